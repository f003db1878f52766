"""Explorer: an activation and its slope, and where the inputs meet a flat part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.explore import _activations
from dlcourse.explore._activations import FACTS, LEAKY, WITH_PARAMETER
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import Tensor

FLAT = 0.05
EDGE = 6.0
POINTS = 241
INPUTS = 2000


def draw(activation: str, a: float, centre: float, spread: float) -> Figure:
    """Draw the function, its slope, and how many normally distributed inputs meet a flat part.

    Parameters
    ----------
    activation
        The name of the activation.
    a
        Its parameter; no effect on activations without one.
    centre
        The mean of the inputs.
    spread
        The standard deviation of the inputs.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    import torch

    facts = FACTS[activation]
    formula, values = (text.format(a=a) for text in (facts.formula, facts.values))
    z = torch.linspace(-EDGE, EDGE, POINTS, dtype=torch.float64)
    value, slope = _activations.value_and_slope(activation, z, a)
    inputs = centre + spread * _normal_quantiles()
    output, met = _activations.value_and_slope(activation, inputs, a)
    flat, dead = float((met.abs() < FLAT).double().mean()), float((met == 0).double().mean())
    smoothness = _at_zero(activation, a)

    fig, (left, right) = plot.figure(2, width=4.3)
    plot.curve(left, z, value, "value", "blue")
    left.set(ylim=(-2.2, 4.2), title="")
    plot.title(left, f"Value: {formula}, in {values}")
    plot.curve(right, z, slope, "slope", "vermilion", "--")
    right.set_ylim(-1.2, 3.2)
    plot.title(right, f"Slope: {flat:.0%} of inputs nearly flat, {dead:.0%} dead")
    _shade(right, z, slope.abs() < FLAT)
    for axes in (left, right):
        _draw_inputs(axes, centre, spread)
        axes.axhline(0, color="black", linewidth=0.5)
        axes.set(xlim=(-EDGE, EDGE), xticks=(-6, -3, 0, 3, 6), xlabel="input z")
    right.legend(loc="upper left", fontsize=8)
    return plot.describe(
        fig,
        f"{activation}{f' with a = {a:g}' if activation in WITH_PARAMETER else ''}: {formula}, "
        f"values in {values}; at 0 {smoothness}. Between −{EDGE:g} and {EDGE:g} the slope lies "
        f"between {_number(float(slope.min()))} and {_number(float(slope.max()))}. Of inputs with "
        f"mean {centre:g} and standard deviation {spread:g}, {flat:.0%} meet a slope within "
        f"±{FLAT}, {dead:.0%} a slope of exactly 0; their outputs have mean "
        f"{_number(float(output.mean()))} and standard deviation {_number(float(output.std()))}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("activation", "activation", tuple(FACTS), LEAKY),
    Scale("a", "a (leaky ReLU, ELU and maxout only)", (0.01, 0.1, 0.25, 0.5, 1.0, 2.0), 0.1),
    Scale("centre", "mean of the inputs", (-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0), 0.0),
    Scale("spread", "standard deviation of the inputs", (0.25, 0.5, 1.0, 2.0, 4.0), 1.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _normal_quantiles() -> Tensor:
    """INPUTS numbers that are spread like a standard normal distribution, but not random."""
    import torch

    places = (torch.arange(INPUTS, dtype=torch.float64) + 0.5) / INPUTS
    quantiles: Tensor = torch.special.ndtri(places)
    return quantiles


def _at_zero(activation: str, a: float) -> str:
    """Say whether value and slope are continuous at 0, from values on both sides."""
    import torch

    sides = torch.tensor([-1e-9, 1e-9], dtype=torch.float64)
    value, slope = _activations.value_and_slope(activation, sides, a)
    if abs(value[1] - value[0]) > 1e-6:
        return f"it jumps from {_number(float(value[0]))} to {_number(float(value[1]))}"
    if abs(slope[1] - slope[0]) > 1e-6:
        return f"the slope jumps from {_number(float(slope[0]))} to {_number(float(slope[1]))}"
    return f"the slope is {_number(float(slope[0]))}, without a kink"


def _shade(axes: Axes, z: Tensor, flat: Tensor) -> None:
    """Colour the inputs z (m,) where `flat` (m,) is true."""
    axes.fill_between(
        z,
        *axes.get_ylim(),
        where=flat.tolist(),
        color=plot.PALETTE["yellow"],
        alpha=0.5,
        linewidth=0,
        label=f"nearly flat: |slope| < {FLAT}",
    )


def _draw_inputs(axes: Axes, centre: float, spread: float) -> None:
    """Draw the density of the inputs at the bottom of the axes, always with the same height."""
    low, high = axes.get_ylim()
    z = np.linspace(-EDGE, EDGE, POINTS)
    hill = np.exp(-(((z - centre) / spread) ** 2) / 2)
    top = low + 0.25 * (high - low) * hill
    axes.fill_between(z, low, top, color="0.6", alpha=0.6, linewidth=0, label="inputs (how dense)")


def _number(x: float) -> str:
    """Two decimals, without −0.00."""
    return f"{round(x, 2) + 0.0:.2f}".replace("-", "−")
