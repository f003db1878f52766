"""Objects of the check's on their way to the student's process, the only direction for pickle."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.sandbox.channel import Tree
from dlcourse.sandbox.codec import is_dense
from dlcourse.sandbox.encoder import Encoder


class JudgeEncoder(Encoder):
    """Sends parameters of networks with their values, so that training can change them."""

    def travels_by_reference(self, value: object) -> bool:
        if super().travels_by_reference(value):
            return True
        torch = sys.modules.get("torch")
        return torch is not None and type(value) is torch.nn.Parameter and is_dense(value)


class Pickler(pickle.Pickler):
    """Pickles an object of the check's, but leaves arrays, tensors and functions to the encoder.

    So a network and its optimizer still share their parameters on the other side, and what
    training does to them comes back.

    Parameters
    ----------
    leaves : Callable
        Whether a value is one that the encoder has a way of its own to send.
    """

    def __init__(
        self, file: io.BytesIO, encoder: Encoder, leaves: Callable[[object], bool]
    ) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.encoder = encoder
        self.leaves = leaves
        self.references: list[Tree] = []

    def persistent_id(self, value: Any) -> int | None:
        if not self.leaves(value) and not _is_data(value, self.encoder):
            return None
        self.references.append(self.encoder.tree(value))
        return len(self.references) - 1


class Unpickler(pickle.Unpickler):
    """Reads an object of the check's; its classes may be those that a given cell defined here."""

    def __init__(self, data: bytes, references: list[Any]) -> None:
        super().__init__(io.BytesIO(data))
        self.references = references

    def persistent_load(self, number: Any) -> Any:
        return self.references[number]


@dataclass(frozen=True)
class Borrowed:
    """An object of the check's in the student's process. state: what it held when it came."""

    value: object
    number: int
    state: bytes


class _StatePickler(pickle.Pickler):
    """Pickles an object but for its arrays and tensors, whose changes travel by themselves."""

    def persistent_id(self, value: Any) -> int | None:
        torch = sys.modules.get("torch")
        tensor = torch is not None and isinstance(value, torch.Tensor)
        return id(value) if tensor or isinstance(value, np.ndarray) or callable(value) else None


def state_of(value: object) -> bytes:
    """Bytes that are others once an object has changed; none if it cannot be pickled."""
    file = io.BytesIO()
    try:
        _StatePickler(file).dump(value)
    except Exception:
        return b""
    return file.getvalue()


def _is_data(value: Any, encoder: Encoder) -> bool:
    """Whether the encoder sends a value itself: so its identity and its changes are kept."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return encoder.travels_by_reference(value)
    return type(value).__module__.startswith("numpy") and encoder.travels_by_reference(value)
