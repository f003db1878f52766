# ruff: noqa: T201
"""Lecture 09, section 4, again: twenty seeds, tuned rates, and four times the budget.

``python scripts/verdicts/lecture9.py`` prints the tables of docs/verdicts.md, section "Lecture 09";
``… lecture9.py 0`` or ``1`` only one of them.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from functools import cache
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import track

from dlcourse.explore import transfer_bench as bench
from dlcourse.explore._digit_nets import (
    HALVES,
    KEPT,
    PRETRAINING_STEPS,
    PRINTED,
    RATE,
    features,
    network,
    task,
    train,
)

TUNING, REPORTING, SOURCES = range(100, 103), range(20), 5
RATES = (3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1)
BUDGETS = {1: (1, 5, 20, 100), 4: (5,)}  # times the steps of the lecture → shots
PROGRESS = Console(stderr=True)


@cache
def pretrained(name: str, budget: int, seed: int) -> Any:
    """One of five networks trained on the source, with so many times the steps of the lecture."""
    (x, t), net = task(name).source, network(task(name).classes, 100 + seed)
    return train(net, x, t, budget * PRETRAINING_STEPS, RATE, seed)


def trained(name: str, budget: int, shots: int, seed: int, rate: float, tuned: bool) -> float:
    """Test accuracy of a network from scratch, or of a fine-tuned one."""
    rows = bench._drawn(name, shots, seed)
    x, t = (part[rows] for part in task(name).target)
    net = network(task(name).classes, seed)
    if tuned:
        fresh, net = net, deepcopy(pretrained(name, budget, seed % SOURCES))
        if name == HALVES:  # new classes need a new last layer
            net[-1] = fresh[-1]
    return bench._right(name, train(net, x, t, budget * bench.STEPS, rate, seed))


def best_rate(name: str, budget: int, shots: int, tuned: bool) -> float:
    """The rate with the best mean on the seeds for tuning."""
    means = [
        np.mean([trained(name, budget, shots, seed, rate, tuned) for seed in TUNING])
        for rate in RATES
    ]
    return RATES[int(np.argmax(means))]


def without_training(name: str, budget: int, shots: int, seed: int) -> list[float]:
    """Linear model on pixels; prototypes and linear model on both kinds of frozen features."""
    rows, now = bench._drawn(name, shots, seed), task(name)
    labels = now.target[1][rows].numpy(), now.test[1].numpy()
    net = pretrained(name, budget, seed % SOURCES)
    kinds = [
        (features(net, now.target[0][rows], modules), features(net, now.test[0], modules))
        for modules in (0, *KEPT.values())
    ]
    linear = [bench._linear(*kind, *labels) for kind in kinds]
    return [*linear, bench._nearest_mean(*kinds[-1], *labels)]


def row(name: str, budget: int, shots: int) -> str:
    """One line of the table: means, and how often a method beats the network from scratch."""
    rates = [best_rate(name, budget, shots, tuned) for tuned in (False, True)]
    seeds = track(REPORTING, f"{name}, {budget}, {shots}", console=PROGRESS)
    runs = [
        [
            *(trained(name, budget, shots, seed, rates[k], bool(k)) for k in (0, 1)),
            *without_training(name, budget, shots, seed),
        ]
        for seed in seeds
    ]
    scratch, *others = np.array(runs).T
    cells = [f"{values.mean():.3f} ({sum(values > scratch)})" for values in others]
    spread = f"{scratch.mean():.3f} ± {scratch.std():.3f}"
    return " | ".join([f"| {budget}", str(shots), spread, *cells, f"{rates[0]:g}, {rates[1]:g} |"])


def main() -> None:
    """Print a table for each pair of source and target."""
    torch.set_num_threads(1)
    names = (PRINTED, HALVES)
    for name in names if len(sys.argv) == 1 else [names[int(sys.argv[1])]]:
        print(f"\n**{name}**, seeds {REPORTING[0]} to {REPORTING[-1]}\n")
        print(
            "| budget | images of each class | from scratch | fine-tuned | pixels, linear | "
            "convolutions, linear | all but the last layer, linear | the same, prototypes | rates |"
        )
        print("| " + "--- | " * 9)
        for budget, several in BUDGETS.items():
            for shots in several:
                print(row(name, budget, shots), flush=True)


if __name__ == "__main__":
    main()
