# ruff: noqa: T201
"""Lecture 11 again: twenty new seeds, wider grids, and four times the budget.

``python scripts/verdicts/lecture11.py`` prints the tables of docs/verdicts.md, section "Lecture
11"; with the names ``bandits``, ``cliff``, ``baseline`` or ``self-play`` only some of them. It runs
the lecture's own cells.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

LECTURE = Path(__file__).parents[2] / "course/11_reinforcement_learning.ipynb"
SEEDS = range(100, 120)
PROGRESS = Console(stderr=True)
ROUNDS = 6
Array = NDArray[np.float64]


def defined() -> dict[str, Any]:
    """What the lecture's cells define, without their experiments."""
    names: dict[str, Any] = {}
    cells = {cell.id: cell.source for cell in nbformat.read(LECTURE, as_version=4).cells}
    for cell, end in (
        ("imports", ""),
        ("bandit-code", "\nRULES = "),
        ("q-code", "\nAMOUNTS = "),
        ("dice-policy-code", ""),
        ("learn-code", "\nRATES = "),
        ("tree-code", "\nshare = "),
        ("strength-code", "\ndice = "),
        ("selfplay-code", ""),
        ("selfplay-train-code", ""),
    ):
        exec(cells[cell].partition(end)[0] if end else cells[cell], names)
    return names


def bandits(lecture: dict[str, Any]) -> None:
    """Regret after 100, 1000 and 4000 pulls; each seed is the mean of 50 runs."""
    rules = [("ε", amount) for amount in (0.0, 0.003, 0.01, 0.03, 0.1, 0.3)]
    rules += [("UCB", amount) for amount in (0.03, 0.1, 0.2, 0.3, 0.5, 1.0, 2**0.5, 2.0)]
    print("| rule | 100 pulls | 1000 pulls | 4000 pulls | better than greedy |\n|" + " --- |" * 5)
    greedy: Array | None = None
    for rule, amount in rules:
        runs = track(SEEDS, f"{rule} {amount:g}", console=PROGRESS)
        all_curves = (lecture["regret"](rule, amount, seed, 4000, 50) for seed in runs)
        found = np.array([curves[[99, 999, 3999]].mean(axis=1) for curves in all_curves])
        greedy = found if greedy is None else greedy
        cells = [f"{a:.1f} ± {b:.1f}" for a, b in zip(found.mean(0), found.std(0), strict=True)]
        better = ", ".join(str(count) for count in (found < greedy).sum(axis=0))
        name = "greedy" if rule == "ε" and not amount else f"{rule}, {amount:.3g}"
        print(f"| {name} | {' | '.join(cells)} | {better} |", flush=True)


def cliff(lecture: dict[str, Any]) -> None:
    """Q-learning: the return of the last 100 episodes of learning, and afterwards."""
    print("| episodes | α | ε | while learning | afterwards | least | most |\n|" + " --- |" * 7)
    for episodes, rates in ((400, (0.03, 0.1, 0.3)), (1600, (0.1,))):
        for rate in rates:
            for exploring in (0.0, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 1.0):
                lives = [
                    lecture["train_on_the_cliff"](exploring, seed, rate, episodes)
                    for seed in track(SEEDS, f"{episodes} {rate} {exploring}", console=PROGRESS)
                ]
                during = np.mean([returns[-100:].mean() for returns, _ in lives])
                after = np.array([value for _, value in lives])
                ends = f"{after.min():.2f} | {after.max():.2f}"
                numbers = f"{during:+.3f} | {after.mean():.3f} ± {after.std():.3f} | {ends}"
                print(f"| {episodes} | {rate:g} | {exploring:g} | {numbers} |", flush=True)


def baseline(lecture: dict[str, Any]) -> None:
    """The policy gradient with and without baseline: twenty policies after 100 and 400 steps."""
    print("| steps | rate | without | with baseline | with is better |\n|" + " --- |" * 5)
    for steps in (100, 400):
        for rate in (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0):
            without, using = (
                lecture["learn"](rate, choice, SEEDS[0] + 1000 * choice, len(SEEDS), steps)[-1]
                for choice in (False, True)
            )
            cells = [f"{values.mean():.3f} ± {values.std():.3f}" for values in (without, using)]
            better = f"{(using > without).sum()} of {len(SEEDS)}"
            print(f"| {steps} | {rate:g} | {' | '.join(cells)} | {better} |", flush=True)


def self_play(lecture: dict[str, Any]) -> None:
    """Lost games against the perfect player, of the network alone and of searches."""
    search, lost, games = lecture["tree_search"], lecture["lost"], 200
    as_it_is = [np.arange(9)]
    print("| player | lost: mean | least | most | seeds that lose nothing |\n|" + " --- |" * 5)
    for simulations in (50, 200):
        guides = [search.random_games(seed) for seed in SEEDS]
        found = [searching(lecture, guide, simulations, games) for guide in guides]
        tell(f"random games, {simulations} simulations", found)
    untrained = [lecture["guided_by"](lecture["new_network"](seed)) for seed in SEEDS]
    tell(
        "untrained network alone", [lost(lecture["without_search"](g), 7, games) for g in untrained]
    )
    tell("untrained, 50 simulations", [searching(lecture, g, 50, games) for g in untrained])
    for name, rounds, turns in (
        ("", ROUNDS, lecture["TURNS"]),
        (", boards not turned", ROUNDS, as_it_is),
        (", boards not turned, four times the rounds", 4 * ROUNDS, as_it_is),
    ):
        runs = track(SEEDS, f"self-play{name}", console=PROGRESS)
        guides = [lecture["self_play"](seed, rounds, turns)[1] for seed in runs]
        tell(f"network alone{name}", [lost(lecture["without_search"](g), 7, games) for g in guides])
        tell(f"network, 50 simulations{name}", [searching(lecture, g, 50, games) for g in guides])


def searching(lecture: dict[str, Any], guide: Any, simulations: int, games: int) -> float:
    """Lost games of a search with a guide."""
    search = lecture["tree_search"].search
    share: float = lecture["lost"](lambda p: search(p, simulations, guide).best, 7, games)
    return share


def tell(name: str, shares: list[float]) -> None:
    """Print one line of the table of self-play."""
    found = np.array(shares)
    ends = f"{found.min():.2f} | {found.max():.2f} | {(found == 0).sum()} of {len(found)}"
    print(f"| {name} | {found.mean():.3f} | {ends} |", flush=True)


def main() -> None:
    """Print the tables."""
    torch.set_num_threads(1)
    tables = {"bandits": bandits, "cliff": cliff, "baseline": baseline, "self-play": self_play}
    for name in sys.argv[1:] or tables:
        print(f"\n**{name}**, seeds {SEEDS[0]} to {SEEDS[-1]}\n")
        tables[name](defined())


if __name__ == "__main__":
    main()
