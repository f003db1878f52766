"""The return type of the loaders, and the checksum that protects the data."""

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
    """Samples and labels, with their names. It unpacks: ``X, t = dataset``.

    Attributes
    ----------
    X
        (n, d) float64, one sample per row, as measured (not standardised).
    t
        (n,) int64; −1 and +1 for two classes, 0 .. k−1 for more.
    feature_names
        The d names of the features, with units.
    target_names
        The names of the classes, in the order of their labels.
    description
        The name and the source of the data.
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
    """Compute the SHA-256 of arrays, from their shapes, dtypes and values.

    The byte order of the machine makes no difference.

    Parameters
    ----------
    *arrays
        Arrays of any shape.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    digest = hashlib.sha256()
    for array in arrays:
        little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        digest.update(f"{array.shape}{little.dtype.str}".encode())
        digest.update(little.tobytes())
    return digest.hexdigest()


def verify(name: str, expected: str, *arrays: NDArray[Any]) -> None:
    """Check that arrays have the expected SHA-256.

    Parameters
    ----------
    name
        The name of the data set, for the error.
    expected
        The SHA-256, from `sha256`.
    *arrays
        The arrays.

    Raises
    ------
    DlcourseError
        If the checksum differs.
    """
    if sha256(*arrays) != expected:
        raise DlcourseError(
            f"The data set {name} is not the one that this course uses: its checksum differs. "
            "Install dlcourse and scikit-learn again, then restart the notebook."
        )
