"""Which arguments a wrong function ignores: said only where it was tried and is so."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from dlcourse import check


def predict(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)


EXAMPLES = [
    check.example([[1, 0], [0, 1], [2, 2]], [1.0, 2.0], -1.5, gives=[-1, 1, 1]),
    check.example([[0.5, 1.0]], [1.0, 1.0], -1.5, gives=[-1]),
]
CASES = check.cases(X=check.array("n d"), w=check.array("d"), b=check.number())
MISTAKES = {
    "b makes no difference": lambda X, w, b: predict(X, w, -0.7),
    "X and w make no difference": lambda X, w, b: predict(X * 0, w, b),
    "X and w and b make no difference": lambda X, w, b: np.ones(len(X)),
    "Only the first row of X": lambda X, w, b: predict(X * 0 + X[:1], w, b),
    "Only the first column of X": lambda X, w, b: predict(X * 0 + X[:, :1], w, b),
    "Only the first entry of w": lambda X, w, b: predict(X, w * 0 + w[:1], b),
    "": lambda X, w, b: np.where(X @ w + b > 1, 1, -1),
}


def hint_of(check_, *args) -> str:
    with pytest.raises(check.CheckFailed) as caught:
        check_(*args)
    return caught.value.report.hint


@pytest.mark.parametrize("says", MISTAKES)
def test_what_is_ignored_is_named(says: str) -> None:
    for hint in (
        hint_of(check.examples, MISTAKES[says], *EXAMPLES),
        hint_of(check.agrees, MISTAKES[says], predict, CASES),
    ):
        assert hint.startswith(says)
        assert bool(hint) is bool(says)


def test_what_counts_for_one_input_only_is_not_called_ignored() -> None:
    def wrong(x, rate):  # the rate counts where x is negative
        return np.where(x < 0, rate * x, 2.0 * x + 0.3)

    inputs = [(np.array([1.3, 2.7]), 0.1), (np.array([-1.3, 2.7]), 0.1)]
    assert "rate" not in hint_of(check.agrees, wrong, lambda x, rate: x * 1.7, inputs)


def mean_of_rows(x, rows):
    return float(np.mean([x[row].mean() for row in rows]))


@pytest.mark.parametrize("rows", [[[0, 2]], [[0, 1, 2]], [[0], [1, 2]]])
def test_rows_in_another_order_do_not_make_them_ignored(rows: list[list[int]]) -> None:
    x, batches = np.array([1.7, 3.1, 2.2]), [np.array(row) for row in rows]
    example = check.example(x, batches, gives=mean_of_rows(x, batches))
    whole = check.example(x, [np.array([0, 1]), np.array([2])], gives=0.1)
    for examples in ([example], [example, whole]):
        wrong = hint_of(check.examples, lambda x, rows: mean_of_rows(x, rows) ** 2 + 0.3, *examples)
        assert "rows" not in wrong


def test_an_input_that_cannot_be_changed_keeps_an_argument_from_being_called_ignored() -> None:
    def wrong(x, rows):  # the rows count where there are two lists of them
        return float(x.sum()) if len(rows) == 1 else mean_of_rows(x, rows) + 0.3

    x = np.array([1.7, 3.1, 2.2])
    uneven = check.example(x, [np.array([0, 1]), np.array([2])], gives=0.1)
    assert "rows" not in hint_of(
        check.examples, wrong, check.example(x, [np.array([0, 2])], gives=0.2), uneven
    )


def test_errors_of_other_values_count_as_a_difference_and_nothing_is_changed() -> None:
    def picky(x, share):
        if not 0 <= share <= 1:
            raise ValueError(share)
        return x**2 + 0.123

    x = torch.tensor([0.3, 0.8])
    assert hint_of(check.agrees, picky, lambda x, share: x**2, [(x, 0.5)]) != "x"
    assert "share" not in hint_of(check.agrees, picky, lambda x, share: x**3, [(x, 0.5)])
    check.equal(x, [0.3, 0.8])


def test_a_listed_hint_stays() -> None:
    listed = check.example(
        [1.5, 2.5], 0.31, gives=[1.0, 2.0], mistakes={"Is the rate used?": [3.0, 3.0]}
    )
    assert hint_of(check.examples, lambda x, rate: x * 0 + 3.0, listed) == "Is the rate used?"
