"""What `dlcourse.check` accepts, what it refuses, and what it tells the student."""

from __future__ import annotations

import pickle
import time

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dlcourse import check
from dlcourse.check.compare import difference
from dlcourse.check.plain import plain

REAL = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 6))
ARRAYS = hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=4), elements=REAL)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), ARRAYS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=3), inner, max_size=4),
    ),
    max_leaves=12,
)


def report_of(check_, *args, **kwargs) -> check.Report:
    with pytest.raises(check.CheckFailed) as caught:
        check_(*args, **kwargs)
    assert len(str(caught.value).splitlines()) <= 15
    return caught.value.report


def refused(actual: object, expected: object, **options: object) -> check.Report:
    return report_of(check.equal, actual, expected, **options)


# What is equal


@given(VALUES)
def test_anything_equals_itself(value: object) -> None:
    check.equal(value, value)


@given(ARRAYS)
def test_every_way_of_writing_numbers_is_the_same_answer(x: np.ndarray) -> None:
    single = x.astype(np.float32)
    rows = tuple(x.tolist())
    for same in (x.tolist(), rows, list(x), np.asfortranarray(x), torch.tensor(x), single):
        check.equal(same, x)
    check.equal(torch.tensor(single, requires_grad=True), x)
    check.equal(single.tolist(), x)  # computed in float32, handed over as Python numbers


@given(ARRAYS, st.data(), st.sampled_from([1, -1]))
def test_a_difference_beyond_the_tolerance_is_refused(x, draw, sign) -> None:
    index = tuple(draw.draw(st.integers(0, n - 1)) for n in x.shape)
    near, far = x.copy(), x.copy()
    near[index] += sign * 0.9 * (1e-8 + 1e-5 * abs(x[index]))
    far[index] += sign * 3 * (1e-6 + 1e-4 * abs(x[index]))
    check.equal(near, x)
    report = refused(far, x)
    assert x.ndim == 0 or f"[{', '.join(map(str, index))}]" in report.detail


@given(ARRAYS.filter(lambda x: x.size > 1))
def test_shapes_that_would_fit_by_luck_are_refused(x: np.ndarray) -> None:
    flat = x.ravel()
    for shape in ((-1, 1), (1, -1)):
        report = refused(flat.reshape(shape), flat)
        assert "(n, 1), (1, n) and (n,)" in report.hint or "transposed" in report.hint
        assert str(flat.shape) in report.expected
    refused(float(flat[0]), np.full(3, flat[0]))
    refused(np.full(3, flat[0]), float(flat[0]))
    refused([flat[0]], float(flat[0]))


@given(VALUES, VALUES)
def test_comparing_never_breaks_and_reports_stay_short(actual: object, expected: object) -> None:
    if difference(plain(expected), plain(actual)) is not None:
        refused(actual, expected)


@given(VALUES)
def test_a_missing_value_equals_only_a_missing_value(value: object) -> None:
    if value is not None:
        assert "print the result" in refused(None, value).hint


@given(st.integers(-(10**9), 10**9), st.sampled_from([1, -1]))
def test_two_whole_numbers_are_never_close(n: int, step: int) -> None:
    refused(n + step, n)
    refused(float(n + step), n)
    check.equal(float(n), n)


def test_the_looser_tolerance_is_for_the_dtype_float32_alone() -> None:
    near = np.float32(0.70004)  # within 1e-4 of 0.7, and beyond 1e-5
    assert "float32" in refused(float(near), 0.7).hint
    refused(np.array([float(near)]), [0.7])
    for answer, expected in ((near, 0.7), (float(near), np.float32(0.7))):
        check.equal(answer, expected)
    check.equal(torch.tensor([0.70004]), [0.7])
    check.equal(np.float16(0.50004), 0.5)


def test_nan_and_infinity_are_right_only_where_expected() -> None:
    check.equal([np.nan, np.inf, 1.0], [np.nan, np.inf, 1.0])
    assert "NaN" in refused([1.0, np.nan], [1.0, 2.0]).hint
    assert "infinite" in refused([1.0, np.inf], [1.0, 2.0]).hint
    refused([1.0, 2.0], [1.0, np.nan])
    refused(1e300, np.inf)
    refused(-np.inf, np.inf)


