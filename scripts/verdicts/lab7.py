# ruff: noqa: T201
"""Lab 7, question 16, again: twenty draws, four times the steps, and tuned rates and penalties.

``python scripts/verdicts/lab7.py`` prints the tables of docs/verdicts.md, section "Lab 7";
``… lab7.py 0`` or ``1`` only those of one pair of source and target.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import track

from dlcourse import bank
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
NEEDED = ("imports", "tools", "digits-and-network", "probe-tools", "experiment-tools")
TUNING, REPORTING, SOURCES, STEPS = range(100, 103), range(20), 5, 60
RATES = (3e-4, 1e-3, 3e-3, 1e-2, 3e-2)
BODY_RATES = (3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1)
PENALTIES = (1e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1.0, 3.0, 10.0, 30.0)
MODULES = {"pixels": None, "hidden": 8, "convolutions": 5}
SHOTS, LONGER = (1, 5, 20), 4  # the budget of LONGER times the steps is tried with 5 shots
OF_THE_LAB = ((3e-3, 3e-3), (3e-3, 3e-3), {"pixels": 1.0, "hidden": 0.1, "convolutions": 0.1})
PROGRESS = Console(stderr=True)
Settings = tuple[tuple[float, float], tuple[float, float], dict[str, float]]


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the experiment, without its results."""
    lab = load_course(COURSE).read_lab("lab7_transfer")
    names: dict[str, Any] = {}
    for notebook in lab.notebooks:
        for cell in reading.read(notebook.source).cells:
            answer = roles.grade_id(cell) in bank.questions(lab)
            if cell.cell_type == "code" and (answer or cell.id in NEEDED):
                exec(cell.source, names)
    return names


class Pair:
    """A source and a target of the lab, with five source networks instead of one."""

    def __init__(self, lab: dict[str, Any], name: str) -> None:
        self.lab = lab
        first, *self.target = lab["PAIRS"][name]
        classes = len(first[9].bias)
        source = lab["printed"], lab["printed_labels"]
        if classes == 5:
            source = lab["train_images"][lab["old"]], lab["train_labels"][lab["old"]]
        self.sources = [
            lab["pretrain"](lab["make_net"](classes, 200 + seed), *source, seed)
            for seed in range(SOURCES)
        ]

    def trained(
        self, shots: int, seed: int, rates: tuple[float, float], steps: int, tuned: bool
    ) -> float:
        """Test accuracy of a network from scratch, or of a fine-tuned one."""
        pair = (self.sources[seed % SOURCES], *self.target)
        rows = self.lab["few"](self.target[1], shots, seed)
        nets = self.lab["ready_for"](pair, seed)
        return float(self.lab["trained"](nets[int(tuned)], pair, rows, rates, steps))

    def probed(self, shots: int, seed: int, kind: str, penalty: float) -> float:
        """Test accuracy of the probe on one kind of features."""
        pair = (self.sources[seed % SOURCES], *self.target)
        rows = self.lab["few"](self.target[1], shots, seed)
        return float(self.lab["probe_of"](pair[0], MODULES[kind], pair, rows, penalty))

    def best(self, shots: int) -> Settings:
        """The rates and penalties with the best means on the draws for tuning."""

        def mean(run: Any, *setting: Any) -> float:
            return float(np.mean([run(shots, seed, *setting) for seed in TUNING]))

        scratch = max(
            ((rate, rate) for rate in RATES),
            key=lambda rates: mean(self.trained, rates, STEPS, False),
        )
        tuned = max(
            product(BODY_RATES, RATES), key=lambda rates: mean(self.trained, rates, STEPS, True)
        )
        penalties = {
            kind: max(PENALTIES, key=lambda penalty: mean(self.probed, kind, penalty))
            for kind in MODULES
        }
        return scratch, tuned, penalties


def row(pair: Pair, shots: int, budget: int, settings: Settings) -> str:
    """One line: means, and how often a way beats training from scratch, and the settings."""
    scratch_rates, tuned_rates, penalties = settings
    runs = [
        [
            pair.trained(shots, seed, scratch_rates, budget * STEPS, False),
            pair.trained(shots, seed, tuned_rates, budget * STEPS, True),
            *(pair.probed(shots, seed, kind, penalties[kind]) for kind in MODULES),
        ]
        for seed in track(REPORTING, f"{shots}, {budget}", console=PROGRESS)
    ]
    scratch, *others = np.array(runs).T
    _, pixels, hidden, _ = others
    cells = [f"{values.mean():.3f} ({sum(values > scratch)})" for values in others]
    known = [f"{scratch_rates[0]:g}", *(f"{rate:g}" for rate in tuned_rates)]
    known += [f"{penalties[kind]:g}" for kind in MODULES]
    spread = f"{scratch.mean():.3f} ± {scratch.std():.3f}"
    worse = f"{sum(hidden < pixels)}"
    return " | ".join([f"| {budget}", f"{shots}", spread, *cells, worse, ", ".join(known) + " |"])


def main() -> None:
    """Print two tables for each pair: the lab's settings, and tuned ones."""
    torch.set_num_threads(1)
    lab = solved()
    names = list(lab["PAIRS"])
    for name in names if len(sys.argv) == 1 else [names[int(sys.argv[1])]]:
        pair = Pair(lab, name)
        for title, tune in (("the lab's settings", False), ("tuned for each row", True)):
            print(f"\n**{name}**, {title}\n")
            print(
                "| budget | images of each class | from scratch | fine-tuned | pixels | hidden | "
                "convolutions | hidden < pixels | settings |"
            )
            print("| " + "--- | " * 9)
            for shots in SHOTS:
                settings = pair.best(shots) if tune else OF_THE_LAB
                print(row(pair, shots, 1, settings), flush=True)
            if not tune:
                print(row(pair, 5, LONGER, OF_THE_LAB), flush=True)


if __name__ == "__main__":
    main()
