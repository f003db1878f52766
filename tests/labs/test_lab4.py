"""Lab 4: the notebook itself, its bank of answers, and the mathematics behind its answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lab_help import LabFiles

from dlcourse import data

LAB = LabFiles("lab4_optimizers")
RULES = {
    "sgd": {},
    "heavy_ball": {"momentum": 0.9},
    "momentum": {"mu": 0.9},
    "nesterov": {"mu": 0.9},
    "rprop": {},
    "adagrad": {},
    "rmsprop": {},
    "rmsprop_momentum": {},
    "adam": {},
    "adamw": {},
}


# The bank of answers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "says"),
    [
        ("return new", "returns two things"),
        ("return new, None", "is the new state, a dict"),
        ("return state, new", "is the new state, a dict"),
        ("return new - state['v'], state", "looks for 'v' in the state"),
        ("params -= lr * grads\n    return new, state", "in place"),
        ("state['t'] = 1\n    return new, state", "in place"),
        ("past.append(1)\n    return new - len(past), state", "must not remember"),
    ],
)
def test_a_rule_that_is_no_pure_function_is_told_so(ending: str, says: str) -> None:
    answer = (
        "past = []\ndef sgd(params, grads, state, lr):\n"
        f"    new = params - lr * grads\n    {ending}\n"
    )
    if "past" in ending:
        answer = answer.replace("len(past)", "(len(past) > 3)")
    failure = LAB.failure_of("sgd", answer, hidden=False)
    assert says in str(failure)


# The mathematics, on the instructor's answers


def steps(rule: str, w: Any, gradients: Any, **hyper: Any) -> np.ndarray:
    """The parameters after every step of the instructor's rule."""
    return np.array(LAB.solved["along"](LAB.solved[rule])(w, gradients, **hyper))


@st.composite
def gradients(draw: st.DrawFn) -> np.ndarray:
    """Twelve gradients (12, 3), none of them 0."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.normal(size=(12, 3)) + 0.01


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_reaches_the_bottom_of_a_bowl(rule: str) -> None:
    w, state = np.array([1.0, -0.5]), {}
    for k in range(400):
        lr = 0.1 / (1 + k / 20) if rule != "adagrad" else 0.5
        w, state = LAB.solved[rule](w, w * [2.0, 1.0], state, lr=lr, **RULES[rule])
    assert abs(w).max() < 0.02


@given(gradients(), st.sampled_from(["rprop", "adagrad", "rmsprop", "rmsprop_momentum", "adam"]))
def test_adaptive_rules_do_not_see_the_scale_of_the_gradient(g: np.ndarray, rule: str) -> None:
    scales = np.array([1e3, 1.0, 1e-2])
    hyper = {} if rule == "rprop" else {"eps": 0.0}
    plain, scaled = (steps(rule, np.zeros(3), x, lr=0.1, **hyper) for x in (g, g * scales))
    np.testing.assert_allclose(scaled, plain, atol=1e-9)


@given(gradients(), st.floats(0, 0.99), st.floats(0.001, 1))
def test_both_forms_of_momentum_agree_while_the_rate_is_constant(
    g: np.ndarray, mu: float, lr: float
) -> None:
    ball = steps("heavy_ball", np.ones(3), g, lr=lr, momentum=mu)
    np.testing.assert_allclose(steps("momentum", np.ones(3), g, lr=lr, mu=mu), ball, atol=1e-9)


def test_both_forms_of_momentum_differ_when_the_rate_falls() -> None:
    g, lr = np.ones((5, 1)), np.array([1.0, 1.0, 0.1, 0.1, 0.1])
    ball = steps("heavy_ball", np.zeros(1), g, lr=lr, momentum=0.9)
    assert ball[-1] < steps("momentum", np.zeros(1), g, lr=lr, mu=0.9)[-1] - 1


@given(gradients(), st.floats(0.01, 10))
def test_clipping_by_norm_keeps_the_direction_and_never_exceeds_the_norm(
    g: np.ndarray, limit: float
) -> None:
    clipped = np.array(LAB.solved["clip_by_norm"](list(g), limit))
    assert np.linalg.norm(clipped) <= limit * (1 + 1e-12)
    ratio = clipped / g
    np.testing.assert_allclose(ratio, ratio[0, 0])
    assert 0 < ratio[0, 0] <= 1


@given(st.integers(1, 200), st.integers(1, 50), st.integers(0, 2**32 - 1))
def test_every_index_is_in_exactly_one_batch(n: int, size: int, seed: int) -> None:
    batches = LAB.solved["minibatches"](n, size, np.random.default_rng(seed))
    assert sorted(np.concatenate(batches)) == list(range(n))
    assert {len(batch) for batch in batches[:-1]} <= {size}


def test_condition_numbers_are_what_the_text_says() -> None:
    flipper, mass = data.penguins(data.PENGUIN_SPECIES, ("flipper_length_mm", "body_mass_g")).X.T
    assert len(mass) == 342
    raw = np.linalg.cond(np.column_stack([flipper, np.ones(342)]))
    scaled = (flipper - flipper.mean()) / flipper.std()
    assert 2850 < raw < 2950
    assert raw**2 > 8e6
    assert np.linalg.cond(np.column_stack([scaled, np.ones(342)])) == pytest.approx(1)
    features = data.breast_cancer().X
    standardised = (features - features.mean(axis=0)) / features.std(axis=0)
    ones = np.ones(len(features))
    assert 1.45e6 < np.linalg.cond(np.column_stack([features, ones])) < 1.55e6
    assert 310 < np.linalg.cond(np.column_stack([standardised, ones])) < 325
