"""Lab 1: its own answers, known right and wrong answers, and the mathematics behind them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import HIDDEN, LabFiles
from sklearn.ensemble import AdaBoostClassifier
from sklearn.linear_model import Perceptron, SGDRegressor

from dlcourse import check, data

LAB = LabFiles("lab1_perceptron")


@pytest.mark.slow
@pytest.mark.parametrize("question", [q for q in LAB.points if q != "gate_weights"])
def test_knowing_the_visible_examples_by_heart_is_not_enough(question: str) -> None:
    """(The three gates are all there is to know, so gate_weights has no other inputs.)"""
    names = dict(LAB.solved)
    right, by_heart = names[question], {}

    def recorded(*args: Any) -> Any:
        by_heart[repr(args)] = right(*args)
        return by_heart[repr(args)]

    names[question] = recorded
    exec(HIDDEN.sub("", LAB.sources[f"check-{question}"]), names)
    names[question] = lambda *args: by_heart.get(repr(args), next(iter(by_heart.values())))
    exec(HIDDEN.sub("", LAB.sources[f"check-{question}"]), names)
    with pytest.raises(check.CheckFailed):
        exec(LAB.sources[f"check-{question}"], names)


# The mathematics, on the instructor's answers


@st.composite
def two_classes(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """X (n, d), labels t (n,) and positive weights (n,)."""
    n, d = draw(st.integers(1, 12)), draw(st.integers(1, 3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.integers(-4, 5, size=(n, d)) / 2, rng.choice([-1, 1], n), rng.uniform(0.1, 1, n)


@given(two_classes(), st.floats(0.01, 4))
def test_a_step_moves_the_margin_by_lr_times_squared_length_plus_one(
    samples: Any, lr: float
) -> None:
    X, t, weights = samples
    w, b = np.resize(weights, X.shape[1]), -0.25
    before = t[0] * (X[0] @ w + b)
    after_w, after_b = LAB.solved["perceptron_step"](X[0], t[0], w, b, lr)
    gain = lr * (X[0] @ X[0] + 1) if before <= 0 else 0
    assert t[0] * (X[0] @ after_w + after_b) == pytest.approx(before + gain)


@given(st.integers(0, 2**32 - 1), st.integers(1, 20), st.integers(1, 3))
def test_a_separable_set_is_learned_within_novikoffs_bound(seed: int, n: int, d: int) -> None:
    rng = np.random.default_rng(seed)
    X, w = rng.normal(size=(n, d)), rng.normal(size=d)
    t = np.where(X @ w > 0, 1, -1)
    X = X + 0.3 * t[:, None] * w / np.linalg.norm(w)
    gap = (t * (X @ w)).min() / np.linalg.norm(w)
    bound = ((X**2).sum(axis=1).max() + 1) / gap**2
    found_w, found_b, mistakes = LAB.solved["fit_perceptron"](X, t, 1.0, int(bound) + 2)
    assert mistakes[-1] == 0
    assert sum(mistakes) <= bound
    assert np.array_equal(LAB.solved["predict"](X, found_w, found_b), t)
    assert LAB.solved["perceptron_loss"](X, t, found_w, found_b) == 0


def test_the_perceptron_is_scikit_learns_on_real_data() -> None:
    X, t = data.penguins(("Adelie", "Chinstrap"))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    order = np.random.default_rng(0).permutation(len(t))
    w, b, mistakes = LAB.solved["fit_perceptron"](X[order], t[order], 1.0, 12)
    model = Perceptron(shuffle=False, max_iter=12, tol=None).fit(X[order], t[order])
    assert len(mistakes) == 12
    np.testing.assert_allclose(np.append(w, b), np.append(model.coef_, model.intercept_))


def test_many_epochs_of_adaline_are_scikit_learns_and_reach_least_squares() -> None:
    X, t = data.penguins()
    X, y = (X - X.mean(axis=0)) / X.std(axis=0), t.astype(float)
    w, b = np.zeros(2), 0.0
    for _ in range(30):
        w, b = LAB.solved["adaline_epoch"](X, y, w, b, 0.001)
    constant = {"penalty": None, "learning_rate": "constant", "eta0": 0.001, "tol": None}
    model = SGDRegressor(shuffle=False, max_iter=30, **constant).fit(X, y)
    np.testing.assert_allclose(np.append(w, b), np.append(model.coef_, model.intercept_))
    best, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), y, rcond=None)
    np.testing.assert_allclose(np.append(w, b), best, atol=0.03)


@given(two_classes())
def test_no_other_stump_is_better_than_the_best(samples: Any) -> None:
    X, t, weights = samples
    stump_predict, best_stump = LAB.solved["stump_predict"], LAB.solved["best_stump"]
    weighted_error = LAB.solved["weighted_error"]
    smallest = weighted_error(stump_predict(X, best_stump(X, t, weights)), t, weights)
    rng = np.random.default_rng(0)
    for _ in range(20):
        other = (int(rng.integers(X.shape[1])), rng.uniform(-3, 3), int(rng.choice([-1, 1])))
        assert smallest <= weighted_error(stump_predict(X, other), t, weights) + 1e-12


@given(two_classes())
def test_after_reweighting_the_mistakes_hold_half_of_the_weight(samples: Any) -> None:
    _, t, weights = samples
    says = np.resize([1, 1, -1], len(t))
    error = LAB.solved["weighted_error"](says, t, weights)
    new = LAB.solved["reweight"](weights, LAB.solved["alpha"](error), t, says)
    assert new.sum() == pytest.approx(1)
    if 0 < error < 1:
        assert LAB.solved["weighted_error"](says, t, new) == pytest.approx(0.5)


@given(st.floats(0, 1))
def test_the_voting_weight_is_finite_odd_and_falls_with_the_error(error: float) -> None:
    alpha = LAB.solved["alpha"]
    assert np.isfinite(alpha(error))
    assert alpha(1 - error) == pytest.approx(-alpha(error), abs=1e-5)
    assert alpha(error) >= alpha(min(1.0, error + 0.01))


@settings(deadline=None, max_examples=40)
@given(two_classes())
def test_the_training_error_never_exceeds_its_bound(samples: Any) -> None:
    X, t, _ = samples
    stumps, alphas, errors = LAB.solved["fit_adaboost"](X, t, 8)
    for m, bound in enumerate(LAB.solved["training_bound"](errors), start=1):
        says = LAB.solved["predict_adaboost"](X, stumps[:m], alphas[:m])
        assert np.mean(says != t) <= bound + 1e-9


def test_adaboost_learns_as_well_as_scikit_learns() -> None:
    X, t = data.penguin_sex()
    stumps, alphas, _ = LAB.solved["fit_adaboost"](X, t, 30)
    ours = np.mean(LAB.solved["predict_adaboost"](X, stumps, alphas) == t)
    theirs = AdaBoostClassifier(n_estimators=30).fit(X, t).score(X, t)
    assert ours == pytest.approx(theirs, abs=0.04)
    assert ours > 0.92
