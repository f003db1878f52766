"""Explorer: a small network learns, epoch by epoch. torch trains it when you choose it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore import _samples
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

if TYPE_CHECKING:
    import torch

STEPS, EPOCHS_PER_STEP, LEARNING_RATE = 40, 5, 0.03
TILE = 10  # pixels along a side of a unit's picture
MOST_EDGES, THICK = 24, (0.3, 4)  # the largest weights, and the width of their edges in points
HEAT = LinearSegmentedColormap.from_list(
    "heat", [plot.PALETTE["orange"], "white", plot.PALETTE["blue"]]
)
RELU, TANH, NONE = "ReLU", "tanh", "none (stays linear)"


@dataclass(frozen=True, eq=False)
class _Training:
    """The state before training and after each of S steps.

    Attributes
    ----------
    losses, accuracies
        (S + 1, 2), on the training samples and on the held-out ones.
    scores
        (S + 1, grid points).
    W, b
        For each layer (S + 1, inputs, units) and (S + 1, units).
    heat
        For each layer (S + 1, TILE², units): what its units give out on a coarse grid.
    """

    losses: NDArray[np.float64]
    accuracies: NDArray[np.float64]
    scores: NDArray[np.float64]
    W: list[NDArray[np.float64]]
    b: list[NDArray[np.float64]]
    heat: list[NDArray[np.float64]]


def draw(
    data: str, layers: float, units: float, activation: str, start: float, step: int
) -> Figure:
    """Draw the network with its units, the regions, and the loss so far, after 5 epochs a step.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    layers
        The number of hidden layers.
    units
        The number of units in each; no effect without a hidden layer.
    activation
        The activation; no effect without a hidden layer.
    start
        The number of the random first weights.
    step
        The number of steps.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    samples, train, _ = _samples.parts(data)
    X, t = samples
    hidden = (int(layers), int(units), activation) if layers else (0, 0, NONE)
    training = _training(data, *hidden, int(start))
    fig, (graph, plane, losses) = plot.figure(3, width=2.7, height=2.9, left=0.1)
    fig.subplots_adjust(wspace=0.3)
    _draw_network(graph, training, step)
    _samples.scatter(plane, replace(samples, X=X[train], t=t[train]))
    plot.regions(plane, training.scores[step])
    if layers:
        for w, b in zip(training.W[0][step].T, training.b[0][step], strict=True):
            plot.line(plane, w, b, style=":")
        plane.plot([], [], "k:", label="unit of the first layer: z = 0")
    _draw_losses(losses, training, step)
    plot.legend(fig, plane, losses)
    on_train, held_out = training.accuracies[step]
    epoch = EPOCHS_PER_STEP * step
    plot.title(graph, "each unit: much (blue), little (orange)")
    plot.title(plane, f"Epoch {epoch}: {_named(layers, units, activation)}")
    plot.title(losses, f"accuracy {on_train:.2f}, held out {held_out:.2f}")
    return plot.describe(
        fig,
        f"A network with {_named(layers, units, activation)}, start {start:g}, on {data} after "
        f"{epoch} epochs: loss {training.losses[step, 0]:.3f} and accuracy {on_train:.2f} on "
        f"{len(train)} training samples, loss {training.losses[step, 1]:.3f} and accuracy "
        f"{held_out:.2f} on {len(t) - len(train)} held-out ones. Weights of the output: "
        f"{', '.join(f'{w:+.1f}' for w in training.W[-1][step][:, 0])}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice(
        "data",
        "samples",
        (_samples.XOR, _samples.RINGS, _samples.SPIRALS, _samples.OVERLAP),
        _samples.XOR,
    ),
    Choice("activation", "activation", (RELU, TANH, NONE), RELU),
    Scale("layers", "hidden layers", (0, 1, 2, 3), 1),
    Scale("units", "units in each hidden layer", (1, 2, 3, 4, 6, 8, 12), 4),
    Scale("start", "start (which random weights)", (1, 2, 3, 4, 5), 1),
    Steps("step", "step (each: 5 epochs)", lambda **_: STEPS, 12),
)


def show() -> None:
    """Show the explorer below the cell."""
    explore(draw, CONTROLS)


