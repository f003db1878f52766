"""Explorer: capacity, samples, noise and L2 strength against the error on new data.

Ridge regression on cosine waves, in closed form. The fit is linear in the measured values, so the
expected error, its bias and its variance over all draws of the noise are exact, not sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

CAPACITIES = (1, 2, 3, 4, 6, 8, 10, 13, 16, 19, 22, 25, 30, 35, 40, 45, 50, 60, 80, 120, 200)
SAMPLES = (10, 16, 20, 30, 50, 100)
NOISES = (0.0, 0.1, 0.2, 0.4)
STRENGTHS = (0.0, 1e-4, 1e-3, 1e-2, 1e-1, 1.0)
BUMPS, JUMP = "two bumps", "a jump"
TRUTHS = (BUMPS, JUMP)
GRID = 200


@dataclass(frozen=True, eq=False)
class _Fit:
    """The fit of one capacity, and its mean squared errors against the truth at new places.

    Attributes
    ----------
    curve
        (GRID,), the fit to the samples in the figure.
    training
        Its mean squared training error.
    bias, variance
        The parts of the expected error over all draws of the noise.
    """

    curve: NDArray[np.float64]
    training: float
    bias: float
    variance: float


def draw(truth: str, capacity: float, samples: float, noise: float, strength: float) -> Figure:
    """Draw the fit against the truth (left), and the expected errors for all capacities (right).

    Parameters
    ----------
    truth
        The name of the true function.
    capacity
        The number of weights.
    samples
        The number of training samples.
    noise
        The standard deviation of the noise.
    strength
        The L2 strength ω.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    fits = {p: _fit(truth, p, int(samples), noise, strength) for p in CAPACITIES}
    now = fits[int(capacity)]
    expected = now.bias + now.variance + noise**2
    fig, (plane, errors) = plot.figure(2, width=4.4)
    fig.subplots_adjust(wspace=0.3)
    _draw_fit(plane, truth, now, int(samples), noise)
    _draw_errors(errors, fits, int(capacity), int(samples), noise)
    plot.title(plane, f"number of weights {capacity:g}, of samples {samples:g}")
    plot.title(errors, f"bias² {now.bias:.3f} + variance {now.variance:.3f} + noise {noise**2:.3f}")
    best = min(fits, key=lambda p: fits[p].bias + fits[p].variance)
    return plot.describe(
        fig,
        f"{capacity:g} weights fitted to {samples:g} samples of {truth} with noise {noise:g} and "
        f"L2 strength {strength:g}. Training error {now.training:.4f}, expected error on new data "
        f"{expected:.4f}: bias squared {now.bias:.4f}, variance {now.variance:.4f}, noise "
        f"{noise**2:.4f}. The error on new data is lowest at {best} weights.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("truth", "truth", TRUTHS, BUMPS),
    Scale("capacity", "capacity: number of weights", CAPACITIES, 19),
    Scale("samples", "training samples", SAMPLES, 20),
    Scale("noise", "noise (standard deviation)", NOISES, 0.2),
    Scale("strength", "L2 strength", STRENGTHS, 0.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_fit(axes: Axes, truth: str, fit: _Fit, samples: int, noise: float) -> None:
    x, y = _sampled(truth, samples, noise)
    new = np.linspace(0, 1, GRID)
    plot.curve(axes, new, _truth(truth, new), "truth", "black", "--")
    plot.curve(axes, new, fit.curve, "fit", "blue")
    axes.plot(x, y, "o", color=plot.PALETTE["orange"], markeredgecolor="black", label="samples")
    axes.set(xlim=(0, 1), ylim=(-1.8, 2.4), xlabel="x", ylabel="y")
    axes.legend(loc="upper right", fontsize=7, ncols=3)


def _draw_errors(
    axes: Axes, fits: dict[int, _Fit], capacity: int, samples: int, noise: float
) -> None:
    expected = {p: fit.bias + fit.variance + noise**2 for p, fit in fits.items()}
    plot.curve(axes, CAPACITIES, list(expected.values()), "new data (expected)", "vermilion")
    bias = [max(fit.bias, 1e-9) for fit in fits.values()]
    plot.curve(axes, CAPACITIES, bias, "bias²", "green", "-.")
    variance = [max(fit.variance, 1e-9) for fit in fits.values()]
    plot.curve(axes, CAPACITIES, variance, "variance", "purple", ":")
    training = [max(fit.training, 1e-9) for fit in fits.values()]
    plot.curve(axes, CAPACITIES, training, "training samples", "blue")
    axes.plot(capacity, expected[capacity], "o", color=plot.PALETTE["vermilion"], markersize=9)
    axes.axvline(samples, color="black", linewidth=0.8, linestyle="--")
    side = "left" if samples < 80 else "right"
    axes.text(samples, 2.2e-4, " weights = \n samples ", fontsize=7, ha=side)
    plot.log_axis(axes.xaxis, (1, 3, 10, 30, 100))
    plot.log_axis(axes.yaxis, (1e-3, 1e-2, 0.1, 1, 10))
    axes.set(xlim=(1, 200), ylim=(2e-4, 100), xlabel="number of weights", ylabel="squared error")
    axes.legend(loc="upper left", fontsize=7, ncols=2)


def _truth(name: str, x: NDArray[np.float64]) -> NDArray[np.float64]:
    if name == JUMP:
        return np.where(x < 0.45, -0.7, 0.7)
    return 1.2 * np.exp(-(((x - 0.25) / 0.09) ** 2)) - 0.9 * np.exp(-(((x - 0.7) / 0.12) ** 2))


@lru_cache(maxsize=64)
def _sampled(truth: str, samples: int, noise: float) -> tuple[NDArray[np.float64], ...]:
    """Places and measured values, (samples,) each; each of equal strips has two places."""
    rng = runtime.rng(1)
    x = (np.arange(samples) // 2 + rng.uniform(size=samples)) * 2 / samples
    return x, _truth(truth, x) + noise * rng.normal(size=samples)


def _waves(x: NDArray[np.float64], capacity: int) -> NDArray[np.float64]:
    """cos(kπx) / (k + 1) for k = 0 .. capacity − 1: (n, capacity). Fast waves are expensive."""
    k = np.arange(capacity)
    return np.asarray(np.cos(np.pi * np.outer(x, k)) / (k + 1))


@cache
def _solver(capacity: int, samples: int, strength: float) -> tuple[NDArray[np.float64], ...]:
    """Matrices from measured values to the fit at the samples and on the grid.

    With strength ω, the weights minimise mean squared error + ω‖w‖². For ω = 0 they are the
    shortest weights that minimise the error.
    """
    x, _ = _sampled(BUMPS, samples, 0.0)
    features = _waves(x, capacity)
    left, sizes, right = np.linalg.svd(features / np.sqrt(samples), full_matrices=False)
    kept = sizes > 1e-10 * sizes[0]
    shrink = np.where(kept, sizes, 0.0) / np.where(kept, sizes**2 + strength, 1.0)
    weights = (right.T * shrink) @ left.T / np.sqrt(samples)
    return features @ weights, _waves(np.linspace(0, 1, GRID), capacity) @ weights


@lru_cache(maxsize=4096)
def _fit(truth: str, capacity: int, samples: int, noise: float, strength: float) -> _Fit:
    x, y = _sampled(truth, samples, noise)
    at_samples, on_grid = _solver(capacity, samples, strength)
    off = on_grid @ _truth(truth, x) - _truth(truth, np.linspace(0, 1, GRID))
    return _Fit(
        curve=on_grid @ y,
        training=float(np.mean((at_samples @ y - y) ** 2)),
        bias=float(np.mean(off**2)),
        variance=float(noise**2 * np.mean(np.sum(on_grid**2, axis=1))),
    )
