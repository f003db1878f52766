"""Explorer: the optimizers of `torch.optim` race over four landscapes, step by step.

Each has its own learning rate, the best of 17 (see `RATES`). A factor changes all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._contours import contours
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

UPDATES, STRIDE, TRAIL, GOAL = 300, 5, 100, 1e-3
FACTORS = (0.1, 0.3, 1, 3, 10)
LOOKS = {
    "SGD": ("black", "-"),
    "momentum": ("orange", "-"),
    "Nesterov": ("vermilion", "--"),
    "AdaGrad": ("green", "-."),
    "RMSProp": ("sky", "-"),
    "Adam": ("blue", "-"),
}
Landscape = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Track:
    """A landscape for the race; its lowest value is 0.

    Attributes
    ----------
    f
        The function f(x, y).
    start
        Where the race begins.
    minima
        The places of the lowest value.
    xlim, ylim
        The part to show.
    """

    f: Landscape
    start: tuple[float, float]
    minima: tuple[tuple[float, float], ...]
    xlim: tuple[float, float]
    ylim: tuple[float, float]


TRACKS = {
    "ravine": Track(
        lambda x, y: 0.01 * x**2 + y**2, (-8.0, 1.5), ((0.0, 0.0),), (-10.0, 4.0), (-2.5, 2.5)
    ),
    "Rosenbrock's valley": Track(
        lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        (-1.2, 1.0),
        ((1.0, 1.0),),
        (-2.0, 2.0),
        (-1.0, 3.0),
    ),
    "Beale's plain": Track(
        lambda x, y: (
            (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
        ),
        (1.0, 1.5),
        ((3.0, 0.5),),
        (-1.0, 4.5),
        (-2.0, 2.0),
    ),
    "saddle": Track(
        lambda x, y: 0.5 * x**2 + 0.25 * (y**2 - 1) ** 2,
        (1.4, 0.001),
        ((0.0, -1.0), (0.0, 1.0)),
        (-2.0, 2.0),
        (-1.6, 1.6),
    ),
}

# Exponents of 10, out of −4, −3.75, …, 0. Each optimizer has the rate that comes below GOAL first
# and stays there. If none does within UPDATES updates, it has the rate that ends lowest.
EXPONENTS = {
    "ravine": (-0.25, -0.75, -0.25, 0, -1, -0.25),
    "Rosenbrock's valley": (-2.5, -2.5, -3, 0, -0.75, 0),
    "Beale's plain": (-1.5, -2.5, -2.5, 0, -1, -0.25),
    "saddle": (-0.25, -0.75, -0.5, -0.25, -1, -1),
}
RATES = {
    track: {name: 10.0**exponent for name, exponent in zip(LOOKS, exponents, strict=True)}
    for track, exponents in EXPONENTS.items()
}


def draw(track: str, factor: float, stop: int) -> Figure:
    """Draw the last 100 of 5·stop updates, and the losses.

    Parameters
    ----------
    track
        The name of the landscape.
    factor
        All learning rates are multiplied by it.
    stop
        How many times 5 updates are done.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    chosen, done = TRACKS[track], STRIDE * stop
    fig, (plane, losses) = plot.figure(2, width=4.3)
    fig.subplots_adjust(wspace=0.36)
    _draw_track(plane, chosen)
    reached = {}
    for name, (colour, style) in LOOKS.items():
        path = _paths(track)[name, factor]
        heights = np.clip(chosen.f(*path.T), 1e-9, 1e6)
        seen = path[: done + 1]
        plane.plot(*seen[-TRAIL:].T, style, color=plot.PALETTE[colour], linewidth=1.5)
        plane.plot(*seen[-1], "o", color=plot.PALETTE[colour], markeredgecolor="black")
        losses.plot(heights, style, color=plot.PALETTE[colour], alpha=0.25)
        plot.curve(losses, np.arange(done + 1), heights[: done + 1], name, colour, style)
        reached[name] = float(heights[done])
    losses.axvline(done, color="black", linewidth=0.8)
    losses.axhline(GOAL, color="black", linewidth=0.8, linestyle=":")
    plot.log_axis(losses.yaxis, (1e-6, 1e-3, 1, 1e3))
    losses.set(xlim=(0, UPDATES), ylim=(1e-7, 1e4), xlabel="update", ylabel="loss")
    losses.set(xticks=(0, 100, 200, 300))
    losses.legend(loc="upper right", fontsize=7, ncols=2)
    plot.title(plane, f"{track}, after {done} updates")
    first = min(reached, key=lambda name: reached[name])
    plot.title(losses, f"lowest now: {first}, {reached[first]:.1e}")
    listed = ", ".join(f"{name} {loss:.1e}" for name, loss in reached.items())
    return plot.describe(
        fig,
        f"Six optimizers on {track} after {done} of {UPDATES} updates, each at {factor:g} times "
        f"its best learning rate. Losses: {listed}.",
    )


