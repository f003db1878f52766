# ruff: noqa: T201
"""Lab 8, question 14, again: twenty splits, four times the steps, and tuned learning rates.

``python scripts/verdicts/lab8.py`` prints the tables of docs/verdicts.md, section "Lab 8";
``… lab8.py rates``, ``… lab8.py lab``, ``… longer`` or ``… tuned`` only one of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from dlcourse import bank
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
NEEDED = ("imports", "tools", "names", "count-tools", "network", "run-tools", "experiment-tools")
TUNING, REPORTING = range(100, 102), range(10, 30)
RATES = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02)
LONGER = 4
PROGRESS = Console(stderr=True)
NETWORKS = ("Transformer", "Gru")


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the experiment, without its results."""
    lab = load_course(COURSE).read_lab("lab8_sequences")
    names: dict[str, Any] = {}
    for notebook in lab.notebooks:
        for cell in reading.read(notebook.source).cells:
            answer = roles.grade_id(cell) in bank.questions(lab)
            if cell.cell_type == "code" and (answer or cell.id in NEEDED):
                exec(cell.source, names)
    return names


def chosen(lab: dict[str, Any], kind: str, size: int, seed: int, rate: float) -> float:
    """Perplexity on the names to choose with, where it was best on them."""
    learn, choose, _ = lab["split_words"](seed, size)
    return float(lab["network"](lab[kind], learn, choose, choose, seed, rate=rate)[0])


def rates(lab: dict[str, Any]) -> dict[tuple[str, int], float]:
    """Print the means on the splits for tuning, and return the best rates."""
    print("\n| network | names | " + " | ".join(f"{rate:g}" for rate in RATES) + " |")
    print("| " + "--- | " * (len(RATES) + 2))
    best = {}
    for kind in NETWORKS:
        for size in lab["SIZES"]:
            tried = track(RATES, f"{kind}, {size}", console=PROGRESS)
            found = [np.mean([chosen(lab, kind, size, s, rate) for s in TUNING]) for rate in tried]
            best[kind, size] = RATES[int(np.argmin(found))]
            print(
                f"| {kind} | {size} | " + " | ".join(f"{f:.2f}" for f in found) + " |", flush=True
            )
    return best


def table(lab: dict[str, Any], run: Callable[[int, int], list[float]]) -> None:
    """Print means and spreads of all models, and how often one is better than another."""
    names = list(lab["MODELS"])
    print("\n| names | " + " | ".join(names) + " | transformer better than pairs, than triples |")
    print("| " + "--- | " * (len(names) + 2))
    for size in lab["SIZES"]:
        seeds = track(REPORTING, f"{size} names", console=PROGRESS)
        values: NDArray[np.float64] = np.array([run(size, seed) for seed in seeds])
        cells = [f"{v.mean():.2f} ± {v.std():.2f}" for v in values.T]
        pairs, triples, transformer, gru = values.T[:4]
        wins = f"{sum(transformer < pairs)}, {sum(transformer < triples)}"
        others = f"GRU {sum(gru < pairs)}, {sum(gru < triples)}, {sum(gru < transformer)}"
        print(" | ".join([f"| {size}", *cells, f"{wins}; {others} |"]), flush=True)


def tuned(lab: dict[str, Any], best: dict[tuple[str, int], float]) -> None:
    """Print the table with a rate of its own for each network and size."""

    def run(size: int, seed: int) -> list[float]:
        own = tuple(best[kind, size] for kind in NETWORKS)
        return list(lab["all_models"](size, seed, rates=own))

    table(lab, run)


def main() -> None:
    """Print the tables."""
    torch.set_num_threads(1)
    lab, wanted = solved(), sys.argv[1:] or ["lab", "longer", "tuned"]
    if "lab" in wanted:
        table(lab, lab["all_models"])
    if "longer" in wanted:
        table(lab, lambda size, seed: lab["all_models"](size, seed, LONGER * lab["STEPS"]))
    if "rates" in wanted or "tuned" in wanted:
        best = rates(lab)
        if "tuned" in wanted:
            tuned(lab, best)


if __name__ == "__main__":
    main()
