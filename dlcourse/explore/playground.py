"""Explorer: a small network learns, update by update. torch trains it when you choose it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.data import Dataset
from dlcourse.explore import _samples
from dlcourse.explore._playground import (
    ALL,
    NONE,
    RELU,
    STEPS,
    TANH,
    TILE,
    UPDATES_PER_STEP,
    Settings,
    Training,
    samples,
    training,
)
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

MOST_EDGES, THICK = 16, (0.3, 4)  # the largest weights, and the width of their edges in points
HEAT = LinearSegmentedColormap.from_list(
    "heat", [plot.PALETTE["orange"], "white", plot.PALETTE["blue"]]
)
BATCHES = {"all samples": ALL, "30 samples": 30, "10 samples": 10, "1 sample": 1}
LEAST_GRADIENT = 1e-4  # shorter gradients are drawn at this length
LAYER_STYLES = (("blue", "-"), ("vermilion", "--"), ("green", "-."), ("black", ":"))


def draw(
    data: str, activation: str, batch: str, layers: float, units: float, rate: float,
    penalty: float, noise: float, start: float, step: int,
) -> Figure:  # fmt: skip
    """Draw the network with its units, the regions, the loss so far, and each layer's gradient.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    activation
        The activation; no effect without a hidden layer.
    batch
        How many training samples an update uses, as in CONTROLS.
    layers
        The number of hidden layers.
    units
        The number of units in each; no effect without a hidden layer.
    rate
        The learning rate of Adam.
    penalty
        The factor before the sum of the squared weights in what is minimised.
    noise
        The standard deviation of the noise that is added to each standardised feature.
    start
        The number of the random first weights, and of the order of the samples.
    step
        The number of steps, each of 5 updates.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    size = (int(layers), int(units), activation) if layers else (0, 0, NONE)
    chosen = Settings(data, *size, int(start), rate, BATCHES[batch], noise, penalty)
    seen = training(chosen)
    found, train, test = samples(data, noise)
    fig, (graph, plane, losses, gradients) = plot.figure(4, width=2.15, height=2.5, left=0.1)
    fig.subplots_adjust(wspace=0.36)
    _draw_network(graph, seen, step)
    _draw_plane(plane, replace(found, X=found.X[train], t=found.t[train]), seen, step)
    _draw_losses(losses, seen, step)
    _draw_gradients(gradients, seen, step)
    plot.legend(fig, plane, losses, gradients)
    on_train, held_out = seen.accuracies[step]
    updates = UPDATES_PER_STEP * step
    plot.title(graph, _named(layers, units, activation))
    plot.title(plane, f"update {updates}")
    plot.title(losses, f"accuracy {on_train:.2f}, held out {held_out:.2f}")
    plot.title(gradients, "gradient by layer")
    return plot.describe(
        fig,
        f"A network with {_named(layers, units, activation)}, start {start:g}, on {data} with "
        f"noise {noise:g}, after {updates} updates with {batch} each, learning rate {rate:g} and "
        f"penalty "
        f"{penalty:g}: loss {seen.losses[step, 0]:.3f} and accuracy {on_train:.2f} on {len(train)} "
        f"training samples, loss {seen.losses[step, 1]:.3f} and accuracy {held_out:.2f} on "
        f"{len(test)} held-out ones. Weights of the output: "
        f"{', '.join(f'{w:+.1f}' for w in seen.W[-1][step][:, 0])}. Length of the gradient, layer "
        f"by layer: {', '.join(f'{length:.2g}' for length in seen.gradients[step])}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice(
        "data",
        "samples",
        (_samples.XOR, _samples.RINGS, _samples.SPIRALS, _samples.OVERLAP),
        _samples.XOR,
    ),
    Choice("activation", "activation", (RELU, TANH, NONE), RELU),
    Choice("batch", "samples of an update (batch size)", tuple(BATCHES), "all samples"),
    Scale("layers", "hidden layers", (0, 1, 2, 3), 1),
    Scale("units", "units in each hidden layer", (1, 2, 3, 4, 6, 8, 12), 4),
    Scale("rate", "learning rate", (0.001, 0.003, 0.01, 0.03, 0.1, 0.3), 0.03),
    Scale("penalty", "penalty on squared weights λ", (0, 0.001, 0.003, 0.01, 0.03, 0.1), 0),
    Scale("noise", "noise added to the features", (0, 0.1, 0.2, 0.4, 0.6), 0),
    Scale("start", "start (which random weights)", (1, 2, 3, 4, 5), 1),
    Steps("step", "step (each: 5 updates)", lambda **_: STEPS, 12),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_network(axes: Axes, seen: Training, step: int) -> None:
    """Draw each unit as a small map of its values over the plane, and each weight as an edge."""
    tiles = [plot.grid((-1, 1), (-1, 1), TILE), *(heat[step] for heat in seen.heat)]
    places = [_column(column, tile.shape[1]) for column, tile in enumerate(tiles)]
    axes.set(xlim=(-0.3, len(tiles) - 0.7), ylim=(-0.56, 0.56))
    axes.set_axis_off()
    _draw_weights(axes, places, [W[step] for W in seen.W])
    up = min(0.13, 0.4 / max(map(len, places)))
    inches = axes.bbox.width / (len(tiles) - 0.4), axes.bbox.height / 1.12
    across = up * inches[1] / inches[0]
    for column, tile in zip(places, tiles, strict=True):
        for (x, y), values in zip(column, tile.T, strict=True):
            most = max(float(np.abs(values).max()), 1e-9)
            axes.imshow(
                values.reshape(TILE, TILE),
                extent=(x - across, x + across, y - up, y + up),
                origin="lower",
                aspect="auto",
                cmap=HEAT,
                interpolation="nearest",
                vmin=-most,
                vmax=most,
                zorder=2,
            )
        size = 2 * up * inches[1] * 72 / axes.figure.dpi
        axes.plot(*column.T, "s", markersize=size, markerfacecolor="none", color="black")
    axes.set(xlim=(-0.3, len(tiles) - 0.7), ylim=(-0.56, 0.56))


