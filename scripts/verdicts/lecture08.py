# ruff: noqa: T201
"""Lecture 08 again: twenty new seeds, a learning rate for each network, four times the epochs.

``python scripts/verdicts/lecture08.py`` prints the tables of "Lecture 08" in docs/verdicts.md;
``… lecture08.py comparison 1`` or ``… depth 4`` only one of them. It runs the lecture's own cells.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from rich.console import Console
from rich.progress import track

from dlcourse import runtime

LECTURE = Path(__file__).parents[2] / "course/08_convolutional_networks.ipynb"
TUNING, REPORTING = range(200, 203), range(100, 120)
RATES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1)
MODELS = ("linear", "MLP", "CNN", "random filters")
PROGRESS = Console(stderr=True)


def defined(times: int) -> dict[str, Any]:
    """What the lecture's cells define, with the rate ``RATE`` and so many times the epochs."""
    names: dict[str, Any] = {"runtime": runtime, "TIMES": times, "RATE": 0.003}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    exec(cells["imports"], names)
    models = cells["models"].replace("lr=0.003", "lr=RATE")
    exec(models.replace("range(epochs)", "range(TIMES * epochs)"), names)
    exec(cells["comparison-code"].partition("\nnets = ")[0], names)
    exec(cells["depth-code"].partition("\ndepth_runs = ")[0], names)
    exec(cells["gradients-code"].partition("\nat_start = ")[0], names)
    return names


def held_out(known: Any) -> tuple[Any, Any]:
    """The training images cut in four fifths to train on and one to choose the rate with."""
    x, t = known
    rows = torch.tensor(np.random.default_rng(9).permutation(len(t)))
    cut = 4 * len(t) // 5
    return (x[rows[:cut]], t[rows[:cut]]), (x[rows[cut:]], t[rows[cut:]])


def best_rate(score: Callable[[float], float]) -> float:
    """The best of the rates: three at first, then outwards until the best has a worse neighbour."""
    found = {k: score(RATES[k]) for k in (2, 3, 4)}
    while (best := max(found, key=found.__getitem__)) in (min(found), max(found)):
        beyond = best - 1 if best == min(found) else best + 1
        if not 0 <= beyond < len(RATES):
            break
        found[beyond] = score(RATES[beyond])
    return RATES[best]


def compared(lecture: dict[str, Any], model: str, task: str) -> tuple[float, Any]:
    """The chosen rate, and for each seed: test accuracy, and that of images two pixels off."""
    whole = lecture["tasks"]
    lecture["tasks"] = {**whole, task: held_out(whole[task][0])}

    def score(rate: float) -> float:
        lecture["RATE"] = rate
        nets = [lecture["trained"](model, task, seed) for seed in TUNING]
        return float(np.mean([lecture["right"](net, *lecture["tasks"][task][1]) for net in nets]))

    rate = best_rate(score)
    lecture["tasks"], lecture["RATE"] = whole, rate
    x, t = whole[task][1]
    rows = []
    for seed in track(REPORTING, f"{model}, {task}", console=PROGRESS):
        net = lecture["trained"](model, task, seed)
        moved = x.roll((2, -2), dims=(2, 3))
        rows.append([lecture["right"](net, images, t) for images in (x, moved)])
    return rate, np.array(rows)


def comparison(times: int) -> None:
    """Print the test accuracies of section 6 and those of section 7, two pixels off."""
    lecture = defined(times)
    print("\n| epochs | task | model | rate | test accuracy | least to most ", end="")
    print("| better than the CNN | two pixels off |\n|" + " --- |" * 8)
    for task in ("28 × 28", "28 × 28, shuffled", "8 × 8"):
        found = {model: compared(lecture, model, task) for model in MODELS}
        for model, (rate, rows) in found.items():
            a, moved = rows.T
            better = f"{(a > found['CNN'][1][:, 0]).sum()} of {len(a)}"
            numbers = f"{a.mean():.3f} | {a.min():.3f} to {a.max():.3f} | {better}"
            print(f"| × {times} | {task} | {model} | {rate:g} | {numbers} | {moved.mean():.2f} |")
            sys.stdout.flush()


def depth(times: int) -> None:
    """Print the training and test accuracies of section 9, and how two gradients agree."""
    lecture = defined(times)
    (x, t), (x_test, t_test) = lecture["tasks"]["8 × 8"]
    x, t = x[:1280], t[:1280]
    print("\n| epochs | convolutions | kind | rate | training | least to most | test ", end="")
    print("| first layer's gradient | cosine |\n|" + " --- |" * 9)

    def trained(blocks: int, skips: bool, seed: int, rate: float) -> Any:
        lecture["RATE"] = rate
        return lecture["fit"](lecture["stack"](blocks, skips, seed), x, t, 2, seed)

    for blocks in (1, 6, 12):
        for kind, skips in (("plain", False), ("residual", True)):

            def score(rate: float, blocks: int = blocks, skips: bool = skips) -> float:
                nets = [trained(blocks, skips, seed, rate) for seed in TUNING]
                return float(np.mean([lecture["right"](net, x, t) for net in nets]))

            rate = best_rate(score)
            nets = [trained(blocks, skips, seed, rate) for seed in REPORTING]
            seen = np.array([lecture["right"](net, x, t) for net in nets])
            new = np.mean([lecture["right"](net, x_test, t_test) for net in nets])
            sizes = np.mean([lecture["measure"](blocks, skips, s) for s in REPORTING], axis=0)
            spread = f"{seen.mean():.2f} | {seen.min():.2f} to {seen.max():.2f} | {new:.2f}"
            print(f"| × {times} | {2 * blocks + 1} | {kind} | {rate:g} | {spread} ", end="")
            print(f"| {sizes[0]:.1f} | {sizes[1]:.2f} |", flush=True)


def main() -> None:
    """Print all tables, or the one that is asked for."""
    torch.set_num_threads(1)
    tables = {"comparison": comparison, "depth": depth}
    asked = [(sys.argv[1], int(sys.argv[2]))] if len(sys.argv) > 1 else []
    for name, times in asked or [(name, times) for name in tables for times in (1, 4)]:
        tables[name](times)


if __name__ == "__main__":
    main()
