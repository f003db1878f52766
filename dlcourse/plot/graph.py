"""Draw a neuron, a layer or a network as a graph: units in columns, and edges between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from dlcourse.plot.draw import PALETTE

_HEIGHT, _BELOW, _ABOVE = 0.9, 0.22, 0.1  # of the highest column, and the space around it
_LARGEST, _FILLED = 24.0, 0.8  # the diameter of a unit: in points, and as a share of its place
_ALONG = 0.36  # where on its edge a weight is written: edges that meet are apart here


def network(
    axes: Axes,
    layers: Sequence[Sequence[str]],
    names: Sequence[str] = (),
    weights: Sequence[Sequence[Sequence[str]]] = (),
) -> None:
    """Draw layers from left to right; every unit is connected to every unit of the next layer.

    Inputs are squares, all other units are circles.

    Parameters
    ----------
    axes
        The axes to draw in; their frame is taken away.
    layers
        For each layer, the text in each of its units, from top to bottom; the inputs come first.
        ``[""] * 10`` is a layer of ten units without text.
    names
        The name of each layer, for the line below it.
    weights
        For each layer after the inputs, the text on the edges into it, as rows: a row for each unit
        before, with an entry for each unit of the layer. "" writes nothing.
    """
    columns = [_column(place, len(layer)) for place, layer in enumerate(layers)]
    _draw_edges(axes, columns)
    axes.set(xlim=(-0.3, len(layers) - 0.7))
    axes.set(ylim=(-_HEIGHT / 2 - _BELOW, _HEIGHT / 2 + _ABOVE))
    axes.set_axis_off()
    for place, (column, texts) in enumerate(zip(columns, layers, strict=True)):
        _draw_units(axes, column, texts, is_input=place == 0)
    for (before, after), rows in zip(pairwise(columns), weights, strict=False):
        _write_weights(axes, before, after, rows)
    for place, name in enumerate(names):
        axes.text(place, -_HEIGHT / 2 - _BELOW, name, ha="center", va="bottom", fontsize=9)


def _column(place: int, units: int) -> NDArray[np.float64]:
    """The places (units, 2) of a layer, from top to bottom; few units stand near the middle."""
    reach = _HEIGHT / 2 * min(1.0, (units - 1) / 3)
    return np.column_stack([np.full(units, float(place)), np.linspace(reach, -reach, units)])


def _diameter(axes: Axes, units: int) -> float:
    """In points, so that as many units above each other do not touch; up to four are alike."""
    height = axes.bbox.height * 72 / axes.figure.dpi
    place = height * _HEIGHT / (_HEIGHT + _BELOW + _ABOVE) / max(units, 4)
    return min(_LARGEST, _FILLED * place)


def _draw_edges(axes: Axes, columns: Sequence[NDArray[np.float64]]) -> None:
    edges = [edge for before, after in pairwise(columns) for edge in product(before, after)]
    axes.add_collection(LineCollection(edges, colors="0.6", linewidths=0.8, zorder=1))


def _draw_units(
    axes: Axes, column: NDArray[np.float64], texts: Sequence[str], *, is_input: bool
) -> None:
    axes.plot(
        *column.T,
        "s" if is_input else "o",
        color=PALETTE["yellow" if is_input else "sky"],
        markeredgecolor="black",
        markersize=_diameter(axes, len(column)),
        linestyle="none",
        clip_on=False,
    )
    for (x, y), text in zip(column, texts, strict=True):
        axes.text(x, y, text, ha="center", va="center", fontsize=9)


def _write_weights(
    axes: Axes,
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    texts: Sequence[Sequence[str]],
) -> None:
    for start, row in zip(before, texts, strict=True):
        for end, text in zip(after, row, strict=True):
            x, y = start + _ALONG * (end - start)
            box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
            axes.text(x, y, text, ha="center", va="center", fontsize=9, bbox=box if text else None)
