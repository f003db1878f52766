"""Tic-tac-toe, its exact values, and a search that looks ahead: for the explorer and the lecture.

Cells have the numbers 0 to 8, row by row. A position is seen by the player whose turn it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

CELLS = range(9)
LINES = tuple(
    sum(1 << cell for cell in line)
    for line in ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8),
                 (2, 4, 6))
)  # fmt: skip
HAS_LINE = tuple(any(stones & line == line for line in LINES) for stones in range(512))
CURIOSITY = 1.5  # the constant c of PUCT


class Position(NamedTuple):
    """The stones of the player whose turn it is, and of the other one: bit k is cell k."""

    mine: int = 0
    theirs: int = 0

    def free(self) -> list[int]:
        """The empty cells."""
        taken = self.mine | self.theirs
        return [cell for cell in CELLS if not taken >> cell & 1]

    def after(self, cell: int) -> Position:
        """The position after a move, seen by the other player."""
        return Position(self.theirs, self.mine | 1 << cell)

    def result(self) -> int | None:
        """−1 if the other player has a line, 0 for a draw, None if the game goes on."""
        if HAS_LINE[self.theirs]:
            return -1
        return 0 if self.mine | self.theirs == 511 else None


Guide = Callable[[Position], tuple[Sequence[float], float]]


@dataclass(frozen=True, eq=False)
class Found:
    """What a search found out about the moves of one position.

    Attributes
    ----------
    cells
        The possible moves, m of them.
    priors
        (m,), what the guide thought of them before.
    visits
        (m,), in how many simulations each of them was played first.
    totals
        (m,), the sum of the results of these simulations, for the player who moves.
    """

    cells: list[int]
    priors: list[float]
    visits: list[int]
    totals: list[float]

    @property
    def values(self) -> list[float]:
        """(m,), the mean result of each move; 0 where there was no visit."""
        return [
            total / max(visits, 1) for total, visits in zip(self.totals, self.visits, strict=True)
        ]

    @property
    def best(self) -> int:
        """The cell with most visits."""
        return self.cells[int(np.argmax(self.visits))]

    def next(self) -> int:
        """The move to look at next, by its place among the cells: PUCT."""
        root = CURIOSITY * math.sqrt(1 + sum(self.visits))
        scores = [
            (total / visits if visits else 0.0) + prior * root / (1 + visits)
            for prior, visits, total in zip(self.priors, self.visits, self.totals, strict=True)
        ]
        return scores.index(max(scores))


def look_ahead(start: Position, simulations: int, guide: Guide) -> Found:
    """Search from a position that is not over. Positions met on two ways are one node."""
    known: dict[Position, Found] = {}
    for _ in range(simulations + 1):  # the first one only opens the start
        _descend(start, known, guide)
    return known[start]


def _descend(position: Position, known: dict[Position, Found], guide: Guide) -> float:
    """One simulation; the result is that of the player whose turn it is."""
    over = position.result()
    if over is not None:
        return over
    if position not in known:
        cells = position.free()
        priors, value = guide(position)
        known[position] = Found(cells, [priors[c] for c in cells], [0] * len(cells), [0.0] * 9)
        del known[position].totals[len(cells) :]
        return value
    found = known[position]
    place = found.next()
    value = -_descend(position.after(found.cells[place]), known, guide)
    found.visits[place] += 1
    found.totals[place] += value
    return value


def random_game(position: Position, rng: np.random.Generator) -> int:
    """The result of random moves to the end, for the player whose turn it is."""
    sign, cells = 1, position.free()
    for place in rng.permutation(len(cells)).tolist():
        over = position.result()
        if over is not None:
            return sign * over
        position, sign = position.after(cells[place]), -sign
    return sign * (position.result() or 0)


@cache
def exact() -> dict[Position, int]:
    """The value of every position that can be reached, for the player whose turn it is.

    From the last move to the first: the full boards come first, the empty one last.
    """
    layers = [{Position()}]
    while layers[-1]:
        going_on = [position for position in layers[-1] if position.result() is None]
        layers.append({position.after(cell) for position in going_on for cell in position.free()})
    values: dict[Position, int] = {}
    for position in (position for layer in reversed(layers) for position in layer):
        over = position.result()
        if over is None:
            over = max(-values[position.after(cell)] for cell in position.free())
        values[position] = over
    return values
