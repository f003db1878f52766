"""Explorer: how many paths lead through a layered graph, and how few multiplications are enough.

The graph has one input, `depth` hidden layers with `width` nodes each, all connected, and one
output. The multiplications by 1 at the start of a sweep are not counted, in both ways of counting.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Control, Scale, Steps, explore

DEPTHS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)


def draw(width: float, depth: float, path: int) -> Figure:
    """Draw the graph with one of its paths, and the cost of both ways against the depth.

    Parameters
    ----------
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.
    path
        0 for none; k for the k-th path, in the order of the nodes.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    wide, deep = int(width), int(depth)
    paths, edges = wide**deep, edge_count(wide, deep)
    path = min(path, paths)
    fig, (graph, costs) = plot.figure(2, width=4.4, height=3.8)
    route = [path_node(path - 1, layer, wide, deep) for layer in range(deep)] if path else []
    _draw_graph(graph, wide, deep, route)
    _draw_costs(costs, wide, deep)
    which = f"path {path:,} of {paths:,}" if path else f"paths: {paths:,}"
    plot.title(graph, f"edges: {edges:,}, {which}")
    long, short = path_cost(wide, deep), factored_cost(wide, deep)
    plot.title(costs, f"multiplications path by path: {long:,}\nfactored: {short:,}")
    through = f", through the nodes {', '.join(str(i + 1) for i in route)}" if route else ""
    deepest = int(DEPTHS[-1])
    return plot.describe(
        fig,
        f"Left: a layered graph, hidden layers: {deep}, nodes in each: {wide}, edges: {edges:,}, "
        f"{which}{through}. Right: summing over all paths takes {long:,} multiplications, the "
        f"factored form {short:,}; with {deepest} hidden layers it is "
        f"{path_cost(wide, deepest):,} against {factored_cost(wide, deepest):,}.",
    )


def path_cost(width: int, depth: int) -> int:
    """Count multiplications if every path is multiplied separately: one per hidden layer.

    Parameters
    ----------
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.

    Returns
    -------
    int
        The count.
    """
    return depth * int(width**depth)


def factored_cost(width: int, depth: int) -> int:
    """Count multiplications of one sweep: one per edge, without the first `width` edges.

    Parameters
    ----------
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.

    Returns
    -------
    int
        The count.
    """
    return edge_count(width, depth) - width


def edge_count(width: int, depth: int) -> int:
    """Count the edges of the graph, with those of the input and the output.

    Parameters
    ----------
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.

    Returns
    -------
    int
        The count.
    """
    return 2 * width + (depth - 1) * width * width


def path_node(number: int, layer: int, width: int, depth: int) -> int:
    """Find the node of a hidden layer that a path goes through.

    Parameters
    ----------
    number
        The number of the path, from 0.
    layer
        The number of the hidden layer, from 0.
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.

    Returns
    -------
    int
        The number of the node, from 0.
    """
    return number // int(width ** (depth - 1 - layer)) % width


def last(width: float, depth: float) -> int:
    """Count the paths.

    Parameters
    ----------
    width
        The number of nodes in each hidden layer.
    depth
        The number of hidden layers.

    Returns
    -------
    int
        The count.
    """
    return int(width**depth)


CONTROLS: tuple[Control, ...] = (
    Scale("width", "nodes in each hidden layer", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 3.0),
    Scale("depth", "hidden layers", DEPTHS, 3.0),
    Steps("path", "path", last, 14),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_graph(axes: Axes, wide: int, deep: int, route: list[int]) -> None:
    """Draw the layers from left to right; each node shows how many paths lead to it."""
    middle = (wide - 1) / 2
    column = [
        np.column_stack([np.full(wide, layer + 1.0), np.arange(wide)]) for layer in range(deep)
    ]
    layers = [np.array([[0.0, middle]]), *column, np.array([[deep + 1.0, middle]])]
    edges = [
        (start, end) for before, after in pairwise(layers) for start in before for end in after
    ]
    axes.add_collection(LineCollection(edges, colors="#999999", linewidths=0.8, zorder=1))
    if route:
        stops = [layer[i] for layer, i in zip(layers, [0, *route, 0], strict=True)]
        colour = plot.PALETTE["vermilion"]
        axes.plot(*np.transpose(stops), color=colour, linewidth=3.5, zorder=2)
    written = deep <= 4
    nodes = np.concatenate(layers)
    size = 460 if written else 200
    axes.scatter(nodes[:, 0], nodes[:, 1], s=size, c="white", edgecolors="black", zorder=3)
    for x, y in nodes if written else ():
        arriving = wide ** (deep if x > deep else max(0, int(x) - 1))
        axes.text(x, y, f"{arriving:,}", ha="center", va="center", fontsize=8, zorder=4)
    gap = 0.09 * (deep + 2)
    axes.text(-gap, middle, "x", ha="right", va="center", fontsize=11)
    axes.text(deep + 1 + gap, middle, "z", ha="left", va="center", fontsize=11)
    axes.set(xlim=(-2 * gap, deep + 1 + 2 * gap), ylim=(wide - 0.3, -0.7))
    axes.axis("off")


def _draw_costs(axes: Axes, wide: int, deep: int) -> None:
    depths = [int(depth) for depth in DEPTHS]
    ways = (
        ("sum over paths", path_cost, "vermilion", "-o"),
        ("factored", factored_cost, "blue", "-s"),
    )
    for label, cost, colour, style in ways:
        heights = [cost(wide, depth) for depth in depths]
        plot.curve(axes, depths, heights, label, colour, style)
        axes.plot(deep, cost(wide, deep), style[1], color=plot.PALETTE[colour], markersize=12)
    plot.log_axis(axes.yaxis, (1, 100, 10**4, 10**6))
    axes.set(ylim=(0.7, 5e7), xticks=depths, xlabel="hidden layers", ylabel="multiplications")
    axes.legend(loc="upper left", fontsize=9)
