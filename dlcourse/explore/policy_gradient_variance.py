"""Explorer: how far single estimates of a policy gradient scatter, with and without a baseline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Control, Scale, explore

REWARDS = np.array([1.0, 0.0, -1.0])  # of the three moves, before the same number is added
PREFERENCES = np.array([0.0, 0.5, -0.5])
DRAWS = 400
BASELINES = np.linspace(-2, 6, 161)
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Estimates:
    """Everything about one state with three moves.

    Attributes
    ----------
    chances
        (3,), the probability of each move.
    directions
        (3, 3), one row for each move: the gradient of the logarithm of its probability.
    rewards
        (3,), what each move brings.
    """

    chances: Array
    directions: Array
    rewards: Array

    def of_moves(self, baseline: float) -> Array:
        """(3, 3), the estimate after each move."""
        return self.directions * (self.rewards - baseline)[:, None]

    def variance(self, baseline: float) -> float:
        """The mean squared distance of an estimate from the gradient."""
        estimates = self.of_moves(baseline)
        return float(self.chances @ ((estimates - self.chances @ estimates) ** 2).sum(axis=1))

    @property
    def mean_reward(self) -> float:
        """What the policy wins on average."""
        return float(self.chances @ self.rewards)

    @property
    def best_baseline(self) -> float:
        """The one with the smallest variance: the mean reward, weighted by squared lengths."""
        weights = self.chances * (self.directions**2).sum(axis=1)
        return float(weights @ self.rewards / weights.sum())


def draw(added: float, sure: float, baseline: float, batch: float) -> Figure:
    """Draw estimates of the gradient (left), and their variance for every baseline (right).

    Parameters
    ----------
    added
        A number that is added to all rewards.
    sure
        How much more the policy prefers the first move, which is the best one.
    baseline
        The number that is taken off each reward.
    batch
        How many moves each estimate is the mean of.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    now = _estimates(added, sure)
    gradient = now.chances @ now.of_moves(baseline)
    points = _sample(now, baseline, int(batch))
    variances = np.array([now.variance(b) for b in BASELINES]) / batch
    here = now.variance(baseline) / batch
    fig, (cloud, curve) = plot.figure(2, width=4.3)
    _draw_cloud(cloud, points, gradient)
    plot.title(cloud, f"{DRAWS} estimates, each from {batch:g} moves")
    _draw_variances(curve, variances, now)
    curve.plot(baseline, here, "o", color=plot.PALETTE["vermilion"], markersize=9)
    plot.title(curve, f"Variance of an estimate: {here:.3f}")
    return plot.describe(
        fig,
        f"Three moves with rewards {', '.join(f'{r:g}' for r in now.rewards)} and probabilities "
        f"{', '.join(f'{p:.2f}' for p in now.chances)}; mean reward {now.mean_reward:.2f}. With "
        f"baseline {baseline:g} and {batch:g} moves an estimate, the variance is {here:.3f}; "
        f"with baseline 0 it is {now.variance(0) / batch:.3f}, with the mean reward "
        f"{now.variance(now.mean_reward) / batch:.3f}, and the least is at "
        f"{now.best_baseline:.2f}. The gradient stays ({gradient[0]:.3f}, {gradient[1]:.3f}).",
    )


CONTROLS: tuple[Control, ...] = (
    Scale(
        "baseline", "baseline b", (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 0.0
    ),
    Scale("added", "added to all rewards", (0.0, 1.0, 2.0, 4.0), 2.0),
    Scale("sure", "preference for move 1", (-1.0, 0.0, 1.0, 2.0, 4.0), 0.0),
    Scale("batch", "moves in an estimate", (1.0, 10.0, 100.0), 10.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_cloud(axes: Axes, points: Array, gradient: Array) -> None:
    axes.scatter(
        points[:, 0], points[:, 1], s=9, color=plot.PALETTE["sky"], alpha=0.6, label="estimates"
    )
    axes.plot(*points.mean(axis=0), "+", color="black", markersize=12, label="their mean")
    plot.arrow(axes, (0, 0), gradient[:2], plot.PALETTE["vermilion"], "gradient")
    axes.set(xlim=(-2.2, 3.2), ylim=(-2.2, 2.8), xlabel="part for move 1")
    axes.set_ylabel("part for move 2", labelpad=-2)
    axes.legend(loc="upper right", fontsize=8, ncols=3, columnspacing=0.8, handletextpad=0.3)


def _draw_variances(axes: Axes, variances: Array, now: Estimates) -> None:
    plot.curve(axes, BASELINES, variances, "variance", "blue")
    axes.axvline(now.mean_reward, color="grey", linestyle="--", label="mean reward")
    axes.axvline(now.best_baseline, color="black", linestyle=":", label="least variance")
    axes.set(xlabel="baseline b", ylim=(0, None), xlim=(-2, 6))
    axes.legend(loc="upper center", fontsize=8)


@lru_cache
def _estimates(added: float, sure: float) -> Estimates:
    """Probabilities and directions, by automatic differentiation."""
    import torch

    theta = torch.tensor(PREFERENCES + np.array([sure, 0.0, 0.0]))
    log_chances = torch.log_softmax(theta, 0)
    directions = torch.func.jacrev(lambda t: torch.log_softmax(t, 0))(theta)
    return Estimates(log_chances.exp().numpy(), directions.numpy(), REWARDS + added)


def _sample(now: Estimates, baseline: float, batch: int) -> Array:
    """(DRAWS, 2), estimates: only how often each move came counts, not its order."""
    counts = runtime.rng(3).multinomial(batch, now.chances, size=DRAWS)
    points: Array = (counts / batch @ now.of_moves(baseline))[:, :2]
    return points
