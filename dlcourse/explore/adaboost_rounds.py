"""Explorer: AdaBoost round by round.

The stumps come from scikit-learn's `AdaBoostClassifier`, which picks them by Gini impurity, not by
weighted error; every formula shown holds for any choice of stump. Its estimator weights are 2α.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.data import Dataset
from dlcourse.explore import _samples
from dlcourse.explore._widget import Choice, Control, Steps, explore

ROUNDS = 40


@dataclass(frozen=True, eq=False)
class Boosted:
    """One boosted data set; K rounds, n samples.

    sample_weights (K + 1, n): before each round, and after the last. errors, alphas (K,);
    training_errors, bounds (K + 1,) from round 0. stumps: K fitted trees of depth 1.
    """

    samples: Dataset
    stumps: list[Any]
    grid_votes: NDArray[np.float64]
    sample_weights: NDArray[np.float64]
    errors: NDArray[np.float64]
    alphas: NDArray[np.float64]
    training_errors: NDArray[np.float64]
    bounds: NDArray[np.float64]


def draw(data: str, rounds: int) -> Figure:
    """The weighted samples after `rounds` rounds, the combined vote, and error against bound."""
    boosted = _boosted(data)
    done = min(rounds, len(boosted.errors))
    fig, (plane, errors) = plot.figure(2, width=4.3)
    _draw_samples(plane, boosted, done)
    _draw_errors(errors, boosted, done)
    plot.legend(errors, plane, errors)
    error, bound = boosted.training_errors[done], boosted.bounds[done]
    if done == 0:
        facts = "no stump yet, all samples weigh the same"
    else:
        epsilon, alpha = boosted.errors[done - 1], boosted.alphas[done - 1]
        facts = f"this stump's error ε = {epsilon:.3f}, α = {alpha:.2f}"
    plot.title(plane, f"Round {done}: {facts}")
    plot.title(errors, f"Training error {error:.3f} ≤ bound {bound:.3f}")
    heaviest = boosted.sample_weights[done].max() * len(boosted.samples.t)
    return plot.describe(
        fig,
        f"AdaBoost on {data} after round {done} of {len(boosted.errors)}: {facts}. The combined "
        f"vote is wrong on a share of {error:.3f} of the training samples; the bound is "
        f"{bound:.3f}. For the next round the heaviest sample weighs {heaviest:.1f} times the "
        f"average.",
    )


def last(data: str) -> int:
    """How many rounds there are: fewer than 40 when no stump beats guessing any more."""
    return len(_boosted(data).errors)


CONTROLS: tuple[Control, ...] = (
    Choice("data", "samples", (_samples.SEX, _samples.RINGS, _samples.XOR), _samples.SEX),
    Steps("rounds", "rounds of boosting", last, 3),
)


def show() -> None:
    """Play with it under a notebook cell."""
    explore(draw, CONTROLS)


def _draw_samples(plane: Axes, boosted: Boosted, done: int) -> None:
    samples = boosted.samples
    relative = boosted.sample_weights[done] * len(samples.t)
    _samples.scatter(plane, samples, sizes=16 * relative)
    if done:
        plot.regions(plane, boosted.alphas[:done] @ boosted.grid_votes[:done])
        latest = boosted.stumps[done - 1].tree_
        mark = plane.axvline if latest.feature[0] == 0 else plane.axhline
        colour = plot.PALETTE["purple"]
        mark(latest.threshold[0], color=colour, linestyle="-.", label="this round's stump")


def _draw_errors(axes: Axes, boosted: Boosted, done: int) -> None:
    rounds = np.arange(done + 1)
    plot.curve(axes, rounds, boosted.bounds[: done + 1], "bound ∏ 2√(ε(1−ε))", "vermilion", "--")
    plot.curve(axes, rounds, boosted.training_errors[: done + 1], "training error", "black")
    plot.curve(axes, rounds[1:], boosted.errors[:done], "ε of each stump", "green", ":")
    axes.set(xlim=(0, ROUNDS), ylim=(0, 1.7), xlabel="round", ylabel="share of samples")
    axes.set(xticks=(0, 10, 20, 30, 40), yticks=(0, 0.5, 1))


@lru_cache
def _boosted(data: str) -> Boosted:
    from sklearn.ensemble import AdaBoostClassifier

    samples = _samples.load(data)
    X, t = samples
    model = AdaBoostClassifier(n_estimators=ROUNDS, random_state=0).fit(X, t)
    alphas = model.estimator_weights_[: len(model.estimators_)] / 2
    votes = np.array([stump.predict(X) for stump in model.estimators_])
    scores = np.vstack([np.zeros(len(t)), np.cumsum(alphas[:, None] * votes, axis=0)])
    losses = np.exp(-t * scores)
    grid = plot.grid(*_samples.limits(samples))
    return Boosted(
        samples=samples,
        stumps=model.estimators_,
        grid_votes=np.array([stump.predict(grid) for stump in model.estimators_]),
        sample_weights=losses / losses.sum(axis=1, keepdims=True),
        errors=model.estimator_errors_[: len(alphas)],
        alphas=alphas,
        training_errors=np.mean(np.where(scores > 0, 1, -1) != t, axis=1),
        bounds=losses.mean(axis=1),
    )
