# ruff: noqa: T201
"""Lecture 06 again: twenty new splits, a wider grid of learning rates, and four times the epochs.

``python scripts/verdicts/lecture06.py`` prints the tables of "Lecture 06" in docs/verdicts.md.
It runs the lecture's own cells.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import math
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from scipy.stats import loguniform
from sklearn.model_selection import ParameterSampler

from dlcourse import runtime

LECTURE = Path(__file__).parents[2] / "course/06_optimization.ipynb"
FIRST, TUNING, REPORTING = 100, 3, 20  # the first new split; how many choose the rate and report
RATES = 10.0 ** np.arange(-4, 2, 0.5)
SPACE = {"lr": loguniform(1e-3, 1e1), "weight_decay": loguniform(1e-7, 1e-3)}  # as in the lecture
STEPS = (1e-4, 1e-3, 1e-2, 1e-1)  # RProp's first step lengths


def defined() -> dict[str, Any]:
    """What the lecture's cells define, for 23 new splits and a grid wider by two on both sides."""
    names: dict[str, Any] = {"runtime": runtime}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    train = cells["train"].replace("SPLITS = 8", f"SPLITS = {TUNING + REPORTING}")
    train = train.replace("in range(SPLITS)]", f"in range({FIRST}, {FIRST} + SPLITS)]")
    tune = cells["batch-sizes"].partition("\n\nfor B in")[0]
    with contextlib.redirect_stdout(io.StringIO()):
        for source in (cells["imports"], cells["condition"], cells["descent-check"], train, tune):
            exec(source, names)
        exec(cells["comparison"].partition("\noutcomes = ")[0], names)
        losing = cells["losing"].replace("size=(8, 2)", f"size=({TUNING + REPORTING}, 2)")
        exec(losing.replace("default_rng(0)", f"default_rng({FIRST})"), names)
        search = cells["search"].partition("\n\ngrid = ")[0]
        exec(search, names)
    names["RATES"] = RATES
    return names


def line(results: Any, best: float) -> str:
    """The cells of a table: rate, training loss and held-out accuracy on the reported splits."""
    loss, right = (values[TUNING:] for values in results[best])
    spread = f"{np.median(loss):.3f} | {loss.min():.3f} to {loss.max():.3f}"
    return f"{best:.3g} | {spread} | {right.mean():.3f} | {right.min():.3f} to {right.max():.3f}"


def optimizers(lecture: dict[str, Any], epochs: int) -> None:
    """Print section 7: six optimizers on three tasks, without a schedule and with a cosine."""
    print("\n| epochs | task | optimizer | rate | loss, median | least to most | held out ", end="")
    print("| least to most | lower loss than SGD | than Adam | rates within twice the best |")
    print("|" + " --- |" * 11)
    for task, cosine in itertools.product(lecture["tasks"], (False, True)):
        samples, hidden = lecture["tasks"][task]
        found = {
            name: lecture["tune"](samples, hidden, make, 64, epochs, cosine)
            for name, make in lecture["OPTIMIZERS"].items()
        }
        own = {name: results[best][0][TUNING:] for name, (results, best) in found.items()}
        for name, (results, best) in found.items():
            medians = np.array([np.median(results[rate][0][TUNING:]) for rate in RATES])
            wins = [f"{(own[name] < own[other]).sum()}" for other in ("SGD", "Adam")]
            near = int((medians < 2 * medians.min()).sum())
            label = f"{epochs} | {task}{', cosine' if cosine else ''} | {name}"
            print(f"| {label} | {line(results, best)} | {' | '.join(wins)} | {near} |", flush=True)


def batches(lecture: dict[str, Any], epochs: int) -> None:
    """Print section 3: the batch size at an equal number of epochs."""
    print("\n| epochs | batch | rate | loss, median | least to most | held out | least to most |")
    print("|" + " --- |" * 7)
    for size in (4, 16, 64, 256, 1257):
        found = lecture["tune"](lecture["digits"], (32,), torch.optim.SGD, size, epochs)
        print(f"| {epochs} | {size} | {line(*found)} |", flush=True)


def signs(lecture: dict[str, Any], times: int) -> None:
    """Print section 5: RProp and momentum with the same number of updates, each tuned."""
    print("\n| optimizer | batch | updates | rate | loss, median | least to most ", end="")
    print("| held out | least to most |\n|" + " --- |" * 8)
    momentum = lecture["OPTIMIZERS"]["momentum"]
    for size, epochs in ((1257, 60 * times), (64, 3 * times), (16, times)):
        for name, make, rates in (
            ("RProp", torch.optim.Rprop, STEPS),
            ("momentum", momentum, RATES),
        ):
            lecture["RATES"] = rates
            found = lecture["tune"](lecture["digits"], (32,), make, size, epochs)
            updates = epochs * math.ceil(1257 / size)
            print(f"| {name} | {size} | {updates} | {line(*found)} |", flush=True)
    lecture["RATES"] = RATES


def plain_bowl(lecture: dict[str, Any]) -> None:
    """Print section 7, where the popular choice loses: steps of twenty starts."""
    print("\n| optimizer | rate | steps, median | least to most |\n|" + " --- |" * 4)
    for name, make in lecture["OPTIMIZERS"].items():
        steps = {rate: lecture["steps_needed"](make, rate) for rate in RATES}
        best = min(steps, key=lambda rate: steps[rate][:TUNING].mean())
        own = steps[best][TUNING:]
        print(f"| {name} | {best:.3g} | {np.median(own):.0f} | {own.min()} to {own.max()} |")


def searches(lecture: dict[str, Any]) -> None:
    """Print section 8: three grids against twenty random searches, with nine trials each."""
    decays = (1e-7, 1e-5, 1e-3)
    drawn = [list(ParameterSampler(SPACE, 9, random_state=seed)) for seed in range(100, 120)]
    best = np.array([min(lecture["trial"](**point) for point in points) for points in drawn])
    print(
        "\n| learning rates of the grid | its best | random: mean | least to most | random wins |"
    )
    print("|" + " --- |" * 5)
    for rates in ((1e-3, 1e-1, 1e1), (1e-2, 1e-1, 1e0), (1e-1, 1e0, 1e1)):
        error = min(lecture["trial"](rate, decay) for rate in rates for decay in decays)
        spread = f"{best.mean():.3f} | {best.min():.3f} to {best.max():.3f}"
        wins = f"{(best < error).sum()} of {len(best)}"
        print(f"| {', '.join(f'{rate:g}' for rate in rates)} | {error:.3f} | {spread} | {wins} |")


def main() -> None:
    """Print all tables."""
    torch.set_num_threads(1)
    lecture = defined()
    for epochs in (5, 20):
        optimizers(lecture, epochs)
    for epochs in (4, 16):
        batches(lecture, epochs)
    for times in (1, 4):
        signs(lecture, times)
    plain_bowl(lecture)
    searches(lecture)


if __name__ == "__main__":
    main()
