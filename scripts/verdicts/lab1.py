# ruff: noqa: T201
"""Lab 1, question 15, again: other splits, and four times the budget.

``python scripts/verdicts/lab1.py`` prints the tables of docs/verdicts.md, section "Lab 1".
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track
from sklearn.svm import LinearSVC

from dlcourse import bank, data
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
SEEDS = range(20)


def solved(lab: str) -> dict[str, Any]:
    """What the instructor's notebook defines: its answers, and stump_predict."""
    whole = load_course(COURSE).read_lab(lab)
    names: dict[str, Any] = {"np": np}
    for notebook in bank.graded_part(whole, bank.questions(whole)).notebooks:
        for cell in reading.read(notebook.source).cells:
            if cell.id == "stump" or (cell.cell_type == "code" and roles.is_answer(cell)):
                exec(cell.source, names)
    return names


def methods(lab: dict[str, Any]) -> dict[str, Callable[..., Any]]:
    """By name: X, t of the training samples and X of the test samples → predicted classes."""

    def perceptron(X: Any, t: Any, X_test: Any, epochs: int) -> Any:
        w, b, _ = lab["fit_perceptron"](X, t, 1.0, epochs)
        return lab["predict"](X_test, w, b)

    def averaged(X: Any, t: Any, X_test: Any) -> Any:
        w, b, total, count = np.zeros(X.shape[1]), 0.0, np.zeros(X.shape[1] + 1), 0
        for _ in range(50):
            for x, label in zip(X, t, strict=True):
                w, b = lab["perceptron_step"](x, label, w, b, 1.0)
                total, count = total + np.append(w, b), count + 1
        return lab["predict"](X_test, total[:-1] / count, total[-1] / count)

    def adaboost(X: Any, t: Any, X_test: Any, rounds: int) -> Any:
        stumps, alphas, _ = lab["fit_adaboost"](X, t, rounds)
        return lab["predict_adaboost"](X_test, stumps, alphas)

    return {
        "perceptron, 50 epochs": lambda *parts: perceptron(*parts, 50),
        "perceptron, 200 epochs": lambda *parts: perceptron(*parts, 200),
        "averaged perceptron": averaged,
        "linear SVM": lambda X, t, X_test: LinearSVC(C=1.0, dual=False).fit(X, t).predict(X_test),
        "AdaBoost, 5 rounds": lambda *parts: adaboost(*parts, 5),
        "AdaBoost, 15 rounds": lambda *parts: adaboost(*parts, 15),
        "AdaBoost, 60 rounds": lambda *parts: adaboost(*parts, 60),
    }


def accuracies(X: Any, t: Any, seed: int, known: dict[str, Callable[..., Any]]) -> list[float]:
    """Test accuracy of each method on one random split, 70 % training samples."""
    order = np.random.default_rng(seed).permutation(len(t))
    train, test = np.split(order, [int(0.7 * len(t))])
    mean, spread = X[train].mean(axis=0), X[train].std(axis=0)
    X = (X - mean) / spread
    return [float(np.mean(f(X[train], t[train], X[test]) == t[test])) for f in known.values()]


def main() -> None:
    """Print a table for each data set."""
    cancer, known = data.breast_cancer(), methods(solved("lab1_perceptron"))
    sets = {
        "Adélie / Gentoo": data.penguins(
            ("Adelie", "Gentoo"), ("flipper_length_mm", "bill_depth_mm")
        ),
        "Adélie / chinstrap": data.penguins(
            ("Adelie", "Chinstrap"), ("bill_length_mm", "bill_depth_mm")
        ),
        "penguin sex": data.penguin_sex(),
        "breast cancer": (cancer.X[:, 20:], cancer.t),
    }
    for name, (X, t) in sets.items():
        found = np.array([accuracies(X, t, seed, known) for seed in track(SEEDS, name)])
        base = found[:, 0]
        print(f"\n**{name}**, seeds {SEEDS[0]} to {SEEDS[-1]}\n")
        print("| method | mean | least | most | better / equal / worse than the perceptron |")
        print("| --- | --- | --- | --- | --- |")
        for method, scores in zip(known, found.T, strict=True):
            gain = np.sign(scores - base).astype(int).tolist()
            counts = " / ".join(str(gain.count(sign)) for sign in (1, 0, -1))
            numbers = " | ".join(f"{v:.3f}" for v in (scores.mean(), scores.min(), scores.max()))
            print(f"| {method} | {numbers} | {counts} |")


if __name__ == "__main__":
    main()
