"""Explorer: kernel PCA with its kernel centred for all points, for training points only, or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.data import Dataset
from dlcourse.explore import _samples
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

BOTH, TRAINING, NEVER = "for all points", "for training points only", "not at all"
RBF, LINEAR = "RBF", "linear"
AWAY = np.array([1.5, 1.0])  # moved away from the origin: data seldom come centred
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Components:
    """The first two components, and how well a straight border in them does on new points.

    Attributes
    ----------
    training, new
        (n, 2) and (m, 2), the components of training points and of new points.
    grid
        The first component at the points of `plot.grid`.
    accuracy
        On new points, of a linear classifier fitted to the components of the training points.
    """

    training: Array
    new: Array
    grid: Array
    accuracy: float


def draw(data: str, kernel: str, gamma: float, centred: str) -> Figure:
    """Draw the first component over the plane (left), and both components of all points (right).

    Parameters
    ----------
    data
        The name of the samples.
    kernel
        RBF or linear.
    gamma
        How narrow the RBF kernel is; the linear kernel has none.
    centred
        For which points the kernel is centred.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = _components(data, kernel, gamma, centred)
    spread = found.training.std(axis=0)
    middle = np.abs(found.training.mean(axis=0) / spread).max()
    away = np.abs((found.new.mean(axis=0) - found.training.mean(axis=0)) / spread).max()
    samples, train, test = _moved(data)
    fig, (plane, pair) = plot.figure(2, width=4.3)
    _samples.scatter(plane, samples, 14.0)
    _draw_levels(plane, found.grid)
    plot.title(plane, "Where the first component is equal")
    _draw_components(pair, found, samples.t[train], samples.t[test])
    plot.title(pair, f"Two components; {found.accuracy:.2f} of the new points right")
    shown = f" with γ = {gamma:g}" if kernel == RBF else ""
    return plot.describe(
        fig,
        f"Kernel PCA of {data}; {kernel} kernel{shown}, centred {centred}. The mean of the "
        f"training points is {middle:.2f} standard deviations away from 0, the mean of the new "
        f"points {away:.2f} away from theirs. A straight border, fitted to the two components of "
        f"the {len(train)} training points, gets {found.accuracy:.2f} of the {len(test)} new "
        "points right.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("data", "samples", (_samples.RINGS, _samples.XOR, _samples.APART), _samples.RINGS),
    Scale("gamma", "γ: how narrow the RBF kernel is", (0.1, 0.3, 1.0, 3.0, 10.0), 3.0),
    Choice("kernel", "kernel", (RBF, LINEAR), RBF),
    Choice("centred", "kernel centred", (BOTH, TRAINING, NEVER), BOTH),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_levels(axes: Axes, values: Array) -> None:
    """Shade the axes by the first component, with lines where it is equal."""
    square = values.reshape(plot.draw.GRID_POINTS, plot.draw.GRID_POINTS)
    extent = (*axes.get_xlim(), *axes.get_ylim())
    axes.imshow(
        square, extent=extent, origin="lower", aspect="auto", cmap="Greys", alpha=0.5, zorder=-2
    )
    axes.contour(square, extent=extent, levels=6, colors="#606060", linewidths=0.7, zorder=-1)


def _draw_components(
    axes: Axes, found: Components, t: NDArray[np.int64], t_new: NDArray[np.int64]
) -> None:
    """Training points filled, new ones hollow; classes as in `plot.two_classes`."""
    plot.two_classes(axes, found.training, t, ("training, −1", "training, +1"), 18.0)
    for label, marker, colour in ((-1, "s", "orange"), (1, "o", "blue")):
        x, y = found.new[t_new == label].T
        axes.scatter(
            x,
            y,
            s=26,
            marker=marker,
            facecolors="none",
            edgecolors=plot.PALETTE[colour],
            linewidths=1.4,
            label=f"new, {label:+d}".replace("-", "−"),
        )
    axes.set(xlabel="component 1", ylabel="component 2")
    axes.margins(y=0.2)
    axes.legend(loc="upper center", fontsize=7, ncols=4, columnspacing=0.8, handletextpad=0.1)


@lru_cache
def _moved(name: str) -> tuple[Dataset, NDArray[np.int64], NDArray[np.int64]]:
    """Standardised samples, moved away from the origin, with the rows for training and testing."""
    samples, train, test = _samples.parts(name)
    return replace(samples, X=samples.X + AWAY), train, test


def _kernel(name: str, gamma: float) -> Callable[[Array, Array], Array]:
    """The function from points (n, d) and (m, d) to the kernel matrix (n, m)."""
    if name == LINEAR:
        return lambda A, B: np.asarray(A @ B.T)
    return lambda A, B: np.asarray(np.exp(-gamma * np.sum((A[:, None] - B) ** 2, axis=2)))


@lru_cache(maxsize=256)
def _components(data: str, kernel: str, gamma: float, centred: str) -> Components:
    from sklearn.linear_model import LogisticRegression

    samples, train, test = _moved(data)
    X, X_new, function = samples.X[train], samples.X[test], _kernel(kernel, gamma)
    K = function(X, X)
    means, mean = K.mean(axis=0), K.mean()
    inner = K if centred == NEVER else K - means - means[:, None] + mean
    sizes, vectors = np.linalg.eigh(inner)
    sizes, vectors = sizes[:-3:-1], vectors[:, :-3:-1]

    def project(points: Array) -> Array:
        k = function(points, X)
        if centred == BOTH:
            k = k - means - k.mean(axis=1, keepdims=True) + mean
        return np.asarray(k @ vectors / np.sqrt(sizes))

    training, new = vectors * np.sqrt(sizes), project(X_new)
    border = LogisticRegression(C=100).fit(training, samples.t[train])
    grid = project(plot.grid(*_samples.limits(samples)))[:, 0]
    return Components(training, new, grid, float(border.score(new, samples.t[test])))
