"""Lab 1: its own answers, known right and wrong answers, and the mathematics behind them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import AdaBoostClassifier
from sklearn.linear_model import Perceptron, SGDRegressor

from dlcourse import check, data, notebooks

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "solutions/lab1_perceptron/lab1_perceptron.ipynb"
BANK = ROOT / "tests/answers/lab1_perceptron"
HELPERS = ("imports", "stump")
HIDDEN = re.compile(r"^ *### BEGIN HIDDEN TESTS\n.*?^ *### END HIDDEN TESTS$", re.M | re.S)

RIGHT = sorted(BANK.glob("*/right_*.py"))
WRONG = sorted(BANK.glob("*/wrong_*.py"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@cache
def cells() -> list[Any]:
    return list(notebooks.read(NOTEBOOK.read_bytes()).cells)


def sources() -> dict[str, str]:
    """The source of every graded cell by its grade_id, and of the helpers by their cell id."""
    return {notebooks.grade_id(cell) or cell.id: cell.source for cell in cells()}


def questions() -> list[str]:
    """The questions that a check gives points for, in order."""
    return [
        notebooks.grade_id(cell).removeprefix("check-")
        for cell in cells()
        if notebooks.is_check(cell)
    ]


@cache
def solved() -> dict[str, Any]:
    """What the notebook defines: its helpers and the instructor's answers."""
    names: dict[str, Any] = {}
    for cell in (*HELPERS, *questions()):
        exec(sources()[cell], names)
    return names


def run_check(question: str, answer: str, *, hidden: bool = True) -> None:
    """Run a check with this answer in place of the instructor's."""
    names = dict(solved())
    exec(answer, names)
    source = sources()[f"check-{question}"]
    exec(source if hidden else HIDDEN.sub("", source), names)


def report_of(question: str, answer: str, *, hidden: bool) -> check.Report | None:
    """What the check says of this answer; None if it passes."""
    try:
        run_check(question, answer, hidden=hidden)
    except check.CheckFailed as failed:
        return failed.report
    return None


