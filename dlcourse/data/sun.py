"""How many spots the sun had, year by year, from 1700 to 2008.

Source: NOAA National Geophysical Data Center, yearly sunspot numbers. Public domain.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dlcourse.data.dataset import verify

_SHA256 = "446b3ddfdbdf04fb8cdeda09c9d370badc6877873ad4e987493a48e246a9dde1"


@dataclass(frozen=True)
class Series:
    """A number for each year. It unpacks: ``years, values = data.sunspots()``.

    Attributes
    ----------
    years
        (n,) int64, one after the other, without a gap.
    values
        (n,) float64, the value of each year.
    description
        What the values are.
    """

    years: NDArray[np.int64]
    values: NDArray[np.float64]
    description: str

    def __iter__(self) -> Iterator[NDArray[np.int64] | NDArray[np.float64]]:
        return iter((self.years, self.values))

    def __len__(self) -> int:
        return len(self.years)

    def __repr__(self) -> str:
        return f"{self.description}: {len(self)} years, {self.years[0]} to {self.years[-1]}."


def sunspots() -> Series:
    """How many spots has the sun? The yearly sunspot number, 1700 to 2008: 309 years.

    The number rises and falls in about 11 years; the highest years differ by a factor of four. It
    is the mean over the year of ten times the groups of spots plus the spots, in the first version
    of that count. In 2015 all values were computed anew, about one and a half times as large: do
    not join this series with newer ones.

    Returns
    -------
    Series
        years (309,) int64; values (309,) float64, from 0 to 190.2.

    References
    ----------
    NOAA National Geophysical Data Center, yearly sunspot numbers; as a data set: ``statsmodels``.
    """
    file = resources.files("dlcourse.data") / "yearly_sunspots" / "sunspots.csv"
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    years = np.array([int(row["year"]) for row in rows], dtype=np.int64)
    values = np.array([float(row["sunspots"]) for row in rows])
    verify("sunspots", _SHA256, years, values)
    return Series(years, values, "Sunspots (NOAA; public domain)")
