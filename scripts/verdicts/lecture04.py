# ruff: noqa: T201
"""Lecture 04 again: is a variance for each input true more often than one for all?

``python scripts/verdicts/lecture04.py`` prints the table of docs/verdicts.md, section "Lecture 04":
twenty new splits, with the steps of the lecture and with four times as many. It runs the lecture's
own cells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from rich.console import Console
from rich.progress import track

LECTURE = Path(__file__).parents[2] / "course/04_costs_and_outputs.ipynb"
SEEDS = range(100, 120)
MIDDLE = (200.0, 210.0)  # flipper lengths in mm at which two kinds of birds meet
PROGRESS = Console(stderr=True)


def defined(steps: int) -> dict[str, Any]:
    """What the lecture's cells define, without the results; its networks train for these steps."""
    names: dict[str, Any] = {}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    exec(cells["imports"], names)
    source = cells["heteroscedastic"].partition("\nfits = ")[0]
    exec(source.replace("loss, 400, 0.02", f"loss, {steps}, 0.02"), names)
    return names


def claims(lecture: dict[str, Any], seed: int, own: bool) -> tuple[float, float, float]:
    """Held-out loss, and the share of held-out birds in ±2 deviations: of all, of the middle."""
    parameters, held_out, loss = lecture["fit_depth"](seed, own)
    with torch.no_grad():
        mean, variance = lecture["mean_and_variance"](
            parameters, lecture["standard"][held_out], own
        )
    inside = (lecture["depth"][held_out] - mean).abs() <= 2 * variance.sqrt()
    flipper = lecture["flipper"][held_out]
    middle = (flipper >= MIDDLE[0]) & (flipper < MIDDLE[1])
    return loss, float(inside.double().mean()), float(inside[middle].double().mean())


def main() -> None:
    """Print what the two networks claim, and how often it is true."""
    torch.set_num_threads(1)
    print("| steps | network | held-out loss | inside ±2 deviations ", end="")
    print("| 200 to 210 mm | better loss |\n|" + " --- |" * 6)
    for steps in (400, 1600):
        lecture = defined(steps)
        shared = None
        for own, name in ((False, "one variance"), (True, "a variance for each input")):
            runs = track(SEEDS, f"{name}, {steps}", console=PROGRESS)
            found = np.array([claims(lecture, seed, own) for seed in runs])
            shared = found if shared is None else shared
            loss, inside, middle = np.nanmean(found, axis=0)
            better = f"{(found[:, 0] < shared[:, 0]).sum()} of {len(SEEDS)}"
            numbers = f"{loss:.3f} | {inside:.3f} | {middle:.3f}"
            print(f"| {steps} | {name} | {numbers} | {better} |", flush=True)


if __name__ == "__main__":
    main()
