# ruff: noqa: T201
"""Lab 6 again: other strengths and rates, and twenty other seeds.

``python scripts/verdicts/lab6.py tune`` prints the validation accuracies of other strengths and
rates, and what the best of them reach; ``… compete`` the table of the experiment; ``… distil``,
``… attack`` and ``… norms`` those of the smaller ones. docs/verdicts.md has them in "Lab 6".
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
TUNING, FRESH = range(100, 103), range(1000, 1020)
SIZES, BUDGETS = (100, 1000), (200, 800)
SITUATIONS = [(n, budget) for n in SIZES for budget in BUDGETS]
RATES = (0.001, 0.003, 0.01)
STRENGTHS: dict[str, tuple[str, tuple[float, ...]]] = {
    "none": ("moves", (1,)),
    "weight decay": ("decay", (0.1, 0.3, 1.0)),
    "dropout": ("rate", (0.25, 0.5, 0.7)),
    "label smoothing": ("alpha", (0.05, 0.1, 0.2)),
    "mixup": ("beta", (0.1, 0.4, 1.0)),
    "input noise": ("sigma", (0.1, 0.2, 0.4)),
    "shifts": ("moves", (9,)),
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


def tune(lab: dict[str, Any]) -> dict[tuple[str, float, float, int, int], float]:
    """The mean validation accuracy of each method, strength, rate and situation."""
    found = {}
    for name, (setting, strengths) in STRENGTHS.items():
        for strength in strengths:
            for rate in RATES:
                for n in SIZES:
                    settings = {setting: strength, "lr": rate}
                    reached = lab["run"](n, BUDGETS, TUNING, **settings)
                    for budget, (_, validation, *_) in reached.items():
                        found[name, strength, rate, n, budget] = float(validation.mean())
    return found


def print_tuned(found: dict[tuple[str, float, float, int, int], float]) -> None:
    """One row for each method and strength, with the best rate in each situation."""
    heads = " | ".join(f"{n} images, {budget} steps" for n, budget in SITUATIONS)
    print(f"| method | strength | {heads} |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (_, strengths) in STRENGTHS.items():
        for s in strengths:
            cells = []
            for n, budget in SITUATIONS:
                rate = max(RATES, key=lambda r: found[name, s, r, n, budget])
                cells.append(f"{found[name, s, rate, n, budget]:.3f} at {rate:g}")
            print(f"| {name} | {s:g} | {' | '.join(cells)} |")


def print_row(name: str, cells: list[tuple[Any, Any, Any]], how: str = "") -> None:
    """Training accuracy, and test accuracy with its spread and the wins against plain training."""
    texts = [
        f"{training.mean():.3f} | {test.mean():.3f} ± {test.std():.3f} ({(test > plain).sum()})"
        for training, test, plain in cells
    ]
    print(f"| {name} | {' | '.join(texts)} |{how}", flush=True)


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


def compete_tuned(lab: dict[str, Any]) -> None:
    """Each method with the rate and the strength that are best for each situation."""
    found = tune(lab)
    print_tuned(found)
    print()
    plain: dict[tuple[int, int], Any] = {}
    for name, (setting, strengths) in STRENGTHS.items():
        row, chosen = [], []
        for n, budget in SITUATIONS:
            pairs = [(s, r) for s in strengths for r in RATES]
            strength, rate = max(pairs, key=lambda p: found[name, p[0], p[1], n, budget])
            settings = {setting: strength, "lr": rate}
            training, _, test, _ = lab["run"](n, (budget,), FRESH, **settings)[budget]
            plain.setdefault((n, budget), test)
            row.append((training, test, plain[n, budget]))
            chosen.append(f"{strength:g} at {rate:g}")
        print_row(name, row, f" {'; '.join(chosen)} |")


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


TABLES = {"tune": compete_tuned, "compete": compete, "distil": distil, "attack": attack}
TABLES |= {"norms": norms}


def main() -> None:
    """Print the table that is asked for."""
    torch.set_num_threads(1)
    TABLES[sys.argv[1]](solved())


if __name__ == "__main__":
    main()
