"""Explorer: forward and backward through a computational graph, one number per step.

Every number comes from torch: values from evaluating the nodes, adjoints from
`torch.autograd.grad`, tangents from `torch.func.jvp`. The steps only decide which of them are
visible.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

E, Z = "e = (a + b)(b + 1)", "z = sin(x₁ + x₂) + x₂² x₃"
REVERSE = "reverse: values first, then derivatives of the result, backwards"
FORWARD_TWICE = "forward: values together with derivatives by b (or x₂)"
FORWARD_FIRST = "forward: values together with derivatives by a (or x₁)"
NUDGES = (-1.0, -0.1, -0.01, 0.0, 0.01, 0.1, 1.0)


@dataclass(frozen=True)
class Node:
    """One node: its place, its formula, the nodes it depends on, and its slope for each of them."""

    name: str
    at: tuple[float, float]
    formula: str = ""
    parents: tuple[str, ...] = ()
    slopes: tuple[str, ...] = ()
    compute: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Graph:
    """Nodes in the order of computation, inputs first, and the inputs' values without nudge."""

    nodes: tuple[Node, ...]
    inputs: dict[str, float]
    first: str
    twice: str

    def node(self, name: str) -> Node:
        """Return the node with this name."""
        return next(node for node in self.nodes if node.name == name)

    def children(self, name: str) -> list[Node]:
        """Return the nodes that use this one."""
        return [node for node in self.nodes if name in node.parents]


GRAPHS = {
    E: Graph(
        nodes=(
            Node("a", (0.0, 3.2)),
            Node("b", (0.0, 0.8)),
            Node("c", (3.7, 3.2), "a + b", ("a", "b"), ("1", "1"), lambda a, b: a + b),
            Node("d", (3.7, 0.8), "b + 1", ("b",), ("1",), lambda b: b + 1),
            Node("e", (7.4, 2.0), "c · d", ("c", "d"), ("d", "c"), lambda c, d: c * d),
        ),
        inputs={"a": 2.0, "b": 1.0},
        first="a",
        twice="b",
    ),
    Z: Graph(
        nodes=(
            Node("x₁", (0.0, 3.7)),
            Node("x₂", (0.0, 2.1)),
            Node("x₃", (0.0, 0.4)),
            Node("u₁", (2.5, 3.2), "x₁ + x₂", ("x₁", "x₂"), ("1", "1"), lambda x1, x2: x1 + x2),
            Node("u₂", (5.0, 3.2), "sin u₁", ("u₁",), ("cos u₁",), lambda u1: u1.sin()),
            Node("u₃", (2.5, 1.75), "x₂²", ("x₂",), ("2x₂",), lambda x2: x2 * x2),
            Node("u₄", (5.0, 0.8), "u₃ · x₃", ("u₃", "x₃"), ("x₃", "u₃"), lambda u3, x3: u3 * x3),
            Node("z", (7.6, 2.0), "u₂ + u₄", ("u₂", "u₄"), ("1", "1"), lambda u2, u4: u2 + u4),
        ),
        inputs={"x₁": 1.0, "x₂": 2.0, "x₃": 3.0},
        first="x₁",
        twice="x₂",
    ),
}


@dataclass(frozen=True)
class Numbers:
    """All numbers, by the name of the node; slopes by (parent, child); tangents by input first."""

    values: dict[str, float]
    slopes: dict[tuple[str, str], float]
    adjoints: dict[str, float]
    tangents: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Shown:
    """What one step shows, and what happens in it, in words.

    Known are the values of some nodes, the texts of derivatives by node, and slopes of edges.
    """

    values: tuple[str, ...]
    derivatives: dict[str, str]
    current: str
    edges: tuple[tuple[str, str], ...]
    sentence: str