def test_true_counts_as_one_and_strings_never_as_numbers() -> None:
    check.equal([True, False], [1, 0])
    check.equal(np.True_, True)
    refused([True, False], [1, -1])
    refused("1", 1)
    refused(["1", "2"], [1, 2])
    refused(1, "1")
    check.equal(np.array(["cat", "dog"]), ["cat", "dog"])


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (1 + 0j, "complex"),
        (np.ones(2, complex), "complex"),
        (np.array([1, None]), "objects"),
        (np.array([b"1"]), "bytes"),
        ({1, 2}, "set"),
        ((i for i in (1, 2)), "generator"),
        (map(int, "12"), "map"),
        (len, "function"),
        (np.ones(2).view(np.recarray), "recarray"),
        (np.ma.masked_array([1.0, 2.0], [True, True]), "MaskedArray"),
        (torch.ones(2).to_sparse(), "sparse"),
    ],
)
def test_what_is_not_plain_numbers_is_refused_with_a_word_why(value: object, told: str) -> None:
    assert told in refused(value, [1.0, 2.0]).actual


def test_the_keys_of_a_dict_may_be_numbers_of_numpy() -> None:
    check.equal({np.argmax([1.0, 3.0]): [0.5], np.float64(0.5): 1}, {1: [0.5], 0.5: 1})
    assert "the key 0 is missing" in report_of(check.equal, {np.int64(1): 2.0}, {0: 2.0}).detail
    assert "keys" in refused({np.datetime64("2026-01-01"): 1.0}, {1: 1.0}).actual
    assert "keys" in refused({(1, 2): 1.0}, {1: 1.0}).actual


def liars() -> list[object]:
    def yes(*_: object) -> bool:
        return True

    lies = dict.fromkeys(
        ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__bool__"), yes
    )
    lies |= {"__hash__": lambda _self: 0, "__abs__": lambda self: self}
    lies |= {"__array__": lambda *_, **__: np.array([1.0, 2.0]), "__len__": lambda _self: 2}
    made = [type("Liar", (base,), lies)() for base in (object, int, float, str, list, tuple, dict)]
    made.append(np.array([1.0, 2.0]).view(type("LyingArray", (np.ndarray,), lies)))
    made.append(type("LyingFloat", (np.float64,), lies)(1.0))
    made.append(
        torch.Tensor._make_subclass(type("LyingTensor", (torch.Tensor,), lies), torch.ones(2))
    )
    return made


@pytest.mark.parametrize("liar", liars(), ids=lambda liar: type(liar).__mro__[1].__name__)
def test_objects_that_lie_are_not_asked(liar: object) -> None:
    for expected in (1.0, [1.0, 2.0], "", None, [], {}, True):
        assert "an object of type" in refused(liar, expected).actual
        refused([liar], [expected])
    report_of(check.that, liar, "This must not hold.")
    report_of(check.examples, lambda x: liar, check.example(1.0, gives=[1.0, 2.0]))


def test_lists_that_contain_themselves_are_refused_quickly() -> None:
    endless: list[object] = []
    endless += [endless, endless]
    begin = time.perf_counter()
    assert "nested" in refused(endless, [1.0]).actual
    assert time.perf_counter() - begin < 30


def test_a_given_tolerance_is_taken_at_its_word() -> None:
    refused(np.float32(0.1), 0.1, rtol=1e-12, atol=0)
    check.equal(1.05, 1.0, rtol=0.1)
    assert (
        "float32" in refused(np.float32(1.0005) * np.ones(3, np.float32), np.ones(3) * 1.0001).hint
    )


def test_nested_answers_name_the_part_that_differs() -> None:
    report = refused({"w": [1.0, 2.0], "b": 1.0}, {"w": [1.0, 2.0], "b": 3.5})
    assert "['b']" in report.detail
    assert (report.expected, report.actual) == ("3.5", "1.")
    assert "missing" in refused({"w": 1.0}, {"w": 1.0, "b": 2.0}).detail
    assert "2 values are expected, not 1" in refused((1.0,), (1.0, 2.0)).detail
    assert "another order" in refused((0.5, [1.0, 2.0]), ([1.0, 2.0], 0.5)).hint


# The slips that are recognised

X = np.array([[1.5, -2.0, 0.25], [3.0, 4.75, 6.5]])
SLIPS = {
    "print": lambda x: None,
    "transposed": lambda x: x.T,
    "sign": lambda x: -x,
    "twice": lambda x: 2 * x,
    "half": lambda x: x / 2,
    "6 times what is expected: is it a sum": lambda x: 6 * x,
    "3 times too small": lambda x: x / 3,
    "same amount, 0.7": lambda x: x + 0.7,
    "7.3 times": lambda x: 7.3 * x,
    "reversed": lambda x: x[::-1],
    "whole numbers": lambda x: x.astype(int),
    "NaN": lambda x: np.where(x > 0, x, np.nan),
    "(n, 1)": lambda x: x.reshape(-1, 1),
}


