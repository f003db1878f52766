"""Explorer: where a small transformer looks while it reads a name, and what it expects next.

Training takes a few seconds, once for each of the two models.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore import _letters
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Steps, explore

MASKED, OPEN = "with the mask", "without the mask"
WORDS = ("Christopher", "Josephine", "Matthew", "Quinn")
HEADS = tuple(f"head {number}" for number in range(1, _letters.HEADS + 1))
SHOWN = 8  # letters with the highest probability


@dataclass(frozen=True, eq=False)
class Reading:
    """What a model does with a name.

    Attributes
    ----------
    weights
        (HEADS, places, places), from what reads (row) to what is read (column).
    expected
        (places, 27), probabilities of the next letter.
    """

    weights: NDArray[np.float64]
    expected: NDArray[np.float64]


def draw(word: str, trained: str, head: str, place: int) -> Figure:
    """Draw the weights of one head (left), and the letters that are expected next (right).

    Parameters
    ----------
    word
        The name that is read.
    trained
        With the mask or without it.
    head
        Which of the heads.
    place
        How many letters have been read.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = _reading(word, trained)
    text = "." + word.lower()
    weights = found.weights[HEADS.index(head)]
    expected = found.expected[place]
    following = (text + ".")[place + 1]
    right = float(expected[_letters.LETTERS.index(following)])
    fig, (left, bars) = plot.figure(2, width=4.3, left=0.6)
    _draw_weights(left, weights, text, place)
    plot.title(left, f"{head}: row = who looks, column = at what")
    _draw_expected(bars, expected, following)
    plot.title(bars, f"after “{text[: place + 1]}”; really: “{following}”, {right:.2f}")
    order = np.argsort(-weights[place])[:2]
    looks = " and ".join(f"{weights[place, k]:.2f} to “{text[k]}” at place {k}" for k in order)
    return plot.describe(
        fig,
        f"A transformer trained {trained} reads {word}; {head}, place {place}, letter "
        f"“{text[place]}”. It gives {looks}. Most expected next: "
        + ", ".join(f"“{_letters.LETTERS[k]}” {expected[k]:.2f}" for k in np.argsort(-expected)[:3])
        + f". The letter that follows, “{following}”, gets {right:.2f}.",
    )


def last(word: str, trained: str, head: str) -> int:
    """Return the last place of a name.

    Parameters
    ----------
    word
        The name.
    trained, head
        They make no difference.

    Returns
    -------
    int
        Its number of letters.
    """
    return len(word)


CONTROLS: tuple[Control, ...] = (
    Choice("word", "name", WORDS, WORDS[0]),
    Choice("trained", "trained", (MASKED, OPEN), MASKED),
    Choice("head", "head", HEADS, HEADS[0]),
    Steps("place", "letters read", last, 3),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    from dlcourse.explore import _letter_models as models

    explore(
        draw,
        CONTROLS,
        predictions,
        first=[partial(models.trained, masked) for masked in (True, False)],
    )


def _draw_weights(axes: Axes, weights: NDArray[np.float64], text: str, place: int) -> None:
    axes.imshow(weights, cmap="Blues", vmin=0, vmax=1)
    places = range(len(text))
    axes.set_xticks(places, list(text), fontsize=8)
    axes.set_yticks(places, list(text), fontsize=8)
    axes.axhline(place - 0.5, color=plot.PALETTE["vermilion"], linewidth=1)
    axes.axhline(place + 0.5, color=plot.PALETTE["vermilion"], linewidth=1)


def _draw_expected(axes: Axes, expected: NDArray[np.float64], following: str) -> None:
    order = np.argsort(-expected)[:SHOWN]
    letters = [_letters.LETTERS[k] for k in order]
    colours = [plot.PALETTE["orange" if one == following else "sky"] for one in letters]
    axes.bar(range(SHOWN), expected[order], color=colours)
    axes.set_xticks(range(SHOWN), letters)
    axes.set(ylim=(0, 1.05), ylabel="probability of the next letter")


@lru_cache
def _reading(word: str, trained: str) -> Reading:
    import torch

    from dlcourse.explore import _letter_models as models

    net = models.trained(trained == MASKED)
    codes = models.encode([word])[:, : len(word) + 1]
    with torch.no_grad():
        weights, _ = cast(models.Block, net.blocks[0]).weights_and_values(net.embed(codes))
        expected = net(codes)[0].double().softmax(dim=-1)
    return Reading(weights[0].double().numpy(), expected.numpy())
