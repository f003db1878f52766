"""Explorer: signals and gradients on their way through a deep network, before training.

200 real digits go through `depth` layers of 64 units without biases, for five draws of the weights.
A linear layer and the cross-entropy follow at the end. torch finds the gradients.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.explore import _activations
from dlcourse.explore._activations import (
    ELU,
    GELU,
    IDENTITY,
    LEAKY,
    RELU,
    SIGMOID,
    SILU,
    SOFTPLUS,
    TANH,
)
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import Tensor

SAMPLES, WIDTH, DRAWS = 200, 64, 5
LEAK = 0.1
FLOOR = 1e-16
SMALL = "too small: standard deviation 0.01"
DEFAULT = "PyTorch's default: variance 1/(3n)"
XAVIER = "Xavier: variance 1/n"
HE = "He: variance 2/n"
FITTED = "fitted: variance 1/(n·mean of φ²)"
LARGE = "too large: standard deviation 0.5"


@dataclass(frozen=True, eq=False)
class Flow:
    """The measurements for S draws of the weights of L layers.

    Attributes
    ----------
    sizes
        (S, L + 1), the root mean square of all activations, of the input and after each layer.
    differences
        (S, L + 1), the same after the mean over the samples is subtracted.
    for_weights
        (S, L), the norm of the gradient of the loss with respect to the weights of each layer.
    for_activations
        (S, L + 1), the same with respect to the input and the activations of each layer.
    """

    sizes: NDArray[np.float64]
    differences: NDArray[np.float64]
    for_weights: NDArray[np.float64]
    for_activations: NDArray[np.float64]


def draw(activation: str, weights: str, depth: float) -> Figure:
    """Draw size and difference of the activations, and the norms of the gradients, by layer.

    Parameters
    ----------
    activation
        The name of the activation.
    weights
        The name of the initialization.
    depth
        The number of layers.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    flow = measure(activation, weights, int(depth))
    layers = np.arange(flow.sizes.shape[1])
    fig, (forward, back) = plot.figure(2, width=4.3)
    _band(forward, layers, flow.sizes, "size (root mean square)", "blue", "-")
    _band(forward, layers, flow.differences, "difference between samples", "orange", "--")
    _band(back, layers[1:], flow.for_weights, "gradient for the weights", "vermilion", "-")
    _band(back, layers, flow.for_activations, "gradient for the activations", "green", "--")
    for axes in (forward, back):
        _logarithmic(axes)
        axes.set(xlabel="layer (0 is the input)", xlim=(0, depth))
        axes.locator_params(axis="x", nbins=4, integer=True)
    size, difference = (np.median(rows[:, -1]) for rows in (flow.sizes, flow.differences))
    first, last = (np.median(flow.for_weights[:, layer]) for layer in (0, -1))
    start, end = (np.median(flow.for_activations[:, layer]) for layer in (0, -1))
    forward.set_ylabel("forward: activations")
    plot.legend_row(
        forward, (f"size, at the end {size:.0e}", f"difference of samples {difference:.0e}")
    )
    back.set_ylabel("back: norm of the gradient")
    plot.legend_row(back, (f"for weights, at the start {first:.0e}", f"activations {start:.0e}"))
    return plot.describe(
        fig,
        f"{depth:g} layers of {WIDTH} units, {activation}, weights {weights}; medians of {DRAWS} "
        f"draws. In the last layer the activations have size {size:.0e} and differ from sample "
        f"to sample by {difference:.0e}. The norm of the gradient for the weights is {last:.0e} "
        f"in the last layer and {first:.0e} in the first; for the activations it is {end:.0e} "
        f"after the last layer and {start:.0e} at the input.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice(
        "activation",
        "activation φ",
        (SIGMOID, TANH, RELU, LEAKY, ELU, SOFTPLUS, GELU, SILU, IDENTITY),
        SIGMOID,
    ),
    Choice(
        "weights",
        "first weights, n inputs a unit",
        (SMALL, DEFAULT, XAVIER, HE, FITTED, LARGE),
        XAVIER,
    ),
    Scale("depth", "number of layers", (2, 5, 10, 20, 30, 50), 20),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


