"""Explorer: one hidden layer follows a function on [0, 1], unit by unit.

The units stand at equal distances; least squares on 401 points finds the output weights. So this is
the best network with these units, without any training.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Steps, explore

MOST_UNITS = 40
WAVE, KINK, CHIRP, JUMP = "a wave", "a kink", "waves that get narrower", "a jump"
SIGMOID, RELU, SQUARE = "sigmoid", "ReLU", "square (a polynomial)"
STYLES = {SIGMOID: ("blue", "-"), RELU: ("green", "--"), SQUARE: ("purple", ":")}
POINTS = np.linspace(0, 1, 401)


@dataclass(frozen=True, eq=False)
class _Fit:
    """The best network with N units.

    Attributes
    ----------
    parts
        (401, N), the part of each unit in the output.
    output
        (401,), the output.
    error
        The largest absolute error.
    """

    parts: NDArray[np.float64]
    output: NDArray[np.float64]
    error: float


def draw(target: str, kind: str, units: int) -> Figure:
    """Draw the target, the network, the part of each unit, and the largest error so far.

    Parameters
    ----------
    target
        The name of the function to follow.
    kind
        The kind of hidden units.
    units
        The number of hidden units.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    wanted, fit = _target(target), _fits(target, kind)[units]
    fig, (left, right) = plot.figure(2, width=4.3)
    low, high = wanted.min(), wanted.max()
    room = 0.6 * (high - low)
    if units:
        left.plot(POINTS[::4], fit.parts[::4], color=plot.PALETTE["sky"], linewidth=0.7, alpha=0.8)
        left.plot([], [], color=plot.PALETTE["sky"], linewidth=0.7, label="what each unit adds")
    plot.curve(left, POINTS, wanted, "target", "black", "--")
    plot.curve(left, POINTS, fit.output, f"network, {_counted(units)}", "vermilion")
    left.set(xlim=(0, 1), ylim=(low - room, high + room), xlabel="x", xticks=(0, 0.5, 1))
    plot.title(left, f"{kind} units, {3 * units + 1} weights and biases")
    _draw_errors(right, target, kind, units)
    plot.title(right, f"largest error with {_counted(units)}: {fit.error:.3f}")
    plot.legend(fig, left, right)
    others = ", ".join(f"{name} {_fits(target, name)[units].error:.3f}" for name in STYLES)
    return plot.describe(
        fig,
        f"One hidden layer with {_counted(units)}, kind {kind}, fitted to {target} on the interval "
        f"from 0 to 1: the largest error is {fit.error:.3f}. Largest errors of the three kinds "
        f"with {_counted(units)}: {others}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("target", "function to follow", (WAVE, KINK, CHIRP, JUMP), WAVE),
    Choice("kind", "hidden units", tuple(STYLES), SIGMOID),
    Steps("units", "number of hidden units", lambda target, kind: MOST_UNITS, 5),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_errors(axes: Axes, target: str, kind: str, units: int) -> None:
    for name, (colour, style) in STYLES.items():
        logs = [np.log10(fit.error) for fit in _fits(target, name)]
        plot.curve(axes, range(MOST_UNITS + 1), logs, name, colour, style)
    here = np.log10(_fits(target, kind)[units].error)
    axes.plot([units], [here], "o", color=plot.PALETTE["vermilion"], markersize=9)
    axes.set_yticks((-3, -2, -1, 0), ("0.001", "0.01", "0.1", "1"))
    axes.set(xlim=(-1, MOST_UNITS + 1), ylim=(-3.1, 0.6))
    axes.set(xlabel="hidden units", ylabel="largest error")


@lru_cache
def _fits(target: str, kind: str) -> list[_Fit]:
    """Find the best network with 0, 1, … units of this kind."""
    wanted = _target(target)
    return [_fit(wanted, _hidden(kind, units)) for units in range(MOST_UNITS + 1)]


def _fit(wanted: NDArray[np.float64], hidden: NDArray[np.float64]) -> _Fit:
    with_bias = np.column_stack([np.ones(len(POINTS)), hidden])
    weights = np.linalg.lstsq(with_bias, wanted, rcond=1e-9)[0]
    output = with_bias @ weights
    return _Fit(hidden * weights[1:], output, float(np.abs(output - wanted).max()))


def _hidden(kind: str, units: int) -> NDArray[np.float64]:
    """The outputs of the hidden units at POINTS: (401, units)."""
    places = (np.arange(units) + 0.5) / max(units, 1)
    z = POINTS[:, None] - places
    if kind == SIGMOID:
        return np.asarray(0.5 + 0.5 * np.tanh(2 * units * z))
    if kind == RELU:
        return np.clip(z + 0.5 / max(units, 1), 0, None)
    return np.asarray(z**2)


def _target(name: str) -> NDArray[np.float64]:
    x = POINTS
    return {
        WAVE: 0.6 * np.sin(2 * np.pi * x) + 0.3 * np.cos(5 * np.pi * x),
        KINK: 1 - 2 * np.abs(x - 0.37),
        CHIRP: np.sin(16 * x**2) * (0.4 + 0.6 * x),
        JUMP: np.where(x > 0.5, 1.0, 0.0),
    }[name]


def _counted(units: int) -> str:
    return "1 unit" if units == 1 else f"{units} units"
