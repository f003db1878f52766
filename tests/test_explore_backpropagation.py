"""The explorers of backpropagation show right numbers: against formulas, and against counting."""

from __future__ import annotations

import itertools
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse import plot
from dlcourse.explore import difference_step, graph_stepper, path_counter
from dlcourse.explore.graph_stepper import FORWARD_FIRST, FORWARD_TWICE, NUDGES, REVERSE, E, Z

MODES = (REVERSE, FORWARD_TWICE, FORWARD_FIRST)


def alt(graph: str, mode: str, nudge: float, step: int) -> str:
    return plot.alt_text(graph_stepper.draw(graph, mode, nudge, step))


def number(text: str) -> float:
    return float(text.strip(" ().").replace("−", "-"))


def derivatives(text: str) -> dict[str, float]:
    """What the alt text lists as derivatives so far."""
    listed = text.partition("Derivatives so far: ")[2]
    return {name: number(value) for name, value in re.findall(r"(∂\S+) = (−?[\d.]+)", listed)}


@pytest.mark.parametrize("nudge", NUDGES)
def test_the_way_back_ends_with_every_partial_derivative(nudge: float) -> None:
    a, b = 2.0, 1.0 + nudge
    shown = derivatives(alt(E, REVERSE, nudge, 8))
    expected = {"∂e/∂e": 1, "∂e/∂c": b + 1, "∂e/∂d": a + b, "∂e/∂a": b + 1, "∂e/∂b": a + 2 * b + 1}
    assert shown == pytest.approx(expected, abs=6e-4)

    x1, x2, x3 = 1.0, 2.0 + nudge, 3.0
    shown = derivatives(alt(Z, REVERSE, nudge, 13))
    slope = math.cos(x1 + x2)
    expected = {"∂z/∂x₁": slope, "∂z/∂x₂": slope + 2 * x2 * x3, "∂z/∂x₃": x2**2}
    expected |= {"∂z/∂z": 1, "∂z/∂u₂": 1, "∂z/∂u₄": 1, "∂z/∂u₁": slope, "∂z/∂u₃": x3}
    assert shown == pytest.approx(expected, abs=6e-4)


@pytest.mark.parametrize(("graph", "twice", "first"), [(E, "b", "a"), (Z, "x₂", "x₁")])
def test_both_modes_agree_on_the_derivative_they_share(graph: str, twice: str, first: str) -> None:
    result = graph[0]
    back = derivatives(alt(graph, REVERSE, 0.1, 99))
    for mode, by in ((FORWARD_TWICE, twice), (FORWARD_FIRST, first)):
        name = f"∂{result}/∂{by}"
        assert derivatives(alt(graph, mode, 0.1, 99))[name] == back[name]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("graph", [E, Z])
def test_each_step_adds_one_number_and_says_how(graph: str, mode: str) -> None:
    steps = range(graph_stepper.last(graph, mode, 0.1) + 1)
    texts = [alt(graph, mode, 0.1, step) for step in steps]
    known = [text.partition("Values so far")[2].count(" = ") for text in texts]
    assert known == list(range(known[0], known[0] + len(texts)))

    for text in texts:
        said = re.search(r": (∂\S+) = .* = ([^=]+ · [^=]+) = (−?[\d.]+)\. Values", text)
        if said:
            terms = [math.prod(map(number, term.split(" · "))) for term in said[2].split(" + ")]
            assert sum(terms) == pytest.approx(number(said[3]), abs=0.02)


@given(width=st.integers(1, 4), depth=st.integers(1, 4))
def test_paths_and_edges_are_counted_right(width: int, depth: int) -> None:
    layers = [["x"], *([f"{k}-{i}" for i in range(width)] for k in range(depth)), ["z"]]
    edges = [
        edge
        for before, after in itertools.pairwise(layers)
        for edge in itertools.product(before, after)
    ]
    paths = list(itertools.product(*layers))

    assert path_counter.last(width, depth) == len(paths)
    assert path_counter.edge_count(width, depth) == len(edges)
    assert path_counter.path_cost(width, depth) == len(paths) * depth
    into_z = sum(end == "z" for _, end in edges)
    assert path_counter.factored_cost(width, depth) == len(edges) - into_z
    routes = {
        tuple(path_counter.path_node(k, layer, width, depth) for layer in range(depth))
        for k in range(len(paths))
    }
    assert len(routes) == len(paths)


@pytest.mark.parametrize(
    ("precision", "best"), [(difference_step.DOUBLE, 1e-5), (difference_step.SINGLE, 7e-3)]
)
def test_the_best_step_lies_where_theory_puts_it(precision: str, best: float) -> None:
    errors = difference_step._errors(difference_step.SMOOTH, precision)
    good = 10 ** difference_step.EXPONENTS[errors.central < 10 * errors.central.min()]
    assert good.min() / 10 < best < good.max() * 10
    assert errors.central.min() < errors.one_sided.min()


def test_truncation_errors_have_orders_one_and_two() -> None:
    errors = difference_step._errors(difference_step.SMOOTH, difference_step.DOUBLE)
    large = (difference_step.EXPONENTS > -3.1) & (difference_step.EXPONENTS < -0.9)
    steps = difference_step.EXPONENTS[large]
    for values, order in ((errors.one_sided, 1), (errors.central, 2)):
        assert np.polyfit(steps, np.log10(values[large]), 1)[0] == pytest.approx(order, abs=0.05)


def test_a_kink_inside_the_step_deceives_the_central_difference() -> None:
    errors = difference_step._errors(difference_step.KINK, difference_step.DOUBLE)
    assert errors.slope == 1
    assert (errors.central[difference_step.EXPONENTS > -1.9] > 0.1).all()
    assert (errors.central[np.abs(difference_step.EXPONENTS + 3) < 0.9] < 1e-9).all()
