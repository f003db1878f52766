"""Explorer: a small network on real digits with and without dropout, over five seeds.

Each dropout rate is trained on five splits at once. The answers of single masks are measured on one
of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import Generator, Tensor

SEEDS, UPDATES, EVERY, RATE, MASKS, HELD_OUT = 5, 240, 10, 0.01, 100, 500
RATES = (0.0, 0.2, 0.5, 0.8)
WIDE, NARROW = "64 hidden units, 100 training digits", "8 hidden units, 600 training digits"
SIZES = {WIDE: (64, 100), NARROW: (8, 600)}


@dataclass(frozen=True, eq=False)
class _Training:
    """Accuracies for one dropout rate.

    Attributes
    ----------
    training, test
        (checks, SEEDS), without masks.
    singles
        (MASKS,), the test accuracy with each single mask, for seed 0.
    average
        The test accuracy of the mean of their probabilities, for seed 0.
    """

    training: NDArray[np.float64]
    test: NDArray[np.float64]
    singles: NDArray[np.float64]
    average: float


def draw(network: str, rate: float) -> Figure:
    """Draw the accuracies with and without dropout (left), and their spread over masks (right).

    Parameters
    ----------
    network
        The network and its data.
    rate
        The dropout rate, from 0 to below 1.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    off, on = _trained(network, 0.0), _trained(network, rate)
    fig, (curves, masks) = plot.figure(2, width=4.4)
    fig.subplots_adjust(wspace=0.3)
    _draw_curves(curves, off, on, rate)
    _draw_masks(masks, on)
    gain = 100 * (on.test[-1] - off.test[-1])
    plot.title(curves, network)
    plot.title(masks, f"test digits of seed 0, dropout {rate:g}")
    return plot.describe(
        fig,
        f"{network}, dropout rate {rate:g}. Test accuracy after {UPDATES} updates, mean and range "
        f"of {SEEDS} seeds: {_range(on.test[-1])}, without dropout {_range(off.test[-1])}; the "
        f"difference lies between {gain.min():+.1f} and {gain.max():+.1f} points. Training "
        f"accuracy {_range(on.training[-1])}. In seed 0 single masks reach {_range(on.singles)}, "
        f"their average {on.average:.3f}, the scaled network {on.test[-1, 0]:.3f}.",
    )


def _range(values: NDArray[np.float64]) -> str:
    return f"{values.mean():.3f} ({values.min():.3f} to {values.max():.3f})"


