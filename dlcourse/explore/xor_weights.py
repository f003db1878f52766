"""Explorer: a network of two hidden units, with weights set by hand, for XOR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

RELU, NONE = "ReLU: max(0, z)", "none: z itself"
PLUS, MINUS, SUNIM = "x₁ + x₂", "x₁ − x₂", "x₂ − x₁"
SUMS = {PLUS: (1.0, 1.0), MINUS: (1.0, -1.0), SUNIM: (-1.0, 1.0)}
BIASES = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
WEIGHTS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0, 1, 1, 0])
INPUT_LIMITS, H1_LIMITS, H2_LIMITS = (-0.6, 1.6), (-2.7, 4.3), (-2.7, 4.3)
HALF = 0.5


@dataclass(frozen=True, eq=False)
class Network:
    """The network.

    Attributes
    ----------
    bends
        Whether the hidden units are ReLUs.
    W
        (2, 2), one column for each hidden unit.
    c
        (2,), their biases.
    v
        (2,), the weights of the output.
    """

    bends: bool
    W: NDArray[np.float64]
    c: NDArray[np.float64]
    v: NDArray[np.float64]

    def hidden(self, X: NDArray[np.float64]) -> NDArray[np.float64]:
        """Compute the hidden values (n, 2) of inputs X (n, 2)."""
        z = X @ self.W + self.c
        return np.clip(z, 0, None) if self.bends else z


def draw(
    activation: str, sum1: str, c1: float, sum2: str, c2: float, v1: float, v2: float
) -> Figure:
    """Draw the plane of the inputs and the plane of the hidden values; above ½ means 1.

    Parameters
    ----------
    activation
        The activation of the hidden units.
    sum1, sum2
        What each hidden unit adds up.
    c1, c2
        Their biases.
    v1, v2
        Their output weights.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    network = Network(
        bends=activation == RELU,
        W=np.array([SUMS[sum1], SUMS[sum2]]).T,
        c=np.array([c1, c2]),
        v=np.array([v1, v2]),
    )
    hidden = network.hidden(ROWS)
    outputs = hidden @ network.v
    right = (outputs > HALF) == XOR
    fig, (plane, space) = plot.figure(2, width=4.3)
    _draw_inputs(plane, network, right)
    _draw_hidden(space, network, hidden, right)
    plot.legend(fig, plane)
    units = [_unit(network.bends, name, c) for name, c in ((sum1, c1), (sum2, c2))]
    plot.title(plane, f"h₁ = {units[0]}\nh₂ = {units[1]}")
    output = f"y = {_number(v1)}·h₁ {_sign(v2)} {_number(abs(v2))}·h₂"
    verdict = f"{right.sum()} of 4 rows right"
    plot.title(space, f"{output}; it says 1 where y > ½\n{verdict}")
    rows = "; ".join(
        f"({x[0]:.0f}, {x[1]:.0f}): h = ({_number(h[0])}, {_number(h[1])}), y = {_number(y)}, "
        f"{'right' if good else 'wrong'}"
        for x, h, y, good in zip(ROWS, hidden, outputs, right, strict=True)
    )
    return plot.describe(
        fig,
        f"A network for XOR with h₁ = {units[0]}, h₂ = {units[1]} and {output}, which says 1 where "
        f"y > ½. {verdict}. Row by row: {rows}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("activation", "activation of the hidden units", (RELU, NONE), RELU),
    Choice("sum1", "hidden unit 1 adds up", tuple(SUMS), PLUS),
    Scale("c1", "its bias c₁", BIASES, 0.0),
    Choice("sum2", "hidden unit 2 adds up", tuple(SUMS), PLUS),
    Scale("c2", "its bias c₂", BIASES, -0.5),
    Scale("v1", "output weight v₁ of unit 1", WEIGHTS, 1.0),
    Scale("v2", "output weight v₂ of unit 2", WEIGHTS, 0.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_inputs(axes: Axes, network: Network, right: NDArray[np.bool_]) -> None:
    axes.set(xlim=INPUT_LIMITS, ylim=INPUT_LIMITS, xlabel="input x₁", ylabel="input x₂")
    axes.set(xticks=(0, 1), yticks=(0, 1))
    plot.regions(axes, network.hidden(plot.grid(INPUT_LIMITS, INPUT_LIMITS)) @ network.v - HALF)
    plot.line(axes, network.W[:, 0], network.c[0], "where z₁ = 0", "--")
    plot.line(axes, network.W[:, 1], network.c[1], "where z₂ = 0", ":")
    _draw_rows(axes, ROWS, right)


def _draw_hidden(
    axes: Axes, network: Network, hidden: NDArray[np.float64], right: NDArray[np.bool_]
) -> None:
    axes.set(xlim=H1_LIMITS, ylim=H2_LIMITS, xlabel="hidden h₁", ylabel="hidden h₂")
    axes.set(xticks=(-2, 0, 2), yticks=(-2, 0, 2))
    plot.regions(axes, plot.grid(H1_LIMITS, H2_LIMITS) @ network.v - HALF)
    plot.line(axes, network.v, -HALF)
    _draw_rows(axes, hidden, right)
    places: dict[tuple[float, float], list[str]] = {}
    for row, place in zip(ROWS, hidden, strict=True):
        places.setdefault((place[0], place[1]), []).append(f"{row[0]:.0f}{row[1]:.0f}")
    for place, names in places.items():
        axes.annotate(" and ".join(names), place, (7, -9), textcoords="offset points", fontsize=8)


def _draw_rows(axes: Axes, places: NDArray[np.float64], right: NDArray[np.bool_]) -> None:
    plot.two_classes(axes, places, 2 * XOR - 1, ("XOR is 0", "XOR is 1"), 60.0)
    wrong = places[~right]
    axes.scatter(
        wrong[:, 0],
        wrong[:, 1],
        s=150,
        facecolors="none",
        edgecolors=plot.PALETTE["vermilion"],
        linewidths=2,
        label="wrong" if len(wrong) else None,
    )


def _unit(bends: bool, name: str, c: float) -> str:
    z = f"{name} {_sign(c)} {_number(abs(c))}"
    return f"max(0, {z})" if bends else z


def _sign(value: float) -> str:
    return "−" if value < 0 else "+"


def _number(value: float) -> str:
    return f"{value + 0.0:g}".replace("-", "−")
