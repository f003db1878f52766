"""Explorer: turn a plane through measured penguins, and see how much of the variance it keeps."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

BY_HAND, BEST = "turned by hand", "the best one: PCA"
MEASURED = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm")
TURNS = tuple(float(angle) for angle in range(-90, 91, 15))
LOOKS = (("blue", "o"), ("orange", "s"), ("green", "^"))
GRID = 61


def draw(plane: str, turn: float, tilt: float) -> Figure:
    """Draw the shadow of the samples on a plane (left), and the variance kept by all planes.

    Parameters
    ----------
    plane
        Turned by hand, or the best one; then the angles make no difference.
    turn, tilt
        The direction in which the plane looks, in degrees, like longitude and latitude.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    X, t = _samples()
    if plane == BEST:
        turn, tilt = _angles(_best_normal())
    axes_in_plane = _axes_in_plane(turn, tilt)
    shadow = X @ axes_in_plane
    kept = float(np.mean(np.sum(shadow**2, axis=1)))
    lost = float(np.mean(np.sum((X - shadow @ axes_in_plane.T) ** 2, axis=1)))
    fig, (paper, globe) = plot.figure(2, width=4.3)
    _draw_shadow(paper, shadow, t)
    plot.title(paper, f"variance kept {kept:.2f} + squared error {lost:.2f} = {kept + lost:.2f}")
    _draw_globe(globe, turn, tilt)
    plot.title(globe, "Variance kept by every plane")
    return plot.describe(
        fig,
        f"{len(t)} penguins of three species, three standardised measurements each, projected onto "
        f"a plane ({plane}) with turn {turn:.0f} and tilt {tilt:.0f} degrees. It keeps "
        f"{kept:.2f} of the variance; the mean squared distance to it is {lost:.2f}; together "
        f"{kept + lost:.2f}. The best plane keeps {_kept(*_angles(_best_normal())):.2f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Scale("turn", "turn (degrees)", TURNS, 0.0),
    Scale("tilt", "tilt (degrees)", TURNS, 60.0),
    Choice("plane", "plane", (BY_HAND, BEST), BY_HAND),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_shadow(axes: Axes, shadow: NDArray[np.float64], t: NDArray[np.int64]) -> None:
    for label, (name, (colour, marker)) in enumerate(zip(data.PENGUIN_SPECIES, LOOKS, strict=True)):
        x, y = shadow[t == label].T
        axes.scatter(
            x,
            y,
            s=16,
            c=plot.PALETTE[colour],
            marker=marker,
            edgecolors="black",
            linewidths=0.3,
            label=name,
        )
    axes.set(xlim=(-3.7, 3.7), ylim=(-3.7, 3.7), xlabel="first axis of the plane")
    axes.set_ylabel("second axis of the plane")
    axes.legend(loc="upper left", fontsize=7, ncols=3, columnspacing=0.8, handletextpad=0.2)


def _draw_globe(axes: Axes, turn: float, tilt: float) -> None:
    """The variance kept, by the two angles, with the plane that is shown and the best one."""
    extent = (-90, 90, -90, 90)
    picture = axes.imshow(_all_planes(), extent=extent, origin="lower", aspect="auto", cmap="Blues")
    axes.figure.colorbar(picture, ax=axes, ticks=[0.5, 1, 1.5, 2, 2.5])
    best_turn, best_tilt = _angles(_best_normal())
    axes.plot(best_turn, best_tilt, "*", color="white", markeredgecolor="black", markersize=14)
    axes.plot(turn, tilt, "o", color=plot.PALETTE["vermilion"], markeredgecolor="black")
    axes.set(xlabel="turn", ylabel="tilt", xticks=(-90, 0, 90), yticks=(-90, 0, 90))


@lru_cache
def _samples() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Three standardised measurements (n, 3) of all penguins, and their species (n,)."""
    X, t = data.penguins(data.PENGUIN_SPECIES, MEASURED)
    return (X - X.mean(axis=0)) / X.std(axis=0), t


def _normal(turn: float, tilt: float) -> NDArray[np.float64]:
    """The direction (3,) in which a plane looks."""
    a, b = np.deg2rad([turn, tilt])
    return np.array([np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)])


def _axes_in_plane(turn: float, tilt: float) -> NDArray[np.float64]:
    """Two directions of length 1 in the plane, at a right angle, as columns: (3, 2)."""
    a = np.deg2rad(turn)
    first = np.array([-np.sin(a), np.cos(a), 0.0])
    return np.column_stack([first, np.cross(_normal(turn, tilt), first)])


def _angles(normal: NDArray[np.float64]) -> tuple[float, float]:
    """Turn and tilt of a direction or of its opposite, whose plane is the same."""
    x, y, z = normal if normal[0] > 0 else -normal
    return float(np.rad2deg(np.arctan2(y, x))), float(np.rad2deg(np.arcsin(z)))


def _kept(turn: float, tilt: float) -> float:
    X, _ = _samples()
    return float(np.mean(np.sum((X @ _axes_in_plane(turn, tilt)) ** 2, axis=1)))


@lru_cache
def _best_normal() -> NDArray[np.float64]:
    """The direction (3,) in which the samples vary least: the last right singular vector."""
    _, _, directions = np.linalg.svd(_samples()[0], full_matrices=False)
    return np.asarray(directions[-1])


@lru_cache
def _all_planes() -> NDArray[np.float64]:
    """The variance kept for GRID tilts (rows) and turns (columns) from −90 to 90 degrees."""
    angles = np.linspace(-90, 90, GRID)
    return np.array([[_kept(turn, tilt) for turn in angles] for tilt in angles])
