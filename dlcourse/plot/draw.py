"""What the lectures and explorers draw, in colours that colour-blind readers can tell apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator
from numpy.typing import ArrayLike, NDArray

# Masataka Okabe and Kei Ito, "Color Universal Design", 2008.
PALETTE = {
    "blue": "#0072B2",
    "orange": "#E69F00",
    "green": "#009E73",
    "vermilion": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "yellow": "#F0E442",
    "black": "#000000",
}
GRID_POINTS = 70
INTERVALS = 5  # between ticks, at most, on each axis: a tick takes a millisecond to draw
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLUS, _MINUS = PALETTE["blue"], PALETTE["orange"]


def figure(
    columns: int = 1, width: float = 5.0, height: float = 3.6, left: float = 0.75
) -> tuple[Figure, list[Axes]]:
    """An empty figure of `columns` axes side by side; width and height of each in inches.

    left: inches kept free at the left for what is written beside the axes.
    """
    fig = Figure(figsize=(width * columns, height), dpi=90, facecolor="white")
    axes = fig.subplots(1, columns, squeeze=False)[0]
    fig.subplots_adjust(
        left=left / (width * columns),
        right=1 - 0.15 / (width * columns),
        bottom=0.55 / height,
        top=1 - 0.4 / height,
        wspace=0.24,
    )
    for one in axes:
        one.locator_params(nbins=INTERVALS)
    return fig, list(axes)


def title(axes: Axes, text: str, loc: Literal["left", "center"] = "left") -> None:
    """Write above the axes, at a fixed height: to look for a free one takes 15 milliseconds."""
    axes.set_title(text, fontsize=9, loc=loc, y=1.0)


def two_classes(
    axes: Axes,
    X: ArrayLike,
    t: ArrayLike,
    names: tuple[str, str] = ("class −1", "class +1"),
    sizes: ArrayLike | float = 28.0,
) -> None:
    """Scatter X (n, 2) by label t ∈ {−1, +1}: orange squares for −1, blue circles for +1.

    names: what −1 and +1 are called in the legend. sizes: area in points², one or n of them.
    """
    X, t = np.asarray(X, dtype=float), np.asarray(t)
    sizes = np.broadcast_to(np.asarray(sizes, dtype=float), t.shape)
    for label, name, colour, marker in ((-1, names[0], _MINUS, "s"), (1, names[1], _PLUS, "o")):
        chosen = t == label
        if not chosen.any():
            continue
        axes.scatter(
            X[chosen, 0],
            X[chosen, 1],
            s=sizes[chosen],
            c=colour,
            marker=marker,
            edgecolors="black",
            linewidths=0.5,
            label=name,
        )


def line(axes: Axes, w: ArrayLike, b: float, label: str = "", style: str = "-") -> None:
    """Draw where w @ x + b = 0, w of shape (2,), across the axes; nothing when w is 0."""
    w = np.asarray(w, dtype=float)
    length = float(np.hypot(*w))
    if length == 0.0:
        return
    foot = -b * w / length**2
    axes.axline(
        tuple(foot),
        tuple(foot + np.array([-w[1], w[0]]) / length),
        color="black",
        linestyle=style,
        linewidth=1.6,
        label=label or None,
    )


def grid(xlim: tuple[float, float], ylim: tuple[float, float]) -> NDArray[np.float64]:
    """Points (GRID_POINTS², 2) that cover axes with these limits, for `regions`."""
    x, y = (np.linspace(*limits, GRID_POINTS) for limits in (xlim, ylim))
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def regions(axes: Axes, scores: ArrayLike, levels: bool = False) -> None:
    """Shade the axes by the sign of the scores (GRID_POINTS²,) at `grid(*limits)`; 0 belongs to −1.

    levels: draw the contour of score 0, and dashed those of −1 and +1.
    """
    scores = np.asarray(scores, dtype=float).reshape(GRID_POINTS, GRID_POINTS)
    extent = (*axes.get_xlim(), *axes.get_ylim())
    colours = ListedColormap(["#FBE8C6", "#CBE3F2"])
    axes.imshow(
        scores > 0,
        extent=extent,
        origin="lower",
        aspect="auto",
        cmap=colours,
        vmin=0,
        vmax=1,
        interpolation="nearest",
        zorder=-1,
    )
    if levels:
        axes.contour(
            scores,
            extent=extent,
            levels=[-1, 0, 1],
            colors="black",
            linestyles=["--", "-", "--"],
            linewidths=[0.8, 1.6, 0.8],
        )


def arrow(axes: Axes, start: ArrayLike, end: ArrayLike, colour: str, label: str = "") -> None:
    """Draw a vector from start (2,) to end (2,) in data units."""
    axes.annotate(
        "",
        xy=tuple(np.asarray(end, dtype=float)),
        xytext=tuple(np.asarray(start, dtype=float)),
        arrowprops={
            "arrowstyle": "-|>",
            "color": colour,
            "linewidth": 2,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
    axes.plot([], [], color=colour, linewidth=2, label=label)


def curve(
    axes: Axes, x: ArrayLike, y: ArrayLike, label: str, colour: str, style: str = "-"
) -> None:
    """A labelled line through the points (x, y)."""
    axes.plot(np.asarray(x), np.asarray(y), style, color=PALETTE[colour], label=label)


def bars(axes: Axes, heights: Mapping[str, float], colours: Sequence[str]) -> None:
    """One bar for each name, its height written above it; colours are names in PALETTE."""
    places = range(len(heights))
    axes.bar(places, list(heights.values()), color=[PALETTE[name] for name in colours], width=0.6)
    axes.set_xticks(places, list(heights), fontsize=8)
    for place, height in zip(places, heights.values(), strict=True):
        axes.text(place, height, f"{height:.2f}", ha="center", va="bottom", fontsize=9)


def log_axis(axis: Axis, ticks: Iterable[float]) -> None:
    """Make a logarithmic axis with these ticks alone, written by `log_label`."""
    if isinstance(axis, XAxis):
        axis.axes.set_xscale("log")
    else:
        axis.axes.set_yscale("log")
    axis.set_ticks(list(ticks), [log_label(tick) for tick in ticks])
    axis.set_minor_locator(NullLocator())


def log_label(tick: float) -> str:
    """A power of ten beyond a thousand or a thousandth as 10⁴ or 10⁻⁴, else a plain number."""
    exponent = round(math.log10(tick))
    if abs(exponent) <= 3 or not math.isclose(tick, 10.0**exponent):
        return f"{tick:g}"
    return "10" + str(exponent).translate(_RAISED)


def legend(on: Axes, *of: Axes) -> None:
    """Put into the upper right of `on` one legend for everything labelled in the axes `of`."""
    handles, labels = [], []
    for axes in of:
        more = axes.get_legend_handles_labels()
        handles += more[0]
        labels += more[1]
    on.legend(handles, labels, loc="upper right", fontsize=8)


def legend_row(axes: Axes, labels: Sequence[str] | None = None) -> None:
    """One row of legend in place of a title, where it covers no curve.

    labels: in the order in which the curves were drawn; None for the names they were given.
    """
    handles, names = axes.get_legend_handles_labels()
    axes.legend(
        handles,
        names if labels is None else labels,
        loc="lower left",
        bbox_to_anchor=(-0.02, 0.98),
        ncols=len(handles),
        columnspacing=1,
        handlelength=1.6,
        frameon=False,
        fontsize=8,
    )


def spread(axes: Axes, values: Mapping[str, ArrayLike]) -> None:
    """A row for each name, the first on top: a dot for every value and a bar at their mean."""
    for place, (name, row) in enumerate(values.items()):
        row = np.asarray(row, dtype=float)
        axes.plot(row, np.full(row.shape, -place), "o", color=PALETTE["sky"], alpha=0.7, label=name)
        axes.plot([row.mean()], [-place], "|", color="black", markersize=16, markeredgewidth=2)
    axes.set_yticks([-place for place in range(len(values))], list(values))