@pytest.mark.parametrize("named", SLIPS)
def test_a_slip_is_named(named: str) -> None:
    report = report_of(check.agrees, SLIPS[named], lambda x: x.copy(), [(X,)])
    assert named in report.hint


def test_a_table_is_called_a_stretched_sum_only_if_it_holds_the_answer() -> None:
    told = "Adding (n, 1) and (n,)"
    w = X[0]
    assert told in report_of(check.agrees, lambda w: w[:, None] + 0 * w, np.copy, [(w,)]).hint
    assert told not in report_of(check.agrees, lambda w: np.outer(w, w), np.copy, [(w,)]).hint
    assert told not in refused((w, X), (np.eye(3), X)).hint


def test_only_whole_numbers_are_called_rounded() -> None:
    assert "whole numbers" not in report_of(check.agrees, np.trunc, np.copy, [(X,)]).hint


@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(0.5, 99, allow_subnormal=False)))
def test_slips_are_named_on_any_numbers(x: np.ndarray) -> None:
    if len(np.unique(x)) < x.size:
        return
    for slip, named in ((-x, "sign"), (2 * x, "twice"), (x / 2, "half"), (x.T, "transposed")):
        assert named in refused(slip, x).hint


@pytest.mark.parametrize(
    ("actual", "expected", "named"),
    [
        ([0, 1, 0], [-1, 1, -1], "−1 and +1, not 0 and 1"),
        ([1, 2, 4], [0, 1, 3], "Off by one"),
        ([1.0, 2.0, 6.0], 3.0, "mean"),
        ([1.0, 2.0, 6.0], 9.0, "sum"),
        (3.0, [3.0, 4.0], "one for each"),
    ],
)
def test_slips_of_labels_and_of_reduction(actual, expected, named) -> None:
    assert named in refused(actual, expected).hint


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, 2),  # one wrong label
        (4, 2),
        (-1, 1),
        (2.0, 4.0),
        ([1.0, 2.0], [2.0, 3.0]),
        ([-1], [1]),
        ([1, 1, 1], [-1, -1, -1]),  # always the same class: no sign
        ([-1, 1], [1, -1]),
        ([1, -1, 0, 1], [1, -1, -1, 1]),  # a tie
        ([1, 0, 1], [1, -1, 1]),
        ([0.0, 0.0, 0.62], [0.0, 0.0, 0.31]),  # one wrong entry
        ([0.0, 0.0, -0.31], [0.0, 0.0, 0.31]),
        ([0.0, 0.0, 0.62, 0.0], [0.0, 0.0, 0.31, 0.0]),
        ([0, 0, 3], [0, 0, 2]),
        ([2, 2, 2], [1, 1, 1]),
        ([0.0, 0.0, 0.0], [0.3, 0.4, 0.2]),  # not rounded, but nothing
        (3.0, 3.7),
        ([0.5, 1.0], [0.50001, 1.0]),  # one entry is off, but float32 would round none
        ([0.1, 0.25, 0.7], [0.1, 0.2501, 0.7]),
        ([2, 1, 1], [1, 1, 2]),  # two labels are swapped, in reverse or not
        ((1, -1), (-1, 1)),
    ],
)
def test_nothing_is_guessed_from_what_may_be_a_coincidence(actual, expected) -> None:
    assert refused(actual, expected).hint == ""


def test_a_slip_of_one_number_is_named_if_it_is_no_round_number() -> None:
    assert "twice" in refused(2.7318, 1.3659).hint
    assert "sign" in refused(-0.31731, 0.31731).hint
    assert "sign" in refused([1, -1, -1], [-1, 1, 1]).hint


def test_a_return_inside_the_loop_is_asked_for_only_where_the_first_value_came() -> None:
    assert "inside the loop" in refused(1.0, [1.0, 2.0]).hint
    assert "inside the loop" not in refused(1.5, [1.0, 2.0]).hint


