"""Explorer: layers fold the plane, and a simple border unfolds into many."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

MOST_FOLDS, UNITS_PER_FOLD, PIXELS = 5, 4, 192
LINE, DISC, WEDGE = "a line", "a disc", "a wedge"
SIDE = (-1.0, 1.0)
POINT = np.array([[0.55, 0.3]])


def draw(border: str, angle: float, folds: int) -> Figure:
    """Draw the answer for every input, with the creases (left), and the folded plane (right).

    A fold turns the plane, takes the absolute value of both coordinates, and then stretches and
    shifts the remaining quarter over the whole square.

    Parameters
    ----------
    border
        The border in the folded plane.
    angle
        The turn before each fold, in degrees.
    folds
        The number of folds.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    fig, (plane, folded) = plot.figure(2, width=4.3)
    stages = _stages(angle, _pixels())
    places = stages[folds][1] if folds else _pixels()
    for axes, points in ((plane, places), (folded, _pixels())):
        axes.set(xlim=SIDE, ylim=SIDE, aspect="equal", xticks=(-1, 0, 1), yticks=(-1, 0, 1))
        _shade(axes, _inside(border, points))
    plane.set(xlabel="input x₁", ylabel="input x₂")
    folded.set(xlabel="folded coordinate 1", ylabel="folded coordinate 2")
    for turned, _ in stages[1 : folds + 1]:
        _draw_creases(plane, turned)
    marked = _stages(angle, POINT)[folds][1] if folds else POINT
    _mark(plane, POINT, "a point")
    _mark(folded, marked, "where it comes to lie")
    copies = "1 copy" if folds == 0 else f"up to {4**folds} copies"
    plot.title(plane, f"{_counted(folds)}: {copies} of the border")
    units, wide = UNITS_PER_FOLD * folds, _units_in_one_layer(4**folds)
    plot.title(folded, f"{units} hidden units; in one layer ≥ {wide}")
    share = float(_inside(border, places).mean())
    return plot.describe(
        fig,
        f"The plane after {_counted(folds)} with a turn of {angle:g} degrees each: {border} drawn "
        f"in the folded plane appears in {copies} in the plane of the inputs and colours a share "
        f"of {share:.2f} of it. The point ({POINT[0, 0]:g}, {POINT[0, 1]:g}) comes to lie at "
        f"({marked[0, 0]:.2f}, {marked[0, 1]:.2f}). The folds take {units} hidden units; one "
        f"hidden layer needs at least {wide} units for {4**folds} regions.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("border", "border drawn in the folded plane", (LINE, DISC, WEDGE), LINE),
    Scale("angle", "turn before each fold, in degrees", (0, 10, 20, 30, 45), 0),
    Steps("folds", "number of folds (layers)", lambda border, angle: MOST_FOLDS, 2),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _shade(axes: Axes, inside: NDArray[np.bool_]) -> None:
    axes.imshow(
        inside.reshape(PIXELS, PIXELS),
        extent=(*SIDE, *SIDE),
        origin="lower",
        cmap=ListedColormap(["#FBE8C6", "#5AA3D0"]),
        vmin=0,
        vmax=1,
        interpolation="nearest",
    )


def _mark(axes: Axes, point: NDArray[np.float64], label: str) -> None:
    colour = plot.PALETTE["vermilion"]
    axes.scatter(
        point[:, 0], point[:, 1], s=150, marker="*", c=colour, edgecolors="black", label=label
    )


def _draw_creases(axes: Axes, turned: NDArray[np.float64]) -> None:
    """Draw where a fold bends the plane: the zeros of the turned coordinates."""
    for coordinate in turned.T:
        axes.contour(
            _ticks()[::3],
            _ticks()[::3],
            coordinate.reshape(PIXELS, PIXELS)[::3, ::3],
            levels=[0.0],
            colors="black",
            linewidths=0.7,
        )


def _stages(
    angle: float, points: NDArray[np.float64]
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """The points (n, 2) before and after the absolute value of each fold; entry 0: unfolded."""
    radians = np.deg2rad(angle)
    turn = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]])
    reach = np.cos(radians) + np.sin(radians)  # the largest coordinate of a turned square
    stages = [(points, points)]
    for _ in range(MOST_FOLDS):
        turned = stages[-1][1] @ turn
        stages.append((turned, np.abs(turned) * (2 / reach) - 1))
    return stages


def _inside(border: str, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    x, y = points.T
    if border == LINE:
        return np.asarray(x + 0.6 * y > 0.2)
    if border == DISC:
        return np.asarray((x - 0.2) ** 2 + (y - 0.1) ** 2 < 0.36)
    return np.asarray(np.abs(y + 0.2) < 0.5 * (x + 0.8))


def _units_in_one_layer(regions: int) -> int:
    """The fewest lines for so many regions: n lines give at most 1 + n + n(n − 1)/2 of them."""
    return next(n for n in range(regions) if 1 + n + n * (n - 1) // 2 >= regions)


@lru_cache
def _pixels() -> NDArray[np.float64]:
    """The centres (PIXELS², 2) of the pixels of the square."""
    return np.stack(np.meshgrid(_ticks(), _ticks()), axis=-1).reshape(-1, 2)


def _ticks() -> NDArray[np.float64]:
    """The centres (PIXELS,) of the pixels along one side."""
    return (np.arange(PIXELS) + 0.5) / PIXELS * 2 - 1


def _counted(folds: int) -> str:
    return "1 fold" if folds == 1 else f"{folds} folds"