def header(path: Path) -> tuple[float, str, str]:
    """The points, the word and the text in the first line of an answer in the bank."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# points: ([\d.]+) · (written|misconception): (.+)", first)
    assert match, f"{path}: the first line is {first!r}"
    return float(match[1]), match[2], match[3]


# The notebook


def test_the_source_holds_no_outputs() -> None:
    code = [cell for cell in cells() if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)


# The bank of answers


@pytest.mark.parametrize("question", questions())
def test_an_empty_answer_is_named_as_such(question: str) -> None:
    stub = re.sub(
        r"^ *### BEGIN SOLUTION\n.*?### END SOLUTION",
        "    raise NotImplementedError()",
        sources()[question],
        flags=re.M | re.S,
    )
    report = report_of(question, stub, hidden=False)
    assert report is not None
    assert "not answered yet" in str(report)


@pytest.mark.parametrize("path", RIGHT, ids=name_of)
def test_a_right_answer_is_accepted_however_it_is_written(path: Path) -> None:
    points, word, _ = header(path)
    worth = next(
        notebooks.points(cell)
        for cell in cells()
        if notebooks.grade_id(cell) == f"check-{path.parent.name}"
    )
    assert (points, word) == (worth, "written")
    run_check(path.parent.name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WRONG, ids=name_of)
def test_a_known_mistake_is_refused_with_an_explanation(path: Path) -> None:
    points, word, _ = header(path)
    assert (points, word) == (0, "misconception")
    report = report_of(path.parent.name, path.read_text(encoding="utf-8"), hidden=True)
    assert report is not None


@pytest.mark.parametrize("path", WRONG, ids=name_of)
def test_a_known_mistake_is_caught_before_handing_in_and_named(path: Path) -> None:
    report = report_of(path.parent.name, path.read_text(encoding="utf-8"), hidden=False)
    assert report is not None
    assert report.hint, report


@pytest.mark.parametrize("question", [q for q in questions() if q != "gate_weights"])
def test_knowing_the_visible_examples_by_heart_is_not_enough(question: str) -> None:
    """(The three gates are all there is to know, so gate_weights has no other inputs.)"""
    names = dict(solved())
    right, by_heart = names[question], {}

    def recorded(*args: Any) -> Any:
        by_heart[repr(args)] = right(*args)
        return by_heart[repr(args)]

    names[question] = recorded
    exec(HIDDEN.sub("", sources()[f"check-{question}"]), names)
    names[question] = lambda *args: by_heart.get(repr(args), next(iter(by_heart.values())))
    exec(HIDDEN.sub("", sources()[f"check-{question}"]), names)
    with pytest.raises(check.CheckFailed):
        exec(sources()[f"check-{question}"], names)


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
    after_w, after_b = solved()["perceptron_step"](X[0], t[0], w, b, lr)
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
    found_w, found_b, mistakes = solved()["fit_perceptron"](X, t, 1.0, int(bound) + 2)
    assert mistakes[-1] == 0
    assert sum(mistakes) <= bound
    assert np.array_equal(solved()["predict"](X, found_w, found_b), t)
    assert solved()["perceptron_loss"](X, t, found_w, found_b) == 0


def test_the_perceptron_is_scikit_learns_on_real_data() -> None:
    X, t = data.penguins(("Adelie", "Chinstrap"))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    order = np.random.default_rng(0).permutation(len(t))
    w, b, mistakes = solved()["fit_perceptron"](X[order], t[order], 1.0, 12)
    model = Perceptron(shuffle=False, max_iter=12, tol=None).fit(X[order], t[order])
    assert len(mistakes) == 12
    np.testing.assert_allclose(np.append(w, b), np.append(model.coef_, model.intercept_))


def test_many_epochs_of_adaline_are_scikit_learns_and_reach_least_squares() -> None:
    X, t = data.penguins()
    X, y = (X - X.mean(axis=0)) / X.std(axis=0), t.astype(float)
    w, b = np.zeros(2), 0.0
    for _ in range(30):
        w, b = solved()["adaline_epoch"](X, y, w, b, 0.001)
    constant = {"penalty": None, "learning_rate": "constant", "eta0": 0.001, "tol": None}
    model = SGDRegressor(shuffle=False, max_iter=30, **constant).fit(X, y)
    np.testing.assert_allclose(np.append(w, b), np.append(model.coef_, model.intercept_))
    best, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), y, rcond=None)
    np.testing.assert_allclose(np.append(w, b), best, atol=0.03)


@given(two_classes())
def test_no_other_stump_is_better_than_the_best(samples: Any) -> None:
    X, t, weights = samples
    stump_predict, best_stump = solved()["stump_predict"], solved()["best_stump"]
    weighted_error = solved()["weighted_error"]
    smallest = weighted_error(stump_predict(X, best_stump(X, t, weights)), t, weights)
    rng = np.random.default_rng(0)
    for _ in range(20):
        other = (int(rng.integers(X.shape[1])), rng.uniform(-3, 3), int(rng.choice([-1, 1])))
        assert smallest <= weighted_error(stump_predict(X, other), t, weights) + 1e-12


@given(two_classes())
def test_after_reweighting_the_mistakes_hold_half_of_the_weight(samples: Any) -> None:
    _, t, weights = samples
    says = np.resize([1, 1, -1], len(t))
    error = solved()["weighted_error"](says, t, weights)
    new = solved()["reweight"](weights, solved()["alpha"](error), t, says)
    assert new.sum() == pytest.approx(1)
    if 0 < error < 1:
        assert solved()["weighted_error"](says, t, new) == pytest.approx(0.5)


@given(st.floats(0, 1))
def test_the_say_is_finite_odd_and_falls_with_the_error(error: float) -> None:
    alpha = solved()["alpha"]
    assert np.isfinite(alpha(error))
    assert alpha(1 - error) == pytest.approx(-alpha(error), abs=1e-5)
    assert alpha(error) >= alpha(min(1.0, error + 0.01))


@settings(deadline=None, max_examples=40)
@given(two_classes())
def test_the_training_error_never_exceeds_its_bound(samples: Any) -> None:
    X, t, _ = samples
    stumps, alphas, errors = solved()["fit_adaboost"](X, t, 8)
    for m, bound in enumerate(solved()["training_bound"](errors), start=1):
        says = solved()["predict_adaboost"](X, stumps[:m], alphas[:m])
        assert np.mean(says != t) <= bound + 1e-9


def test_adaboost_learns_as_well_as_scikit_learns() -> None:
    X, t = data.penguin_sex()
    stumps, alphas, _ = solved()["fit_adaboost"](X, t, 30)
    ours = np.mean(solved()["predict_adaboost"](X, stumps, alphas) == t)
    theirs = AdaBoostClassifier(n_estimators=30).fit(X, t).score(X, t)
    assert ours == pytest.approx(theirs, abs=0.04)
    assert ours > 0.92
