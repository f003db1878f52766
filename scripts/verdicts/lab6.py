# ruff: noqa: T201
"""Lab 6 again: twenty other seeds, and other strengths and rates.

``python scripts/verdicts/lab6.py compete`` prints the table of the experiment; ``… others`` that of
other strengths and rates; ``… tuned`` that of strengths and rates which each split chooses;
``… distil``, ``… attack`` and ``… norms`` those of the smaller experiments. All of them are in
docs/verdicts.md, section "Lab 6".
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dlcourse import bank
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
FRESH = range(1000, 1020)
SIZES, BUDGETS = (100, 1000), (200, 800)
SITUATIONS = [(n, budget) for n in SIZES for budget in BUDGETS]
OTHERS: dict[str, dict[str, float]] = {
    "none, rate 0.001": {"lr": 0.001},
    "none, rate 0.01": {"lr": 0.01},
    "shifts, rate 0.01": {"moves": 9, "lr": 0.01},
    "label smoothing 0.03": {"alpha": 0.03},
    "mixup, β = 0.1": {"beta": 0.1},
    "dropout 0.25": {"rate": 0.25},
}
# Eight trials for each method: plain training has eight rates, the others two with four strengths.
PLAIN_RATES = (0.0003, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05)
STRENGTHS: dict[str, tuple[str, tuple[float, ...]]] = {
    "weight decay": ("decay", (0.03, 0.3, 1.0, 3.0)),
    "dropout": ("rate", (0.1, 0.25, 0.5, 0.75)),
    "label smoothing": ("alpha", (0.01, 0.03, 0.1, 0.3)),
    "mixup": ("beta", (0.05, 0.1, 0.4, 1.0)),
    "input noise": ("sigma", (0.05, 0.1, 0.2, 0.4)),
    "shifts": ("moves", (3, 5, 7, 9)),
}
# Given cells of the notebook by id, and where each of them begins to compute.
NEEDED = {
    "imports": "",
    "by-hand": "",
    "data": "",
    "own-layers": "",
    "own-network": "\nfig, ",
    "distil-run": "\ndraws = ",
    "robust": "\nATTACKS = ",
    "competitors": "",
    "contest": "",
}


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the experiments, without their results."""
    lab = load_course(COURSE).read_lab("lab6_regularization")
    names: dict[str, Any] = {}
    for notebook in lab.notebooks:
        for cell in reading.read(notebook.source).cells:
            if cell.cell_type != "code":
                continue
            if roles.grade_id(cell) in bank.questions(lab):
                exec(cell.source, names)
            elif cell.id in NEEDED:
                end = NEEDED[cell.id]
                exec(cell.source.partition(end)[0] if end else cell.source, names)
    return names


def print_row(name: str, cells: list[tuple[Any, Any, Any]]) -> None:
    """Training accuracy, and test accuracy with its spread and the wins against plain training."""
    texts = [
        f"{training.mean():.3f} | {test.mean():.3f} ± {test.std():.3f} ({(test > plain).sum()})"
        for training, test, plain in cells
    ]
    print(f"| {name} | {' | '.join(texts)} |", flush=True)


def compete(lab: dict[str, Any]) -> None:
    """The experiment with the strengths of the notebook, on fresh seeds."""
    heads = " | ".join(f"{n}, {b} steps: training | test" for n, b in SITUATIONS)
    print(f"| images | {heads} |")
    print("| --- |" + " --- | --- |" * 4)
    plain: dict[tuple[int, int], Any] = {}
    for name, settings in lab["METHODS"].items():
        row, stopped = [], []
        for n in SIZES:
            reached = lab["run"](n, BUDGETS, FRESH, **settings)
            for budget, (training, _, test, best) in reached.items():
                plain.setdefault((n, budget), test)
                row.append((training, test, plain[n, budget]))
                stopped.append((training, best, plain[n, budget]))
        print_row(name, row)
        if name == "none":
            print_row("early stopping", stopped)


