"""The data sets: what they hold, that they are the right ones, and what the course says of them."""

import socket
from importlib import resources

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.ensemble import AdaBoostClassifier
from sklearn.linear_model import Perceptron
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

from dlcourse import data
from dlcourse.data import palmer
from dlcourse.data.dataset import sha256
from dlcourse.errors import DlcourseError

LOADERS = [data.penguins, data.penguin_sex, data.breast_cancer]
STUMP = DecisionTreeClassifier(max_depth=1, random_state=0)
BOOSTED = AdaBoostClassifier(STUMP, n_estimators=50, random_state=0)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a loader opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)


def standardised(X: np.ndarray) -> np.ndarray:
    return (X - X.mean(axis=0)) / X.std(axis=0)


def is_separable(X: np.ndarray, t: np.ndarray) -> bool:
    """Is there (w, b) with t(Xw + b) ≥ 1? A linear program without an objective."""
    rows = -t[:, None] * np.column_stack([standardised(X), np.ones(len(X))])
    no_cost = np.zeros(rows.shape[1])
    return linprog(no_cost, rows, -np.ones(len(X)), bounds=(None, None)).status == 0


def cross_validated(model: object, dataset: data.Dataset) -> float:
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return float(np.mean(cross_val_score(model, dataset.X, dataset.t, cv=folds)))


@pytest.mark.parametrize("load", LOADERS)
def test_two_classes_as_the_course_writes_them(load) -> None:
    X, t = dataset = load()
    assert X.dtype == np.float64
    assert t.dtype == np.int64
    assert X.shape == (len(t), len(dataset.feature_names))
    assert np.isfinite(X).all()
    assert set(t) == {-1, 1}
    assert len(dataset.target_names) == 2
    assert str(len(t)) in repr(dataset)


@pytest.mark.parametrize("load", LOADERS)
def test_what_a_student_changes_is_not_seen_by_the_next_load(load) -> None:
    before = load()
    original = before.X.copy()
    before.X[:] = 0
    np.testing.assert_array_equal(load().X, original)


def test_sizes_and_order_of_classes() -> None:
    birds = data.penguins(("Gentoo", "Adelie"), ("body_mass_g",))
    assert birds.X.shape == (274, 1)
    assert birds.target_names == ("Gentoo", "Adelie")
    assert birds.X[birds.t == -1].mean() > birds.X[birds.t == 1].mean()  # Gentoo are the heavy ones
    three = data.penguins(data.PENGUIN_SPECIES, data.PENGUIN_FEATURES)
    assert np.bincount(three.t).tolist() == [151, 68, 123]
    assert data.penguin_sex().X.shape == (333, 4)
    assert data.breast_cancer().X.shape == (569, 30)
    assert (data.breast_cancer().t == 1).sum() == 212  # the malignant ones


def test_columns_come_in_the_order_asked_for() -> None:
    forth = data.penguins(features=("bill_length_mm", "body_mass_g")).X
    back = data.penguins(features=("body_mass_g", "bill_length_mm")).X
    np.testing.assert_array_equal(forth, back[:, ::-1])


@pytest.mark.parametrize(
    "wrong",
    [
        {"species": ("Adelie", "Emperor")},
        {"species": ("Adelie",)},
        {"species": ("Adelie", "Adelie")},
        {"features": ()},
        {"features": "body_mass_g"},
        {"features": ("wings",)},
    ],
)
def test_a_wrong_name_is_refused_and_the_right_ones_are_listed(wrong) -> None:
    with pytest.raises(DlcourseError, match=r"Adelie, Chinstrap, Gentoo|bill_length_mm"):
        data.penguins(**wrong)


def test_other_data_than_the_courses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(palmer, "_SHA256", sha256(np.zeros(3)))
    with pytest.raises(DlcourseError, match="checksum"):
        data.penguins()


def test_the_checksum_sees_values_shape_and_kind() -> None:
    x = np.arange(6.0)
    different = [x + 1, x.reshape(2, 3), x.astype(np.float32), x[::-1]]
    assert len({sha256(a) for a in [x, *different]}) == 5
    assert sha256(x.astype(">f8")) == sha256(x)


def test_the_vendored_file_tells_its_source_and_licence() -> None:
    folder = resources.files("dlcourse.data") / "palmer_penguins"
    source = (folder / "SOURCE.md").read_text(encoding="utf-8")
    assert "10.1371/journal.pone.0090081" in source
    assert palmer._SHA256 in source
    assert "CC0" in (folder / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("other", ["bill_length_mm", "flipper_length_mm", "body_mass_g"])
def test_a_line_separates_adelie_and_gentoo(other: str) -> None:
    X, t = data.penguins(("Adelie", "Gentoo"), ("bill_depth_mm", other))
    assert is_separable(X, t)
    model = Perceptron(max_iter=2000, tol=None, random_state=0).fit(standardised(X), t)
    assert model.score(standardised(X), t) == 1.0


def test_no_line_separates_adelie_and_chinstrap() -> None:
    pairs = [(a, b) for a in data.PENGUIN_FEATURES for b in data.PENGUIN_FEATURES if a < b]
    assert not any(is_separable(*data.penguins(("Adelie", "Chinstrap"), pair)) for pair in pairs)
    X, t = data.penguins(("Adelie", "Gentoo"), ("bill_length_mm", "flipper_length_mm"))
    assert not is_separable(X, t)


def test_boosting_beats_the_best_stump_on_penguin_sex() -> None:
    birds = data.penguin_sex()
    assert 0.62 < cross_validated(STUMP, birds) < 0.76
    assert 0.86 < cross_validated(BOOSTED, birds) < 0.94


def test_boosting_beats_the_best_stump_on_breast_cancer() -> None:
    tumours = data.breast_cancer()
    assert 0.87 < cross_validated(STUMP, tumours) < 0.92
    assert 0.95 < cross_validated(BOOSTED, tumours) < 0.985
