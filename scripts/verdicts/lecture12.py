# ruff: noqa: T201
"""Lecture 12, section 5, again: tuned settings, twenty fresh seeds, and four times the budget.

``python scripts/verdicts/lecture12.py`` prints the table of docs/verdicts.md, section "Lecture 12".
"""

from __future__ import annotations

import warnings
from itertools import product

import numpy as np
from rich.console import Console
from rich.progress import track
from scipy import stats
from sklearn.base import ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dlcourse import data, runtime

SIZES, BUDGETS = (20, 40, 80, 160), (1, 4)
TUNING, REPORTING = range(50, 60), range(100, 120)
STRENGTHS = (0.01, 0.1, 1, 10, 100, 1000)  # C of logistic regression
DECAYS = (0.01, 0.1, 1, 3, 10, 30)  # alpha of the network
PROGRESS = Console(stderr=True)
BASELINE, NETWORK = "baseline", "network"
X, t = data.penguin_sex()


def model(kind: str, setting: float, budget: int, seed: int) -> ClassifierMixin:
    """The baseline, or a network of 16 units with `budget` times 300 steps."""
    if kind == BASELINE:
        return LogisticRegression(C=setting, max_iter=1000)
    return MLPClassifier(
        (16,), solver="lbfgs", alpha=setting, max_iter=300 * budget, random_state=seed
    )


def right(kind: str, setting: float, size: int, budget: int, seed: int) -> float:
    """Accuracy on 100 test samples, after training on `size` others."""
    order = runtime.rng(seed).permutation(len(X))
    test, train = order[:100], order[100 : 100 + size]
    fitted = make_pipeline(StandardScaler(), model(kind, setting, budget, seed))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return float(fitted.fit(X[train], t[train]).score(X[test], t[test]))


def best(kind: str, settings: tuple[float, ...], size: int, budget: int) -> float:
    """The setting with the best mean over the seeds for tuning."""
    means = [np.mean([right(kind, each, size, budget, seed) for seed in TUNING])
             for each in settings]  # fmt: skip
    return settings[int(np.argmax(means))]


def main() -> None:
    """Print the table."""
    print("| samples | budget | C, alpha | baseline | network | difference | alpha = 0.1 |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size, budget in track([*product(SIZES, BUDGETS)], "Training", console=PROGRESS):
        strength = best(BASELINE, STRENGTHS, size, budget)
        decay = best(NETWORK, DECAYS, size, budget)
        cases = ((BASELINE, strength), (NETWORK, decay), (NETWORK, 0.1))
        base, net, weak = (
            np.array([right(kind, setting, size, budget, seed) for seed in REPORTING])
            for kind, setting in cases
        )
        told = [
            f"{d.mean():+.3f} ± {stats.t.ppf(0.975, len(d) - 1) * stats.sem(d):.3f}"
            for d in (net - base, weak - base)
        ]
        print(
            f"| {size} | {budget} | {strength:g}, {decay:g} | {base.mean():.3f} "
            f"| {net.mean():.3f} | {told[0]} | {told[1]} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
