# ruff: noqa: T201
"""Lecture 03 again: training with forward gradients, with wider grids and more steps.

``python scripts/verdicts/lecture03.py`` prints the table of docs/verdicts.md, section "Lecture 03".
It runs the lecture's own cells. The learning rate is chosen by the training loss on four seeds; the
accuracy is that of twenty others.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from rich.console import Console
from rich.progress import track

LECTURE = Path(__file__).parents[2] / "course/03_backpropagation.ipynb"
TO_TUNE, TO_REPORT = range(100, 104), range(200, 220)
RUNS = {  # widths, mode, learning rates
    "linear, reverse": ((64, 10), "reverse", (0.1, 0.3, 1, 3, 10, 30)),
    "network, reverse": ((64, 32, 10), "reverse", (0.03, 0.1, 0.3, 1, 3)),
    "linear, forward": ((64, 10), "forward", (0.0075, 0.015, 0.03, 0.06, 0.12, 0.24)),
    "network, forward": ((64, 32, 10), "forward", (0.0025, 0.005, 0.01, 0.02, 0.04, 0.08)),
}


def defined() -> dict[str, Any]:
    """What the lecture's cells define, without the results."""
    names: dict[str, Any] = {}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    for cell in ("imports", "train"):
        exec(cells[cell].partition("\nruns = ")[0], names)
    return names


def main() -> None:
    """Print a row for each kind of run and each number of steps."""
    torch.set_num_threads(1)
    lecture = defined()
    print("| run | steps | training loss at each rate | rate | accuracy | least to most |")
    print("| --- | --- | --- | --- | --- | --- |")
    chosen = [(name, steps) for steps in (400, 1600) for name in RUNS]
    for name, steps in track(chosen, console=Console(stderr=True)):
        widths, mode, grid = RUNS[name]
        gradient_of = lecture[f"{mode}_gradient"]
        rates, seeds = np.repeat(grid, len(TO_TUNE)), [*TO_TUNE] * len(grid)
        _, losses = lecture["train"](widths, gradient_of, rates, seeds, steps)
        means = losses.reshape(len(grid), -1).mean(axis=1)
        rate = grid[int(np.nanargmin(means))]
        repeated = [rate] * len(TO_REPORT)
        found, _ = lecture["train"](widths, gradient_of, repeated, [*TO_REPORT], steps)
        by_rate = ", ".join(f"{rate}: {mean:.3f}" for rate, mean in zip(grid, means, strict=True))
        print(
            f"| {name} | {steps} | {by_rate} | {rate} | {found.mean():.3f} | "
            f"{found.min():.3f} to {found.max():.3f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