def test_a_listed_mistake_of_another_example_comes_before_a_guess() -> None:
    ties = "A score of 0 belongs to class −1."
    examples = [
        check.example([1.5, -2.5, 3.25], gives=[0.31, 0.72, 0.48]),
        check.example(
            [9.5, -2.5, 3.25], gives=[1.0, 2.0, 3.0], mistakes={ties: [-1.0, -2.0, -3.0]}
        ),
    ]

    def answer(x):
        return -np.array([0.31, 0.72, 0.48]) if x[0] == 1.5 else -np.array([1.0, 2.0, 3.0])

    report = report_of(check.examples, answer, *examples)
    assert report.hint == ties
    assert "9.5" in report.input


def test_the_authors_hint_comes_before_a_guess_and_after_what_is_plain_to_see() -> None:
    inputs = [(np.array([0.31, 0.72, 0.48]),)]
    own = "Begin with the last one."
    assert report_of(check.agrees, lambda x: -x, np.copy, inputs, hint=own).hint == own
    assert "NaN" in report_of(check.agrees, lambda x: x * np.nan, np.copy, inputs, hint=own).hint


def test_a_right_answer_in_place_is_refused_and_the_argument_named() -> None:
    def add(x, y):
        x += y
        return x

    kept = np.ones(2)
    report = report_of(check.agrees, add, np.add, [(kept, np.ones(2))])
    assert "add changes x in place" in report.headline
    assert kept.tolist() == [1, 1]
    for value in ([1.0, 2.0], torch.ones(2), {"w": np.ones(2)}):
        assert (
            "changes x in place"
            in report_of(
                check.agrees, lambda x: next(iter([clear(x)])), lambda x: 0, [(value,)]
            ).headline
        )


def clear(x):
    if isinstance(x, list | dict):
        x.clear()
    else:
        x.zero_()
    return 0


def test_an_argument_filled_with_objects_is_changed_too() -> None:
    report = report_of(check.agrees, lambda x: x.append(object()), lambda x: None, [([1.0],)])
    assert "changes x in place" in report.headline


def test_a_dict_that_is_changed_is_copied_in_another_way_than_an_array() -> None:
    def add(x):
        x[1] = 2.0
        return x

    report = report_of(check.examples, add, check.example({0: 1.0}, gives={0: 1.0, 1: 2.0}))
    assert "changes x in place" in report.headline
    assert "dict(old)" in report.hint


def test_a_generator_gives_both_functions_the_same_numbers() -> None:
    draw = lambda rng: rng.normal(size=3)  # noqa: E731
    check.agrees(draw, draw, [(np.random.default_rng(0),)])


# What is reported


def step(x, w, lr=0.1):
    return w + lr * x


def test_the_smallest_failing_input_is_reported_by_parameter_names() -> None:
    def wrong(x, w, lr=0.1):
        return w - lr * x

    rng = np.random.default_rng(1)
    inputs = [(rng.normal(size=n), rng.normal(size=n)) for n in (40, 2, 9)]
    inputs += [(np.zeros(1), np.zeros(1)), (np.array([2.0]), np.array([1.0])), (np.ones(1),) * 2]
    report = report_of(check.agrees, wrong, step, inputs)
    assert report.input == "x = [1.]\nw = [1.]"
    assert (report.expected, report.actual) == ("[1.1]", "[0.9]")


def test_names_come_from_the_reference_where_the_answer_tells_none() -> None:
    report = report_of(check.agrees, lambda *args: 0.0, step, [(np.ones(2), np.ones(2), 0.5)])
    assert report.input.splitlines() == ["x = [1., 1.]", "w = [1., 1.]", "lr = 0.5"]

    class Proxy:
        __name__ = "step"
        __signature__ = "nonsense"

        def __call__(self, *args, **kwargs):
            return 0.0

    report = report_of(check.examples, Proxy(), check.example(1.0, lr=2.0, gives=1.0))
    assert report.headline == "step gives a wrong answer."
    assert report.input == "argument 1 = 1.0\nlr = 2.0"


def test_a_listed_mistake_gives_its_own_hint_first() -> None:
    ties = "A score of exactly 0 belongs to the class −1."
    example = check.example([0.0, 1.0], gives=[-1, 1], mistakes={ties: [1, 1]})
    assert report_of(check.examples, lambda x: np.ones(2), example).hint == ties
    report = report_of(
        check.agrees, np.ones_like, np.zeros_like, [(np.ones(3),)], mistakes={ties: np.ones_like}
    )
    assert report.hint == ties
    assert report_of(check.agrees, np.cos, np.sin, [(1.0,)], hint="Think.").hint == "Think."


