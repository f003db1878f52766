"""A grid world with a cliff and wind, and the values of its cells, sweep by sweep.

Values are stored as the grid is drawn, with row 0 at the top. A sweep is computed for all cells at
once.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

ROWS, COLUMNS = 4, 6
START, GOAL = (3, 0), (3, 5)
CLIFF = tuple((3, column) for column in range(1, 5))
ENDS = {GOAL: 1.0} | dict.fromkeys(CLIFF, -1.0)  # cell → reward for arriving there
ARROWS = {"up": (-1, 0), "right": (0, 1), "down": (1, 0), "left": (0, -1)}
SWEEPS = 30
BEST, RANDOM = "the best move in each cell", "a random move in each cell"
Array = NDArray[np.float64]


@lru_cache
def sweeps(policy: str, discount: float, wind: float) -> Array:
    """The values after each sweep, from zeros.

    Parameters
    ----------
    policy
        BEST or RANDOM.
    discount
        What a reward is worth one step later.
    wind
        The probability that a step leads down, whatever the move.

    Returns
    -------
    ndarray
        (SWEEPS + 1, ROWS, COLUMNS), the values; those of cells where everything ends stay 0.
    """
    found = [np.zeros((ROWS, COLUMNS))]
    for _ in range(SWEEPS):
        moves = of_moves(found[-1], discount, wind)
        found.append(moves.max(axis=0) if policy == BEST else moves.mean(axis=0))
    return np.array(found)


def of_moves(values: Array, discount: float, wind: float) -> Array:
    """The value of each move in each cell: (4, ROWS, COLUMNS); 0 where everything ends."""
    reward = np.zeros((ROWS, COLUMNS))
    for cell, worth in ENDS.items():
        reward[cell] = worth
    beyond = np.pad(reward + discount * values, 1, mode="edge")  # a wall leaves you where you are
    reached = np.array(
        [
            beyond[1 + down : 1 + down + ROWS, 1 + right : 1 + right + COLUMNS]
            for down, right in ARROWS.values()
        ]
    )
    moves: Array = (1 - wind) * reached + wind * reached[list(ARROWS).index("down")]
    moves[:, *np.array(list(ENDS)).T] = 0.0
    return moves
