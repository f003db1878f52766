"""Values as JSON trees and raw buffers, and back.

`None`, `bool`, `int`, `float` and `str` stand for themselves, everything else is a list that starts
with a tag. What can be changed in place (lists, dicts, sets, arrays, tensors, generators) lies in a
numbered *heap* and trees refer to it by number. So identity, aliases and cycles survive the
journey, and changes made by the other side can be brought back into the very same objects.
"""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict, defaultdict, deque
from types import SimpleNamespace
from typing import Any

import numpy as np

from dlcourse.sandbox.channel import ProtocolError, Tree
from dlcourse.sandbox.generators import GENERATORS
from dlcourse.sandbox.values import (
    NotPlain,
)

MAX_DIGITS = 1 << 20  # of an integer, in base 16: arithmetic with more would take for ever
PLAIN_DTYPES = "biufcSUmM"
DICTS = {"dict": dict, "OrderedDict": OrderedDict, "Counter": Counter, "defaultdict": defaultdict}
CONTAINERS = {
    "list": list, "set": set, "bytearray": bytearray, "namespace": SimpleNamespace, **DICTS,
}  # fmt: skip
FACTORIES = {kind.__name__: kind for kind in (int, float, str, bool, list, dict, set, tuple)}
CHANGEABLE = (*CONTAINERS.values(), deque)


def torch_module() -> Any:
    """torch, if it is imported in this process; nothing here may import it by itself."""
    return sys.modules.get("torch")


def is_changeable(value: object) -> bool:
    """Whether a value is plain and can be changed in place: then it lies in the heap."""
    kind = type(value)
    if kind in CHANGEABLE:
        factory = value.default_factory if kind is defaultdict else None  # type: ignore[attr-defined]
        return factory is None or factory in FACTORIES.values()
    if kind is np.ndarray:
        dtype = value.dtype  # type: ignore[attr-defined]
        return dtype.kind in PLAIN_DTYPES + "O" or (dtype.kind == "V" and not dtype.hasobject)
    if kind is np.random.Generator:
        return type(value.bit_generator).__name__ in GENERATORS  # type: ignore[attr-defined]
    if kind is np.random.RandomState:
        return True
    torch = torch_module()
    if torch is None:
        return False
    if kind is torch.Generator:
        return True
    return kind is torch.Tensor and is_dense(value)


def is_dense(tensor: Any) -> bool:
    """Whether a tensor's values can be sent as they lie in memory."""
    return bool(
        tensor.layout is torch_module().strided
        and tensor.device.type == "cpu"
        and not tensor.is_quantized
    )


def refuse(value: object) -> Tree:
    """The `encode_object` of a side that sends nothing but plain data."""
    raise NotPlain(f"a {type(value).__name__} cannot travel as plain data")


def same_content(
    old: Tree, old_buffers: list[bytes], new: Tree, new_buffers: list[bytes | memoryview]
) -> bool:
    """Whether two contents of a heap object are equal."""
    slot = {"array": 3, "tensor": 3, "parameter": 3, "bytearray": 1, "torch_rng": 1}.get(old[0])
    if slot is None:
        return bool(old == new)
    same_kind = old[:slot] == new[:slot] and _wants_gradient(old) == _wants_gradient(new)
    return bool(same_kind and old_buffers[old[slot]] == new_buffers[new[slot]])


def _wants_gradient(content: Tree) -> bool:
    return content[0] in ("tensor", "parameter") and content[4] is not None


def checked_text(value: Any) -> str:
    """The value, which must be a text."""
    if type(value) is not str:
        raise ProtocolError("no text where one was expected")
    return value
