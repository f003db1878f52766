"""Palmer penguins: body measurements of three species.

Source: Gorman, Williams, Fraser (2014), PLoS ONE 9(3): e90081, doi 10.1371/journal.pone.0090081;
as a data set: Horst, Hill, Gorman (2020), doi 10.5281/zenodo.3960218. CC0.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dlcourse.data.dataset import Dataset, verify
from dlcourse.errors import DlcourseError

SPECIES = ("Adelie", "Chinstrap", "Gentoo")
FEATURES = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
_SEXES = ("female", "male")
_SHA256 = "bde3f572319326288d6b37286a2005416340277675d8e13dfd643520c3b3faa5"


def penguins(
    species: Sequence[str] = ("Adelie", "Gentoo"),
    features: Sequence[str] = ("bill_length_mm", "bill_depth_mm"),
) -> Dataset:
    """Which species is it? The 342 penguins with measurements, or those of some species.

    One line separates Adelie from Gentoo if one of the two features is the bill depth; no other two
    features do it. No two features separate Adelie from Chinstrap.

    Parameters
    ----------
    species
        Two or three of PENGUIN_SPECIES. With two, the first is the class −1 and the second is +1;
        with three, they are 0, 1, 2.
    features
        Some of PENGUIN_FEATURES, in the order of the columns of X.

    Returns
    -------
    Dataset
        X (n, d) float64, in mm and g; t (n,) int64.

    Raises
    ------
    DlcourseError
        For unknown names, for one name twice, and for fewer than two species.

    References
    ----------
    Gorman, Williams, Fraser (2014), PLoS ONE 9(3): e90081, doi 10.1371/journal.pone.0090081.
    """
    _known("species", species, SPECIES, at_least=2)
    _known("features", features, FEATURES)
    kind, _, measured = _table()
    rows = np.isin(kind, species) & np.isfinite(measured).all(axis=1)
    labels = (-1, 1) if len(species) == 2 else range(len(species))
    t = np.select([kind[rows] == name for name in species], list(labels))
    return _dataset(measured[rows], t, features, species)


def penguin_sex(species: Sequence[str] = SPECIES, features: Sequence[str] = FEATURES) -> Dataset:
    """Is it a male (+1) or a female (−1)? The 333 penguins whose sex is known.

    No single measurement is enough, because the sexes of different species overlap. Together, the
    measurements tell the sex well.

    Parameters
    ----------
    species
        Some of PENGUIN_SPECIES: the penguins to keep.
    features
        Some of PENGUIN_FEATURES, in the order of the columns of X.

    Returns
    -------
    Dataset
        X (n, d) float64, in mm and g; t (n,) int64, −1 or +1.

    Raises
    ------
    DlcourseError
        For unknown names, and for one name twice.

    References
    ----------
    Gorman, Williams, Fraser (2014), PLoS ONE 9(3): e90081, doi 10.1371/journal.pone.0090081.
    """
    _known("species", species, SPECIES)
    _known("features", features, FEATURES)
    kind, sex, measured = _table()
    rows = np.isin(kind, species) & np.isin(sex, _SEXES)
    t = np.where(sex[rows] == "male", 1, -1)
    return _dataset(measured[rows], t, features, _SEXES)


def _dataset(
    measured: NDArray[np.float64],
    t: NDArray[np.int64],
    features: Sequence[str],
    target_names: Sequence[str],
) -> Dataset:
    columns = [FEATURES.index(name) for name in features]
    return Dataset(
        X=np.ascontiguousarray(measured[:, columns]),
        t=t.astype(np.int64),
        feature_names=tuple(features),
        target_names=tuple(target_names),
        description="Palmer penguins (Gorman, Williams, Fraser 2014; CC0):",
    )


def _table() -> tuple[NDArray[np.str_], NDArray[np.str_], NDArray[np.float64]]:
    """Species and sex ("" if unknown), both (344,); measurements (344, 4), NaN where missing."""
    file = resources.files("dlcourse.data") / "palmer_penguins" / "penguins.csv"
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    species = np.array([row["species"] for row in rows], dtype="U9")
    sex = np.array([row["sex"] for row in rows], dtype="U6")
    measured = np.array([[float(row[name] or "nan") for name in FEATURES] for row in rows])
    verify("penguins", _SHA256, species, sex, measured)
    return species, sex, measured


def _known(what: str, names: Sequence[str], allowed: Sequence[str], at_least: int = 1) -> None:
    listed = () if isinstance(names, str) else names
    if not set(listed) <= set(allowed) or len(set(listed)) < max(at_least, len(listed)):
        raise DlcourseError(
            f"{what}={names!r} does not fit the penguin data: give a tuple of {at_least} or more "
            f"different names from {', '.join(allowed)}."
        )
