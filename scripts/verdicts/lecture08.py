# ruff: noqa: T201
"""Lecture 08 again: twenty new seeds, a learning rate for each network, four times the epochs.

``python scripts/verdicts/lecture08.py`` prints the tables of "Lecture 08" in docs/verdicts.md;
``… lecture08.py comparison`` or ``… depth`` only one of them. It runs the lecture's own cells.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
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


def tuned(lecture: dict[str, Any], model: str, task: str) -> float:
    """The rate that is best on a fifth of the training images, for three seeds."""
    whole = lecture["tasks"]
    lecture["tasks"] = {**whole, task: held_out(whole[task][0])}

    def score(rate: float) -> float:
        lecture["RATE"] = rate
        nets = [lecture["trained"](model, task, seed) for seed in TUNING]
        return float(np.mean([lecture["right"](net, *lecture["tasks"][task][1]) for net in nets]))

    best = best_rate(score)
    lecture["tasks"] = whole
    return best


def measured(lecture: dict[str, Any], model: str, task: str, rate: float) -> Any:
    """For each seed the test accuracy, and that of images moved by two pixels."""
    lecture["RATE"] = rate
    x, t = lecture["tasks"][task][1]
    moved = x.roll((2, -2), dims=(2, 3))
    rows = []
    for seed in track(REPORTING, f"{model}, {task}", console=PROGRESS):
        net = lecture["trained"](model, task, seed)
        rows.append([lecture["right"](net, images, t) for images in (x, moved)])
    return np.array(rows)


def comparison() -> None:
    """Print the test accuracies of section 6 and those of section 7, two pixels off."""
    lecture = defined(1)
    pairs = [(task, model) for task in lecture["tasks"] for model in MODELS]
    rates = {pair: tuned(lecture, *reversed(pair)) for pair in pairs}
    print("\n| epochs | task | model | rate | test accuracy | least to most ", end="")
    print("| better than the CNN | two pixels off |\n|" + " --- |" * 8)
    for times in (1, 4):
        lecture["TIMES"] = times
        found = {pair: measured(lecture, pair[1], pair[0], rates[pair]) for pair in pairs}
        for (task, model), rows in found.items():
            a, moved = rows.T
            better = f"{(a > found[task, 'CNN'][:, 0]).sum()} of {len(a)}"
            spread = f"{a.mean():.3f} | {a.min():.3f} to {a.max():.3f} | {better}"
            label = f"× {times} | {task} | {model} | {rates[task, model]:g}"
            print(f"| {label} | {spread} | {moved.mean():.2f} |", flush=True)


def depth() -> None:
    """Print the training and test accuracies of section 9, and how two gradients agree."""
    lecture = defined(1)
    (x, t), test = lecture["tasks"]["8 × 8"]
    x, t = x[:1280], t[:1280]
    print("\n| epochs | convolutions | kind | rate | training | least to most | test ", end="")
    print("| first layer's gradient | cosine |\n|" + " --- |" * 9)

    def trained(blocks: int, skips: bool, seed: int, rate: float) -> Any:
        lecture["RATE"] = rate
        return lecture["fit"](lecture["stack"](blocks, skips, seed), x, t, 2, seed)

    def right(blocks: int, skips: bool, seeds: range, rate: float) -> Any:
        nets = [trained(blocks, skips, seed, rate) for seed in seeds]
        return np.array([[lecture["right"](net, *part) for part in ((x, t), test)] for net in nets])

    kinds = [(blocks, skips) for blocks in (1, 6, 12) for skips in (False, True)]

    def tuned_on_training(blocks: int, skips: bool) -> float:
        return best_rate(lambda rate: float(right(blocks, skips, TUNING, rate)[:, 0].mean()))

    rates = {kind: tuned_on_training(*kind) for kind in kinds}
    for times, (blocks, skips) in product((1, 4), kinds):
        lecture["TIMES"], rate = times, rates[blocks, skips]
        seen, new = right(blocks, skips, REPORTING, rate).T
        sizes = np.mean([lecture["measure"](blocks, skips, seed) for seed in REPORTING], axis=0)
        label = f"× {times} | {2 * blocks + 1} | {'residual' if skips else 'plain'} | {rate:g}"
        spread = f"{seen.mean():.2f} | {seen.min():.2f} to {seen.max():.2f} | {new.mean():.2f}"
        print(f"| {label} | {spread} | {sizes[0]:.1f} | {sizes[1]:.2f} |", flush=True)


def main() -> None:
    """Print both tables, or the one that is asked for."""
    torch.set_num_threads(1)
    tables = {"comparison": comparison, "depth": depth}
    for name in sys.argv[1:] or tables:
        tables[name]()


if __name__ == "__main__":
    main()
