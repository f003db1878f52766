"""Lab 3: the notebook itself, its bank of answers, and the mathematics behind it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from lab_help import HIDDEN, LabFiles

from dlcourse import check, data

LAB = LabFiles("lab3_activations")
SMOOTH = ("identity", "sigmoid", "tanh", "gaussian", "softplus", "silu", "gelu")

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


# The bank of answers


@pytest.mark.slow
@pytest.mark.parametrize("question", [q for q in LAB.points if q != "init_weights"])
def test_knowing_the_visible_examples_by_heart_is_not_enough(question: str) -> None:
    """(init_weights is judged by what its numbers are like, not by the numbers.)"""
    names = dict(LAB.solved)
    functions = re.findall(r"^def (\w+)", LAB.sources[question], re.M)
    by_heart: dict[str, list[Any]] = {name: [] for name in functions}

    def recorder(name: str, right: Any) -> Any:
        def recorded(*args: Any) -> Any:
            by_heart[name].append(right(*args))
            return by_heart[name][-1]

        return recorded

    def reciter(name: str) -> Any:
        lines = iter(by_heart[name])
        return lambda *args: next(lines, by_heart[name][0])

    visible, whole = HIDDEN.sub("", LAB.sources[f"check-{question}"]), f"check-{question}"
    exec(visible, names | {name: recorder(name, names[name]) for name in functions})
    exec(visible, names | {name: reciter(name) for name in functions})
    with pytest.raises(check.CheckFailed):
        exec(LAB.sources[whole], names | {name: reciter(name) for name in functions})


TORCH_FROM_INSIDE = """
from dlcourse import check

def sigmoid(z):
    import torch
    return torch.sigmoid(torch.as_tensor(z))

by_hand = check.forbid("torch.ops.aten.sigmoid", because="by hand, please")(sigmoid)
by_hand(0.0)
try:
    by_hand(0.0)
except AssertionError as refusal:
    print(refusal)
"""


@pytest.mark.slow
def test_an_answer_may_be_the_first_to_import_torch() -> None:
    command = [sys.executable, "-c", TORCH_FROM_INSIDE]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("✗ by hand, please\n", "")


# The mathematics, on the instructor's answers


def solved(name: str) -> Any:
    return LAB.solved[name]


numbers = st.floats(-30, 30, allow_subnormal=False)
vectors = arrays(np.float64, st.integers(1, 6), elements=numbers)


@pytest.mark.slow
@pytest.mark.parametrize("name", SMOOTH)
@given(z=vectors)
def test_slopes_are_central_differences(name: str, z: np.ndarray) -> None:
    value, step = solved(name), 1e-5
    difference = (value(z + step)[0] - value(z - step)[0]) / (2 * step)
    np.testing.assert_allclose(value(z)[1], difference, atol=1e-6)


@given(vectors, st.floats(0.01, 3))
def test_rectifiers_are_combinations_of_one_another(z: np.ndarray, a: float) -> None:
    relu, prelu, elu = solved("relu"), solved("prelu"), solved("elu")
    np.testing.assert_allclose(prelu(z, a)[0], relu(z)[0] - a * relu(-z)[0])
    np.testing.assert_allclose(prelu(z, 0.0)[0], relu(z)[0])
    assert (elu(z, a)[0] >= -a).all()
    assert (solved("softplus")(z)[0] >= relu(z)[0]).all()


@pytest.mark.parametrize("name", ["sigmoid", "step", "tanh", "gaussian", *SMOOTH, "relu"])
def test_activations_are_finite_far_from_zero(name: str) -> None:
    for part in solved(name)(np.array([-1e6, -750.0, 750.0, 1e6])):
        assert np.isfinite(part).all()


@given(vectors, st.floats(-1000, 1000))
def test_softmax_ignores_a_common_shift_and_adds_up_to_one(row: np.ndarray, shift: float) -> None:
    scores = np.stack([row, row + shift])
    probabilities = solved("softmax")(scores)
    np.testing.assert_allclose(probabilities[0], probabilities[1], atol=1e-9)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    np.testing.assert_allclose(np.exp(solved("log_softmax")(scores)), probabilities)


@given(vectors, st.integers(0, 2**32 - 1))
def test_two_classes_cost_the_same_in_both_cross_entropies(z: np.ndarray, seed: int) -> None:
    labels = np.random.default_rng(seed).integers(0, 2, len(z))
    scores = np.column_stack([np.zeros_like(z), z])
    binary = solved("bce_with_logits")(z, labels.astype(float))
    assert binary == pytest.approx(solved("cross_entropy")(scores, labels))


@given(vectors)
def test_the_most_likely_normal_distribution_has_the_samples_mean_and_variance(
    y: np.ndarray,
) -> None:
    mean, spread = np.full_like(y, y.mean()), np.full_like(y, np.log(y.var() + 1e-3))
    best = solved("gaussian_nll")(y, mean, np.full_like(y, np.log(y.var() + 1e-12)))
    assert best <= solved("gaussian_nll")(y, mean, spread) + 1e-9
    assert best <= solved("gaussian_nll")(y, mean + 0.1, spread) + 1e-9


@given(st.integers(0, 2**32 - 1), st.integers(1, 8))
def test_cross_entropy_is_entropy_plus_divergence_and_gibbs_inequality(seed: int, k: int) -> None:
    rng = np.random.default_rng(seed)
    p, q = rng.dirichlet(np.ones(k)), rng.dirichlet(np.ones(k))
    divergence = solved("kl_divergence")(p, q)
    assert divergence >= -1e-12
    assert solved("entropy")(p) <= np.log(k) + 1e-12
    cross = float(-(p * np.log(q)).sum())
    assert solved("entropy")(p) + divergence == pytest.approx(cross)


def test_gradients_vanish_through_sigmoids_on_real_digits_and_not_through_relu() -> None:
    X = data.digits().X[:200] / 16 - 0.5

    def ratio(activation: str, kind: str, seed: int) -> float:
        rng = np.random.default_rng(seed)
        weights = [solved("init_weights")(64, 64, kind, rng) for _ in range(20)]
        first, *_, last = solved("gradient_norms")(X, weights, activation)
        return first / last

    for seed in range(3):
        assert ratio("sigmoid", "xavier", seed) < 1e-9
        assert 1e-2 < ratio("tanh", "xavier", seed) < 1e2
        assert 1e-2 < ratio("relu", "he", seed) < 1e2


def test_the_error_of_the_staircase_halves_with_twice_the_units() -> None:
    x = np.linspace(0, 1, 4001)
    errors = []
    for n in (40, 80, 160, 320):
        w, b, v, c = solved("approximate")(np.cos, n)
        hidden = 0.5 * (1 + np.tanh(0.5 * (x[:, None] * w + b)))
        errors.append(np.abs(hidden @ v + c - np.cos(x)).max())
    np.testing.assert_allclose(np.array(errors[1:]) / errors[:-1], 0.5, atol=0.05)


@given(st.integers(0, 8), st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_a_sawtooth_of_a_sawtooth_is_a_deeper_one(depth: int, places: list[float]) -> None:
    x, sawtooth = np.array(places), solved("sawtooth")
    np.testing.assert_array_equal(sawtooth(sawtooth(x, depth), 2), sawtooth(x, depth + 2))
    assert ((sawtooth(x, depth) >= 0) & (sawtooth(x, depth) <= 1)).all()
