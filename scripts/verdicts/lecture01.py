# ruff: noqa: T201
"""Lecture 01 again: does Adaline settle on overlapping classes?

``python scripts/verdicts/lecture01.py`` prints the table of docs/verdicts.md, section "Lecture 01":
the delta rule in twenty orders of the samples, with six learning rates.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.linear_model import LinearRegression, SGDRegressor
from sklearn.preprocessing import StandardScaler

from dlcourse import data

SEEDS, EPOCHS, LOOK_FROM = 20, 60, 30
RATES = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001)


def after_each_epoch(X: Any, t: Any, rate: float, seed: int, best: Any) -> Any:
    """Accuracy, and the distance of weights and bias from the least-squares line: (epochs, 2)."""
    rule = SGDRegressor(penalty=None, learning_rate="constant", eta0=rate, shuffle=False)
    rng, found = np.random.default_rng(seed), []
    for _ in range(EPOCHS):
        rows = rng.permutation(len(t))
        rule.partial_fit(X[rows], t[rows])
        accuracy = np.mean(np.where(rule.predict(X) > 0, 1, -1) == t)
        found.append((accuracy, np.linalg.norm(np.append(rule.coef_, rule.intercept_) - best)))
    return np.array(found)


def main() -> None:
    """Print the table."""
    birds = data.penguins(("Adelie", "Chinstrap"), ("bill_length_mm", "flipper_length_mm"))
    X, t = StandardScaler().fit_transform(birds.X), birds.t
    line = LinearRegression().fit(X, t)
    best = np.append(line.coef_, line.intercept_)
    print(f"Least squares: {np.mean(np.where(line.predict(X) > 0, 1, -1) == t):.3f}\n")
    print("| learning rate | accuracy: mean | least | most | mean distance of the weights |")
    print("| --- | --- | --- | --- | --- |")
    for rate in RATES:
        runs = [after_each_epoch(X, t, rate, seed, best)[LOOK_FROM:] for seed in range(SEEDS)]
        accuracy, distance = np.concatenate(runs).T
        numbers = f"{accuracy.mean():.3f} | {accuracy.min():.3f} | {accuracy.max():.3f}"
        print(f"| {rate} | {numbers} | {distance.mean():.3f} |")


if __name__ == "__main__":
    main()
