"""Explorer: gradient descent in a bowl, with a control for the learning rate.

`torch.optim.SGD` takes the steps.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._contours import contours
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Control, Scale, Steps, explore

STEPS = 40
START = (-2.2, 1.0)
XLIM, YLIM = (-2.8, 2.8), (-2.0, 2.0)


def draw(ratio: float, rate: float, step: int) -> Figure:
    """Draw the path on ½(x² + ratio·y²) with η = rate / L, and the loss of each axis.

    Parameters
    ----------
    ratio
        The largest curvature divided by the smallest, so L = ratio.
    rate
        η·L, the learning rate times L.
    step
        The number of steps so far.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    path = _path(ratio, rate)
    seen = path[: step + 1]
    fig, (plane, losses) = plot.figure(2, width=4.3)
    fig.subplots_adjust(wspace=0.36)
    _draw_path(plane, ratio, seen)
    _draw_losses(losses, ratio, path, step)
    flat, steep = 1 - rate / ratio, 1 - rate
    plot.title(plane, f"Step {step}: {_verdict(rate)}, ηL = {rate:g}")
    plot.title(losses, f"each step multiplies x by {flat:.2f}, y by {steep:.2f}".replace("-", "−"))
    losses.legend(loc="upper left", fontsize=8)
    x, y = seen[-1]
    return plot.describe(
        fig,
        f"Gradient descent on a bowl whose steep axis y is {ratio:g} times as curved as its flat "
        f"axis x; η = {rate:g}/L: {_verdict(rate)}. Each step multiplies x by {flat:.2f} and y by "
        f"{steep:.2f}. After step {step} of {STEPS}: x = {x:.3g}, y = {y:.3g}, loss "
        f"{_loss(ratio, seen[-1]):.2e}; it began at {_loss(ratio, path[0]):.2e}.",
    )


def last(ratio: float, rate: float) -> int:
    """Count the steps.

    Parameters
    ----------
    ratio
        The largest curvature divided by the smallest.
    rate
        η·L.

    Returns
    -------
    int
        The number of the last step; the first is 0.
    """
    return STEPS


CONTROLS: tuple[Control, ...] = (
    Scale("ratio", "κ: steep / flat curvature", (1, 3, 10, 30, 100), 10),
    Scale(
        "rate",
        "learning rate times L",
        (0.1, 0.3, 0.6, 1.0, 1.4, 1.7, 1.9, 2.0, 2.05, 2.2),
        1.7,
    ),
    Steps("step", "step", last, 8),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _verdict(rate: float) -> str:
    if rate > 2:
        return "divergent"
    return "critical" if rate == 2 else "stable"


def _loss(ratio: float, point: NDArray[np.float64]) -> float:
    return float(point[0] ** 2 + ratio * point[1] ** 2) / 2


def _draw_path(plane: Axes, ratio: float, seen: NDArray[np.float64]) -> None:
    x, y = np.linspace(*XLIM, 50), np.linspace(*YLIM, 40)
    contours(plane, x, y, 0.05 + (x**2 + ratio * y[:, None] ** 2) / 2, 12)
    plane.plot(*seen.T, "o-", color=plot.PALETTE["blue"], markersize=4, linewidth=1.2)
    plane.plot(*seen[-1], "o", color=plot.PALETTE["vermilion"], markersize=8)
    plane.plot(0, 0, "*", color="black", markersize=10)
    plane.locator_params(nbins=5)
    plane.set(xlim=XLIM, ylim=YLIM, xlabel="x (flat axis)", ylabel="y (steep axis)")


def _draw_losses(axes: Axes, ratio: float, path: NDArray[np.float64], step: int) -> None:
    flat, steep = path[:, 0] ** 2 / 2, ratio * path[:, 1] ** 2 / 2
    steps = np.arange(len(path))
    for values, label, colour, style in (
        (flat + steep, "loss", "black", "-"),
        (flat, "part of x (flat)", "blue", "--"),
        (steep, "part of y (steep)", "vermilion", ":"),
    ):
        shown = np.maximum(values, 1e-12)
        axes.plot(steps, shown, style, color=plot.PALETTE[colour], alpha=0.25)
        plot.curve(axes, steps[: step + 1], shown[: step + 1], label, colour, style)
    axes.axvline(step, color=plot.PALETTE["sky"], linewidth=1)
    plot.log_axis(axes.yaxis, (1e-8, 1e-4, 1, 1e4))
    axes.set(ylim=(1e-9, 1e9), xlim=(0, STEPS), xlabel="step", ylabel="loss")
    axes.set(xticks=(0, 10, 20, 30, 40))


@cache
def _path(ratio: float, rate: float) -> NDArray[np.float64]:
    """The points (STEPS + 1, 2), beginning at START."""
    import torch

    point = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    curvatures = torch.tensor([1.0, ratio], dtype=torch.float64)
    optimizer = torch.optim.SGD([point], lr=rate / ratio)
    path = [START]
    for _ in range(STEPS):
        optimizer.zero_grad()
        (0.5 * curvatures * point**2).sum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        path.append(tuple(point.tolist()))
    return np.array(path)
