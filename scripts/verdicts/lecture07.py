# ruff: noqa: T201
"""Lecture 07 again: twenty new splits, wider grids, and four times the steps.

``python scripts/verdicts/lecture07.py`` prints the tables of "Lecture 07" in docs/verdicts.md;
``… lecture07.py wide 1`` only one comparison. It runs the lecture's own cells.
"""

from __future__ import annotations

import contextlib
import io
import sys
from itertools import product
from pathlib import Path
from typing import Any

import nbformat
import torch

from dlcourse import runtime
from dlcourse.explore import dropout_on_off

LECTURE = Path(__file__).parents[2] / "course/07_regularization.ipynb"
FIRST, SPLITS = 100, 20
TASKS = {"wide": (200, 64), "wrong labels": (200, 64), "narrow": (500, 8)}
RATES = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.03, 0.1)
STRENGTHS = {  # the lecture's three, and one more at both ends
    "decay": (0.02, 0.1, 0.5, 2.0, 8.0),
    "l1": (2e-5, 1e-4, 5e-4, 2e-3, 8e-3),
    "noise": (0.05, 0.1, 0.2, 0.4, 0.8),
    "smoothing": (0.02, 0.05, 0.1, 0.3, 0.6),
    "weight_noise": (0.01, 0.03, 0.1, 0.2, 0.5),
    "dropout": (0.1, 0.2, 0.5, 0.8, 0.9),
}


def defined(steps: int) -> dict[str, Any]:
    """What the lecture's cells define, for new splits, wider grids and so many steps."""
    names: dict[str, Any] = {"runtime": runtime, "SPLITS": SPLITS}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    networks = cells["small-networks"].replace("SPLITS, VALIDATION", "_, VALIDATION")
    networks = networks.replace("range(SPLITS)]", f"range({FIRST}, {FIRST + SPLITS})]")
    exec(cells["imports"], names)
    exec(networks, names)
    exec(cells["small-networks-2"].replace("steps=80", f"steps={steps}"), names)
    exec(cells["comparison"].partition("\nwide = splits")[0], names)
    early = tuple(steps * part // 8 for part in (1, 2, 3, 4, 6))
    plain = names["fit"]
    names["fit"] = lambda *given, **more: plain(
        *given, **{**more, **({"early": early} if "early" in more else {})}
    )
    names["ensemble"] = cells["ensemble-of-five"] + "\n" + cells["student"]
    names["penalties"] = cells["l1-and-l2"]
    return names


def widen(lecture: dict[str, Any], rates: tuple[float, ...]) -> None:
    """Wider grids: all rates where there is no strength, else these rates and five strengths."""
    lecture["RATES"] = [{"rate": rate} for rate in RATES]
    methods = lecture["METHODS"]
    for name, trials in methods.items():
        strength = next((key for key in STRENGTHS if key in trials[0]), None)
        fixed = {key: value for key, value in trials[0].items() if value is True}
        if strength is None:
            methods[name] = [{"rate": rate, **fixed} for rate in RATES]
        else:
            pairs = product(rates, STRENGTHS[strength])
            methods[name] = [{"rate": rate, strength: value} for rate, value in pairs]


def compare(task: str, times: int) -> None:
    """Print section 9 for one task: points against no regularizer, split by split."""
    lecture = defined(80 * times)
    widen(lecture, (0.0005, 0.002, 0.01, 0.03) if times == 1 else (0.002, 0.01))
    n, hidden = TASKS[task]
    sets = lecture["splits"](n)
    if task == "wrong labels":
        generator = torch.Generator().manual_seed(FIRST)
        X, t = sets[0]
        other = (t + torch.randint(1, 10, t.shape, generator=generator)) % 10
        wrong = torch.rand(t.shape, generator=generator) < 0.2
        sets = [(X, torch.where(wrong, other, t)), *sets[1:]]
    left_out = {"wide": (), "wrong labels": ("L1", "weight noise", "batch norm")}
    few = ("none", "L2 (decoupled)", "dropout", "augmentation")
    names = [m for m in lecture["METHODS"] if m not in left_out.get(task, ())]
    outcome = lecture["compete"](sets, hidden, few if task == "narrow" else names)
    print("\n| task | steps | regularizer | test accuracy | points against none ", end="")
    print("| least to most | better |\n|" + " --- |" * 7)
    for name, values in outcome.items():
        gain = 100 * (values - outcome["none"])
        better = f"{(gain > 0).sum()} of {SPLITS}"
        spread = f"{gain.mean():+.1f} | {gain.min():+.1f} to {gain.max():+.1f}"
        label = f"{task} | {80 * times} | {name}"
        print(f"| {label} | {values.mean():.3f} | {spread} | {better} |", flush=True)


def ensembles(times: int) -> None:
    """Print what section 7 prints: five networks, their average, and two students."""
    lecture, said = defined(80 * times), io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(lecture["ensemble"], lecture)
    print(f"\n{80 * times} steps:\n\n```text\n{said.getvalue()}```", flush=True)


def penalties() -> None:
    """Print section 3, L1 and L2 on tumours: twenty new splits, a wider grid."""
    source = defined(80)["penalties"].replace("range(8)", f"range({FIRST}, {FIRST + SPLITS})")
    source = source.replace("(0.001, 0.01, 0.1, 1.0)", "(0.0001, 0.001, 0.01, 0.1, 1.0, 10.0)")
    print("\n```text")
    exec(source, defined(80))
    print("```", flush=True)


def dropout(times: int) -> None:
    """Print section 6, the networks of the explorer: twenty new splits, three learning rates."""
    shuffle = runtime.rng
    runtime.rng = lambda seed: shuffle(seed + FIRST)
    dropout_on_off.SEEDS, dropout_on_off.UPDATES = SPLITS, 240 * times
    print("\n| network | updates | learning rate | dropout | test accuracy ", end="")
    print("| points against none | least to most | better |\n|" + " --- |" * 8)
    for network, rate in product(dropout_on_off.SIZES, (0.001, 0.003, 0.01, 0.03)):
        dropout_on_off.RATE = rate
        dropout_on_off._trained.cache_clear()
        plain = dropout_on_off._trained(network, 0.0).test[-1]
        for share in dropout_on_off.RATES:
            test = dropout_on_off._trained(network, share).test[-1]
            gain = 100 * (test - plain)
            spread = f"{gain.mean():+.1f} | {gain.min():+.1f} to {gain.max():+.1f}"
            better = f"{(gain > 0).sum()} of {SPLITS}"
            setting = f"{network} | {240 * times} | {rate:g} | {share}"
            print(f"| {setting} | {test.mean():.3f} | {spread} | {better} |")
    sys.stdout.flush()
    runtime.rng = shuffle


def main() -> None:
    """Print all tables, or the comparison that is asked for."""
    torch.set_num_threads(1)
    if len(sys.argv) > 1:
        compare(sys.argv[1], int(sys.argv[2]))
        return
    penalties()
    for times in (1, 4):
        ensembles(times)
        dropout(times)
    for times, task in product((1, 4), TASKS):
        compare(task, times)


if __name__ == "__main__":
    main()
