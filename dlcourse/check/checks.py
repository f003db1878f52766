"""The checks themselves: each returns nothing, or raises CheckFailed with a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dlcourse.check.call import Call, describe_error, is_machinery, run, stopped
from dlcourse.check.compare import Difference, Tolerance, difference
from dlcourse.check.failure import CheckFailed, Report, show, show_both
from dlcourse.check.plain import NotPlain, Plain, as_array, plain
from dlcourse.check.progress import current_question
from dlcourse.check.slips import hint_for

Function = Callable[..., object]


@dataclass(frozen=True)
class Example:
    """One call, the right answer, and by hint the answers that known mistakes would give."""

    call: Call
    gives: object
    mistakes: Mapping[str, object] = field(default_factory=dict)


def example(
    *args: object, gives: object, mistakes: Mapping[str, object] | None = None, **kwargs: object
) -> Example:
    """One call for `examples`: arguments, the answer it gives, and {hint: wrong answer}.

    An argument that is a list of numbers is handed over as an array, of float64 if one of them is
    written with a point; tuples, and lists of tuples, stay as they are.
    """
    arrays = Call(tuple(map(_as_argument, args)), {k: _as_argument(v) for k, v in kwargs.items()})
    return Example(arrays, gives, mistakes or {})


def examples(
    f: Function, *cases: Example, rtol: float | None = None, atol: float | None = None
) -> None:
    """Check f on worked examples; reports the smallest one that fails.

    Raises CheckFailed if an answer is wrong, if f raises, or if f changes its arguments.
    """
    for case in sorted(cases, key=lambda case: case.call.size()):
        _check_call(f, case, Tolerance(rtol, atol), known_as=f)


def agrees(
    f: Function,
    reference: Function,
    inputs: Iterable[tuple[Any, ...]],
    *,
    rtol: float | None = None,
    atol: float | None = None,
    hint: str = "",
    mistakes: Mapping[str, Function] | None = None,
) -> None:
    """Check that f answers as `reference` does on every tuple of arguments in `inputs`.

    hint: shown when nothing more exact is known. mistakes: {hint: a function that makes it}.
    Reports the smallest input that fails; raises CheckFailed as `examples` does.
    """
    calls = [Call(_tuple(args)) for args in inputs]
    for call in sorted(calls, key=Call.size):
        wrong = {text: _answer(g, call) for text, g in (mistakes or {}).items()}
        case = Example(call, _answer(reference, call), wrong)
        _check_call(f, case, Tolerance(rtol, atol), known_as=reference, hint=hint)


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
    """Check one value. what: its name in the report. Raises CheckFailed if it is not equal."""
    name = what or current_question() or "The answer"
    report = _wrong(
        f"{name} is not what is expected.", actual, expected, mistakes or {}, Tolerance(rtol, atol)
    )
    if report:
        raise CheckFailed(replace(report, hint=report.hint or hint))


def raises(
    f: Function,
    args: tuple[Any, ...],
    error: type[BaseException] | tuple[type[BaseException], ...],
    *,
    hint: str = "",
) -> None:
    """Check that f(*args) raises `error`. Raises CheckFailed if it raises another or none."""
    name, call = _name(f), Call(_tuple(args))
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
    """Check that a condition computed by the check holds; `message` says what is wrong if not.

    Only True itself (of Python or NumPy) holds: no other object is asked for its truth.
    """
    try:
        holds = plain(condition)
    except NotPlain:
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


def _check_call(
    f: Function, case: Example, tolerance: Tolerance, known_as: Function, hint: str = ""
) -> None:
    """known_as: whose parameter names to use where f does not tell its own."""
    name, text = _name(f), case.call.text(f, known_as)
    try:
        answer, changed = run(f, case.call)
    except (Exception, SystemExit) as error:
        if is_machinery(error):
            raise
        raise CheckFailed(stopped(name, error, text)) from error
    wrong = _wrong(
        f"{name} gives a wrong answer.",
        answer,
        case.gives,
        case.mistakes,
        tolerance,
        case.call.lengths(),
    )
    names = case.call.names(f, known_as)
    in_place = f"{name} changes {', '.join(names[i] for i in changed)} in place."
    if wrong:
        best = wrong.hint or (in_place if changed else hint)
        raise CheckFailed(replace(wrong, input=text, hint=best))
    if changed:
        advice = (
            "Work on a copy: x = x + y and np.sort(x) make a new array, "
            "x += y and x.sort() change the old one."
        )
        raise CheckFailed(Report(in_place, input=text, hint=advice))


def _wrong(
    headline: str,
    answer: object,
    expected: object,
    mistakes: Mapping[str, object],
    tolerance: Tolerance,
    lengths: Set[int] = frozenset(),
) -> Report | None:
    right = _trusted(expected)
    try:
        given = plain(answer)
    except NotPlain as refusal:
        return Report(headline, expected=show(right), actual=str(refusal))
    found = difference(right, given, tolerance)
    if found is None:
        return None
    listed = [text for text, wrong in mistakes.items() if _is(wrong, given, tolerance)]
    texts = show_both(found.expected, found.actual)
    detail = ": ".join(filter(None, (found.where and f"in part {found.where}", found.reason)))
    hint = listed[0] if listed else _slip(right, given, found, lengths)
    return Report(headline, "", *texts, detail, hint)


def _trusted(expected: object) -> Plain:
    try:
        return plain(expected)
    except NotPlain as refusal:
        raise TypeError(f"a check cannot expect {refusal}") from refusal


def _is(wrong: object, given: Plain, tolerance: Tolerance) -> bool:
    return difference(_trusted(wrong), given, tolerance) is None


def _slip(right: Plain, given: Plain, found: Difference, lengths: Set[int]) -> str:
    whole = Difference("", "", right, given)
    with np.errstate(all="ignore"):
        return hint_for(whole, lengths) or hint_for(found, lengths)


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


def _name(f: object) -> str:
    name = getattr(f, "__name__", None)
    if type(name) is str and name.isidentifier():
        return name
    return current_question() or "Your function"
