"""What every loader returns, and the checksum that proves it is the data we mean."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.errors import DlcourseError


@dataclass(frozen=True)
class Dataset:
    """Samples and labels, with their names. Unpacks: ``X, t = dataset``.

    X: (n, d) float64, one sample a row, as measured (not standardised).
    t: (n,) int64; −1 and +1 for two classes, 0 .. k−1 for more.
    feature_names: d names with units. target_names: the classes in the order of their labels.
    """

    X: NDArray[np.float64]
    t: NDArray[np.int64]
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    description: str

    def __iter__(self) -> Iterator[NDArray[Any]]:
        return iter((self.X, self.t))

    def __repr__(self) -> str:
        n, d = self.X.shape
        return (
            f"{self.description} {n} samples, {d} features; classes {', '.join(self.target_names)}."
        )


def sha256(*arrays: NDArray[Any]) -> str:
    """The SHA-256 of arrays: of each its shape, kind and values, whatever the byte order here."""
    digest = hashlib.sha256()
    for array in arrays:
        little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        digest.update(f"{array.shape}{little.dtype.str}".encode())
        digest.update(little.tobytes())
    return digest.hexdigest()


def verify(name: str, expected: str, *arrays: NDArray[Any]) -> None:
    """Raise DlcourseError unless the arrays have this SHA-256."""
    if sha256(*arrays) != expected:
        raise DlcourseError(
            f"The data set {name} is not the one this course was written for: its checksum "
            "differs. Install dlcourse and scikit-learn again, then restart the notebook."
        )