@lru_cache(maxsize=512)
def measure(activation: str, weights: str, depth: int) -> Flow:
    """Send the digits through new networks, and the gradients back.

    Parameters
    ----------
    activation
        The name of the activation, as in CONTROLS.
    weights
        The name of the initialization, as in CONTROLS.
    depth
        The number of layers.

    Returns
    -------
    Flow
        The measurements.
    """
    import torch
    from torch.nn import functional

    X, t = _digits()
    rng = np.random.default_rng(depth)
    scale = np.sqrt(_variance(activation, weights))
    layers = [
        torch.from_numpy(scale * rng.standard_normal((DRAWS, WIDTH, WIDTH))).requires_grad_()
        for _ in range(depth)
    ]
    out = torch.from_numpy(rng.standard_normal((DRAWS, WIDTH, 10)) / np.sqrt(WIDTH))
    h = X.repeat(DRAWS, 1, 1).requires_grad_()
    seen = [h]
    for W in layers:
        h = _activations.apply(activation, h @ W, LEAK if activation == LEAKY else 1.0)
        seen.append(h)
    scores = (h @ out).flatten(0, 1)
    loss = DRAWS * functional.cross_entropy(scores, t.repeat(DRAWS))  # each draw's mean, summed
    gradients = [g.flatten(1).norm(dim=1).numpy() for g in torch.autograd.grad(loss, layers + seen)]
    return Flow(
        sizes=np.stack([_rms(h) for h in seen], axis=1),
        differences=np.stack([_rms(h - h.mean(dim=1, keepdim=True)) for h in seen], axis=1),
        for_weights=np.stack(gradients[:depth], axis=1),
        for_activations=np.stack(gradients[depth:], axis=1),
    )


def _variance(activation: str, weights: str) -> float:
    """The variance of one weight of a layer with WIDTH inputs."""
    if weights == FITTED:
        return 1 / (WIDTH * _mean_square(activation))
    return {
        SMALL: 0.01**2,
        DEFAULT: 1 / (3 * WIDTH),
        XAVIER: 1 / WIDTH,
        HE: 2 / WIDTH,
        LARGE: 0.5**2,
    }[weights]


def _mean_square(activation: str) -> float:
    """The mean of φ(z)² for a standard normal z, by the trapezoidal rule."""
    import torch

    z = torch.linspace(-10, 10, 2001, dtype=torch.float64)
    density = torch.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    value = _activations.apply(activation, z, LEAK if activation == LEAKY else 1.0)
    return float(torch.trapezoid(value**2 * density, z))


def _rms(h: Tensor) -> NDArray[np.float64]:
    """The root mean square over samples and units, for each draw: (S, n, units) → (S,)."""
    return h.detach().square().mean(dim=(1, 2)).sqrt().numpy()


def _band(
    axes: Axes,
    layers: NDArray[np.int64],
    rows: NDArray[np.float64],
    label: str,
    colour: str,
    style: str,
) -> None:
    """Draw the median of rows (S, layers), and shade from the smallest to the largest."""
    rows = np.maximum(rows, FLOOR / 10)
    plot.curve(axes, layers, np.median(rows, axis=0), label, colour, style)
    low, high = rows.min(axis=0), rows.max(axis=0)
    axes.fill_between(layers, low, high, color=plot.PALETTE[colour], alpha=0.25, linewidth=0)


def _logarithmic(axes: Axes) -> None:
    """Mark powers of ten on the vertical axis: at least three, none below FLOOR."""
    axes.set_yscale("log")
    low, high = axes.get_ylim()
    axes.set_ylim(max(min(low, 0.01), FLOOR), max(high, 10.0))
    axes.yaxis.set_major_locator(LogLocator(numticks=5))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(lambda tick, _place: plot.log_label(tick))


@lru_cache
def _digits() -> tuple[Tensor, Tensor]:
    """Standardised digits (SAMPLES, WIDTH) and their classes (SAMPLES,)."""
    import torch

    digits = data.digits()
    X = (digits.X - digits.X.mean(axis=0)) / np.maximum(digits.X.std(axis=0), 1e-9)
    rows = np.random.default_rng(0).permutation(len(X))[:SAMPLES]
    return torch.from_numpy(X[rows]), torch.from_numpy(digits.t[rows])
