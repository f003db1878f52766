"""Inputs that follow from what the arguments are, and what a check makes of them."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import small_course
import torch

from dlcourse import bank, check
from dlcourse.course import load_course
from dlcourse.release import release

TABLE = check.cases(X=check.array("n d"), w=check.array("d"), b=check.number())


def predict(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)


def report_of(f, reference, cases, **options) -> check.Report:
    with pytest.raises(check.CheckFailed) as caught:
        check.agrees(f, reference, cases, **options)
    return caught.value.report


def shapes(cases: check.Cases) -> set[tuple[int, ...]]:
    return {np.shape(args[0]) for args in cases}


# What is tried


def test_axes_of_one_of_equal_and_of_many_places_are_tried() -> None:
    found = shapes(TABLE)
    assert {(1, 1), (1, 3), (5, 1), (3, 3), (130, 3), (5, 130)} <= found
    assert any(n < d for n, d in found)
    assert all(X.shape[1:] == w.shape for X, w, _ in TABLE)


def test_values_that_mistakes_stumble_over_are_tried() -> None:
    tables = [X for X, _, _ in TABLE]
    assert any(not X.any() for X in tables)
    assert any((X < 0).all() and X.size > 1 for X in tables)
    assert any(abs(X).max() > 1000 for X in tables)
    assert any(len(np.unique(X)) == 1 and X.any() and X.size > 1 for X in tables)
    ties = [(X @ w + b == 0).any() for X, w, b in TABLE if X.any() and w.any()]
    assert sum(ties) > 3
    assert {0.0, 1.0} <= {b for _, _, b in TABLE}
    assert any(b < 0 for _, _, b in TABLE)


def test_labels_are_all_classes_and_one_class_only() -> None:
    cases = check.cases(Z=check.array("n k"), t=check.labels("n", "k"))
    assert all((t >= 0).all() and (t < Z.shape[1]).all() for Z, t in cases)
    assert {len(np.unique(t)) for _, t in cases if len(t) == 5} >= {1, 3}
    signs = check.cases(t=check.labels("n", (-1, 1), int, float))
    assert {t.dtype.name for (t,) in signs} == {"int64", "float64"}
    assert {tuple(np.unique(t)) for (t,) in signs} == {(-1,), (1,), (-1, 1)}


def test_limits_are_kept_and_tried() -> None:
    kind = check.array("n", low=0.0, high=1.0)
    cases = check.cases(p=kind, momentum=check.number(0.0, 0.9), k=check.whole(1, 4))
    for p, momentum, k in cases:
        assert (p >= 0).all()
        assert (p <= 1).all()
        assert type(momentum) is float
        assert type(k) is int
    assert {0.0, 0.9} <= {momentum for _, momentum, _ in cases}
    assert {k for _, _, k in cases} == {1, 2, 3, 4}
    assert {0.0, 1.0} <= {float(p.min()) for p, _, _ in cases if np.ptp(p) == 0}
    assert {u.max() for (u,) in check.cases(u=check.array("n", np.uint8))} >= {0, 255}


def test_named_dtypes_and_any_shape_are_tried_as_arrays() -> None:
    cases = check.cases(z=check.array("...", float, int, np.float32))
    assert {z.dtype.name for (z,) in cases} == {"float64", "int64", "float32"}
    assert {(), (1,), (3, 2)} <= shapes(cases)
    assert all(type(z) is np.ndarray for (z,) in cases)
    images = check.cases(x=check.array("n c 4 4", torch.float32), size=check.one_of("a", "b"))
    assert {(type(x), x.dtype, size) for x, size in images} == {
        (torch.Tensor, torch.float32, size) for size in "ab"
    }
    assert all(x.shape[2:] == (4, 4) for x, _ in images)


def test_lengths_can_be_named_and_inputs_left_out() -> None:
    cases = check.cases(
        x=check.array("h"),
        size=check.whole(1, 3),
        sizes={"h": (0, 2, 7)},
        where=lambda x, size: size <= len(x),
    )
    assert {len(x) for x, _ in cases} == {2, 7}
    assert all(size <= len(x) for x, size in cases)
    assert (0,) in shapes(check.cases(x=check.array("h"), sizes={"h": (0, 2)}))
    with pytest.raises(ValueError, match="allows none"):
        check.cases(x=check.array("h"), where=lambda x: False)


def test_the_inputs_are_the_same_every_time() -> None:
    again = check.cases(X=check.array("n d"), w=check.array("d"), b=check.number())
    for one, other in zip(TABLE, again, strict=True):
        check.equal(one, other)


# What is found


@pytest.mark.parametrize(
    "mistake",
    [
        lambda X, w, b: np.where(X @ w + b >= 0, 1, -1),
        lambda X, w, b: np.where(X @ w > 0, 1, -1),
        lambda X, w, b: np.where(X @ w + abs(b) > 0, 1, -1),
        lambda X, w, b: np.where((X @ w + b)[:100] > 0, 1, -1),
        lambda X, w, b: np.squeeze(np.where(X @ w + b > 0, 1, -1)),
        lambda X, w, b: np.where(X[:, : len(X)] @ w[: len(X)] + b > 0, 1, -1),
        lambda X, w, b: np.where(X @ np.minimum(w, 50) + b > 0, 1, -1),
    ],
)
def test_mistakes_at_the_edges_are_found(mistake) -> None:
    check.agrees(predict, predict, TABLE)
    report_of(mistake, predict, TABLE)


def test_a_failure_is_shown_on_the_smallest_input() -> None:
    report = report_of(lambda X, w, b: np.where(X @ w + b >= 0, 1, -1), predict, TABLE)
    assert report.input.splitlines() == ["X = [[0.]]", "w = [0.]", "b = 0.0"]
    longer = report_of(lambda x: x[:100].sum(), lambda x: x.sum(), check.cases(x=check.array("n")))
    assert "(shape (101,))" in longer.input


def test_a_reference_that_fails_on_a_smaller_input_spoils_no_report() -> None:
    def mean_of_many(x):
        if len(x) < 3:
            raise ValueError(x)
        return x.mean()

    cases = check.cases(x=check.array("n"), sizes={"n": (3, 5, 130)})
    assert "x = [" in report_of(lambda x: x.mean() + 1, mean_of_many, cases).input


def test_a_memory_between_calls_is_found_and_named() -> None:
    seen: list[int] = []

    def counts_calls(x):
        seen.append(1)
        return x.sum() + (len(seen) > 60)

    report = report_of(counts_calls, lambda x: x.sum(), check.cases(x=check.array("n")))
    assert "called again" in report.headline
    assert "nothing from one call to the next" in report.hint
    steps = itertools.count()
    example = check.example(2.0, gives=2.0)
    with pytest.raises(check.CheckFailed, match="called again"):
        check.examples(lambda x: x + next(steps), example)


def test_flags_on_an_argument_count_as_a_change() -> None:
    x = torch.tensor([1.0, 2.0])

    def slope(x):
        x.requires_grad_()
        return torch.autograd.grad((x * x).sum(), x)[0]

    report = report_of(slope, lambda x: 2 * x, [(x,)])
    assert "changes x in place" in report.headline
    assert "requires_grad_" in report.hint
    check.agrees(lambda x: slope(x.detach().clone()), lambda x: 2 * x, [(x,)])
    assert not x.requires_grad


# In the grader

HIDDEN = """\
with check.question("double_all"):
    check.examples(double_all, check.example([1, 2], gives=[2.0, 4.0]))
    ### BEGIN HIDDEN TESTS
    import torch
    reference = lambda v: 2.0 * v
    check.agrees(double_all, reference, check.cases(v=check.array("n", float, torch.float64)))
    ### END HIDDEN TESTS"""
