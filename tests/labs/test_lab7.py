"""Lab 7: the notebook itself, the mathematics of its answers, and what its experiment says."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import LabFiles

from dlcourse.notebook import roles

LAB = LabFiles("lab7_transfer")
SLOW = pytest.mark.slow
EXPERIMENT = (
    *("imports", "tools", "digits-and-network", "probe-tools"),
    *("experiment-tools", "experiment-run"),
)


def test_the_time_the_header_promises_is_that_of_the_questions() -> None:
    text = "\n".join(cell.source for cell in LAB.cells if cell.cell_type == "markdown")
    minutes = sum(int(found) for found in re.findall(r"^★+ · (\d+) minutes", text, re.M))
    assert minutes == 365
    assert "about 6 hours" in text


# The mathematics, on the instructor's answers


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_what_pca_keeps_and_what_it_loses_add_up_to_the_variance(seed: int, k: int) -> None:
    X = np.random.default_rng(seed).normal(size=(9, 5)) * [1, 2, 3, 4, 5] + 7
    mean, W, shares = LAB.solved["fit_pca"](X, k)
    Z = LAB.solved["pca_transform"](X, mean, W)
    rebuilt = LAB.solved["pca_inverse"](Z, mean, W)
    whole = np.sum((X - mean) ** 2)
    assert np.sum(Z**2) + np.sum((X - rebuilt) ** 2) == pytest.approx(whole)
    assert np.sum(Z**2) / whole == pytest.approx(np.sum(shares))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1))
def test_kernel_pca_with_the_linear_kernel_is_pca(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, new = rng.normal(size=(8, 3)) * [1, 3, 9] + 5, rng.normal(size=(4, 3))
    K, K_new = LAB.solved["linear_kernel"](X, X), LAB.solved["linear_kernel"](new, X)
    centre = LAB.solved["centre_kernel"]
    Z, Z_new = LAB.solved["kernel_components"](centre(K, K), centre(K_new, K), 2)
    mean, W, _ = LAB.solved["fit_pca"](X, 2)
    for found, samples in ((Z, X), (Z_new, new)):
        theirs = LAB.solved["pca_transform"](samples, mean, W)
        np.testing.assert_allclose(np.abs(found), np.abs(theirs), atol=1e-6)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.floats(0.1, 10))
def test_cka_is_1_for_a_rotated_and_scaled_copy_and_less_for_another_one(
    seed: int, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    A, B = rng.normal(size=(2, 20, 4))
    rotation = np.linalg.qr(rng.normal(size=(4, 4)))[0]
    assert LAB.solved["linear_cka"](A, scale * A @ rotation + 3) == pytest.approx(1)
    assert LAB.solved["linear_cka"](A, B) == pytest.approx(LAB.solved["linear_cka"](B, A))
    assert 0 <= LAB.solved["linear_cka"](A, B) < 0.9


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.floats(0.01, 3))
def test_no_other_weights_give_the_probe_a_smaller_loss(seed: int, penalty: float) -> None:
    rng = np.random.default_rng(seed)
    Z, t = rng.normal(size=(7, 3)) + 2, rng.integers(3, size=7)

    def loss(W: Any, b: Any) -> float:
        return float(np.sum((Z @ W + b - np.eye(3)[t]) ** 2) / 7 + penalty * np.sum(W**2))

    W, b = LAB.solved["fit_probe"](Z, t, 3, penalty)
    least = loss(W, b)
    for _ in range(10):
        assert loss(W + 0.01 * rng.normal(size=W.shape), b) > least
        assert loss(W, b + 0.01 * rng.normal(size=3)) > least


def test_95_of_100_intervals_contain_the_true_mean() -> None:
    rng = np.random.default_rng(7)
    inside = 0
    for _ in range(2000):
        _, low, high = LAB.solved["mean_and_interval"](rng.uniform(size=50))
        inside += low < 0.5 < high
    assert 0.93 < inside / 2000 < 0.965


# The experiment


@pytest.mark.exhaustive  # the graded solution runs it too; what it says changes with torch alone
@SLOW
@pytest.mark.timeout(600)
def test_the_experiment_says_what_the_text_says() -> None:
    names: dict[str, Any] = {}
    for cell in LAB.cells:
        given = cell.id in EXPERIMENT or roles.grade_id(cell) in LAB.points
        if cell.cell_type == "code" and given:
            exec(cell.source, names)
    ways = list(names["WAYS"])
    printed, halves = (values.mean(axis=1) for values in names["results"].values())
    at = {way: place for place, way in enumerate(ways)}
    gain = printed[:, at["fine-tuned"]] - printed[:, at["from scratch"]]
    assert (gain > 0.02).all()
    assert gain[0] > gain[1] > gain[2]
    assert (halves[:, at["hidden, probe"]] < halves[:, at["pixels, probe"]]).all()
    assert halves[2, at["hidden, probe"]] < halves[2, at["from scratch"]]
    assert (halves[1:, at["convolutions, probe"]] > halves[1:, at["from scratch"]]).all()
