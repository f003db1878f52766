"""Explorer: play tic-tac-toe against a tree search, and see what it counts before each move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dlcourse import plot, runtime
from dlcourse.explore import _tic_tac_toe
from dlcourse.explore._predict import Prediction
from dlcourse.explore._tic_tac_toe import CELLS, HAS_LINE, Found, Guide, Position, exact
from dlcourse.explore._widget import Choice, Control, Scale, explore

__all__ = ["CONTROLS", "Position", "draw", "exact", "random_games", "search", "show"]

EQUAL, TACTICS = "all moves equal", "lines first, then the middle"
NONE = 0.0  # a move that is not made yet; cells are counted from 1 in the controls
MOVES = (NONE, *(float(cell + 1) for cell in CELLS))


@dataclass(frozen=True, eq=False)
class Game:
    """A game against the search, up to the moves that were chosen.

    Attributes
    ----------
    moves
        The cells in the order of play; the search has the first move.
    last
        What the search counted before its last move.
    told
        How things stand, in words.
    """

    moves: tuple[int, ...]
    last: Found
    told: str


def draw(
    first: float, second: float, third: float, fourth: float, simulations: float, prior: str
) -> Figure:
    """Draw the board (left), and visits, priors and values of the moves searched last (right).

    Parameters
    ----------
    first, second, third, fourth
        The cells of your moves, as O, from 1 to 9; 0 for none yet. The search plays X and begins.
    simulations
        How many games the search imagines before each move.
    prior
        What it thinks of the moves before it looks ahead.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    yours = tuple(int(move) - 1 for move in (first, second, third, fourth) if move != NONE)
    game = _game(yours, int(simulations), prior)
    last = game.last
    fig, (board, bars) = plot.figure(2, width=4.4, left=0.3)
    _draw_board(board, game.moves)
    plot.title(board, game.told)
    _draw_moves(bars, last)
    plot.title(bars, "Search for the last X. Below: cell, mean result")
    moves = "; ".join(
        f"cell {cell + 1} visits {visits}, prior {p:.2f}, value {value:.2f}"
        for cell, visits, p, value in zip(
            last.cells, last.visits, last.priors, last.values, strict=True
        )
    )
    played = ", ".join(str(cell + 1) for cell in game.moves)
    return plot.describe(
        fig,
        f"Tic-tac-toe, the search is X; cells played: {played}. {game.told}. {simulations:g} "
        f"simulations, prior: {prior}. Its last move: {moves}.",
    )


CONTROLS: tuple[Control, ...] = (
    *(
        Scale(name, f"your {name} move (0: none yet)", MOVES, NONE)
        for name in ("first", "second", "third", "fourth")
    ),
    Scale("simulations", "simulations", (10.0, 30.0, 100.0, 300.0, 1000.0), 100.0),
    Choice("prior", "prior", (EQUAL, TACTICS), EQUAL),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def search(start: Position, simulations: int, guide: Guide) -> Found:
    """Look ahead from a position of tic-tac-toe.

    Parameters
    ----------
    start
        A position that is not over.
    simulations
        How many games to imagine, 1 or more.
    guide
        A function that gives a prior for each of the nine cells and the value of a position, for
        the player whose turn it is.

    Returns
    -------
    Found
        The possible moves with their priors, visits and values.

    Notes
    -----
    The rule for the next move to look at is PUCT, as in D. Silver and others: Mastering the game of
    Go without human knowledge. *Nature* 550, 354–359, 2017.
    """
    return _tic_tac_toe.look_ahead(start, simulations, guide)


def random_games(seed: int) -> Guide:
    """Make a guide that knows nothing: equal priors, and the result of one game of random moves.

    Parameters
    ----------
    seed
        The seed of the random moves.

    Returns
    -------
    Guide
        The guide.
    """
    return _guide(seed, _equal)


def _guide(seed: int, prior: Callable[[Position], Sequence[float]]) -> Guide:
    rng = runtime.rng(seed)
    return lambda position: (prior(position), _tic_tac_toe.random_game(position, rng))


def _equal(position: Position) -> list[float]:
    """Priors for the nine cells: the same for each cell that is free."""
    return [1 / len(position.free())] * 9


def _tactics(position: Position) -> list[float]:
    """Much for a line of one's own or a threat of the other one, some for the middle."""
    weights = np.zeros(9)
    for cell in position.free():
        line = HAS_LINE[position.mine | 1 << cell] or HAS_LINE[position.theirs | 1 << cell]
        weights[cell] = 8 if line else 2 if cell == 4 else 1
    return list(weights / weights.sum())


@lru_cache(maxsize=256)
def _searched(position: Position, simulations: int, prior: str) -> Found:
    guide = _guide(position.mine << 9 | position.theirs, {EQUAL: _equal, TACTICS: _tactics}[prior])
    return search(position, simulations, guide)


@lru_cache(maxsize=256)
def _game(yours: tuple[int, ...], simulations: int, prior: str) -> Game:
    """Play your moves, without those to a taken cell, and the answers of the search."""
    position, moves, taken = Position(), list[int](), list[int]()
    last = _searched(position, simulations, prior)
    for cell in (None, *yours):
        if cell is not None:
            if cell in moves:
                taken.append(cell)
                continue
            moves, position = [*moves, cell], position.after(cell)
            if position.result() is not None:
                return Game(tuple(moves), last, "You win")
        last = _searched(position, simulations, prior)
        moves, position = [*moves, last.best], position.after(last.best)
        if position.result() is not None:
            return Game(tuple(moves), last, "X wins" if position.result() else "A draw")
    return Game(tuple(moves), last, _whose_turn(taken))


def _whose_turn(taken: Sequence[int]) -> str:
    match taken:
        case []:
            return "Your turn: choose a cell for O"
        case [cell]:
            return f"Cell {cell + 1} is taken: choose another one"
        case _:
            return f"{len(taken)} of your cells are taken: choose others"


def _draw_board(axes: Axes, moves: Sequence[int]) -> None:
    axes.set(
        xlim=(-0.5, 2.5), ylim=(2.5, -0.5), xticks=(0.5, 1.5), yticks=(0.5, 1.5), aspect="equal"
    )
    axes.tick_params(length=0, labelbottom=False, labelleft=False)
    axes.grid(color="black")
    for cell in CELLS:
        axes.text(cell % 3 - 0.42, cell // 3 - 0.3, str(cell + 1), fontsize=8, color="grey")
    for turn, cell in enumerate(moves):
        mark, colour = (("O", "orange"), ("X", "blue"))[turn % 2 == 0]
        axes.text(
            cell % 3, cell // 3, mark, ha="center", va="center",
            fontsize=32, color=plot.PALETTE[colour],
        )  # fmt: skip


def _draw_moves(axes: Axes, found: Found) -> None:
    """Bars for the shares of the visits, marks for priors, and the mean results as text."""
    places, visits = np.arange(len(found.cells)), np.array(found.visits)
    axes.bar(places, visits / visits.sum(), color=plot.PALETTE["sky"], label="share of visits")
    axes.plot(places, found.priors, "D", color=plot.PALETTE["vermilion"], label="prior")
    labels = [
        f"{cell + 1}\n{value:+.2f}" for cell, value in zip(found.cells, found.values, strict=True)
    ]
    axes.set_xticks(places, labels, fontsize=7.5)
    axes.set(ylim=(0, 1.2), yticks=(0, 0.5, 1))
    axes.legend(loc="upper right", ncols=2, fontsize=8, frameon=False)
