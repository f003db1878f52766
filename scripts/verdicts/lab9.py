# ruff: noqa: T201
"""Lab 9, question 10, again: other seeds, more learning rates, four times the episodes; the search.

``python scripts/verdicts/lab9.py`` prints the tables of docs/verdicts.md, section "Lab 9".
All seeds of a row learn side by side, in arrays with one more axis: the same rule, other draws.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from dlcourse import bank, runtime
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = Path(__file__).parents[2]
NEEDED = ("imports", "cliff", "game", "game-values", "search-tools")
SEEDS, RATES, EPISODES = 20, (0.03, 0.1, 0.3, 1.0, 3.0), (200, 800)
Array = Any


def solved() -> dict[str, Any]:
    """The instructor's answers and the definitions of the experiment, without its results."""
    lab = load_course(COURSE).read_lab("lab9_policy")
    names: dict[str, Any] = {}
    for cell in reading.read(lab.notebooks[0].source).cells:
        answer = roles.grade_id(cell) in bank.questions(lab)
        if cell.cell_type == "code" and (answer or cell.id in NEEDED):
            exec(cell.source, names)
    return names


class Cliffs:
    """Many agents on the lab's cliff, one in each row."""

    def __init__(self, lab: dict[str, Any], seed: int) -> None:
        self.lab, self.rng, self.rows = lab, runtime.rng(seed), np.arange(SEEDS)
        ends = lab["ENDS"]
        moved = [
            [(s, 0.0) if s in ends else lab["move"](s, a) for a in range(4)] for s in range(15)
        ]
        self.next = np.array([[s for s, _ in row] for row in moved])
        self.reward = np.array([[reward for _, reward in row] for row in moved])
        self.ends = np.isin(np.arange(15), ends)

    def episodes(self, pi: Array) -> list[tuple[Array, Array, Array, Array]]:
        """One episode of each agent: state, action, reward and whether it still counts."""
        s, going = np.full(SEEDS, self.lab["START"]), np.ones(SEEDS, dtype=bool)
        steps: list[tuple[Array, Array, Array, Array]] = []
        while going.any() and len(steps) < 40:
            chances = pi[self.rows, s].cumsum(axis=1)
            a = np.minimum((chances < self.rng.random((SEEDS, 1))).sum(axis=1), 3)
            step = np.where(self.rng.random(SEEDS) < self.lab["WIND"], 2, a)
            steps.append((s, a, self.reward[s, step], going))
            s = self.next[s, step]
            going = going & ~self.ends[s]
        return steps

    def learn(self, rate: float, with_baseline: bool, episodes: int) -> Array:
        """The value of the start (SEEDS,) after learning."""
        theta, b = np.zeros((SEEDS, 15, 4)), np.zeros((SEEDS, 15))
        for _ in range(episodes):
            pi = softmax(theta)
            steps, later, gradient = self.episodes(pi), np.zeros(SEEDS), np.zeros_like(theta)
            found = []
            for s, a, reward, going in reversed(steps):
                later = np.where(going, reward + self.lab["GAMMA"] * later, 0.0)
                weight = going * (later - b[self.rows, s])
                direction = -pi[self.rows, s]
                direction[self.rows, a] += 1
                gradient[self.rows, s] += weight[:, None] * direction
                found.append((s, going, later))
            theta += rate * gradient
            for s, going, G in reversed(found) if with_baseline else ():
                b[self.rows, s] += 0.1 * going * (G - b[self.rows, s])
        values = [self.lab["policy_values"](self.lab["P"], self.lab["R"], pi, 0.9)[0]
                  for pi in softmax(theta)]  # fmt: skip
        return np.array(values)[:, self.lab["START"]]


def softmax(theta: Array) -> Array:
    """The probabilities of all agents."""
    e = np.exp(theta - theta.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def main() -> None:
    """Print the table of the policy gradient, and the games that the search loses."""
    lab = solved()
    print("| episodes | learning rate | no baseline | baseline | difference | baseline ahead |")
    print("| --- | --- | --- | --- | --- | --- |")
    for episodes in EPISODES:
        for rate in RATES:
            none, with_b = (Cliffs(lab, 1000).learn(rate, b, episodes) for b in (False, True))
            cells = [f"{values.mean():.2f} ± {values.std(ddof=1):.2f}" for values in (none, with_b)]
            difference = f"{with_b.mean() - none.mean():+.2f} | {(with_b > none).sum()} of {SEEDS}"
            print(f"| {episodes} | {rate:g} | {' | '.join(cells)} | {difference} |", flush=True)
    print("\n| simulations a move | games | lost |\n| --- | --- | --- |")
    for simulations, games in ((10, 200), (50, 200), (200, 200), (1000, 100), (2000, 100)):
        lost = lab["games_lost"](simulations, games, 1000)
        print(f"| {simulations} | {games} | {lost} |", flush=True)


if __name__ == "__main__":
    main()