def test_lists_in_an_example_are_handed_over_as_arrays_and_tuples_as_they_are() -> None:
    check.examples(lambda x, s: x.sum() + len(s), check.example([[1.0, 2.0]], (3, 4), gives=5.0))
    check.examples(lambda x, s: isinstance(s, tuple), check.example([1], (3, 4), gives=True))


def test_an_exception_is_told_with_the_students_own_line() -> None:
    def predict(x):
        return x @ np.ones(7)

    report = report_of(check.examples, predict, check.example([1.0, 2.0], gives=3.0))
    assert report.headline == "predict stopped with an error."
    first, second = report.actual.splitlines()
    assert first.startswith("ValueError: matmul")
    assert second.startswith("predict, line ")
    assert second.endswith("return x @ np.ones(7)")


@pytest.mark.parametrize(
    ("answer", "argument", "named"),
    [
        (lambda x: max(0, x), np.array([1.0, 2.0]), "np.maximum"),
        (lambda x: 1 if x > 0 else -1, torch.ones(2), "torch.where"),
        (lambda x: x.__iadd__(0.5), np.array([1, 2]), "make a new array"),
        (lambda x: x[(0, 1)], np.array([1.0, 2.0]), "x[list(t)]"),
    ],
)
def test_errors_that_beginners_meet_often_come_with_advice(answer, argument, named) -> None:
    assert named in report_of(check.examples, answer, check.example(argument, gives=0)).hint


def test_a_name_that_hides_a_function_is_told_of() -> None:
    def vote(x):
        floor = floor(x)  # noqa: F821
        return floor + 1

    report = report_of(check.examples, vote, check.example(4.0, gives=2.0))
    assert "choose another name" in report.hint


def test_a_name_without_a_value_is_told_of() -> None:
    def best(x):
        highest = -1.0
        for place, value in enumerate(x):
            if value > highest:
                highest, found = value, place
        return found

    report = report_of(check.examples, best, check.example([-3.0, -2.0], gives=1))
    assert "no value yet" in report.hint


def test_where_it_happened_in_another_process_is_read_from_the_note() -> None:
    def proxy(x):
        error = NameError("name 'v' is not defined")
        error.add_note("  predict, line 3: return X @ v\nNameError: name 'v' is not defined")
        raise error

    report = report_of(check.examples, proxy, check.example(1.0, gives=3.0))
    assert report.actual.splitlines()[1] == "predict, line 3: return X @ v"


def test_an_exception_that_cannot_be_written_and_sys_exit_are_told_too() -> None:
    class SilentError(Exception):
        def __str__(self):
            raise RuntimeError

    def fail(x):
        raise SilentError

    assert report_of(check.examples, fail, check.example(1, gives=1)).actual.startswith(
        "SilentError"
    )
    report = report_of(check.examples, lambda x: exit(), check.example(1, gives=1))
    assert report.actual.startswith("SystemExit")


def test_a_limit_that_was_reached_is_not_the_students_exception() -> None:
    def slow(*_):
        raise TimeoutError

    with pytest.raises(TimeoutError), check.question("slow", points=1):
        check.examples(slow, check.example(1, gives=1))
    with pytest.raises(TimeoutError):
        check.raises(slow, (1,), ValueError)


def test_an_unanswered_question_says_so_in_one_line() -> None:
    def stub(x):
        raise NotImplementedError

    report = report_of(check.examples, stub, check.example(1, gives=1))
    assert str(report) == "✗ stub is not answered yet."


def test_the_unanswered_function_is_named_even_if_the_check_calls_it_through_another() -> None:
    def stub(x):
        raise NotImplementedError

    def twice_stub(x):
        return 2 * stub(x)

    report = report_of(check.examples, twice_stub, check.example(1, gives=1))
    assert str(report) == "✗ stub is not answered yet."


def test_what_a_library_cannot_do_is_an_error_in_the_answer() -> None:
    def whole(x):
        return torch.softmax(torch.tensor([x]), 0)

    report = report_of(check.examples, whole, check.example(1, gives=[1.0]))
    assert report.headline == "whole stopped with an error."
    assert "not implemented for 'Long'" in report.actual


def test_one_part_of_a_pair_is_called_so() -> None:
    w = np.array([1.0, 2.0])
    report = refused(w, (w, 0.5))
    assert "2 values are expected" in report.hint