def others(lab: dict[str, Any]) -> None:
    """Other strengths and rates, against plain training at the notebook's rate."""
    print("| method | images | 200 steps: training | test | 800 steps: training | test |")
    print("| --- | --- | --- | --- | --- | --- |")
    for n in map(int, sys.argv[2:] or SIZES):
        plain = lab["run"](n, BUDGETS, FRESH)
        for name, settings in OTHERS.items():
            reached = lab["run"](n, BUDGETS, FRESH, **settings)
            row = [(reached[b][0], reached[b][2], plain[b][2]) for b in BUDGETS]
            print_row(f"{name} | {n}", row)


def tuned(lab: dict[str, Any]) -> None:
    """Each split chooses strength and rate on its own 200 validation images, in each situation."""
    print("| method | images | 200 steps: training | test | 800 steps: training | test |")
    print("| --- | --- | --- | --- | --- | --- |")
    trials: dict[str, list[dict[str, float]]] = {"none": [{"lr": rate} for rate in PLAIN_RATES]}
    trials |= {
        name: [{"lr": rate, key: value} for rate in (0.003, 0.01) for value in values]
        for name, (key, values) in STRENGTHS.items()
    }
    for n in map(int, sys.argv[2:] or SIZES):
        plain: dict[int, Any] = {}
        for name, settings in trials.items():
            reached = [lab["run"](n, BUDGETS, FRESH, **each) for each in settings]
            row = []
            for budget in BUDGETS:
                training, validation, test, _ = np.array(
                    [each[budget] for each in reached]
                ).swapaxes(0, 1)
                chosen = validation.argmax(axis=0), np.arange(len(FRESH))
                plain.setdefault(budget, test[chosen])
                row.append((training[chosen], test[chosen], plain[budget]))
            print_row(f"{name} | {n}", row)


def distil(lab: dict[str, Any]) -> None:
    """A linear student that learns from labels, from a teacher, and from both."""
    print("| student | steps | accuracy | least to most | better than labels |")
    print("| --- | --- | --- | --- | --- |")
    draws = [np.random.default_rng(seed).permutation(1000)[:100] for seed in FRESH]
    for steps in (300, 1200):
        base = None
        for name, how in lab["LESSONS"].items():
            found = np.array([lab["train_student"](rows, *how, steps=steps) for rows in draws])
            base = found if base is None else base
            print(
                f"| {name} | {steps} | {found.mean():.3f} | {found.min():.3f} to "
                f"{found.max():.3f} | {(found > base).sum()} |",
                flush=True,
            )


def attack(lab: dict[str, Any]) -> None:
    """Networks that were trained against changes of some size, under attack."""
    print("| trained against | steps | ε = 0 | ε = 0.05 | ε = 0.1 |")
    print("| --- | --- | --- | --- | --- |")
    for epsilon, steps in ((0.0, 200), (0.05, 200), (0.1, 200), (0.0, 800), (0.05, 800)):
        models = [lab["trained_against"](epsilon, steps, seed) for seed in FRESH]
        cells = []
        for size in (0.0, 0.05, 0.1):
            found = np.array([lab["accuracy_under"](model, size) for model in models])
            cells.append(f"{found.mean():.3f} ({found.min():.3f} to {found.max():.3f})")
        print(f"| {epsilon:g} | {steps} | {' | '.join(cells)} |", flush=True)


def norms(lab: dict[str, Any]) -> None:
    """The network of one's own layers: training loss at the end, and test accuracy in use."""
    rates = (0.03, 0.1, 0.3, 1.0)
    print(f"| norm | steps | {' | '.join(f'rate {rate:g}' for rate in rates)} |")
    print("| --- | --- |" + " --- |" * len(rates))
    for steps in (300, 1200):
        for kind in ("no norm", "batch norm", "layer norm"):
            cells = []
            for rate in rates:
                runs = [lab["train_own"](kind, steps, rate, seed=seed) for seed in range(10, 14)]
                loss = np.mean([losses[-1] for losses, _ in runs])
                cells.append(f"{loss:.2f}, {np.mean([right for _, right in runs]):.3f}")
            print(f"| {kind} | {steps} | {' | '.join(cells)} |", flush=True)


TABLES = {"others": others, "compete": compete, "tuned": tuned}
TABLES |= {"distil": distil, "attack": attack, "norms": norms}


def main() -> None:
    """Print the table that is asked for."""
    torch.set_num_threads(1)
    TABLES[sys.argv[1]](solved())


if __name__ == "__main__":
    main()
