"""Explorer: how mini-batch gradients scatter around the full gradient, by batch size.

A small network on 1024 real digits. `torch.func` computes the gradients of single samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

N, HIDDEN, DRAWS = 1024, 16, 200
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
START, EARLY, TRAINED = "before training", "after 1 epoch", "after 40 epochs"
EPOCHS = {START: 0, EARLY: 1, TRAINED: 40}
WITH, WITHOUT = "with replacement", "without replacement"


@dataclass(frozen=True, eq=False)
class Cloud:
    """Mini-batch gradients, in units of the length of the full gradient.

    Attributes
    ----------
    along
        (DRAWS,), their parts along the full gradient.
    across
        (DRAWS,), their parts at right angles to it, where single samples differ most.
    noise
        The root mean square distance to the full gradient.
    """

    along: NDArray[np.float64]
    across: NDArray[np.float64]
    noise: float


def draw(moment: str, drawn: str, size: float) -> Figure:
    """Draw 200 mini-batch gradients around the full one, and the noise against the batch size.

    Parameters
    ----------
    moment
        The state of the network: at the start, early, or trained.
    drawn
        With or without replacement.
    size
        The batch size.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    cloud = _cloud(moment, drawn, int(size))
    predicted = _predicted(moment, drawn, int(size))
    uphill = float(np.mean(cloud.along <= 0))
    fig, (plane, curve) = plot.figure(2, width=4.0)
    fig.subplots_adjust(wspace=0.36)
    _draw_cloud(plane, cloud, 1.5 * _predicted(moment, WITH, 4))
    _draw_curve(curve, moment, drawn, size)
    plot.title(plane, f"batches of {size:g}: noise {cloud.noise:.2f}, {uphill:.0%} uphill")
    plot.title(curve, f"{moment}, drawn {drawn}")
    return plot.describe(
        fig,
        f"Gradients of {DRAWS} mini-batches of {size:g} out of {N} digits, {moment}, drawn "
        f"{drawn}. Noise, in lengths of the full gradient: measured {cloud.noise:.2f}, predicted "
        f"{predicted:.2f}. {uphill:.0%} of the batches point uphill.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("moment", "network", (START, EARLY, TRAINED), START),
    Choice("drawn", "batches are drawn", (WITH, WITHOUT), WITH),
    Scale("size", "batch size B", SIZES, 8),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions, first=[partial(_axes, moment) for moment in EPOCHS])


def _draw_cloud(plane: Axes, cloud: Cloud, reach: float) -> None:
    plane.plot(cloud.along, cloud.across, ".", color=plot.PALETTE["sky"], label="mini-batches")
    plot.arrow(plane, (0, 0), (1, 0), plot.PALETTE["vermilion"], "full gradient")
    plane.axvline(0, color="black", linewidth=0.8, linestyle="--", label="left of it: uphill")
    plane.set(xlim=(1 - reach, 1 + reach), ylim=(-reach, reach))
    plane.locator_params(nbins=5)
    plane.set(xlabel="along the full gradient (its length = 1)", ylabel="across")
    plane.legend(loc="upper right", fontsize=8)


def _draw_curve(axes: Axes, moment: str, drawn: str, size: float) -> None:
    measured = [_cloud(moment, drawn, each).noise for each in SIZES]
    predicted = [_predicted(moment, drawn, each) for each in SIZES]
    axes.plot(SIZES, measured, "o", color=plot.PALETTE["blue"], label="measured")
    plot.curve(axes, SIZES, predicted, "predicted", "black", "--")
    axes.plot(
        size,
        _cloud(moment, drawn, int(size)).noise,
        "o",
        color=plot.PALETTE["vermilion"],
        markersize=11,
        fillstyle="none",
        markeredgewidth=2,
        label="this batch size",
    )
    axes.axhline(1, color="black", linewidth=0.8, linestyle=":")
    plot.log_axis(axes.xaxis, (1, 4, 16, 64, 256, 1024))
    plot.log_axis(axes.yaxis, (0.1, 1, 10))
    axes.set(ylim=(0.02, 40), xlabel="batch size B", ylabel="noise / full gradient")
    axes.legend(loc="lower left", fontsize=8)


@cache
def _predicted(moment: str, drawn: str, size: int) -> float:
    """√(variance of one sample / B), times √((n − B) / (n − 1)) without replacement."""
    relative = _relative(moment)
    spread = float(np.mean(np.sum((relative - relative.mean(axis=0)) ** 2, axis=1)))
    shrink = (N - size) / (N - 1) if drawn == WITHOUT else 1.0
    return float(np.sqrt(spread / size * shrink))


@cache
def _cloud(moment: str, drawn: str, size: int) -> Cloud:
    relative, axes = _relative(moment), _axes(moment)
    rng = runtime.rng(size)
    if drawn == WITH:
        counts = rng.multinomial(size, np.full(N, 1 / N), size=DRAWS)
    else:
        counts = rng.multivariate_hypergeometric(np.ones(N, int), size, size=DRAWS)
    batches = counts @ relative / size  # (DRAWS, p)
    off = batches - relative.mean(axis=0)
    along, across = (batches @ axes.T).T
    return Cloud(along, across, float(np.sqrt(np.mean(np.sum(off**2, axis=1)))))


@cache
def _relative(moment: str) -> NDArray[np.float64]:
    """The gradient of each sample (N, p), in units of the length of the mean gradient."""
    gradients = _sample_gradients(moment)
    return gradients / np.linalg.norm(gradients.mean(axis=0))


@cache
def _axes(moment: str) -> NDArray[np.float64]:
    """Unit vectors (2, p): the full gradient, and at right angles where samples differ most."""
    relative = _relative(moment)
    first = relative.mean(axis=0)
    rest = relative - np.outer(relative @ first, first)
    second = rest[0]
    for _ in range(10):  # power iteration
        second = rest.T @ (rest @ second)
        second /= np.linalg.norm(second)
    return np.stack([first, second])


@cache
def _sample_gradients(moment: str) -> NDArray[np.float64]:
    """The gradient of the cross-entropy for each of N digits: (N, p), p parameters."""
    import torch
    from torch.func import functional_call, grad, vmap
    from torch.nn.functional import cross_entropy

    digits = data.digits()
    rows = runtime.rng(0).permutation(len(digits.t))[:N]
    X = torch.tensor(digits.X[rows] / 16)
    t = torch.tensor(digits.t[rows])
    model, generator = _network(), runtime.torch_generator(0)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(EPOCHS[moment]):
        for batch in torch.split(torch.randperm(N, generator=generator), 32):
            optimizer.zero_grad()
            torch.autograd.backward(cross_entropy(model(X[batch]), t[batch]))
            optimizer.step()
    weights = {name: value.detach() for name, value in model.named_parameters()}
    of_one = grad(lambda given, x, label: cross_entropy(functional_call(model, given, x), label))
    each = vmap(of_one, in_dims=(None, 0, 0))(weights, X, t)
    return np.concatenate([part.reshape(N, -1).numpy() for part in each.values()], axis=1)


def _network() -> Any:
    """64 inputs, HIDDEN tanh units, 10 classes; always the same weights."""
    from torch import nn

    layers = nn.Linear(64, HIDDEN), nn.Linear(HIDDEN, 10)
    generator = runtime.torch_generator(0)
    for layer in layers:
        nn.init.xavier_uniform_(layer.weight, generator=generator)
        nn.init.zeros_(layer.bias)
    return nn.Sequential(layers[0], nn.Tanh(), layers[1]).double()