def last(track: str, factor: float) -> int:
    """Count the stops, one after every 5 updates.

    Parameters
    ----------
    track
        The name of the landscape.
    factor
        The factor of the learning rates.

    Returns
    -------
    int
        The number of the last step; the first is 0.
    """
    return UPDATES // STRIDE


CONTROLS: tuple[Control, ...] = (
    Choice("track", "landscape", tuple(TRACKS), "ravine"),
    Scale("factor", "learning rates: times the best one", FACTORS, 1),
    Steps("stop", "stop, every 5 updates", last, 8),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell. All races run first, in a second or two.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions, first=[partial(_paths, track) for track in TRACKS])


def _draw_track(plane: Axes, track: Track) -> None:
    x, y = np.linspace(*track.xlim, 70), np.linspace(*track.ylim, 60)
    contours(plane, x, y, track.f(*np.meshgrid(x, y)) + 0.01)
    for minimum in track.minima:
        plane.plot(*minimum, "*", color="black", markersize=11)
    plane.locator_params(nbins=5)
    plane.set(xlim=track.xlim, ylim=track.ylim, xlabel="x", ylabel="y")


def _optimizer(name: str, groups: list[dict[str, Any]]) -> Any:
    from torch import optim

    match name:
        case "SGD":
            return optim.SGD(groups)
        case "momentum":
            return optim.SGD(groups, momentum=0.9)
        case "Nesterov":
            return optim.SGD(groups, momentum=0.9, nesterov=True)
        case "AdaGrad":
            return optim.Adagrad(groups)
        case "RMSProp":
            return optim.RMSprop(groups)
        case _:
            return optim.Adam(groups)


@cache
def _paths(track: str) -> dict[tuple[str, float], NDArray[np.float64]]:
    """The points (UPDATES + 1, 2) for each optimizer and factor."""
    rates = {name: [factor * best for factor in FACTORS] for name, best in RATES[track].items()}
    walked = _walk(TRACKS[track], rates)
    keys = [(name, factor) for name in RATES[track] for factor in FACTORS]
    return dict(zip(keys, walked, strict=True))


def _walk(track: Track, rates: dict[str, list[float]]) -> NDArray[np.float64]:
    """The points (all rates, UPDATES + 1, 2) of all optimizers, each with each of its rates.

    A path that goes to infinity stops at its last point within 1000 of the origin.
    """
    import torch

    optimizers, points = [], []
    for name, several in rates.items():
        own = [torch.tensor(track.start, dtype=torch.float64, requires_grad=True) for _ in several]
        groups = [{"params": [p], "lr": rate} for p, rate in zip(own, several, strict=True)]
        optimizers.append(_optimizer(name, groups))
        points += own
    path = np.empty((len(points), UPDATES + 1, 2))
    for update in range(UPDATES + 1):
        here = torch.stack(points)
        path[:, update] = here.detach().numpy()
        losses = track.f(here[:, 0], here[:, 1])
        for point, gradient in zip(points, torch.autograd.grad(losses.sum(), points), strict=True):
            point.grad = gradient
        for optimizer in optimizers:
            optimizer.step()
    inside = (np.abs(path) < 1e3).all(axis=2).cumprod(axis=1)  # NaN is not inside
    seen = np.minimum(np.arange(UPDATES + 1), inside.sum(axis=1, keepdims=True) - 1)
    return np.take_along_axis(path, seen[..., None], axis=1)
