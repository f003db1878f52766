"""The explorers of reinforcement learning compute what their words say."""

from __future__ import annotations

import re
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse import plot
from dlcourse.explore import (
    _grid,
    _tic_tac_toe,
    bandit_arms,
    grid_world,
    policy_gradient_variance,
    tree_search,
)
from dlcourse.explore._tic_tac_toe import Position
from dlcourse.explore._widget import defaults

DISCOUNTS, WINDS = st.floats(0.0, 0.95), st.floats(0.0, 1.0)


def steps_to_goal() -> dict[tuple[int, int], int]:
    """The length of the shortest way past the cliff, by a search in breadth."""
    found, border = {_grid.GOAL: 0}, [_grid.GOAL]
    for cell in border:
        for down, right in _grid.ARROWS.values():
            near = (cell[0] + down, cell[1] + right)
            inside = 0 <= near[0] < _grid.ROWS and 0 <= near[1] < _grid.COLUMNS
            if inside and near not in found and near not in _grid.CLIFF:
                found[near] = found[cell] + 1
                border.append(near)
    return found


@given(discount=DISCOUNTS)
def test_without_wind_a_cell_is_worth_the_discount_for_each_step_but_the_last(
    discount: float,
) -> None:
    values = _grid.sweeps(_grid.BEST, discount, 0.0)[-1]
    for cell, steps in steps_to_goal().items():
        if steps:
            assert values[cell] == pytest.approx(discount ** (steps - 1))


@given(discount=DISCOUNTS, wind=WINDS, policy=st.sampled_from([_grid.BEST, _grid.RANDOM]))
def test_each_sweep_changes_at_most_the_discounted_last_change(
    discount: float, wind: float, policy: str
) -> None:
    changes = np.abs(np.diff(_grid.sweeps(policy, discount, wind), axis=0)).max(axis=(1, 2))
    assert (changes[1:] <= discount * changes[:-1] + 1e-12).all()


@given(discount=DISCOUNTS)
def test_values_of_random_moves_solve_the_linear_equations(discount: float) -> None:
    wind, cells = 0.2, list(np.ndindex(_grid.ROWS, _grid.COLUMNS))
    A, b = np.eye(len(cells)), np.zeros(len(cells))
    chances = {"up": 0.2, "right": 0.2, "left": 0.2, "down": 0.2 + wind}
    for row, cell in enumerate(cells):
        if cell in _grid.ENDS:
            continue
        for move, (down, right) in _grid.ARROWS.items():
            near = (cell[0] + down, cell[1] + right)
            near = near if near in cells else cell
            b[row] += chances[move] * _grid.ENDS.get(near, 0.0)
            A[row, cells.index(near)] -= chances[move] * discount * (near not in _grid.ENDS)
    exact = np.linalg.solve(A, b).reshape(_grid.ROWS, _grid.COLUMNS)
    left = np.abs(_grid.sweeps(_grid.RANDOM, discount, wind)[-1] - exact).max()
    assert left <= discount**_grid.SWEEPS / (1 - discount) + 1e-9


def test_wind_keeps_the_best_way_away_from_the_cliff() -> None:
    state = defaults(grid_world.CONTROLS) | {"sweep": 30}
    calm = plot.alt_text(grid_world.draw(**state))
    windy = plot.alt_text(grid_world.draw(**state | {"wind": 0.1}))
    assert "one cell above: right" in calm
    assert "one cell above: up" in windy


def test_all_rules_have_the_same_luck_and_no_negative_regret() -> None:
    plays = [
        bandit_arms._play(bandit_arms.FAR, rule, 0.1)
        for rule in (bandit_arms.GREEDY, bandit_arms.EPSILON, bandit_arms.UCB, bandit_arms.BLIND)
    ]
    chances = np.array(bandit_arms.CHANCES[bandit_arms.FAR])
    for play in plays:
        assert (np.diff(play.regret, axis=0) >= -1e-12).all()
        assert np.allclose(play.regret[-1], (0.8 - chances[play.chosen]).sum(axis=0))
    same = plays[0].chosen == plays[1].chosen
    assert (plays[0].won[same] == plays[1].won[same]).all()


