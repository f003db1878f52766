"""Explorer: AdaBoost round by round, each with the stump of the smallest weighted error.

scikit-learn's `AdaBoostClassifier` chooses its stumps by Gini impurity instead. Lab 1 builds
what is shown here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.data import Dataset
from dlcourse.explore import _samples
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Steps, explore

ROUNDS = 40


@dataclass(frozen=True)
class Stump:
    """The class +polarity where a feature is greater than a threshold, −polarity elsewhere."""

    feature: int
    threshold: float
    polarity: int

    def predict(self, X: NDArray[np.float64]) -> NDArray[np.int64]:
        """Classify every row of X (n, d) as −1 or +1."""
        return np.where(X[:, self.feature] > self.threshold, self.polarity, -self.polarity)


@dataclass(frozen=True, eq=False)
class Boosted:
    """One data set after boosting, with K rounds and n samples.

    Attributes
    ----------
    samples
        The n samples.
    stumps
        K stumps, one of each round.
    grid_votes
        The votes on the grid of the figure.
    sample_weights
        (K + 1, n), before each round, and after the last one.
    errors, alphas
        (K,), the weighted error and the weight of each stump.
    training_errors, bounds
        (K + 1,), from round 0.
    """

    samples: Dataset
    stumps: list[Stump]
    grid_votes: NDArray[np.float64]
    sample_weights: NDArray[np.float64]
    errors: NDArray[np.float64]
    alphas: NDArray[np.float64]
    training_errors: NDArray[np.float64]
    bounds: NDArray[np.float64]


def draw(data: str, rounds: int) -> Figure:
    """Draw the weighted samples, the combined vote, and the error with its bound.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    rounds
        The number of rounds so far.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    boosted = _boosted(data)
    done = min(rounds, len(boosted.errors))
    fig, (plane, errors) = plot.figure(2, width=4.3)
    _draw_samples(plane, boosted, done)
    _draw_errors(errors, boosted, done)
    plot.legend(fig, plane, errors)
    error, bound = boosted.training_errors[done], boosted.bounds[done]
    if done == 0:
        facts = "no stump yet, all samples weigh the same"
    else:
        epsilon, alpha = boosted.errors[done - 1], boosted.alphas[done - 1]
        facts = f"this stump's error ε = {epsilon:.3f}, voting weight α = {alpha:.2f}"
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
    """Count the rounds: fewer than 40 if no further stump is better than guessing.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.

    Returns
    -------
    int
        The number of rounds.
    """
    return len(_boosted(data).errors)


CONTROLS: tuple[Control, ...] = (
    Choice("data", "samples", (_samples.SEX, _samples.RINGS, _samples.XOR), _samples.SEX),
    Steps("rounds", "rounds of boosting", last, 3),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_samples(plane: Axes, boosted: Boosted, done: int) -> None:
    samples = boosted.samples
    relative = boosted.sample_weights[done] * len(samples.t)
    _samples.scatter(plane, samples, sizes=16 * relative)
    if done:
        plot.regions(plane, boosted.alphas[:done] @ boosted.grid_votes[:done])
        latest = boosted.stumps[done - 1]
        mark = plane.axvline if latest.feature == 0 else plane.axhline
        colour = plot.PALETTE["purple"]
        mark(latest.threshold, color=colour, linestyle="-.", label="this round's stump")


def _draw_errors(axes: Axes, boosted: Boosted, done: int) -> None:
    rounds = np.arange(done + 1)
    plot.curve(axes, rounds, boosted.bounds[: done + 1], "bound ∏ 2√(ε(1−ε))", "vermilion", "--")
    plot.curve(axes, rounds, boosted.training_errors[: done + 1], "training error", "black")
    plot.curve(axes, rounds[1:], boosted.errors[:done], "ε of each stump", "green", ":")
    axes.set(xlim=(0, ROUNDS), ylim=(0, 1.02), xlabel="round", ylabel="share of samples")
    axes.set(xticks=(0, 10, 20, 30, 40), yticks=(0, 0.5, 1))


@lru_cache
def _boosted(data: str) -> Boosted:
    samples = _samples.load(data)
    X, t = samples
    weights, stumps, errors = [np.full(len(t), 1 / len(t))], list[Stump](), list[float]()
    for _ in range(ROUNDS):
        stump = _best_stump(X, t, weights[-1])
        wrong = stump.predict(X) != t
        error = float(weights[-1][wrong].sum())
        if not 0 < error < 0.5 - 1e-9:  # nothing left to mend, or no better than guessing
            break
        stumps, errors = [*stumps, stump], [*errors, error]
        # with this stump's say, its mistakes hold one half of the new weights
        weights.append(weights[-1] / np.where(wrong, 2 * error, 2 * (1 - error)))
    alphas = np.arctanh(1 - 2 * np.array(errors))
    votes = np.array([stump.predict(X) for stump in stumps])
    scores = np.vstack([np.zeros(len(t)), np.cumsum(alphas[:, None] * votes, axis=0)])
    grid = plot.grid(*_samples.limits(samples))
    return Boosted(
        samples=samples,
        stumps=stumps,
        grid_votes=np.array([stump.predict(grid) for stump in stumps], dtype=float),
        sample_weights=np.array(weights),
        errors=np.array(errors),
        alphas=alphas,
        training_errors=np.mean(np.where(scores > 0, 1, -1) != t, axis=1),
        bounds=np.exp(-t * scores).mean(axis=1),
    )


def _best_stump(
    X: NDArray[np.float64], t: NDArray[np.int64], weights: NDArray[np.float64]
) -> Stump:
    """The stump with the smallest weighted error; its threshold lies between two values."""
    best, smallest = Stump(0, -np.inf, 1), np.inf
    for feature, column in enumerate(X.T):
        values = np.unique(column)
        cuts = np.append(values[0] - 1.0, (values[:-1] + values[1:]) / 2)
        errors = (np.where(column > cuts[:, None], 1, -1) != t) @ weights
        for polarity, candidates in ((1, errors), (-1, 1 - errors)):
            i = int(candidates.argmin())
            if candidates[i] < smallest:
                smallest, best = candidates[i], Stump(feature, float(cuts[i]), polarity)
    return best
