"""Explorer: five arms with unknown chances, and four ways to choose between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

GREEDY, EPSILON, UCB, BLIND = "greedy", "ε-greedy", "UCB", "at random"
FAR, CLOSE = "far apart: 0.1 to 0.8", "close: 0.45 to 0.55"
CHANCES = {FAR: (0.3, 0.8, 0.1, 0.6, 0.4), CLOSE: (0.5, 0.55, 0.45, 0.52, 0.48)}
RUNS, PULLS = 200, 1000
TIMES = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Play:
    """Many runs at once.

    Attributes
    ----------
    chosen
        (PULLS, RUNS), the number of the arm.
    won
        (PULLS, RUNS), 1 or 0.
    regret
        (PULLS, RUNS), what the best arm would have won more until then, on average.
    """

    chosen: NDArray[np.int64]
    won: NDArray[np.int64]
    regret: Array


def draw(arms: str, rule: str, exploration: float, pulls: float, run: float) -> Figure:
    """Draw what one run knows of the arms (left), and the regret of all runs (right).

    Parameters
    ----------
    arms
        The name of the arms.
    rule
        How an arm is chosen.
    exploration
        The probability ε, or the factor c of UCB; the other rules have none.
    pulls
        How many arms were pulled until now.
    run
        The number of the run on the left.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    play = _play(arms, rule, exploration)
    until, chances = int(pulls), np.array(CHANCES[arms])
    counts = np.bincount(play.chosen[:until, int(run)], minlength=5)
    wins = np.bincount(play.chosen[:until, int(run)], play.won[:until, int(run)], minlength=5)
    low, middle, high = np.percentile(play.regret[until - 1], (10, 50, 90))
    fig, (left, right) = plot.figure(2, width=4.4)
    _draw_arms(left, chances, *(np.asarray(n, dtype=np.float64) for n in (wins, counts)))
    plot.title(left, f"Run {run:g}: estimates and number of pulls")
    _draw_regret(right, play.regret, until, int(run))
    plot.title(right, f"Regret of {RUNS} runs; mean {play.regret[until - 1].mean():.1f}")
    setting = {EPSILON: f" with ε = {exploration:g}", UCB: f" with c = {exploration:g}"}
    return plot.describe(
        fig,
        f"Five arms, {arms}; {rule}{setting.get(rule, '')}, {until} pulls. In run {run:g} the arms "
        f"were pulled {', '.join(map(str, counts))} times; the best one is arm 2. Regret of "
        f"{RUNS} runs: mean {play.regret[until - 1].mean():.1f}, median {middle:.1f}, 10 to 90 % "
        f"from {low:.1f} to {high:.1f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("rule", "rule", (GREEDY, EPSILON, UCB, BLIND), GREEDY),
    Scale("exploration", "ε or c", (0.01, 0.03, 0.1, 0.3, 0.5, 1.0), 0.1),
    Scale("pulls", "pulls", TIMES, 100.0),
    Choice("arms", "arms", tuple(CHANCES), FAR),
    Scale("run", "run on the left", (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0), 0.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_arms(axes: Axes, chances: Array, wins: Array, counts: Array) -> None:
    """Estimates where an arm was pulled, their 95 % intervals, and the true chances.

    The interval counts two wins and two losses more than there were: A. Agresti, B. A. Coull, *The
    American Statistician* 52, 119–126, 1998.
    """
    tried = counts > 0
    middle = (wins[tried] + 2) / (counts[tried] + 4)
    wide = 1.96 * np.sqrt(middle * (1 - middle) / (counts[tried] + 4))
    places = np.arange(1, 6)
    axes.hlines(chances, places - 0.3, places + 0.3, color="black", label="true chance")
    low, high = np.clip((middle - wide, middle + wide), 0, 1)
    axes.vlines(places[tried], low, high, color=plot.PALETTE["sky"], linewidth=4, label="95 %")
    mean = wins[tried] / counts[tried]
    axes.plot(places[tried], mean, "o", color=plot.PALETTE["blue"], label="estimate")
    axes.set_xticks(places, [f"arm {k}\n{n:g} ×" for k, n in zip(places, counts, strict=True)])
    axes.set(ylim=(-0.1, 1.25), yticks=(0, 0.5, 1), xlim=(0.4, 5.6))
    axes.tick_params(labelsize=8)
    axes.legend(loc="upper center", ncols=3, fontsize=8, frameon=False)


def _draw_regret(axes: Axes, regret: Array, until: int, run: int) -> None:
    """The mean, the range of most runs, and the run that is shown."""
    some = np.unique(np.linspace(0, until - 1, 60).astype(int))
    low, high = np.percentile(regret[some], (10, 90), axis=1)
    axes.fill_between(some + 1, low, high, color=plot.PALETTE["sky"], alpha=0.4, label="10 to 90 %")
    plot.curve(axes, some + 1, regret[some].mean(axis=1), "mean", "blue")
    plot.curve(axes, some + 1, regret[some, run], f"run {run}", "vermilion", "--")
    axes.set(xlabel="pulls", ylim=(0, None))
    axes.legend(loc="upper left", fontsize=8, frameon=False)


@lru_cache
def _play(arms: str, rule: str, exploration: float) -> Play:
    """All runs side by side; each gets the same luck whatever the rule."""
    chances, rng = np.array(CHANCES[arms]), runtime.rng(11)
    luck, dice, ties = (rng.random((PULLS, RUNS)) for _ in range(3))
    noise = rng.random((RUNS, 5)) * 1e-6  # who is first among equals
    counts, wins = np.zeros((RUNS, 5)), np.zeros((RUNS, 5))
    chosen, won = np.zeros((2, PULLS, RUNS), dtype=np.int64)
    runs = np.arange(RUNS)
    for pull in range(PULLS):
        scores = _scores(rule, exploration, counts, wins, pull) + noise
        blind = dice[pull] < {BLIND: 1.0, EPSILON: exploration}.get(rule, 0.0)
        arm = np.where(blind, (5 * ties[pull]).astype(np.int64), scores.argmax(axis=1))
        chosen[pull], won[pull] = arm, luck[pull] < chances[arm]
        counts[runs, arm] += 1
        wins[runs, arm] += won[pull]
    return Play(chosen, won, np.cumsum(chances.max() - chances[chosen], axis=0))


def _scores(rule: str, exploration: float, counts: Array, wins: Array, pull: int) -> Array:
    """How good each arm looks: (RUNS, 5). Untried arms come first, whatever the rule."""
    tried = np.maximum(counts, 1)
    wide = exploration * np.sqrt(np.log(pull + 1) / tried) if rule == UCB else 0.0
    return np.where(counts > 0, wins / tried + wide, 10.0)