def _draw_plane(axes: Axes, shown: Dataset, seen: Training, step: int) -> None:
    """Draw the training samples, what the network says, and the lines of the first layer."""
    _samples.scatter(axes, shown)
    plot.regions(axes, seen.scores[step])
    if len(seen.W) > 1:
        for w, b in zip(seen.W[0][step].T, seen.b[0][step], strict=True):
            plot.line(axes, w, b, style=":")
        axes.plot([], [], "k:", label="unit of the first layer: z = 0")


def _draw_weights(
    axes: Axes, places: list[NDArray[np.float64]], W: list[NDArray[np.float64]]
) -> None:
    """Draw an edge for each of the largest weights, as wide as it is; negative ones are dashed."""
    edges = [edge for before, after in pairwise(places) for edge in product(before, after)]
    weights = np.concatenate([weights.ravel() for weights in W])
    largest = np.argsort(np.abs(weights))[-MOST_EDGES:]
    for sign, colour, style in ((1, "blue", "solid"), (-1, "orange", (0, (2, 1)))):
        of_sign = [i for i in largest if sign * weights[i] > 0]
        axes.add_collection(
            LineCollection(
                [edges[i] for i in of_sign],
                colors=plot.PALETTE[colour],
                linewidths=np.clip(np.abs(weights[of_sign]), *THICK),
                linestyles=style,
            )
        )


def _column(place: int, units: int) -> NDArray[np.float64]:
    """The places (units, 2) of a layer, from top to bottom."""
    reach = 0.5 * (units - 1) / units
    return np.column_stack([np.full(units, float(place)), np.linspace(reach, -reach, units)])


def _draw_losses(axes: Axes, seen: Training, step: int) -> None:
    updates = UPDATES_PER_STEP * np.arange(step + 1)
    plot.curve(axes, updates, seen.losses[: step + 1, 0], "loss in training", "blue")
    plot.curve(axes, updates, seen.losses[: step + 1, 1], "loss held out", "vermilion", "--")
    axes.plot(updates[-1:], seen.losses[step, :1], "o", color=plot.PALETTE["blue"])
    axes.set(xlim=(-4, UPDATES_PER_STEP * STEPS + 4), ylim=(0, 1.2), yticks=(0, 0.5, 1))
    axes.set(xlabel="update", ylabel="mean loss")


def _draw_gradients(axes: Axes, seen: Training, step: int) -> None:
    """Draw the length of each layer's gradient so far, on a logarithmic axis of powers of ten."""
    updates = UPDATES_PER_STEP * np.arange(step + 1)
    powers = np.log10(np.maximum(seen.gradients[: step + 1], LEAST_GRADIENT))
    for number, (line, style) in enumerate(zip(powers.T, LAYER_STYLES, strict=False), start=1):
        plot.curve(axes, updates, line, f"layer {number}", *style)
        axes.plot(updates[-1:], line[-1:], "o", color=plot.PALETTE[style[0]], markersize=4)
    axes.set(xlim=(-4, UPDATES_PER_STEP * STEPS + 4), ylim=(-4.2, 1.2), xlabel="update")
    axes.set_yticks([-4, -2, 0], ["10⁻⁴", "10⁻²", "1"])


def _named(layers: float, units: float, activation: str) -> str:
    if layers == 0:
        return "no hidden layer"
    return f"{layers:g} hidden layer{'s' * (layers > 1)} of {units:g}, {activation}"