def test_raises() -> None:
    check.raises(int, ("a",), ValueError)
    check.raises(int, ("a",), (KeyError, ValueError))
    report = report_of(check.raises, lambda x: x, (3,), ValueError, hint="Refuse 3.")
    assert (report.expected, report.actual, report.hint) == (
        "ValueError",
        "returned 3",
        "Refuse 3.",
    )
    assert "KeyError" in report_of(check.raises, {}.__getitem__, (3,), ValueError).actual


def test_that_holds_only_for_true_itself() -> None:
    check.that(True, "")
    check.that(np.float64(2) > 1, "")
    check.that(torch.tensor(2) > 1, "")
    for condition in (False, None, 1, "yes", [1], np.ones(1, bool), np.float64(1)):
        assert (
            report_of(check.that, condition, "Too slow.", hint="Loop less.").headline == "Too slow."
        )


def test_an_author_who_forgets_the_tuple_is_told() -> None:
    with pytest.raises(TypeError, match="tuple of arguments"):
        check.agrees(abs, abs, [1.0])


def test_an_author_who_expects_what_cannot_be_compared_is_told() -> None:
    for expected in (object(), {1, 2}, {(1, 2): 3}):
        with pytest.raises(TypeError, match="a check cannot expect"):
            check.equal(1.0, expected)


@pytest.mark.filterwarnings("error")
def test_looking_for_slips_warns_of_nothing() -> None:
    odd = [np.inf, -np.inf, np.nan, 1e308, 0.0, 1e-320]
    for actual in odd:
        for expected in odd:
            if actual is not expected:
                refused([actual] * 3 + [2.0], [expected] * 3 + [1.0])


def test_reports_of_large_inputs_stay_short_and_tell_the_shape() -> None:
    big = np.random.default_rng(0).normal(size=(50, 30))
    weights = [big] * 6
    report = report_of(
        check.agrees, lambda *a: big + 1, lambda *a: big, [(big, weights, "x" * 999)]
    )
    assert "(shape (50, 30))" in str(report)
    assert max(map(len, str(report).splitlines())) <= 100


def test_a_failure_can_be_sent_to_another_process() -> None:
    failure = check.CheckFailed(check.Report("Wrong.", hint="Look again."))
    assert str(pickle.loads(pickle.dumps(failure))) == str(failure)


def test_a_check_of_small_examples_is_quick() -> None:
    cases = [check.example(np.ones((4, 3)), np.ones(4), gives=np.ones(3)) for _ in range(5)]
    begin = time.process_time()
    for _ in range(20):
        check.examples(lambda X, t: np.ones(3), *cases)
    assert (time.process_time() - begin) / 20 < 0.05  # measured 0.5 ms; ten times the promise


# Progress


def test_progress_counts_the_points_of_questions_that_pass(capsys) -> None:
    shown = check.start("lab", predict=2, loss=3)
    assert str(shown).startswith("0 of 5 points")
    with check.question("predict", points=2):
        check.equal(1, 1)
    with pytest.raises(check.CheckFailed), check.question("loss", points=3):
        check.equal(1, 2)
    assert check.progress() is shown
    assert str(shown) == "2 of 5 points checked so far; hidden tests decide the points."
    assert shown.outcomes == {"predict": "passes", "loss": "fails"}
    with pytest.raises(check.CheckFailed), check.question("predict", points=2):
        check.equal(1, 2)
    assert shown.reached == 0
    assert capsys.readouterr().out == ""  # without a notebook nothing is printed
    with (
        pytest.raises(ValueError, match="predict has 2 points"),
        check.question("predict", points=4),
    ):
        pass


def test_a_question_tells_exceptions_of_its_own_block_in_a_few_lines() -> None:
    check.start("lab")
    failing = pytest.raises(check.CheckFailed, match="Has the cell")
    with failing as caught, check.question("fit", points=1):
        fit_that_was_never_defined()  # noqa: F821
    assert isinstance(caught.value.__cause__, NameError)
    with pytest.raises(AssertionError, match="plain"), check.question("fit", points=1):
        raise AssertionError("plain asserts stay what they are")


def test_in_the_instructors_notebook_questions_pass_without_points() -> None:
    shown = check.start("lab")
    with check.question("predict"):
        check.equal(1, 1)
    assert str(shown) == "The checks of 1 question pass so far."
    with pytest.raises(check.CheckFailed), check.question("loss"):
        check.equal(1, 2)
    with check.question("fit"):
        pass
    assert str(shown) == "The checks of 2 questions pass so far."
    assert (shown.reached, shown.total) == (0, 0)
