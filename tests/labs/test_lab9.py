"""Lab 9: the notebook itself, the mathematics of its answers, and what its experiment says."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import LabFiles

from dlcourse.explore import tree_search
from dlcourse.notebook import roles

LAB = LabFiles("lab9_policy")
SLOW = pytest.mark.slow
NEEDED = ("imports", "cliff", "cliff-values", "q-tools", "q-run", "experiment-tools")
SEEDS = st.integers(0, 2**32 - 1)


def names_of(*cells: str) -> dict[str, Any]:
    """What these cells and the instructor's answers define."""
    names: dict[str, Any] = {}
    for cell in LAB.cells:
        given = cell.id in cells or roles.grade_id(cell) in LAB.points
        if cell.cell_type == "code" and given:
            exec(cell.source, names)
    return names


def test_the_time_the_header_promises_is_that_of_the_questions() -> None:
    text = "\n".join(cell.source for cell in LAB.cells if cell.cell_type == "markdown")
    minutes = sum(int(found) for found in re.findall(r"^★+ · (\d+) minutes", text, re.M))
    assert minutes == 295
    assert "about 5 hours" in text


# The mathematics, on the instructor's answers


def task(seed: int, states: int = 4, actions: int = 3) -> tuple[Any, Any, Any]:
    rng = np.random.default_rng(seed)
    P = rng.dirichlet(np.ones(states), size=(states, actions))
    pi = rng.dirichlet(np.ones(actions), size=states)
    return P, rng.normal(size=(states, actions)), pi


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(0, 0.95))
def test_the_best_policy_is_worth_what_value_iteration_says_and_no_other_is_worth_more(
    seed: int, gamma: float
) -> None:
    P, R, pi = task(seed)
    V, best = LAB.solved["value_iteration"](P, R, gamma, 500)
    of_best, _ = LAB.solved["policy_values"](P, R, np.eye(3)[best], gamma)
    of_other, _ = LAB.solved["policy_values"](P, R, pi, gamma)
    np.testing.assert_allclose(of_best, V, atol=1e-6)
    assert (of_other <= of_best + 1e-9).all()


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(0, 0.95))
def test_each_sweep_shrinks_the_error_by_the_discount(seed: int, gamma: float) -> None:
    P, R, _ = task(seed)
    found = [LAB.solved["value_iteration"](P, R, gamma, sweeps)[0] for sweeps in range(6)]
    right = LAB.solved["value_iteration"](P, R, gamma, 900)[0]
    errors = [float(np.abs(V - right).max()) for V in found]
    assert all(new <= gamma * old + 1e-9 for old, new in pairwise(errors))


@settings(deadline=None, max_examples=25)
@given(SEEDS)
def test_the_gradient_of_an_episode_is_that_of_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    theta = torch.tensor(rng.normal(size=(3, 4)), requires_grad=True)
    states, actions = rng.integers(3, size=8), rng.integers(4, size=8)
    G, b = rng.normal(size=8), rng.normal(size=3)
    pi = LAB.solved["softmax_policy"](theta.detach().numpy())
    found = LAB.solved["episode_gradient"](pi, states, actions, G, b)
    log = theta.log_softmax(dim=1)[states, actions]
    (right,) = torch.autograd.grad((torch.tensor(G - b[states]) * log).sum(), theta)
    np.testing.assert_allclose(found, right.numpy(), atol=1e-10)


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(-5, 5))
def test_a_baseline_moves_no_mean_and_the_moments_are_those_of_samples(
    seed: int, baseline: float
) -> None:
    rng = np.random.default_rng(seed)
    pi, outcomes = rng.dirichlet(np.ones(3)), rng.normal(size=(3, 2))
    moments = LAB.solved["gradient_moments"]
    mean, variance = moments(pi, outcomes, baseline)
    np.testing.assert_allclose(mean, moments(pi, outcomes, 0.0)[0], atol=1e-9)
    a, j = rng.choice(3, size=200_000, p=pi), rng.integers(2, size=200_000)
    samples = (outcomes[a, j] - baseline)[:, None] * (np.eye(3)[a] - pi)
    assert samples.var(axis=0).sum() == pytest.approx(variance, rel=0.1, abs=0.01)


def test_the_solved_game_is_the_one_of_the_lecture() -> None:
    names = names_of("imports", "game", "game-values")
    exact = tree_search.exact()
    assert [exact[position] for position in names["order"]] == list(names["game_values"])


# The experiments


@SLOW
@pytest.mark.timeout(600)
def test_the_experiment_says_what_the_text_says() -> None:
    names = names_of(*NEEDED, "experiment-run")
    last = {key: values[:, -1].mean() for key, values in names["curves"].items()}
    assert last[0.3, True] > last[0.3, False] + 0.1
    assert last[1.0, True] > last[1.0, False]
    assert abs(last[0.1, True] - last[0.1, False]) < 0.05
    values = {epsilon: curves[:, -1].mean() for epsilon, curves in names["q_curves"].items()}
    assert min(values.values()) > last[0.3, True]


@SLOW
@pytest.mark.timeout(600)
def test_more_simulations_lose_fewer_games() -> None:
    names = names_of("imports", "game", "game-values", "search-tools")
    lost = [names["games_lost"](simulations, 40, 0) for simulations in (10, 50, 200)]
    assert lost[0] > lost[1] > lost[2]
