# ruff: noqa: T201
"""Lecture 05 again: twenty new seeds, a wider grid of learning rates, and four times the epochs.

``python scripts/verdicts/lecture05.py`` prints the tables of "Lecture 05" in docs/verdicts.md.
It runs the lecture's own cells.
"""

from __future__ import annotations

import contextlib
import io
from itertools import product
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch

from dlcourse import runtime

LECTURE = Path(__file__).parents[2] / "course/05_activations.ipynb"
FIRST, SEEDS = 100, 20
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


def defined() -> dict[str, Any]:
    """What the lecture's cells define, for twenty new seeds and a wider grid."""
    names: dict[str, Any] = {"runtime": runtime}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    loop = cells["training-loop"].replace("SEEDS, BATCH = 5,", f"SEEDS, BATCH = {SEEDS},")
    loop = loop.replace("range(SEEDS)]", f"range({FIRST}, {FIRST} + SEEDS)]")
    with contextlib.redirect_stdout(io.StringIO()):
        for source in ("imports", "table-check", "saturation-digits", "gains"):
            exec(cells[source], names)
        exec(loop, names)
        exec(cells["comparison-code"].partition("\nresults = ")[0], names)
    return names


def compared(lecture: dict[str, Any]) -> None:
    """Print section 7: each activation with its own best rate, also with four times the epochs."""
    print("\n| task | epochs | activation | rate | test accuracy | least to most ", end="")
    print("| better than identity | than ReLU |\n|" + " --- |" * 8)
    rates: dict[tuple[str, str], tuple[float, ...]] = {}
    for times, (task, given) in product((1, 4), lecture["TASKS"].items()):
        setting = {**given, "epochs": times * given["epochs"]}
        found = {}
        for name in lecture["COMPARED"]:
            lecture["RATES"] = rates.get((task, name), RATES)
            found[name] = lecture["compare"](name, **setting)
            rates[task, name] = (found[name][0],)
        for name, (rate, right) in found.items():
            wins = [f"{(right > found[other][1]).sum()}" for other in ("identity", "ReLU")]
            spread = f"{right.mean():.3f} | {right.min():.2f} to {right.max():.2f}"
            label = f"{task} | {setting['epochs']} | {name} | {rate:g}"
            print(f"| {label} | {spread} | {' | '.join(wins)} |", flush=True)


def dead(lecture: dict[str, Any], epochs: int) -> None:
    """Print section 6: the share of dead units in both layers, and the accuracy."""
    rates, test = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0), lecture["split"](960)[0]
    print("\n| epochs | activation | rate | dead in layer 1 | in layer 2 | accuracy ", end="")
    print("| least to most |\n|" + " --- |" * 7)
    for name in ("ReLU", "leaky ReLU", "ELU"):
        layers = lecture["train"](name, lecture["labels"], (64, 64), epochs, 960, rates)
        right = lecture["accuracy"](name, layers, lecture["labels"], test)
        hidden = lecture["pre_activations"](name, layers, lecture["X"])[:-1]
        flat = [
            (lecture["slope_of"](lecture["ACTIVATIONS"][name], Z) == 0)
            .all(dim=1)
            .double()
            .mean(dim=1)
            .reshape(SEEDS, -1)
            .mean(dim=0)
            for Z in hidden
        ]
        for place, rate in enumerate(rates):
            row = right[:, place]
            shares = " | ".join(f"{layer[place]:.0%}" for layer in flat)
            spread = f"{np.mean(row):.3f} | {row.min():.2f} to {row.max():.2f}"
            print(f"| {epochs} | {name} | {rate:g} | {shares} | {spread} |", flush=True)


def main() -> None:
    """Print all tables."""
    torch.set_num_threads(1)
    lecture = defined()
    for epochs in (5, 20):
        dead(lecture, epochs)
    compared(lecture)


if __name__ == "__main__":
    main()
