"""Lab 6: the notebook itself, and the mathematics of its answers."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import LabFiles
from sklearn.linear_model import Lasso, Ridge

LAB = LabFiles("lab6_regularization")
SLOW = pytest.mark.slow
SEEDS = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def experiment() -> dict[str, object]:
    """The definitions of the experiment, without its results."""
    names = dict(LAB.solved)
    for cell in ("data", "competitors", "contest"):
        exec(LAB.sources[cell], names)
    return names


def test_the_time_the_header_promises_is_that_of_the_questions() -> None:
    text = "\n".join(cell.source for cell in LAB.cells if cell.cell_type == "markdown")
    minutes = sum(int(found) for found in re.findall(r"^★+ · (\d+) minutes", text, re.M))
    assert minutes == 350
    assert "about 6 hours" in text


# The mathematics, on the instructor's answers


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(0.05, 5.0))
def test_ridge_and_the_lasso_find_what_scikit_learn_finds(seed: int, omega: float) -> None:
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(20, 3)), rng.normal(size=20)
    w, b = LAB.solved["ridge"](X, y, omega)
    model = Ridge(alpha=20 * omega).fit(X, y)
    assert np.append(w, b) == pytest.approx(np.append(model.coef_, model.intercept_), abs=1e-8)
    sparse = LAB.solved["lasso"](X, y, omega, 500)
    expected = Lasso(alpha=omega, fit_intercept=False, tol=1e-10).fit(X, y).coef_
    assert sparse == pytest.approx(expected, abs=1e-5)
    assert np.array_equal(sparse == 0, expected == 0)


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(SEEDS, st.integers(1, 12), st.floats(0.05, 0.95))
def test_no_group_is_on_both_sides_of_a_split(seed: int, groups: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    names = rng.integers(0, groups, 40)
    train, test = LAB.solved["group_split"](names, share, rng)
    assert not set(names[train]) & set(names[test])
    assert sorted([*train, *test]) == list(range(40))


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(0.0, 0.8))
def test_dropout_keeps_the_expectation(seed: int, rate: float) -> None:
    rng = np.random.default_rng(seed)
    h = np.tile(rng.normal(size=(1, 3)), (20_000, 1))
    out, _ = LAB.solved["dropout"](h, h, rng.random(h.shape), rate, True)
    assert out.mean(axis=0) == pytest.approx(h[0], abs=0.12 * np.abs(h).max())


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.integers(2, 9), st.integers(2, 5))
def test_a_norm_passes_no_gradient_along_shifts(seed: int, n: int, m: int) -> None:
    """Its output stays as it is when all that it averages over moves by the same amount."""
    rng = np.random.default_rng(seed)
    Z, grad = rng.normal(size=(2, n, m))
    gamma, beta = rng.normal(size=(2, m))
    over_batch, _, _ = LAB.solved["batch_norm_backward"](grad, Z, gamma, 1e-3)
    assert over_batch.sum(axis=0) == pytest.approx(np.zeros(m), abs=1e-9)
    _, over_units, _, _ = LAB.solved["layer_norm"](Z, grad, gamma, beta, 1e-3)
    assert over_units.sum(axis=1) == pytest.approx(np.zeros(n), abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(0.0, 1.0), st.floats(0.5, 9.0))
def test_the_gradient_of_distillation_is_that_of_its_loss(
    seed: int, share: float, temperature: float
) -> None:
    rng = np.random.default_rng(seed)
    S, teacher, direction = rng.normal(size=(3, 4, 3))
    t = rng.integers(0, 3, 4)

    def loss(step: float) -> float:
        moved = S + step * direction
        return float(LAB.solved["distillation"](moved, teacher, t, temperature, share)[0])

    _, grad = LAB.solved["distillation"](S, teacher, t, temperature, share)
    slope = (loss(1e-5) - loss(-1e-5)) / 2e-5
    assert np.vdot(grad, direction) == pytest.approx(slope, abs=1e-7)


@settings(deadline=None, max_examples=25)
@given(SEEDS)
def test_the_error_of_the_fits_is_bias_and_variance_together(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, y, X_new, y_new = rng.normal(size=(9, 1)), *rng.normal(size=(3, 9))
    rows = rng.integers(0, 9, (6, 9))

    def line(X: np.ndarray, y: np.ndarray, X_new: np.ndarray) -> np.ndarray:
        return np.asarray(y.mean() + X_new.ravel())

    parts = LAB.solved["bias_variance"](line, X, y, X_new[:, None], y_new, rows)
    errors = [np.mean((line(X[r], y[r], X_new) - y_new) ** 2) for r in rows]
    assert sum(parts) == pytest.approx(np.mean(errors))


@SLOW
def test_shifts_lose_with_few_steps_and_win_with_many(experiment: dict[str, object]) -> None:
    """What the experiment's text says of 1000 images, on seeds of its own."""
    run, seeds = experiment["run"], range(50, 54)
    plain = run(1000, (200, 800), seeds)  # type: ignore[operator]
    moved = run(1000, (200, 800), seeds, moves=9)  # type: ignore[operator]
    gains = {budget: moved[budget][2] - plain[budget][2] for budget in plain}
    assert (gains[200] < 0).all()
    assert gains[800].mean() > 0
