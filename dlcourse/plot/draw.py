"""The drawing functions, in colours that colour-blind people can tell apart."""

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
INTERVALS = 5  # at most, between ticks on an axis: each tick takes 1 ms to draw
IN_A_ROW = 4  # labels of a legend below the panels
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLUS, _MINUS = PALETTE["blue"], PALETTE["orange"]


def figure(
    columns: int = 1, width: float = 5.0, height: float = 3.6, left: float = 0.75
) -> tuple[Figure, list[Axes]]:
    """Make an empty figure with axes side by side.

    Parameters
    ----------
    columns
        The number of axes.
    width, height
        The size of each of the axes, in inches.
    left
        Free space on the left, in inches, for text beside the axes.

    Returns
    -------
    figure : Figure
        The figure.
    axes : list of Axes
        Its axes, from left to right.
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
    """Write a title above the axes, at a fixed height: matplotlib needs 15 ms to find a free one.

    Parameters
    ----------
    axes
        The axes to draw in.
    text
        The title.
    loc
        "left" or "center".
    """
    axes.set_title(text, fontsize=9, loc=loc, y=1.0)


def two_classes(
    axes: Axes,
    X: ArrayLike,
    t: ArrayLike,
    names: tuple[str, str] = ("class −1", "class +1"),
    sizes: ArrayLike | float = 28.0,
) -> None:
    """Scatter samples of two classes: orange squares for −1, blue circles for +1.

    Parameters
    ----------
    axes
        The axes to draw in.
    X
        (n, 2), the samples.
    t
        (n,), their labels, −1 or +1.
    names
        The names of −1 and of +1 in the legend.
    sizes
        The area of the markers in points²: one number, or (n,).
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
    """Draw the line w @ x + b = 0 across the axes. If w is 0, nothing is drawn.

    Parameters
    ----------
    axes
        The axes to draw in.
    w
        (2,), the weights.
    b
        The bias.
    label
        The name in the legend; "" for none.
    style
        The line style of matplotlib.
    """
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


def grid(
    xlim: tuple[float, float], ylim: tuple[float, float], points: int = GRID_POINTS
) -> NDArray[np.float64]:
    """Make a grid of points that covers the axes, for `regions`.

    Parameters
    ----------
    xlim, ylim
        The limits of the axes.
    points
        The number of points along each side; `regions` needs the default.

    Returns
    -------
    ndarray
        (points², 2) float64, the points.
    """
    x, y = (np.linspace(*limits, points) for limits in (xlim, ylim))
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def regions(axes: Axes, scores: ArrayLike, levels: bool = False) -> None:
    """Colour the axes by the sign of scores. A score of 0 belongs to −1.

    Parameters
    ----------
    axes
        The axes to draw in.
    scores
        (GRID_POINTS²,), the scores at the points of ``grid(axes.get_xlim(), axes.get_ylim())``.
    levels
        Whether to draw the contours of the scores 0 (solid), −1 and +1 (dashed).
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
    """Draw a vector, in data units.

    Parameters
    ----------
    axes
        The axes to draw in.
    start, end
        (2,), the ends of the vector.
    colour
        A colour of matplotlib.
    label
        The name in the legend; "" for none.
    """
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
    """Draw a labelled line through points.

    Parameters
    ----------
    axes
        The axes to draw in.
    x, y
        (n,), the coordinates of the points.
    label
        The name in the legend.
    colour
        A name in PALETTE.
    style
        The line style of matplotlib.
    """
    axes.plot(np.asarray(x), np.asarray(y), style, color=PALETTE[colour], label=label)


def bars(axes: Axes, heights: Mapping[str, float], colours: Sequence[str]) -> None:
    """Draw one bar for each name, with its height above it.

    Parameters
    ----------
    axes
        The axes to draw in.
    heights
        The height of each bar, by name.
    colours
        The colours of the bars: names in PALETTE.
    """
    places = range(len(heights))
    axes.bar(places, list(heights.values()), color=[PALETTE[name] for name in colours], width=0.6)
    axes.set_xticks(places, list(heights), fontsize=8)
    for place, height in zip(places, heights.values(), strict=True):
        axes.text(place, height, f"{height:.2f}", ha="center", va="bottom", fontsize=9)


def log_axis(axis: Axis, ticks: Iterable[float]) -> None:
    """Make an axis logarithmic, with these ticks only, written by `log_label`.

    Parameters
    ----------
    axis
        ``axes.xaxis`` or ``axes.yaxis``.
    ticks
        Positive numbers.
    """
    if isinstance(axis, XAxis):
        axis.axes.set_xscale("log")
    else:
        axis.axes.set_yscale("log")
    axis.set_ticks(list(ticks), [log_label(tick) for tick in ticks])
    axis.set_minor_locator(NullLocator())


def log_label(tick: float) -> str:
    """Write a tick: 10⁴ or 10⁻⁴ for powers of ten above 1000 or below 0.001, else a plain number.

    Parameters
    ----------
    tick
        A positive number.

    Returns
    -------
    str
        The text.
    """
    exponent = round(math.log10(tick))
    if abs(exponent) <= 3 or not math.isclose(tick, 10.0**exponent):
        return f"{tick:g}"
    return "10" + str(exponent).translate(_RAISED)


def legend(fig: Figure, *of: Axes) -> None:
    """Write one legend below the panels, for everything with a label in them.

    The figure grows by the legend, so that it covers no curve and takes nothing from a panel.

    Parameters
    ----------
    fig
        The figure.
    *of
        The axes whose labels it lists.
    """
    handles, labels = [], []
    for axes in of:
        more = axes.get_legend_handles_labels()
        handles += more[0]
        labels += more[1]
    height, margins = fig.get_figheight(), fig.subplotpars
    room = 0.08 + 0.19 * math.ceil(len(labels) / IN_A_ROW)  # inches
    fig.set_figheight(height + room)
    fig.subplots_adjust(
        bottom=(margins.bottom * height + room) / (height + room),
        top=(margins.top * height + room) / (height + room),
    )
    fig.legend(handles, labels, loc="lower center", ncols=IN_A_ROW, fontsize=8, frameon=False)


def legend_row(axes: Axes, labels: Sequence[str] | None = None) -> None:
    """Write the legend in one row instead of a title, where it covers no curve.

    Parameters
    ----------
    axes
        The axes to draw in.
    labels
        New names for the curves, in the order in which they were drawn; None keeps their names.
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
    """Draw one row per name, the first at the top: a dot for every value and a bar at their mean.

    Parameters
    ----------
    axes
        The axes to draw in.
    values
        The values (n,) of each row, by name.
    """
    for place, (name, row) in enumerate(values.items()):
        row = np.asarray(row, dtype=float)
        axes.plot(row, np.full(row.shape, -place), "o", color=PALETTE["sky"], alpha=0.7, label=name)
        axes.plot([row.mean()], [-place], "|", color="black", markersize=16, markeredgewidth=2)
    axes.set_yticks([-place for place in range(len(values))], list(values))
