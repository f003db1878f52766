"""Explorer: a small network learns, epoch by epoch. It is trained by torch when it is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore import _samples
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

if TYPE_CHECKING:
    import torch

STEPS, EPOCHS_PER_STEP, LEARNING_RATE = 40, 5, 0.03
RELU, TANH, NONE = "ReLU", "tanh", "none (stays linear)"


@dataclass(frozen=True, eq=False)
class Training:
    """What was seen before training and after every step, S + 1 times.

    losses, accuracies (S + 1, 2): on the training samples, on the held-out ones. scores
    (S + 1, grid points); W (S + 1, 2, units), b (S + 1, units): the first layer.
    """

    losses: NDArray[np.float64]
    accuracies: NDArray[np.float64]
    scores: NDArray[np.float64]
    W: NDArray[np.float64]
    b: NDArray[np.float64]


def draw(
    data: str, layers: float, units: float, activation: str, start: float, step: int
) -> Figure:
    """The regions after `step` times 5 epochs, and the loss up to there.

    Without a hidden layer, the number of units and the activation have no effect.
    """
    samples, train, _ = _samples.parts(data)
    X, t = samples
    hidden = (int(layers), int(units), activation) if layers else (0, 0, NONE)
    training = _training(data, *hidden, int(start))
    fig, (plane, losses) = plot.figure(2, width=4.3)
    _samples.scatter(plane, replace(samples, X=X[train], t=t[train]))
    plot.regions(plane, training.scores[step])
    if layers:
        for w, b in zip(training.W[step].T, training.b[step], strict=True):
            plot.line(plane, w, b, style=":")
        plane.plot([], [], "k:", label="unit of the first layer: z = 0")
    _draw_losses(losses, training, step)
    plot.legend(losses, plane, losses)
    on_train, held_out = training.accuracies[step]
    epoch = EPOCHS_PER_STEP * step
    plot.title(plane, f"Epoch {epoch}: {_named(layers, units, activation)}")
    plot.title(losses, f"accuracy {on_train:.2f} in training, {held_out:.2f} held out")
    return plot.describe(
        fig,
        f"A network with {_named(layers, units, activation)}, start {start:g}, on {data} after "
        f"{epoch} epochs: loss {training.losses[step, 0]:.3f} and accuracy {on_train:.2f} on "
        f"{len(train)} training samples, loss {training.losses[step, 1]:.3f} and accuracy "
        f"{held_out:.2f} on {len(t) - len(train)} held-out ones.",
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
    """Play with it under a notebook cell."""
    explore(draw, CONTROLS)


def _draw_losses(axes: Axes, training: Training, step: int) -> None:
    epochs = EPOCHS_PER_STEP * np.arange(step + 1)
    plot.curve(axes, epochs, training.losses[: step + 1, 0], "loss in training", "blue")
    plot.curve(axes, epochs, training.losses[: step + 1, 1], "loss held out", "vermilion", "--")
    axes.plot(epochs[-1:], training.losses[step, :1], "o", color=plot.PALETTE["blue"])
    axes.set(xlim=(-4, EPOCHS_PER_STEP * STEPS + 4), ylim=(0, 1.8), yticks=(0, 0.5, 1))
    axes.set(xlabel="epoch", ylabel="mean loss")


@lru_cache
def _training(data: str, layers: int, units: int, activation: str, start: int) -> Training:
    """Train with Adam on all training samples at once, and look in after every 5 epochs."""
    import torch
    from torch.nn.functional import softplus

    samples, *parts = _samples.parts(data)
    X, t = torch.as_tensor(samples.X), torch.as_tensor(samples.t).double()
    train, test = (torch.as_tensor(rows) for rows in parts)
    grid = torch.as_tensor(plot.grid(*_samples.limits(samples)))
    weights, biases = _first([2, *[units] * layers, 1], start)
    bend = {RELU: torch.relu, TANH: torch.tanh, NONE: torch.clone}[activation]

    def score(points: torch.Tensor) -> torch.Tensor:
        for W, b in zip(weights[:-1], biases[:-1], strict=True):
            points = bend(points @ W + b)
        return torch.mv(points, weights[-1][:, 0]) + biases[-1]

    @torch.no_grad()  # type: ignore[untyped-decorator,unused-ignore]
    def look() -> tuple[NDArray[np.float64], ...]:
        losses, right = softplus(-t * score(X)), ((score(X) > 0) == (t > 0)).double()
        seen = (
            torch.stack([losses[train].mean(), losses[test].mean()]),
            torch.stack([right[train].mean(), right[test].mean()]),
            score(grid),
            weights[0].clone(),
            biases[0].clone(),
        )
        return tuple(tensor.numpy() for tensor in seen)

    optimizer = torch.optim.Adam(
        [parameter.requires_grad_() for parameter in (*weights, *biases)], lr=LEARNING_RATE
    )
    looks = [look()]
    for _ in range(STEPS):
        for _ in range(EPOCHS_PER_STEP):
            optimizer.zero_grad()
            loss = softplus(-t[train] * score(X[train])).mean()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        looks.append(look())
    return Training(*(np.array(column) for column in zip(*looks, strict=True)))


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
