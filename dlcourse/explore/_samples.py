"""Small two-dimensional data sets for the explorers of linear models."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.data import Dataset

APART = "Adelie and Gentoo penguins, by bill length and depth"
CLOSE = "Chinstrap and Gentoo penguins, by bill length and body mass"
OVERLAP = "Adelie and Chinstrap penguins, by bill and flipper length"
SEX = "female and male penguins, by bill depth and body mass"
XOR = "four clouds, labelled like XOR"
RINGS = "a ring around a disc"
SPIRALS = "two spirals, one inside the other"


@lru_cache
def load(name: str) -> Dataset:
    """Load a data set: two features, t in {−1, +1}, rows shuffled, always in the same order."""
    rng = np.random.default_rng(2)
    make = {
        APART: lambda: data.penguins(("Adelie", "Gentoo"), ("bill_length_mm", "bill_depth_mm")),
        CLOSE: lambda: data.penguins(("Chinstrap", "Gentoo"), ("bill_length_mm", "body_mass_g")),
        OVERLAP: lambda: data.penguins(
            ("Adelie", "Chinstrap"), ("bill_length_mm", "flipper_length_mm")
        ),
        SEX: lambda: data.penguin_sex(features=("bill_depth_mm", "body_mass_g")),
        XOR: lambda: _xor(rng),
        RINGS: lambda: _rings(rng),
        SPIRALS: lambda: _spirals(rng),
    }
    dataset = make[name]()
    rows = rng.permutation(len(dataset.t))
    return replace(dataset, X=dataset.X[rows], t=dataset.t[rows])


def standardised(dataset: Dataset) -> Dataset:
    """Give each feature mean 0 and standard deviation 1, and say so in its name."""
    X = (dataset.X - dataset.X.mean(axis=0)) / dataset.X.std(axis=0)
    names = tuple(
        f"{name.rpartition('_')[0] or name} (standardised)" for name in dataset.feature_names
    )
    return replace(dataset, X=X, feature_names=names)


@lru_cache
def parts(name: str) -> tuple[Dataset, NDArray[np.int64], NDArray[np.int64]]:
    """Standardise the samples; also return the rows for training (two of three) and testing."""
    samples = standardised(load(name))
    rows = np.random.default_rng(0).permutation(len(samples.t))
    cut = 2 * len(rows) // 3
    return samples, rows[:cut], rows[cut:]


def limits(dataset: Dataset) -> tuple[tuple[float, float], tuple[float, float]]:
    """Find limits of axes that show all samples: along x, along y."""
    low, high = dataset.X.min(axis=0), dataset.X.max(axis=0)
    low, high = low - 0.08 * (high - low), high + 0.08 * (high - low)
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def scatter(axes: Axes, dataset: Dataset, sizes: NDArray[np.float64] | float = 28.0) -> None:
    """Draw the samples; set limits, labels and a few ticks."""
    xlim, ylim = limits(dataset)
    xlabel, ylabel = (_spoken(name) for name in dataset.feature_names)
    axes.set(xlim=xlim, ylim=ylim, xlabel=xlabel, ylabel=ylabel)
    axes.locator_params(nbins=4)
    minus, plus = dataset.target_names
    plot.two_classes(axes, dataset.X, dataset.t, (f"{minus}: −1", f"{plus}: +1"), sizes)


def _spoken(feature: str) -> str:
    """bill_length_mm → bill length (mm)."""
    for unit in ("mm", "g"):
        feature = feature.replace(f"_{unit}", f" ({unit})")
    return feature.replace("_", " ")


def _xor(rng: np.random.Generator) -> Dataset:
    signs = rng.choice([-1.0, 1.0], size=(120, 2))
    X = signs + rng.normal(scale=0.4, size=(120, 2))
    t = np.where(signs[:, 0] == signs[:, 1], -1, 1)
    return Dataset(X, t, ("feature 1", "feature 2"), ("equal signs", "different signs"), XOR)


def _rings(rng: np.random.Generator) -> Dataset:
    angle = rng.uniform(0, 2 * np.pi, size=120)
    t = np.repeat([-1, 1], 60)
    radius = np.where(t == 1, 0.7, 1.7) + rng.normal(scale=0.3, size=120)
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return Dataset(X, t, ("feature 1", "feature 2"), ("ring", "disc"), RINGS)


def _spirals(rng: np.random.Generator) -> Dataset:
    t = np.repeat([-1, 1], 90)
    turns = np.tile(np.linspace(0.15, 1.1, 90), 2)
    angle = 2 * np.pi * turns + np.where(t == 1, np.pi, 0.0)
    X = (2 * turns * np.stack([np.cos(angle), np.sin(angle)])).T
    X += rng.normal(scale=0.07, size=X.shape)
    return Dataset(X, t, ("feature 1", "feature 2"), ("first", "second"), SPIRALS)
