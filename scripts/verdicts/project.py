# ruff: noqa: T201
"""The worked example of the project: tuned, on twenty fresh seeds, and with four times the budget.

``python scripts/verdicts/project.py`` prints the table of docs/verdicts.md, section "The project".
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from scipy import stats
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.nn import functional

from dlcourse import data, runtime

TUNING, REPORTING = range(50, 53), range(100, 120)
SIZES = (100, 400)
STRENGTHS = (0.01, 0.1, 1, 10, 100, 1000)  # C of logistic regression
RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
PROGRESS = Console(stderr=True)

digits = data.digits()
X, t = digits.X / 16, digits.t
ORDER = runtime.rng(0).permutation(len(X))
TEST, VALIDATION, POOL = ORDER[:600], ORDER[600:900], ORDER[900:]

Images = np.ndarray
Answers = Callable[[Images], np.ndarray]


def moved(X: Images, down: int, right: int) -> Images:
    """Images moved by one pixel; (n, 64)."""
    padded = np.pad(X.reshape(-1, 8, 8), ((0, 0), (1, 1), (1, 1)))
    return padded[:, 1 - down : 9 - down, 1 - right : 9 - right].reshape(len(X), 64)


STEPS = ((0, 1), (0, -1), (1, 0), (-1, 0))


def with_shifts(X: Images, t: np.ndarray) -> tuple[Images, np.ndarray]:
    """The images and their four copies, moved by one pixel."""
    return np.concatenate([X, *(moved(X, *step) for step in STEPS)]), np.tile(t, 5)


def logistic(X: Images, t: np.ndarray, strength: float, budget: int, seed: int) -> Answers:
    """Logistic regression; `budget` is not used, because it runs until it has converged."""
    model = LogisticRegression(C=strength, tol=1e-3, max_iter=1000).fit(X, t)
    return lambda images: np.asarray(model.predict(images))


def network(X: Images, t: np.ndarray, rate: float, budget: int, seed: int) -> Answers:
    """A network with 64 hidden units, after `budget` times 300 steps of Adam on all images."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = torch.optim.Adam(net.parameters(), lr=rate)
    x, labels = torch.tensor(X, dtype=torch.float32), torch.tensor(t)
    for _ in range(300 * budget):
        optimizer.zero_grad()
        functional.cross_entropy(net(x), labels).backward()
        optimizer.step()
    return lambda images: (
        net(torch.tensor(images, dtype=torch.float32)).argmax(dim=1).detach().numpy()
    )


MODELS = {"logistic regression": (logistic, STRENGTHS), "network": (network, RATES)}


def fitted(model: str, shifts: bool, size: int, setting: float, budget: int, seed: int) -> Answers:
    """A model, trained on `size` images that the seed draws."""
    rows = runtime.rng(seed).permutation(POOL)[:size]
    images, labels = with_shifts(X[rows], t[rows]) if shifts else (X[rows], t[rows])
    return MODELS[model][0](images, labels, setting, budget, seed)


def right(answers: Answers, rows: np.ndarray, step: tuple[int, int] = (0, 0)) -> float:
    """The share of right answers on these images, moved by a step."""
    return float(np.mean(answers(moved(X[rows], *step)) == t[rows]))


def best_setting(model: str, shifts: bool, size: int, budget: int) -> float:
    """The setting with the best mean on validation images, over the seeds for tuning."""
    settings = MODELS[model][1]
    means = [
        np.mean(
            [right(fitted(model, shifts, size, each, budget, seed), VALIDATION) for seed in TUNING]
        )
        for each in settings
    ]
    return settings[int(np.argmax(means))]


def scores(model: str, shifts: bool, size: int, setting: float, budget: int) -> np.ndarray:
    """Accuracy on test images as they are and moved by one pixel; (seeds, 2)."""
    rows = []
    for seed in REPORTING:
        answers = fitted(model, shifts, size, setting, budget, seed)
        rows.append([
            right(answers, TEST), np.mean([right(answers, TEST, step) for step in STEPS])
        ])  # fmt: skip
    return np.array(rows)


def difference(after: np.ndarray, before: np.ndarray) -> str:
    """The mean of the paired differences, and its 95 % interval."""
    found = after - before
    half = stats.t.ppf(0.975, len(found) - 1) * found.std(ddof=1) / np.sqrt(len(found))
    return f"{found.mean():+.3f} ± {half:.3f}"


def main() -> None:
    """Print the table."""
    torch.set_num_threads(1)
    print("| model | images | budget | setting without, with shifts | accuracy without | with |"
          " difference | difference on moved images |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    cases = [
        (model, size, budget)
        for model, size, budget in product(MODELS, SIZES, (1, 4))
        if budget == 1 or model == "network"
    ]
    for model, size, budget in track(cases, "Training", console=PROGRESS):
        settings = [best_setting(model, shifts, size, budget) for shifts in (False, True)]
        plain, shifted = (
            scores(model, shifts, size, setting, budget)
            for shifts, setting in zip((False, True), settings, strict=True)
        )
        print(
            f"| {model} | {size} | {budget} | {settings[0]:g}, {settings[1]:g} "
            f"| {plain[:, 0].mean():.3f} | {shifted[:, 0].mean():.3f} "
            f"| {difference(shifted[:, 0], plain[:, 0])} "
            f"| {difference(shifted[:, 1], plain[:, 1])} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