def test_greedy_runs_get_stuck_and_epsilon_goes_on_paying() -> None:
    greedy, few, ucb = (
        bandit_arms._play(bandit_arms.FAR, rule, amount)
        for rule, amount in (
            (bandit_arms.GREEDY, 0.1),
            (bandit_arms.EPSILON, 0.1),
            (bandit_arms.UCB, 0.5),
        )
    )
    late = {name: play.regret[-1] - play.regret[499] for name, play in
            (("greedy", greedy), ("few", few), ("ucb", ucb))}  # fmt: skip
    assert np.mean(late["greedy"] < 1) > 0.4
    assert np.mean(late["greedy"] > 50) > 0.2
    assert np.mean(late["few"] > 10) > 0.9
    assert late["ucb"].mean() < late["few"].mean() / 2


@given(
    added=st.floats(-3, 5), sure=st.floats(-3, 3), baseline=st.floats(-3, 5), other=st.floats(-3, 5)
)
def test_a_baseline_moves_no_mean_and_the_best_one_has_the_least_variance(
    added: float, sure: float, baseline: float, other: float
) -> None:
    now = policy_gradient_variance._estimates(added, sure)
    gradient = now.chances @ now.of_moves(baseline)
    assert np.allclose(gradient, now.chances @ now.of_moves(other))
    assert np.allclose(gradient, now.chances * (now.rewards - now.mean_reward))
    assert now.variance(now.best_baseline) <= now.variance(baseline) + 1e-9


def test_the_dots_scatter_as_the_curve_says() -> None:
    now = policy_gradient_variance._estimates(2.0, 0.0)
    points = policy_gradient_variance._sample(now, 0.0, 10)
    third = -points.sum(axis=1)  # the three parts of an estimate add up to 0
    measured = points.var(axis=0).sum() + third.var()
    assert measured == pytest.approx(now.variance(0.0) / 10, rel=0.15)


def test_exact_values_know_the_whole_game() -> None:
    values = _tic_tac_toe.exact()
    assert len(values) == 5478
    assert values[Position()] == 0
    for position, value in values.items():
        if position.result() is None:
            assert value == max(-values[position.after(cell)] for cell in position.free())
        else:
            assert value == position.result()


@pytest.mark.parametrize("simulations", [1, 30])
def test_a_search_counts_every_simulation_once(simulations: int) -> None:
    found = tree_search.search(Position(), simulations, tree_search.random_games(0))
    assert sum(found.visits) == simulations
    assert all(abs(value) <= 1 for value in found.values)


def test_a_search_takes_a_line_and_stops_one() -> None:
    guide = tree_search.random_games(0)
    win = Position(mine=0b000000011, theirs=0b000011000)
    assert tree_search.search(win, 100, guide).best == 2
    danger = Position(mine=0b100000000, theirs=0b000000011)
    assert tree_search.search(danger, 300, guide).best == 2


def test_a_game_follows_your_moves_and_says_when_a_cell_is_taken() -> None:
    state = defaults(tree_search.CONTROLS)
    start = plot.alt_text(tree_search.draw(**state))
    assert "cells played: 5." in start
    taken = plot.alt_text(tree_search.draw(**state | {"first": 5.0}))
    assert "Cell 5 is taken" in taken
    lost = plot.alt_text(tree_search.draw(**state | {"first": 2.0, "second": 8.0}))
    played = re.search(r"cells played: ([\d, ]+)\.", lost)
    assert played
    assert played[1].split(", ")[:2] == ["5", "2"]


def test_a_search_with_few_simulations_can_be_beaten() -> None:
    games = {
        tree_search._game(moves, 10, tree_search.EQUAL).told for moves in permutations(range(9), 3)
    }
    assert "You win" in games
