"""Explorer: codes for places, and what they do to the score between a query and a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

NONE, SINUSOIDAL, LEARNED, ROTARY = "none", "sinusoidal", "learned, before training", "rotary"
TITLES = {
    NONE: "No codes (nor waves: no base)",
    LEARNED: "The codes (no waves: no base)",
    SINUSOIDAL: "The codes",
    ROTARY: "Cosine and sine of the angles",
}
PLACES, FAR = 64, 30
Array = NDArray[np.float64]


def draw(kind: str, place: float, width: float, base: float) -> Figure:
    """Draw the codes (left), and scores of one query, by the distance to the key (right).

    Parameters
    ----------
    kind
        The kind of code.
    place
        Where the query stands.
    width
        How many numbers a code has.
    base
        The longest wave has a length of about 2π times this number.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    here, d = int(place), int(width)
    distance = np.arange(0, FAR + 1)
    first, second = (_scores(kind, start, d, base)[distance] for start in (FAR, here))
    apart = float(np.abs(first - second).max())
    fig, (codes, scores) = plot.figure(2, width=4.4)
    codes.imshow(
        _codes(kind, d, base), aspect="auto", cmap="RdBu_r", vmin=-1, vmax=1, origin="lower"
    )
    codes.axhline(here, color=plot.PALETTE["vermilion"])
    codes.axhline(FAR, color=plot.PALETTE["blue"])
    codes.set(xlabel="number in the code", ylabel="place")
    plot.title(codes, TITLES[kind])
    plot.curve(scores, distance, first, f"query at {FAR}", "blue", "o-")
    plot.curve(scores, distance, second, f"query at {here}", "vermilion", "s--")
    scores.set(xlabel="how far before the query the key stands", ylabel="score")
    plot.legend_row(scores)
    waves = f"base {base:g}" if kind in (SINUSOIDAL, ROTARY) else "without waves"
    return plot.describe(
        fig,
        f"Codes of {PLACES} places, {kind}, {d} numbers each, {waves}. Scores between one "
        f"query and one key, 0 to {FAR} places apart: with the query at {FAR} they go from "
        f"{first[0]:.2f} to {first[-1]:.2f}, at {here} from {second[0]:.2f} to {second[-1]:.2f}. "
        f"The two differ by at most {apart:.2f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("kind", "code", (NONE, LEARNED, SINUSOIDAL, ROTARY), SINUSOIDAL),
    Scale("place", "the second query stands at", (30.0, 35.0, 40.0, 50.0, 60.0), 50.0),
    Scale("width", "numbers in a code", (4.0, 8.0, 16.0, 32.0, 64.0), 32.0),
    Scale("base", "base of the wave lengths", (10.0, 100.0, 1000.0, 10000.0), 10000.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _scores(kind: str, here: int, d: int, base: float) -> Array:
    """Scores of a query at one place with a key 0, 1, … FAR places before it: (FAR + 1,)."""
    q, k = _contents(d)
    places = here - np.arange(FAR + 1)
    if kind == ROTARY:
        turned = _turned(np.tile(k, (FAR + 1, 1)), places, base)
        return np.asarray(turned @ _turned(q[None], np.array([here]), base)[0] / np.sqrt(d))
    codes = _codes(kind, d, base)
    return np.asarray((k + codes[places]) @ (q + codes[here]) / np.sqrt(d))


@lru_cache
def _contents(d: int) -> tuple[Array, Array]:
    """A query and a key that resemble each other, as what is read says: (d,) each."""
    rng = runtime.rng(2)
    q = rng.normal(size=d)
    return q, q + 0.5 * rng.normal(size=d)


@lru_cache
def _codes(kind: str, d: int, base: float) -> Array:
    """The codes (PLACES, d); for rotary, cosine and sine of the angles by which it turns."""
    kinds: dict[str, Callable[[], Array]] = {
        NONE: lambda: np.zeros((PLACES, d)),
        LEARNED: lambda: 0.5 * runtime.rng(0).normal(size=(PLACES, d)),
    }
    if kind in kinds:
        return kinds[kind]()
    angles = _angles(np.arange(PLACES), d, base)
    turned = np.exp(1j * (np.pi / 2 - angles))  # its parts are the sine and the cosine
    return np.asarray(turned.view(np.float64))


def _angles(places: NDArray[np.int64], d: int, base: float) -> Array:
    """The angle of each pair of numbers at each place: (places, d / 2)."""
    return np.asarray(places[:, None] / base ** (np.arange(0, d, 2) / d))


def _turned(x: Array, places: NDArray[np.int64], base: float) -> Array:
    """Turn each pair of numbers of each row of x (n, d) by the angle of its place."""
    angles = _angles(places, x.shape[1], base)
    a, b = x[:, ::2], x[:, 1::2]
    cos, sin = np.cos(angles), np.sin(angles)
    return np.stack([a * cos - b * sin, a * sin + b * cos], axis=2).reshape(x.shape)
