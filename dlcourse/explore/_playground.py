"""The training behind the playground: a small network on samples of two features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.data import Dataset
from dlcourse.explore import _samples

if TYPE_CHECKING:
    import torch

STEPS, UPDATES_PER_STEP = 40, 5
ALL = 0  # the batch size that stands for all training samples
TILE = 10  # pixels along a side of a unit's picture
RELU, TANH, NONE = "ReLU", "tanh", "none (stays linear)"


@dataclass(frozen=True)
class Settings:
    """What the reader chooses, but for the step. Without a layer, units and activation are unused.

    noise: the standard deviation of what is added to each standardised feature. penalty: the factor
    before the sum of the squared weights. batch: the samples of an update, ALL for all of them.
    """

    data: str
    layers: int
    units: int
    activation: str
    start: int
    rate: float
    batch: int
    noise: float
    penalty: float


@dataclass(frozen=True, eq=False)
class Training:
    """The state before training and after each of S steps of 5 updates.

    Attributes
    ----------
    losses, accuracies
        (S + 1, 2), on the training samples and on the held-out ones, without the penalty.
    scores
        (S + 1, grid points).
    gradients
        (S + 1, layers): for each layer the length of the loss's gradient with respect to its
        weights, on all training samples.
    W, b
        For each layer (S + 1, inputs, units) and (S + 1, units).
    heat
        For each layer (S + 1, TILE², units): what its units give out on a coarse grid.
    """

    losses: NDArray[np.float64]
    accuracies: NDArray[np.float64]
    scores: NDArray[np.float64]
    gradients: NDArray[np.float64]
    W: list[NDArray[np.float64]]
    b: list[NDArray[np.float64]]
    heat: list[NDArray[np.float64]]


@lru_cache
def samples(data: str, noise: float) -> tuple[Dataset, NDArray[np.int64], NDArray[np.int64]]:
    """The samples with noise, and the rows for training and testing."""
    found, train, test = _samples.parts(data)
    moved = found.X + noise * np.random.default_rng(1).normal(size=found.X.shape)
    return replace(found, X=moved), train, test


@lru_cache
def training(chosen: Settings) -> Training:
    """Train with Adam; look after every 5 updates."""
    import torch

    found, *parts = samples(chosen.data, chosen.noise)
    X, t = torch.as_tensor(found.X), torch.as_tensor(found.t).double()
    train, test = (torch.as_tensor(rows) for rows in parts)
    network = _Network(chosen)
    grids = [torch.as_tensor(plot.grid(*_samples.limits(found), *size)) for size in ((), (TILE,))]
    optimizer = torch.optim.Adam(network.parameters, lr=chosen.rate)
    batches = _batches(train, chosen)
    looks = [_look(network, X, t, train, test, *grids)]
    for _ in range(STEPS):
        for _ in range(UPDATES_PER_STEP):
            rows = next(batches)
            optimizer.zero_grad()
            loss = network.losses(X[rows], t[rows]).mean()
            (loss + chosen.penalty * network.size()).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        looks.append(_look(network, X, t, train, test, *grids))
    *seen, W, b, heat = zip(*looks, strict=True)
    losses, accuracies, scores, gradients = map(np.array, seen)
    by_layer = map(_by_layer, (W, b, heat))
    return Training(losses, accuracies, scores, gradients, *by_layer)


class _Network:
    """Weights and biases by layer, and what they make of points."""

    def __init__(self, chosen: Settings) -> None:
        import torch

        bends: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
            RELU: torch.relu, TANH: torch.tanh, NONE: torch.clone,
        }  # fmt: skip
        self.bend = bends[chosen.activation]
        widths = [2, *[chosen.units] * chosen.layers, 1]
        generator = runtime.torch_generator(chosen.start)

        def normal(*shape: int) -> torch.Tensor:
            return torch.randn(*shape, generator=generator, dtype=torch.float64)

        self.W = [normal(n, m) * (2 / n) ** 0.5 for n, m in pairwise(widths)]
        self.b = [0.3 * normal(m) for m in widths[1:]]
        self.parameters = [each.requires_grad_() for each in (*self.W, *self.b)]

    def given_out(self, points: torch.Tensor) -> list[torch.Tensor]:
        """What each layer gives out for points (n, 2): (n, units), the last (n, 1)."""
        values = [points]
        for W, b in zip(self.W[:-1], self.b[:-1], strict=True):
            values.append(self.bend(values[-1] @ W + b))
        output = values[-1].mv(self.W[-1][:, 0]) + self.b[-1]
        return [*values[1:], output[:, None]]

    def losses(self, points: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        """The logistic loss of each sample (n,)."""
        from torch.nn.functional import softplus

        return softplus(-t * self.given_out(points)[-1][:, 0])

    def size(self) -> torch.Tensor:
        """The sum of the squared weights, without biases."""
        import torch

        return torch.stack([(W**2).sum() for W in self.W]).sum()


def _batches(train: torch.Tensor, chosen: Settings) -> Iterator[torch.Tensor]:
    """Rows for one update after the other: every sample once, then all in a new order."""
    import torch

    if chosen.batch == ALL:
        while True:
            yield train
    generator = runtime.torch_generator(chosen.start)
    while True:
        order = train[torch.randperm(len(train), generator=generator)]
        yield from torch.split(order, chosen.batch)


def _look(
    network: _Network, X: torch.Tensor, t: torch.Tensor, train: torch.Tensor, test: torch.Tensor,
    grid: torch.Tensor, coarse: torch.Tensor,
) -> tuple[object, ...]:  # fmt: skip
    """The fields of a Training, at one moment."""
    import torch

    gradients = torch.autograd.grad(network.losses(X[train], t[train]).mean(), network.W)
    with torch.no_grad():
        score = network.given_out(X)[-1][:, 0]
        losses, right = network.losses(X, t), ((score > 0) == (t > 0)).double()
        return (
            torch.stack([losses[train].mean(), losses[test].mean()]).numpy(),
            torch.stack([right[train].mean(), right[test].mean()]).numpy(),
            network.given_out(grid)[-1][:, 0].numpy(),
            torch.stack([each.norm() for each in gradients]).numpy(),
            [each.detach().clone() for each in network.W],
            [each.detach().clone() for each in network.b],
            network.given_out(coarse),
        )


def _by_layer(looks: Iterable[list[torch.Tensor]]) -> list[NDArray[np.float64]]:
    """From a list of layers for each look to an array of looks for each layer."""
    return [np.array(layer) for layer in zip(*looks, strict=True)]
