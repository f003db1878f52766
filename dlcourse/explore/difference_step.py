"""Explorer: the step of a numerical derivative, between too large and too small.

Values and the true derivative come from torch. The figure shows the errors of differences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

SMOOTH = "z of section 3, along x₂: smooth"
RAISED = "the same plus 1000: large values, same slope"
KINK = "ReLU(x₂ − 1.99): a kink at a distance of 0.01"
TREND = {
    SMOOTH: "both errors fall with h, then grow again where rounding wins",
    RAISED: "both errors fall with h, then grow again, sooner than without the 1000",
    KINK: "the central one is right only where h is below 0.01",
}
DOUBLE, SINGLE = "float64", "float32"
AT = 2.0
EXPONENTS = np.arange(-15, 0.01, 0.25)
STEPS = tuple(10.0**k for k in range(0, -16, -1))
LEAST = 1e-16


@dataclass(frozen=True, eq=False)
class Errors:
    """The errors of both kinds of difference, for every step 10**EXPONENTS.

    Attributes
    ----------
    slope
        The true slope.
    one_sided, central
        The absolute errors, one for each step.
    """

    slope: float
    one_sided: NDArray[np.float64]
    central: NDArray[np.float64]


def draw(function: str, precision: str, h: float) -> Figure:
    """Draw the function as the computer sees it near x₂ = 2, and the errors for every step.

    Parameters
    ----------
    function
        The name of the function.
    precision
        The type of the numbers.
    h
        The step.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    errors = _errors(function, precision)
    place = int(np.argmin(np.abs(EXPONENTS - np.log10(h))))
    one_sided, central = errors.one_sided[place], errors.central[place]
    fig, (zoom, curves) = plot.figure(2, width=4.4, height=3.8)
    _draw_zoom(zoom, function, precision, h, errors.slope)
    _draw_errors(curves, errors, place)
    plot.title(zoom, f"Within 2h of x₂ = 2, h = {h:g}")
    plot.title(curves, f"error one-sided {one_sided:.0e}, central {central:.0e}")
    return plot.describe(
        fig,
        f"Numerical derivative of {function}, in {precision}, at x₂ = 2 with the step h = {h:g}. "
        f"The true slope is {errors.slope:.3f}; the one-sided difference is off by "
        f"{one_sided:.0e}, the central one by {central:.0e}. Over all steps from 1 down to 1e-15 "
        f"{TREND[function]}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("function", "function", (SMOOTH, RAISED, KINK), SMOOTH),
    Choice("precision", "numbers", (DOUBLE, SINGLE), DOUBLE),
    Scale("h", "step h", STEPS, 1.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_zoom(axes: Axes, function: str, precision: str, h: float, slope: float) -> None:
    """Draw the function in steps of h around x₂ = 2, its tangent and the central chord."""
    start = _values(function, precision, AT)
    offsets = np.linspace(-2, 2, 161)
    heights = (_values(function, precision, AT + h * offsets) - start) / h
    axes.plot(offsets, heights, color="black", linewidth=1.2, label="function")
    ends = np.array([-1.0, 1.0])
    low, high = (_values(function, precision, AT + h * ends) - start) / h
    plot.curve(axes, 2 * ends, 2 * ends * slope, "true tangent", "green", "--")
    plot.curve(axes, ends, (low, high), "central chord", "vermilion", "-o")
    axes.set(xlabel="(x₂ − 2) / h", ylabel="change of the function / h", xticks=(-2, -1, 0, 1, 2))
    axes.legend(loc="upper left", fontsize=8)


def _draw_errors(axes: Axes, errors: Errors, place: int) -> None:
    h = 10**EXPONENTS
    ways = (
        ("one-sided", errors.one_sided, "blue", "-s"),
        ("central", errors.central, "vermilion", "-o"),
    )
    for label, values, colour, style in ways:
        seen = np.maximum(values, LEAST)
        axes.plot(h, seen, style, color=plot.PALETTE[colour], markersize=3, label=label)
        axes.plot(h[place], seen[place], style[1], color=plot.PALETTE[colour], markersize=11)
    axes.axvline(h[place], color="black", linewidth=0.8, linestyle=":")
    plot.log_axis(axes.xaxis, (1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1))
    plot.log_axis(axes.yaxis, (1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3))
    axes.set(ylim=(1e-13, 1e5), xlabel="step h", ylabel="error of the derivative")
    axes.legend(loc="upper right", fontsize=8)


@lru_cache
def _errors(function: str, precision: str) -> Errors:
    import torch

    start = torch.tensor(AT, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(_function(function)(start), start)
    h = 10**EXPONENTS
    above, below, middle = (
        _values(function, precision, AT + shift * h) for shift in (1.0, -1.0, 0.0)
    )
    return Errors(
        slope=float(slope),
        one_sided=np.abs((above - middle) / h - float(slope)),
        central=np.abs((above - below) / (2 * h) - float(slope)),
    )


def _values(function: str, precision: str, x: Any) -> Any:
    """The values at x, computed in the chosen precision and returned as float64."""
    import torch

    points = torch.as_tensor(x, dtype=getattr(torch, precision))
    return _function(function)(points).to(torch.float64).numpy()


def _function(name: str) -> Callable[[Any], Any]:
    return {
        SMOOTH: lambda x2: (1 + x2).sin() + x2 * x2 * 3,
        RAISED: lambda x2: (1 + x2).sin() + x2 * x2 * 3 + 1000,
        KINK: lambda x2: (x2 - 1.99).relu(),
    }[name]