def draw(graph: str, mode: str, nudge: float, step: int) -> Figure:
    """Draw the graph with every value and derivative that is known after some steps.

    Parameters
    ----------
    graph
        The name of the graph.
    mode
        Reverse mode, or forward mode for one of the inputs.
    nudge
        A number to add to the input that is used twice, b or x₂.
    step
        The number of steps so far.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    chosen, numbers = GRAPHS[graph], _numbers(graph, nudge)
    step = min(step, last(graph, mode, nudge))
    shown = (_reverse if mode == REVERSE else _forward)(chosen, numbers, mode, step)
    fig, (axes,) = plot.figure(1, width=8.8, height=4.3, left=0.15)
    axes.set(xlim=(-0.9, 8.6), ylim=(-0.4, 4.3))
    axes.axis("off")
    for child in chosen.nodes:
        for parent, symbol in zip(child.parents, child.slopes, strict=True):
            _draw_edge(axes, chosen, numbers, shown, parent, child, symbol, mode)
    for node in chosen.nodes:
        _draw_node(axes, node, numbers, shown, mode)
    plot.title(axes, f"Step {step}: {shown.sentence}")
    known = ", ".join(f"{name} = {_text(numbers.values[name])}" for name in shown.values)
    slopes = ", ".join(shown.derivatives.values()) or "none yet"
    return plot.describe(
        fig,
        f"Computational graph of {graph}, {mode.partition(':')[0]} mode, step {step} of "
        f"{last(graph, mode, nudge)}: {shown.sentence}. Values so far: {known}. Derivatives so "
        f"far: {slopes}.",
    )


def last(graph: str, mode: str, nudge: float) -> int:
    """Count the steps.

    Parameters
    ----------
    graph
        The name of the graph.
    mode
        The mode.
    nudge
        Has no effect.

    Returns
    -------
    int
        The number of the last step; the first is 0.
    """
    nodes, inputs = len(GRAPHS[graph].nodes), len(GRAPHS[graph].inputs)
    return 2 * nodes - inputs if mode == REVERSE else 2 * (nodes - inputs)


CONTROLS: tuple[Control, ...] = (
    Choice("graph", "graph", (E, Z), E),
    Choice("mode", "mode", (REVERSE, FORWARD_TWICE, FORWARD_FIRST), REVERSE),
    Scale("nudge", "add to b (or x₂)", NUDGES, 0.0),
    Steps("step", "step", last, 7),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _reverse(graph: Graph, numbers: Numbers, mode: str, step: int) -> Shown:
    """First the values, node by node, up to the result, then the adjoints on the way back."""
    inputs = len(graph.inputs)
    known = graph.nodes[: inputs + step]
    values = tuple(node.name for node in known)
    backwards = graph.nodes[::-1][: max(0, inputs + step - len(graph.nodes))]
    result = graph.nodes[-1].name
    derivatives = {
        node.name: f"∂{result}/∂{node.name} = {_text(numbers.adjoints[node.name])}"
        for node in backwards
    }
    if not backwards:
        return _value_step(graph, numbers, values, {}, step)
    current = backwards[-1].name
    edges = tuple((current, child.name) for child in graph.children(current))
    if not edges:
        sentence = f"the way back begins, {derivatives[current]}"
    else:
        symbols = " + ".join(f"∂{result}/∂{child} · ∂{child}/∂{current}" for _, child in edges)
        terms = " + ".join(
            f"{_text(numbers.adjoints[child])} · {_factor(numbers.slopes[current, child])}"
            for _, child in edges
        )
        total = _text(numbers.adjoints[current])
        sentence = f"∂{result}/∂{current} = {symbols} = {terms} = {total}"
    return Shown(values, derivatives, current, edges, sentence)


def _forward(graph: Graph, numbers: Numbers, mode: str, step: int) -> Shown:
    """For each node its value, then its derivative with respect to the chosen input."""
    by = graph.twice if mode == FORWARD_TWICE else graph.first
    inputs = len(graph.inputs)
    values = tuple(node.name for node in graph.nodes[: inputs + (step + 1) // 2])
    derivatives = {
        node.name: f"∂{node.name}/∂{by} = {_text(numbers.tangents[by][node.name])}"
        for node in graph.nodes[: inputs + step // 2]
    }
    if step % 2 or step == 0:
        return _value_step(graph, numbers, values, derivatives, step)
    current = values[-1]
    edges = tuple((parent, current) for parent in graph.node(current).parents)
    symbols = " + ".join(f"∂{current}/∂{parent} · ∂{parent}/∂{by}" for parent, _ in edges)
    terms = " + ".join(
        f"{_text(numbers.slopes[parent, current])} · {_factor(numbers.tangents[by][parent])}"
        for parent, _ in edges
    )
    total = _text(numbers.tangents[by][current])
    sentence = f"∂{current}/∂{by} = {symbols} = {terms} = {total}"
    return Shown(values, derivatives, current, edges, sentence)


def _value_step(
    graph: Graph,
    numbers: Numbers,
    values: tuple[str, ...],
    derivatives: dict[str, str],
    step: int,
) -> Shown:
    if step == 0:
        return Shown(values, derivatives, "", (), "only the inputs are known")
    node = graph.node(values[-1])
    edges = tuple((parent, node.name) for parent in node.parents)
    sentence = f"{node.name} = {node.formula} = {_text(numbers.values[node.name])}"
    return Shown(values, derivatives, node.name, edges, sentence)


def _draw_edge(
    axes: Axes,
    graph: Graph,
    numbers: Numbers,
    shown: Shown,
    parent: str,
    child: Node,
    symbol: str,
    mode: str,
) -> None:
    """Draw an arrow with its slope. On the way back, the arrow points backwards."""
    active = (parent, child.name) in shown.edges
    back = active and shown.current == parent
    start, end = graph.node(parent).at, child.at
    narrow = 22 if parent in graph.inputs else 34
    axes.annotate(
        "",
        xy=start if back else end,
        xytext=end if back else start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": _colour(mode) if active else "#777777",
            "linewidth": 3.0 if active else 1.0,
            "shrinkA": 34 if back else narrow,
            "shrinkB": narrow if back else 34,
        },
        zorder=1,
    )
    if child.name not in shown.values:
        return
    slope = _text(numbers.slopes[parent, child.name])
    axes.text(
        0.5 * (start[0] + end[0]),
        0.5 * (start[1] + end[1]),
        slope if symbol == "1" else f"{symbol} = {slope}",
        ha="center",
        va="center",
        fontsize=9,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
        zorder=2,
    )


def _draw_node(axes: Axes, node: Node, numbers: Numbers, shown: Shown, mode: str) -> None:
    x, y = node.at
    known, current = node.name in shown.values, node.name == shown.current
    formula = f"{node.name} = {node.formula}" if node.formula else node.name
    axes.text(
        x,
        y,
        f"{formula}\n= {_text(numbers.values[node.name])}" if known else formula,
        ha="center",
        va="center",
        fontsize=11,
        color="black" if known else "#666666",
        bbox={
            "boxstyle": "round,pad=0.4",
            "facecolor": "#FFF6CC" if current else "white",
            "edgecolor": "black" if known else "#777777",
            "linewidth": 2.2 if current else 1.0,
        },
        zorder=3,
    )
    if node.name in shown.derivatives:
        axes.text(
            x,
            y - 0.62,
            shown.derivatives[node.name],
            ha="center",
            va="center",
            fontsize=10,
            bbox={
                "boxstyle": "round,pad=0.25",
                "facecolor": "white",
                "edgecolor": _colour(mode),
                "linewidth": 2.0,
            },
            zorder=4,
        )


def _colour(mode: str) -> str:
    return plot.PALETTE["vermilion" if mode == REVERSE else "blue"]


def _text(number: float) -> str:
    """Write a number with at most three decimals, a true minus sign, and no minus zero."""
    short = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short.replace("-", "−")


def _factor(number: float) -> str:
    return f"({_text(number)})" if number < 0 else _text(number)


@lru_cache
def _numbers(graph: str, nudge: float) -> Numbers:
    import torch

    chosen = GRAPHS[graph]
    starts = [
        torch.tensor(value + nudge * (name == chosen.twice), dtype=torch.float64)
        for name, value in chosen.inputs.items()
    ]

    def run(*inputs: Any) -> tuple[Any, ...]:
        nodes = dict(zip(chosen.inputs, inputs, strict=True))
        for node in chosen.nodes:
            if node.compute is not None:
                nodes[node.name] = node.compute(*(nodes[parent] for parent in node.parents))
        return tuple(nodes.values())

    names = [node.name for node in chosen.nodes]
    outputs = run(*(start.clone().requires_grad_() for start in starts))
    values = dict(zip(names, outputs, strict=True))
    slopes = {}
    for node in chosen.nodes:
        if node.compute is not None:
            parents = [values[parent].detach().requires_grad_() for parent in node.parents]
            found = torch.autograd.grad(node.compute(*parents), parents)
            for parent, slope in zip(node.parents, found, strict=True):
                slopes[parent, node.name] = float(slope)
    tangents = {}
    for i, name in enumerate(chosen.inputs):
        direction = tuple(
            torch.tensor(float(i == j), dtype=torch.float64) for j in range(len(starts))
        )
        moved = torch.func.jvp(run, tuple(starts), direction)[1]
        tangents[name] = dict(zip(names, map(float, moved), strict=True))
    adjoints = torch.autograd.grad(outputs[-1], outputs)
    return Numbers(
        values={name: float(value.detach()) for name, value in values.items()},
        slopes=slopes,
        adjoints=dict(zip(names, map(float, adjoints), strict=True)),
        tangents=tangents,
    )
