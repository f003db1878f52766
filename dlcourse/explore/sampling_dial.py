"""Explorer: temperature and top-k, and the names that a small transformer writes with them.

Training takes a few seconds, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._letters import LETTERS, PLACES
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

STARTS = ("nothing", "J", "Ma", "Chr")
WRITTEN, SHOWN, MORE = 100, 16, 9  # names in a draw, names in the figure, the last draw
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Written:
    """Names, and what becomes of them.

    Attributes
    ----------
    names
        Those that end within 11 letters.
    known
        Which share of all is in the list of names to learn from.
    distinct
        Which share is left without repetitions.
    """

    names: tuple[str, ...]
    known: float
    distinct: float


def draw(start: str, temperature: float, keep: float, again: int) -> Figure:
    """Draw the probabilities of the next letter (left), and names that are written (right).

    Parameters
    ----------
    start
        The letters that are given.
    temperature
        Scores are divided by it.
    keep
        How many of the likeliest letters may be drawn.
    again
        The number of the draw.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    text = "" if start == STARTS[0] else start.lower()
    scores = _next_scores((text,))[0]
    before, after = _probabilities(scores, 1.0, 27), _probabilities(scores, temperature, int(keep))
    found = _written(text, temperature, int(keep), again)
    choices = float(np.exp(-np.sum(after[after > 0] * np.log(after[after > 0]))))
    fig, (left, right) = plot.figure(2, width=4.4)
    _draw_letters(left, before, after)
    plot.title(left, f"Next letter: like {choices:.1f} equally likely ones")
    _draw_names(right, found)
    return plot.describe(
        fig,
        f"After {start}, with temperature {temperature:g} and the {keep:g} likeliest letters, the "
        f"next letter is as uncertain as {choices:.1f} equally likely ones; the likeliest, "
        f"“{LETTERS[after.argmax()]}”, has {after.max():.2f} instead of "
        f"{before.max():.2f}. Draw {again + 1} of {WRITTEN} names: {found.distinct:.0%} without "
        f"repetitions, {found.known:.0%} from the list. For example {', '.join(found.names[:4])}.",
    )


def last(start: str, temperature: float, keep: float) -> int:
    """Return the number of the last draw.

    Parameters
    ----------
    start, temperature, keep
        They make no difference.

    Returns
    -------
    int
        The number, counted from 0.
    """
    return MORE


CONTROLS: tuple[Control, ...] = (
    Choice("start", "begin with", STARTS, STARTS[0]),
    Scale("temperature", "temperature", (0.2, 0.5, 0.8, 1.0, 1.3, 2.0, 4.0), 1.0),
    Scale("keep", "top-k: letters kept", (1.0, 2.0, 3.0, 5.0, 10.0, 27.0), 27.0),
    Steps("again", "draw", last, 0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    from dlcourse.explore import _letter_models as models

    explore(draw, CONTROLS, predictions, first=[partial(models.trained, True)])


def _draw_letters(axes: Axes, before: Array, after: Array) -> None:
    places = np.arange(len(LETTERS))
    axes.bar(places, after, color=plot.PALETTE["sky"], label="drawn from")
    axes.plot(places, before, "_", color="black", label="temperature 1, all letters")
    axes.set_xticks(places, list(LETTERS), fontsize=7)
    axes.set(ylabel="probability", ylim=(0, max(0.3, 1.3 * float(max(after.max(), before.max())))))
    axes.legend(loc="upper right", fontsize=8, frameon=False)


def _draw_names(axes: Axes, found: Written) -> None:
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    plot.title(axes, f"{found.distinct:.0%} distinct, {found.known:.0%} from the list (*)")
    known = _known()
    shown = [name + (" *" if name in known else "") for name in found.names[:SHOWN]]
    half = SHOWN // 2
    for column, part in enumerate((shown[:half], shown[half:])):
        axes.text(0.02 + 0.5 * column, 0.96, "\n".join(part), va="top", linespacing=1.6)


def _probabilities(scores: Array, temperature: float, keep: int) -> Array:
    """Softmax of scores (…, 27) over a temperature, with all but the highest `keep` at 0."""
    import torch

    z = torch.as_tensor(scores) / temperature
    kept = z.topk(keep, dim=-1)
    only = torch.full_like(z, -torch.inf).scatter(-1, kept.indices, kept.values)
    return np.asarray(only.softmax(dim=-1))


def _next_scores(texts: tuple[str, ...]) -> Array:
    """Scores (n, 27) for what follows texts of equal length."""
    import torch

    from dlcourse.explore import _letter_models as models

    net, codes = models.trained(True), models.encode(texts)[:, : len(texts[0]) + 1]
    with torch.no_grad():
        scores: Array = net(codes)[:, -1].double().numpy()
    return scores


@lru_cache
def _written(start: str, temperature: float, keep: int, again: int) -> Written:
    """Write WRITTEN names, letter by letter; those that do not end in time are left as they are."""
    rng = runtime.rng(again)
    texts = [start] * WRITTEN
    while len(texts[0]) < PLACES - 1:
        chances = _probabilities(_next_scores(tuple(texts)), temperature, keep).cumsum(axis=1)
        drawn = (rng.random((WRITTEN, 1)) < chances / chances[:, -1:]).argmax(axis=1)
        texts = [text + LETTERS[k] for text, k in zip(texts, drawn, strict=True)]
    names = [text.partition(".")[0].capitalize() for text in texts]
    known = sum(name in _known() for name in names) / WRITTEN
    return Written(tuple(names), known, len(set(names)) / WRITTEN)


@lru_cache
def _known() -> frozenset[str]:
    """The names to learn from."""
    from dlcourse.explore import _letter_models as models

    codes, _ = models.split()
    rows = codes.tolist()
    words = ("".join(LETTERS[code] for code in row[1:]).partition(".")[0] for row in rows)
    return frozenset(word.capitalize() for word in words)