ANSWERS = {
    "right_array": "    return 2.0 * v\n",
    "wrong_first_100": "    return [2.0 * float(x) for x in v][:100]\n",
    "wrong_remembers": "    double_all.n = getattr(double_all, 'n', 0) + 1\n"
    "    return 2.0 * v + (double_all.n > 40)\n",
    "wrong_flag": "    if not hasattr(v, 'requires_grad_'):\n        return 2.0 * v\n"
    "    return 2.0 * v.requires_grad_()\n",
}


@pytest.mark.slow
def test_the_grader_finds_the_same_and_students_do_not_see_the_reference(tmp_path: Path) -> None:
    lab = small_course.notebook()
    small_course.find(lab, "check-double_all").source = HIDDEN
    small_course.write(tmp_path, lab)
    course = load_course(tmp_path)
    release.release(course, [small_course.LAB])
    released = tmp_path / "labs" / small_course.LAB / f"{small_course.LAB}.ipynb"
    assert "reference" not in released.read_text(encoding="utf-8")
    for name, body in ANSWERS.items():
        promise = "3 · written: yes" if name.startswith("right") else "0 · misconception: yes"
        path = course.answers_dir(small_course.LAB) / "double_all" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# points: {promise}\ndef double_all(v):\n{body}", encoding="utf-8")
    verdicts = {v.answer.path.stem: v for v in bank.grade(course, [small_course.LAB], jobs=1)}
    assert {name: v.points for name, v in verdicts.items()} == {
        name: 3 if name.startswith("right") else 0 for name in ANSWERS
    }
    assert "(shape (101,))" in verdicts["wrong_first_100"].message
    assert "called again" in verdicts["wrong_remembers"].message
    assert "changes v in place" in verdicts["wrong_flag"].message
