"""Explorer: values and best moves of a grid world with a cliff, sweep by sweep."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.explore import _grid
from dlcourse.explore._grid import BEST, CLIFF, COLUMNS, ENDS, GOAL, RANDOM, ROWS, START, SWEEPS
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

EQUAL = 1e-9  # moves whose values differ by less are equally good


def draw(policy: str, discount: float, wind: float, sweep: int) -> Figure:
    """Draw the values of the cells (left), and the value of the start after each sweep (right).

    Parameters
    ----------
    policy
        The best move in each cell, or a random one.
    discount
        What a reward is worth one step later.
    wind
        The probability that a step leads down, whatever the move.
    sweep
        How often all values were computed from their neighbours.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = _grid.sweeps(policy, discount, wind)
    moves = _grid.of_moves(found[sweep], discount, wind)
    start = found[:, *START]
    last = float(np.abs(found[sweep] - found[max(sweep - 1, 0)]).max())
    fig, (cells, curve) = plot.figure(2, width=4.4, height=3.2, left=0.2)
    _draw_cells(cells, found[sweep])
    if policy == BEST:
        _draw_arrows(cells, moves)
    plot.title(cells, f"Values after {sweep} sweeps")
    plot.curve(curve, range(SWEEPS + 1), start, "start", "blue", ".-")
    curve.plot(sweep, start[sweep], "o", color=plot.PALETTE["vermilion"], markersize=9)
    curve.axhline(0, color="grey", linewidth=0.8)
    curve.set(xlabel="sweeps", ylim=(-1.05, 1.05), yticks=(-1, 0, 1))
    plot.title(curve, f"Value of the start: {start[sweep]:.3f}")
    return plot.describe(
        fig,
        f"A grid of {ROWS} × {COLUMNS} cells with a cliff (−1) and a goal (+1); {policy}; discount "
        f"{discount:g}, wind {wind:g}. After {sweep} sweeps {np.count_nonzero(found[sweep])} cells "
        f"have a value that is not 0, the start has {start[sweep]:.3f}, and the last sweep changed "
        f"values by at most {last:.4f}. {_first_moves(moves, policy)}",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("policy", "policy", (BEST, RANDOM), BEST),
    Scale("discount", "discount γ", (0.5, 0.8, 0.9, 0.95, 0.99), 0.9),
    Scale("wind", "wind: how often a step leads down", (0.0, 0.05, 0.1, 0.2, 0.3, 0.5), 0.0),
    Steps("sweep", "sweeps", lambda **_: SWEEPS, 3),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_cells(axes: Axes, values: _grid.Array) -> None:
    """The cells in colours from −1 to 1, with their numbers."""
    shown = values.copy()
    for cell, reward in ENDS.items():
        shown[cell] = reward
    axes.imshow(shown, cmap="PuOr", vmin=-1.6, vmax=1.6)
    for (row, column), value in np.ndenumerate(values):
        text = {GOAL: "goal\n+1", **dict.fromkeys(CLIFF, "cliff\n−1")}.get((row, column))
        axes.text(column, row, text or f"{value:.2f}", ha="center", va="center", fontsize=8)
    axes.set(xticks=np.arange(0.5, COLUMNS - 1), yticks=np.arange(0.5, ROWS - 1))
    axes.set_xlabel("start: bottom left", loc="left", fontsize=8)
    axes.tick_params(length=0, labelbottom=False, labelleft=False)
    axes.grid(color="white")


def _draw_arrows(axes: Axes, moves: _grid.Array) -> None:
    """A small arrow for each best move, where the moves are not all equal."""
    best = _best(moves)
    for (down, right), chosen in zip(_grid.ARROWS.values(), best, strict=True):
        rows, columns = np.nonzero(chosen)
        axes.quiver(
            columns + 0.26 * right,
            rows + 0.26 * down,
            np.full(len(rows), right),
            np.full(len(rows), -down),
            scale=28,
            width=0.008,
            color=plot.PALETTE["blue"],
        )


def _best(moves: _grid.Array) -> np.ndarray:
    """Which moves are the best of a cell: (4, ROWS, COLUMNS), False if all four are equal."""
    best = moves > moves.max(axis=0) - EQUAL
    return np.asarray(best & ~best.all(axis=0))


def _first_moves(moves: _grid.Array, policy: str) -> str:
    """In words: what is best at the start and in the cell above it."""
    if policy == RANDOM:
        return "Every move is as likely as the others."
    best, told = _best(moves), []
    for name, cell in (("at the start", START), ("one cell above", (START[0] - 1, START[1]))):
        names = [move for move, chosen in zip(_grid.ARROWS, best[:, *cell], strict=True) if chosen]
        told.append(f"{name}: {' or '.join(names) or 'any move'}")
    return f"Best {', '.join(told)}."
