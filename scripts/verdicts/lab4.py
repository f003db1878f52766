# ruff: noqa: T201
"""Lab 4, question 22, again: the race on other starts, a wider grid, and four times the steps.

``python scripts/verdicts/lab4.py`` prints the table of docs/verdicts.md, section "Lab 4".
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track

from dlcourse import bank
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
SEEDS, TO_TUNE, TO_REPORT = 20, 5, 10
SETTINGS = (  # name, rates, steps
    ("as in the lab", np.logspace(-4, 1, 11), 600),
    ("one rate more on both ends", np.logspace(-4.5, 1.5, 13), 600),
    ("four times the steps", np.logspace(-4, 1, 11), 2400),
)


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the race, without its results."""
    lab = load_course(COURSE).read_lab("lab4_optimizers")
    names: dict[str, Any] = {}
    for notebook in lab.notebooks:
        for cell in reading.read(notebook.source).cells:
            answer = roles.grade_id(cell) in bank.questions(lab)
            if cell.cell_type == "code" and (answer or cell.id in ("imports", "race")):
                exec(cell.source.partition("\nneeded = {}")[0], names)
    return names


def race(lab: dict[str, Any], place: str, rates: Any, steps: int) -> dict[str, Any]:
    """For every rule the median steps (SEEDS,), at the rates tuned on other starts, and these."""
    lab["STEPS"] = steps
    landscape, start = lab["landscapes"][place]
    groups = [
        lab["starts_near"](start, count, 2 * seed + second)
        for seed in range(SEEDS)
        for second, count in enumerate((TO_TUNE, TO_REPORT))
    ]
    found = {}
    for name, rule in lab["rules"].items():
        losses = [lab["losses_along"](rule, landscape, np.concatenate(groups), r) for r in rates]
        needed = np.array([lab["steps_needed"](each) for each in losses])
        needed = needed.reshape(len(rates), SEEDS, TO_TUNE + TO_REPORT)
        best = np.median(needed[:, :, :TO_TUNE], axis=2).argmin(axis=0)
        reported = needed[best, np.arange(SEEDS), TO_TUNE:]
        found[name] = np.median(reported, axis=1), rates[best]
    return found


def main() -> None:
    """Print a table: median, least and most of the 20 medians, and how often a rule is first."""
    lab = solved()
    print("| setting | landscape | rule | median steps | least | most | first | rates kept |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    places = [(setting, place) for setting in SETTINGS for place in lab["landscapes"]]
    for (setting, rates, steps), place in track(places, console=Console(stderr=True)):
        with np.errstate(all="ignore"):
            found = race(lab, place, rates, steps)
        lowest = np.min([medians for medians, _ in found.values()], axis=0)
        for name, (medians, kept) in found.items():
            first = int(sum((medians == lowest) & (medians <= steps)))
            numbers = np.median(medians), medians.min(), medians.max()
            shown = [f"{each:.0f}" if each <= steps else "never" for each in numbers]
            used = f"{kept.min():.2g} to {kept.max():.2g}" if numbers[1] <= steps else ""
            print(f"| {setting} | {place} | {name} | {' | '.join(shown)} | {first} | {used} |")


if __name__ == "__main__":
    main()
