"""Explorer: which inputs a unit sees after several convolutions, and how strongly.

The way goes backwards: torch's transposed convolution spreads the unit over its inputs, layer by
layer. If the layers are linear, and their weights random, independent and of equal variance, then
the result at an input is proportional to the mean square of the derivative of the unit by that
input (Luo et al. 2016, "Understanding the effective receptive field").
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

Line = NDArray[np.float64]
Layer = tuple[int, int, int]  # kernel, stride, dilation
ONE, TWO, DOUBLING = "1 in every layer", "2 in every layer", "1, 2, 4, 8, then again"
SHARE = 0.95
MOST_LINES = 250
SHADES = 25


def draw(layers: float, kernel: float, stride: float, dilation: str) -> Figure:
    """Draw the connections along one row (left), and the influence of every pixel (right).

    Parameters
    ----------
    layers
        The number of layers.
    kernel
        The kernel size.
    stride
        The stride of the second layer; the others have stride 1.
    dilation
        The name of the dilation.

    Returns
    -------
    Figure
        The figure, with alt text.

    References ---------- Luo, Li, Urtasun, Zemel (2016), Understanding the effective receptive
    field in deep convolutional neural networks.
    """
    stack = _stack(int(layers), int(kernel), int(stride), dilation)
    reached = _reached(stack)
    influence = reached[-1]
    side, seen = len(influence), int(np.count_nonzero(influence))
    square = np.outer(influence, influence)
    inner = _inner(influence)
    share = inner**2 / side**2
    fig, (cone, area) = plot.figure(2, width=4.3)
    _draw_cone(cone, reached, stack)
    plot.title(cone, "Along one row: what the unit on top depends on")

    shade = np.round(SHADES * np.sqrt(square / square.max()))
    area.imshow(shade, cmap="Blues", vmin=0, vmax=SHADES, interpolation="nearest")
    area.set(xlim=(-0.06 * side - 1, 1.06 * side), ylim=(1.06 * side, -0.06 * side - 1))
    for length, colour, style in ((side, "black", "-"), (inner, "vermilion", "--")):
        corner = (side - length) / 2 - 0.5
        box = Rectangle((corner, corner), length, length, fill=False, linewidth=2)
        box.set(edgecolor=plot.PALETTE[colour], linestyle=style)
        area.add_artist(box)
    area.set(xticks=[], yticks=[])
    plot.title(
        area,
        f"Theoretical field (solid): {side} × {side} pixels\n"
        f"95 % of the influence (dashed): {inner} × {inner}",
    )
    gaps = "" if seen == side else f" Only {seen} of the {side} pixels of a row are used."
    return plot.describe(
        fig,
        f"Convolutions {kernel:g} × {kernel:g}, {layers:g} of them, stride {stride:g} in the "
        f"second, dilation {dilation}: one unit on top depends on {side} × {side} "
        f"pixels. With random weights 95 % of the influence lies in the {inner} × {inner} pixels "
        f"in the middle, {share:.0%} of the area.{gaps}",
    )


CONTROLS: tuple[Control, ...] = (
    Scale("layers", "convolutions on top of one another", (1, 2, 3, 4, 6, 8, 12), 4),
    Scale("kernel", "kernel size", (2, 3, 5), 3),
    Scale("stride", "stride of the second convolution", (1, 2), 1),
    Choice("dilation", "dilation", (ONE, TWO, DOUBLING), ONE),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _stack(layers: int, kernel: int, stride: int, dilation: str) -> tuple[Layer, ...]:
    """(kernel, stride, dilation) of each layer, beginning at the input."""
    dilations = {ONE: (1,), TWO: (2,), DOUBLING: (1, 2, 4, 8)}[dilation]
    return tuple(
        (kernel, stride if number == 1 else 1, dilations[number % len(dilations)])
        for number in range(layers)
    )


@lru_cache
def _reached(stack: tuple[Layer, ...]) -> list[Line]:
    """The influence on each unit of a row, layer by layer from the top unit down to the input."""
    import torch
    from torch.nn import functional

    influence = [torch.ones(1, 1, 1, dtype=torch.float64)]
    for kernel, stride, dilation in reversed(stack):
        window = torch.full((1, 1, kernel), 1 / kernel, dtype=torch.float64)
        influence.append(
            functional.conv_transpose1d(influence[-1], window, stride=stride, dilation=dilation)
        )
    return [row[0, 0].numpy() for row in influence]


def _inner(influence: Line) -> int:
    """The side of the smallest square in the middle with 95 % of the influence."""
    side = len(influence)
    for cut in range((side - 1) // 2, -1, -1):
        if influence[cut : side - cut].sum() ** 2 >= SHARE:
            return side - 2 * cut
    return side


def _draw_cone(axes: Axes, reached: list[Line], stack: tuple[Layer, ...]) -> None:
    """Draw a row of dots for every layer, with the input at the bottom.

    Every dot stands above the middle of what it sees. Units without influence on the top unit are
    left out. Too many connections become one area.
    """
    rows, lines = _places(reached, stack)
    crowd = max(map(len, rows))
    if len(lines) <= MOST_LINES:
        axes.add_collection(
            LineCollection(list(lines), colors="#9FB4C0", linewidths=min(1, 25 / crowd))
        )
    else:
        ends = np.array([(row[0], row[-1]) for row in rows])
        axes.fill_betweenx(np.arange(len(rows)), ends[:, 0], ends[:, 1], color="#DCE6EC")
    for height, (row, units) in enumerate(zip(rows, reversed(reached), strict=True)):
        used = units > 0
        axes.scatter(
            row[used],
            np.full(used.sum(), height),
            c=np.sqrt(units[used] / units.max()),
            s=min(46, 1500 / crowd),
            cmap="Blues",
            vmin=-0.2,
            vmax=1,
            edgecolors="black",
            linewidths=0.5 if crowd < 60 else 0,
            zorder=3,
        )
    names = ["input", *(f"layer {number}" for number in range(1, len(rows)))]
    axes.set_yticks(range(len(rows)), names, fontsize=8)
    axes.set(xlim=(1.1 * rows[0][0] - 0.5, 1.1 * rows[0][-1] + 0.5), ylim=(-0.4, len(rows) - 0.6))
    axes.set(xlabel="pixels from the middle")
    axes.locator_params(axis="x", nbins=5, integer=True)


def _places(reached: list[Line], stack: tuple[Layer, ...]) -> tuple[list[Line], Line]:
    """The places of the units of each layer, input first; their connections (lines, 2 ends, 2)."""
    lines: list[Line] = []
    side = len(reached[-1])
    rows: list[Line] = [np.linspace(-(side - 1) / 2, (side - 1) / 2, side)]
    for height, (layer, units) in enumerate(zip(stack, reversed(reached[:-1]), strict=True)):
        kernel, stride, dilation = layer
        seen = rows[-1][np.arange(len(units))[:, None] * stride + np.arange(kernel) * dilation]
        rows.append(seen.mean(axis=1))
        used = np.flatnonzero(units)
        below = np.column_stack([seen[used].ravel(), np.full(used.size * kernel, height)])
        above = np.column_stack([np.repeat(rows[-1][used], kernel), below[:, 1] + 1])
        lines.append(np.stack([below, above], axis=1))
    return rows, np.concatenate(lines)
