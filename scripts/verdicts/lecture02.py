# ruff: noqa: T201
"""Lecture 02 again: depth at an equal number of parameters, and the zigzag.

``python scripts/verdicts/lecture02.py`` prints the tables of docs/verdicts.md, section
"Lecture 02": twenty new seeds, a wider grid of learning rates, and four times the steps. It runs
the lecture's own cells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from rich.console import Console
from rich.progress import track

LECTURE = Path(__file__).parents[2] / "course/02_networks.ipynb"
SEEDS, FIRST_SEED = 20, 100
RATES = (0.001, 0.003, 0.01, 0.03, 0.1)
PROGRESS = Console(stderr=True)


def defined(*parts: tuple[str, str]) -> dict[str, Any]:
    """What cells of the lecture define: each cell by its id, up to the line that starts with…"""
    names: dict[str, Any] = {}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    for cell, end in parts:
        exec(cells[cell].partition(f"\n{end}")[0] if end else cells[cell], names)
    return names


def zigzag(lecture: dict[str, Any]) -> None:
    """Print the table: the share of the variance of F⁴ that a trained network leaves."""
    places, goal, forward = lecture["places"], lecture["zigzag"], lecture["forward"]

    def left_over(hidden: list[int], steps: int, rate: float) -> Any:
        trained = lecture["train"](
            lecture["start"]([1, *hidden, 1], SEEDS, FIRST_SEED, 0.5),
            lambda layers, _: ((forward(places, layers) - goal) ** 2).mean(dim=(1, 2)),
            steps,
            rate,
        )
        return (((forward(places, trained) - goal) ** 2).mean(dim=(1, 2)) / goal.var()).numpy()

    print(
        "| network | steps | rate | best | median | worst |\n| --- | --- | --- | --- | --- | --- |"
    )
    networks = {"4 × 2": [2] * 4, "1 × 8": [8], "1 × 128": [128], "4 × 16": [16] * 4}
    for name, hidden in track(networks.items(), "zigzag", console=PROGRESS):
        for steps in (800, 3200):
            for rate in RATES[1:]:
                found = left_over(hidden, steps, rate)
                numbers = found.min(), np.median(found), found.max()
                print(f"| {name} | {steps} | {rate} | {' | '.join(f'{x:.2f}' for x in numbers)} |")


def bench(lecture: dict[str, Any], task: str, more: int) -> None:
    """Print the rows of a task with `more` times the steps: accuracy at every learning rate."""
    inputs, labels, cut, budget, steps = lecture["tasks"][task]
    linear = None
    for depth in track((0, 1, 2, 4, 8), f"{task}, {more}", console=PROGRESS):
        classes = int(labels.max()) + 1
        widths = lecture["widths_within"](budget, inputs.shape[2], depth, classes)
        kept = {}  # by rate: accuracy on the samples set aside and on the others, (SEEDS,) each
        for rate in RATES:
            layers = lecture["fitted"](inputs[:, :cut], labels[:, :cut], widths, more * steps, rate)
            parts = slice(cut, cut + 500), slice(cut + 500, None)
            kept[rate] = [lecture["accuracy"](inputs[:, p], labels[:, p], layers) for p in parts]
        best = max(kept, key=lambda rate: kept[rate][0].mean())
        found = kept[best][1]
        linear = found if linear is None else linear
        by_rate = " | ".join(f"{scores.mean():.3f}" for _, scores in kept.values())
        name = f"{depth} × {widths[1]}" if depth else "linear"
        print(
            f"| {task} | {more} | {name} | {by_rate} | **{found.mean():.3f}** at {best} | "
            f"{found.min():.3f} to {found.max():.3f} | {sum(found > linear)} |",
            flush=True,
        )


def main() -> None:
    """Print both tables."""
    torch.set_num_threads(1)
    lecture = defined(
        ("imports", ""), ("xor-learned-code", "rows = "), ("zigzag-code", "unexplained = ")
    )
    zigzag(lecture)
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    source = cells["bench-code"].partition("\nresults, networks = ")[0]
    source = source.replace("SPLITS = 6", f"SPLITS = {SEEDS}")
    source = source.replace("range(SPLITS)", f"range({FIRST_SEED}, {FIRST_SEED} + SPLITS)")
    source = source.replace("torch_generator(0)", f"torch_generator({FIRST_SEED})")
    exec(source, lecture)
    print(
        "\n| task | times the steps | network | " + " | ".join(f"{rate}" for rate in RATES), end=""
    )
    print(" | at the chosen rate | least to most | beats linear |")
    print("|" + " --- |" * (6 + len(RATES)))
    for task in lecture["tasks"]:
        for more in (1, 4):
            bench(lecture, task, more)


if __name__ == "__main__":
    main()
