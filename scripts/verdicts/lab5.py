# ruff: noqa: T201
"""Lab 5, question 18, again: the ablation on other seeds, and with four times the epochs.

``python scripts/verdicts/lab5.py SEEDS`` prints the table of docs/verdicts.md, section "Lab 5".
"""

from __future__ import annotations

import sys
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
NEEDED = ("imports", "digits", "transfer", "ablation")  # given cells of the notebook, by id
EPOCHS = (8, 32)
PROGRESS = Console(stderr=True)


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the experiment, without its results."""
    lab = load_course(COURSE).read_lab("lab5_cnn")
    names: dict[str, Any] = {}
    for notebook in lab.notebooks:
        for cell in reading.read(notebook.source).cells:
            answer = roles.grade_id(cell) in bank.questions(lab)
            if cell.cell_type == "code" and (answer or cell.id in NEEDED):
                source = cell.source.partition("\nold_images, old_labels = ")[0]
                exec(source.partition("\nresults = ")[0], names)
    return names


def accuracy(lab: dict[str, Any], variant: tuple[bool, float, bool], epochs: int, seed: int) -> Any:
    """Accuracy on the 500 training images and on the test images."""
    return lab["ablation_run"](*variant, seed, epochs)


def main() -> None:
    """Print the table: mean over the seeds, and for how many a variant beats the plain network."""
    torch.set_num_threads(1)
    lab, seeds = solved(), range(int(sys.argv[1]))
    print("| variant | epochs | training | test: mean | least | most | better than plain |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for epochs in EPOCHS:
        plain = None
        for name, variant in lab["VARIANTS"].items():
            runs = [
                accuracy(lab, variant, epochs, s)
                for s in track(seeds, f"{name}, {epochs}", console=PROGRESS)
            ]
            training, test = np.array(runs).T
            plain = test if plain is None else plain
            print(
                f"| {name} | {epochs} | {training.mean():.3f} | {test.mean():.3f} | "
                f"{test.min():.3f} | {test.max():.3f} | {sum(test > plain)} of {len(seeds)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