def _draw_network(axes: Axes, training: _Training, step: int) -> None:
    """Draw each unit as a small map of its values over the plane, and each weight as an edge."""
    tiles = [plot.grid((-1, 1), (-1, 1), TILE), *(heat[step] for heat in training.heat)]
    places = [_column(column, tile.shape[1]) for column, tile in enumerate(tiles)]
    axes.set(xlim=(-0.3, len(tiles) - 0.7), ylim=(-0.56, 0.56))
    axes.set_axis_off()
    _draw_weights(axes, places, [W[step] for W in training.W])
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


def _draw_losses(axes: Axes, training: _Training, step: int) -> None:
    epochs = EPOCHS_PER_STEP * np.arange(step + 1)
    plot.curve(axes, epochs, training.losses[: step + 1, 0], "loss in training", "blue")
    plot.curve(axes, epochs, training.losses[: step + 1, 1], "loss held out", "vermilion", "--")
    axes.plot(epochs[-1:], training.losses[step, :1], "o", color=plot.PALETTE["blue"])
    axes.set(xlim=(-4, EPOCHS_PER_STEP * STEPS + 4), ylim=(0, 1.2), yticks=(0, 0.5, 1))
    axes.set(xlabel="epoch", ylabel="mean loss")


@lru_cache
def _training(data: str, layers: int, units: int, activation: str, start: int) -> _Training:
    """Train with Adam on all training samples at once; measure after every 5 epochs."""
    import torch
    from torch.nn.functional import softplus

    samples, *parts = _samples.parts(data)
    X, t = torch.as_tensor(samples.X), torch.as_tensor(samples.t).double()
    train, test = (torch.as_tensor(rows) for rows in parts)
    limits = _samples.limits(samples)
    grid, coarse = (torch.as_tensor(plot.grid(*limits, *size)) for size in ((), (TILE,)))
    weights, biases = _first([2, *[units] * layers, 1], start)
    bend = {RELU: torch.relu, TANH: torch.tanh, NONE: torch.clone}[activation]

    def given_out(points: torch.Tensor) -> list[torch.Tensor]:
        return _given_out(points, weights, biases, bend)

    @torch.no_grad()  # type: ignore[untyped-decorator,unused-ignore]
    def look() -> tuple[Any, ...]:
        score = given_out(X)[-1][:, 0]
        losses, right = softplus(-t * score), ((score > 0) == (t > 0)).double()
        seen = (
            torch.stack([losses[train].mean(), losses[test].mean()]),
            torch.stack([right[train].mean(), right[test].mean()]),
            given_out(grid)[-1][:, 0],
        )
        kept = ([each.clone() for each in weights], [each.clone() for each in biases])
        return *(tensor.numpy() for tensor in seen), *kept, given_out(coarse)

    learned = [parameter.requires_grad_() for parameter in (*weights, *biases)]
    optimizer = torch.optim.Adam(learned, lr=LEARNING_RATE)
    looks = [look()]
    for _ in range(STEPS):
        for _ in range(EPOCHS_PER_STEP):
            optimizer.zero_grad()
            softplus(-t[train] * given_out(X[train])[-1][:, 0]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        looks.append(look())
    *seen, W, b, heat = zip(*looks, strict=True)
    losses, accuracies, scores = map(np.array, seen)
    return _Training(losses, accuracies, scores, *map(_by_layer, (W, b, heat)))


def _given_out(
    points: torch.Tensor,
    weights: list[torch.Tensor],
    biases: list[torch.Tensor],
    bend: Callable[[torch.Tensor], torch.Tensor],
) -> list[torch.Tensor]:
    """What the units of each layer give out for points (n, 2): (n, units), the output's (n, 1)."""
    values = [points]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        values.append(bend(values[-1] @ W + b))
    output = values[-1].mv(weights[-1][:, 0]) + biases[-1]
    return [*values[1:], output[:, None]]


def _by_layer(looks: Iterable[list[torch.Tensor]]) -> list[NDArray[np.float64]]:
    """From a list of layers for each look to an array of looks for each layer."""
    return [np.array(layer) for layer in zip(*looks, strict=True)]


def _first(widths: list[int], start: int) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Random weights (n, m) and biases (m,) between layers of these widths."""
    import torch

    generator = runtime.torch_generator(start)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    weights = [normal(n, m) * (2 / n) ** 0.5 for n, m in pairwise(widths)]
    return weights, [0.3 * normal(m) for m in widths[1:]]


def _named(layers: float, units: float, activation: str) -> str:
    if layers == 0:
        return "no hidden layer"
    return f"{layers:g} hidden layer{'s' * (layers > 1)} of {units:g}, {activation}"
