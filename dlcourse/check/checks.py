"""The checks: each returns None, or raises CheckFailed with a report."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from dlcourse.check.call import Call, describe_error, is_machinery
from dlcourse.check.cases import Cases
from dlcourse.check.compare import Tolerance
from dlcourse.check.failure import CheckFailed, Report, show
from dlcourse.check.plain import NotComparable, Plain, as_array, plain
from dlcourse.check.progress import current_question
from dlcourse.check.verdict import Example, Function, check_calls, name_of, wrong


def example(
    *args: object, gives: object, mistakes: Mapping[str, object] | None = None, **kwargs: object
) -> Example:
    """Describe one call of a function and the answer it must give.

    Write a list of numbers for an array. The array is float64 if one number has a decimal point,
    else int64. Tuples, and lists of tuples, are passed as they are.

    Parameters
    ----------
    *args, **kwargs
        The arguments of the call.
    gives
        The right answer.
    mistakes
        Known mistakes: ``{hint: the wrong answer it leads to}``.

    Returns
    -------
    Example
        An example for `examples`.

    Examples
    --------
    >>> check.example([1.0, 2.0], gives=3.0, mistakes={"Add, do not multiply.": 2.0})
    """
    arrays = Call(tuple(map(_as_argument, args)), {k: _as_argument(v) for k, v in kwargs.items()})
    return Example(arrays, gives, mistakes or {})


def examples(
    f: Function, *cases: Example, rtol: float | None = None, atol: float | None = None
) -> None:
    """Check a function on worked examples.

    If an answer is wrong, the report shows the smallest input that fails. Every function is called
    twice on each input: the answer may depend on nothing but the arguments.

    Parameters
    ----------
    f
        The function to check.
    *cases
        Examples, made by `example`.
    rtol, atol
        Relative and absolute tolerance. Default: 1e-5 and 1e-8, and more for answers in float32.

    Raises
    ------
    CheckFailed
        If an answer is wrong, or `f` stops with an error or changes its arguments.

    Examples
    --------
    >>> check.examples(abs, check.example(-2, gives=2), check.example(3, gives=3))
    """
    check_calls(f, cases, Tolerance(rtol, atol), known_as=f)


def agrees(
    f: Function,
    reference: Function,
    inputs: Iterable[tuple[Any, ...]] | Cases,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    hint: str = "",
    mistakes: Mapping[str, Function] | None = None,
) -> None:
    """Check that a function gives the same answers as a reference function.

    If an answer is wrong, the report shows the smallest input that fails. With inputs from `cases`
    it looks for a smaller one that fails in the same way. Every function is called twice on each
    input, the second time in the other order: the answer may depend on nothing but the arguments.

    Parameters
    ----------
    f
        The function to check.
    reference
        A function that gives the right answers. Use it in hidden tests only: students read what is
        not hidden.
    inputs
        The inputs: a list of tuples of arguments, or what `cases` gives.
    rtol, atol
        Relative and absolute tolerance. Default: 1e-5 and 1e-8, and more for answers in float32.
    hint
        A hint for a wrong answer without a more exact one.
    mistakes
        Known mistakes: ``{hint: a function that makes the mistake}``.

    Raises
    ------
    CheckFailed
        If an answer is wrong, or `f` stops with an error or changes its arguments.

    Examples
    --------
    >>> check.agrees(my_mean, np.mean, [(np.array([1.0, 2.0]),), (np.array([5.0]),)])
    """

    def example_of(args: tuple[Any, ...]) -> Example:
        call = Call(_tuple(args))
        wrong = {text: _answer(g, call) for text, g in (mistakes or {}).items()}
        return Example(call, _answer(reference, call), wrong)

    def simpler(case: Example) -> Iterator[Example]:
        for args in inputs.simpler(case.call.args) if isinstance(inputs, Cases) else ():
            with contextlib.suppress(Exception):  # of the reference: it was not made for these
                yield example_of(args)

    tried = [example_of(args) for args in inputs]
    check_calls(f, tried, Tolerance(rtol, atol), known_as=reference, hint=hint, simpler=simpler)


def equal(
    actual: object,
    expected: object,
    what: str = "",
    *,
    rtol: float | None = None,
    atol: float | None = None,
    mistakes: Mapping[str, object] | None = None,
    hint: str = "",
) -> None:
    """Check one value.

    Parameters
    ----------
    actual
        The value to check.
    expected
        The right value.
    what
        The name of the value in the report.
    rtol, atol
        Relative and absolute tolerance. Default: 1e-5 and 1e-8, and more for values in float32.
    mistakes
        Known mistakes: ``{hint: the wrong value it leads to}``.
    hint
        A hint for a wrong value without a more exact one.

    Raises
    ------
    CheckFailed
        If the value is wrong.

    Examples
    --------
    >>> check.equal(w.shape, (2,), what="the shape of w")
    """
    name = what or current_question() or "The answer"
    headline = f"{name} is not what is expected."
    report = wrong(headline, actual, expected, mistakes or {}, Tolerance(rtol, atol), hint)
    if report:
        raise CheckFailed(report)


def raises(
    f: Function,
    args: tuple[Any, ...],
    error: type[BaseException] | tuple[type[BaseException], ...],
    *,
    hint: str = "",
) -> None:
    """Check that a function refuses its arguments: that ``f(*args)`` raises an error.

    Parameters
    ----------
    f
        The function to check.
    args
        A tuple of arguments.
    error
        The exception type, or a tuple of types.
    hint
        A hint to show if the check fails.

    Raises
    ------
    CheckFailed
        If `f` raises another error, or none.

    Examples
    --------
    >>> check.raises(int, ("three",), ValueError)
    """
    name, call = name_of(f), Call(_tuple(args))
    kinds = error if isinstance(error, tuple) else (error,)
    wanted = " or ".join(kind.__name__ for kind in kinds)
    handed = call.copied()
    try:
        answer = f(*handed.args)
    except error:
        return
    except Exception as other:
        if is_machinery(other):
            raise
        got = describe_error(other)
        report = Report(f"{name} raises another error.", call.text(f), wanted, got, hint=hint)
        raise CheckFailed(report) from other
    report = Report(
        f"{name} raises no error.", call.text(f), wanted, f"returned {show(answer)}", hint=hint
    )
    raise CheckFailed(report)


def that(condition: object, message: str, *, hint: str = "") -> None:
    """Check that a condition is true.

    Only True itself (of Python or NumPy) counts as true; other values never do.

    Parameters
    ----------
    condition
        The condition.
    message
        What is wrong if the condition is not true.
    hint
        A hint to show with it.

    Raises
    ------
    CheckFailed
        If the condition is not True.

    Examples
    --------
    >>> check.that(len(w) == 2, "w must have two entries.")
    """
    try:
        holds = plain(condition)
    except NotComparable:
        holds = False
    if holds is not True and not (_is_true_array(holds)):
        raise CheckFailed(Report(message, hint=hint))


def _is_true_array(value: Plain) -> bool:
    return (
        isinstance(value, np.ndarray)
        and value.shape == ()
        and value.dtype.kind == "b"
        and bool(value)
    )


def _answer(reference: Function, call: Call) -> object:
    copied = call.copied()
    return reference(*copied.args, **copied.kwargs)


def _as_argument(value: object) -> object:
    if type(value) is not list or any(type(item) is tuple for item in value):
        return value
    array = as_array(plain(value))
    return value if array is None else array


def _tuple(args: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(args, tuple):
        raise TypeError(f"each input is a tuple of arguments, such as (x, y), not {show(args)}")
    return args
