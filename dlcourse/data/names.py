"""First names of people born in the United States: 2000 of girls and 2000 of boys.

Source: US Social Security Administration, national data on baby names, 1880 to 2017. CC0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dlcourse.data.dataset import verify

_SHA256 = "f4e8dde8c1f53ef844af772221aeaedbfbab7ce06009e1f7f524b26bc94bf078"


@dataclass(frozen=True)
class Names:
    """First names and what they were given to. They unpack: ``names, t = data.first_names()``.

    Attributes
    ----------
    names
        The n names, in the order of the alphabet. Each has 2 to 11 letters, A to Z, the first of
        them a capital.
    t
        (n,) int64; −1 for a girls' name and +1 for a boys' name.
    target_names
        The names of the classes, in the order of their labels.
    """

    names: tuple[str, ...]
    t: NDArray[np.int64]
    target_names: tuple[str, str] = ("girl", "boy")

    def __iter__(self) -> Iterator[tuple[str, ...] | NDArray[np.int64]]:
        return iter((self.names, self.t))

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        first, second = self.target_names
        source = "First names (US Social Security Administration; CC0)"
        return f"{source}: {len(self)}, {first} or {second}."


def first_names() -> Names:
    """Is it a girls' name (−1) or a boys' name (+1)? 4000 first names, 2000 of each.

    They are the most frequent names of those of which nine out of ten children, or more, had the
    same sex in the records. Many names are spellings of one name, such as Caitlin and Kaitlyn.

    Returns
    -------
    Names
        names, 4000 strings in the order of the alphabet; t (4000,) int64, −1 or +1.

    References
    ----------
    US Social Security Administration, Popular baby names, 1880 to 2017; as a data set: H. Wickham,
    ``babynames`` for R.
    """
    file = resources.files("dlcourse.data") / "baby_names" / "names.csv"
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = np.array([row["name"] for row in rows], dtype="U11")
    t = np.array([1 if row["sex"] == "boy" else -1 for row in rows], dtype=np.int64)
    verify("first names", _SHA256, names, t)
    return Names(tuple(names.tolist()), t)