CONTROLS: tuple[Control, ...] = (
    Choice("network", "network and data", (WIDE, NARROW), WIDE),
    Scale("rate", "dropout rate", RATES, 0.5),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell. All networks are trained first, in a few seconds.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(
        draw,
        CONTROLS,
        predictions,
        first=[partial(_trained, *state) for state in product(SIZES, RATES)],
    )


def _draw_curves(axes: Axes, off: _Training, on: _Training, rate: float) -> None:
    updates = np.arange(1, len(on.test) + 1) * EVERY
    for name, accuracy, colour, style in (
        ("training, no dropout", off.training, "black", ":"),
        ("test, no dropout", off.test, "black", "-"),
        (f"training, {rate:g}", on.training, "sky", "--"),
        (f"test, {rate:g}", on.test, "vermilion", "-"),
    ):
        plot.curve(axes, updates, accuracy.mean(axis=1), name, colour, style)
        axes.fill_between(
            updates,
            accuracy.min(axis=1),
            accuracy.max(axis=1),
            color=plot.PALETTE[colour],
            alpha=0.15,
            linewidth=0,
        )
    axes.set(xlim=(0, UPDATES), ylim=(0, 1.45), xlabel="update", ylabel="accuracy")
    axes.legend(loc="upper right", fontsize=8, ncols=2)
    axes.set(xticks=(0, 80, 160, 240), yticks=(0, 0.25, 0.5, 0.75, 1))


def _draw_masks(axes: Axes, on: _Training) -> None:
    axes.stairs(
        *np.histogram(on.singles, bins=50, range=(0, 1)),
        fill=True,
        color=plot.PALETTE["sky"],
        label=f"{MASKS} single masks",
    )
    for name, value, colour, style in (
        ("average over masks", on.average, "blue", "--"),
        ("scaled network", on.test[-1, 0], "vermilion", "-"),
    ):
        axes.axvline(
            value, ymax=0.73, color=plot.PALETTE[colour], linestyle=style, linewidth=2, label=name
        )
    axes.set(xlim=(0, 1), ylim=(0, 145), xlabel="test accuracy", ylabel="number of masks")
    axes.set(xticks=(0, 0.5, 1), yticks=(0, 50, 100))
    axes.legend(loc="upper right", fontsize=8)


@cache
def _trained(network: str, rate: float) -> _Training:
    """Full-batch Adam on SEEDS splits at once: every array has the seed as its first axis."""
    import torch
    from torch.nn.functional import cross_entropy

    hidden, samples = SIZES[network]
    X, t = _splits()
    seen, new = slice(samples), slice(samples, samples + HELD_OUT)
    generator = runtime.torch_generator(0)
    first, second = _weights(64, hidden, generator), _weights(hidden, 10, generator)
    biases = torch.zeros(SEEDS, 1, hidden + 10, requires_grad=True)
    optimizer = torch.optim.Adam([first, second, biases], lr=RATE)

    def units(images: Any) -> Any:
        return (images @ first + biases[..., :hidden]).relu()

    def mask(shape: tuple[int, ...]) -> Any:
        return (torch.rand(shape, generator=generator) >= rate) / (1 - rate)

    def scores(activity: Any) -> Any:
        return activity @ second + biases[..., hidden:]

    def accuracies(part: slice) -> Any:
        right = scores(units(X[:, part])).argmax(dim=2) == t[:, part]
        return right.float().mean(dim=1).double().numpy()

    checks = []
    for update in range(1, UPDATES + 1):
        activity = units(X[:, seen])
        answers = scores(activity * mask(tuple(activity.shape)))
        optimizer.zero_grad()
        torch.autograd.backward(SEEDS * cross_entropy(answers.flatten(0, 1), t[:, seen].flatten()))
        optimizer.step()
        if update % EVERY == 0:
            with torch.no_grad():
                checks.append((accuracies(seen), accuracies(new)))
    with torch.no_grad():
        activity = units(X[:, new])[:1] * mask((MASKS, 1, hidden))
        masked = (activity @ second[0] + biases[0, :, hidden:]).softmax(dim=2)
    training, test = (np.array(column) for column in zip(*checks, strict=True))
    return _Training(training, test, *_by_mask(masked, t[0, new]))


def _splits() -> tuple[Tensor, Tensor]:
    """The digits (SEEDS, n, 64) and their classes (SEEDS, n), shuffled anew for every seed."""
    import torch

    digits = data.digits()
    rows = np.stack([runtime.rng(seed).permutation(len(digits.t)) for seed in range(SEEDS)])
    return torch.tensor(digits.X[rows] / 16, dtype=torch.float32), torch.tensor(digits.t[rows])


def _weights(inputs: int, outputs: int, generator: Generator) -> Tensor:
    """Random first weights (SEEDS, inputs, outputs) of a layer."""
    import torch

    drawn: Tensor = torch.randn(SEEDS, inputs, outputs, generator=generator) * (2 / inputs) ** 0.5
    return drawn.requires_grad_()


def _by_mask(probabilities: Tensor, t: Tensor) -> tuple[NDArray[np.float64], float]:
    """The accuracy with each mask, and of the mean; probabilities (MASKS, n, 10), classes (n,)."""
    right = probabilities.argmax(dim=2) == t
    average = probabilities.mean(dim=0).argmax(dim=1) == t
    singles: NDArray[np.float64] = right.float().mean(dim=1).double().numpy()
    return singles, float(average.float().mean())
