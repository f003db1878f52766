"""One call of a function, and the verdict on its answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain

from dlcourse.check.call import Call, is_machinery, run, stopped
from dlcourse.check.compare import Difference, Tolerance, difference
from dlcourse.check.failure import CheckFailed, Report, show, show_both
from dlcourse.check.plain import NotComparable, Plain, is_tensor, plain
from dlcourse.check.probe import ignored
from dlcourse.check.progress import current_question
from dlcourse.check.slips import fact, guess

Function = Callable[..., object]
_KEEPS_SOMETHING = (
    "The same arguments must give the same answer every time: keep nothing from one call to the "
    "next, neither in a global name nor in a default argument such as cache={}."
)
_PROBED = 8  # cases on which it is tried what makes a difference
_SECONDS = 1.0  # that looking for a simpler case may take
_COPY = (
    "Work on a copy: x = x + y and np.sort(x) make a new array, x += y and x.sort() change the "
    "old one."
)
_COPY_DICT = (
    "Work on a copy: new = dict(old) makes a new dict, and new[key] = value does not change the "
    "old one."
)
_COPY_TENSOR = (
    "Work on a copy: x = x.detach().clone(). Methods that end with _, such as x.clamp_() and "
    "x.requires_grad_(), change the tensor itself; backward() leaves a gradient in it."
)


@dataclass(frozen=True)
class Example:
    """One call of a function, the right answer, and wrong answers with their hints.

    Attributes
    ----------
    call
        The arguments.
    gives
        The right answer.
    mistakes
        ``{hint: the answer that this mistake gives}``.
    """

    call: Call
    gives: object
    mistakes: Mapping[str, object] = field(default_factory=dict)


def check_calls(
    f: Function,
    cases: Sequence[Example],
    tolerance: Tolerance,
    known_as: Function,
    hint: str = "",
    simpler: Callable[[Example], Iterable[Example]] = lambda _: (),
) -> None:
    """Check f on all cases, the smallest first, and then once more, in the other order.

    `known_as` gives the parameter names if f does not tell its own. `simpler` gives cases that are
    easier to read than one that fails.
    """

    def failure(case: Example) -> CheckFailed | None:
        try:
            check_call(f, case, tolerance, known_as, hint)
        except CheckFailed as failed:
            return failed
        return None

    ordered = sorted(cases, key=lambda case: case.call.size())
    failures = ((case, failed) for case in ordered if (failed := failure(case)))
    first = next(failures, None)
    if first:
        # A listed mistake says more than a smaller input.
        case, failed = next(filter(_is_listed, chain([first], failures)), first)
        raise _with_hint(_simplest(failed, case, failure, simpler), f, ordered, known_as)
    for case in reversed(ordered):
        _check_again(f, case, tolerance, known_as)


def _with_hint(
    failed: CheckFailed, f: Function, cases: Sequence[Example], known_as: Function
) -> CheckFailed:
    """The failure; if a wrong answer has no hint, with one on what the function ignores."""
    if failed.report.hint or not failed.report.expected:
        return failed
    calls = [case.call for case in cases[:: -(-len(cases) // _PROBED)]]
    return CheckFailed(replace(failed.report, hint=ignored(f, calls, calls[0].names(f, known_as))))


def _is_listed(found: tuple[Example, CheckFailed]) -> bool:
    case, failed = found
    return failed.report.hint in case.mistakes


def _simplest(
    failed: CheckFailed,
    case: Example,
    failure: Callable[[Example], CheckFailed | None],
    simpler: Callable[[Example], Iterable[Example]],
) -> CheckFailed:
    """The failure on the simplest case that fails in the same way, as far as a second allows."""
    end = time.monotonic() + _SECONDS
    for candidate in simpler(case):
        if time.monotonic() > end:
            return failed
        found = failure(candidate)
        if found and _says_the_same(found.report, failed.report, case.mistakes):
            return _simplest(found, candidate, failure, simpler)
    return failed


def _says_the_same(one: Report, other: Report, mistakes: Mapping[str, object]) -> bool:
    keeps_hint = other.hint not in mistakes or one.hint == other.hint
    return one.headline == other.headline and keeps_hint


def check_call(
    f: Function, case: Example, tolerance: Tolerance, known_as: Function, hint: str = ""
) -> None:
    """Check f on one case."""
    answer, changed = _answer(f, case, known_as)
    names = case.call.names(f, known_as) if changed else []
    in_place = f"{name_of(f)} changes {', '.join(names[i] for i in changed)} in place."
    report = wrong(
        f"{name_of(f)} gives a wrong answer.",
        answer,
        case.gives,
        case.mistakes,
        tolerance,
        in_place if changed else hint,
        case.call.lengths(),
    )
    if report:
        raise CheckFailed(replace(report, input=case.call.text(f, known_as)))
    if changed:
        advice = _how_to_copy([case.call.values()[i] for i in changed])
        raise CheckFailed(Report(in_place, input=case.call.text(f, known_as), hint=advice))


def _how_to_copy(values: Sequence[object]) -> str:
    """What to do so that these arguments stay as they were."""
    if any(map(is_tensor, values)):
        return _COPY_TENSOR
    return _COPY_DICT if all(type(value) is dict for value in values) else _COPY


def _check_again(f: Function, case: Example, tolerance: Tolerance, known_as: Function) -> None:
    """Check that f gives the right answer once more, after others."""
    answer, _ = _answer(f, case, known_as)
    headline = f"{name_of(f)} gives another answer when it is called again."
    report = wrong(headline, answer, case.gives, {}, tolerance)
    if report:
        text = case.call.text(f, known_as)
        raise CheckFailed(replace(report, input=text, hint=_KEEPS_SOMETHING))


def _answer(f: Function, case: Example, known_as: Function) -> tuple[object, list[int]]:
    """What f returns, and the places of the arguments that it changed."""
    try:
        return run(f, case.call)
    except (Exception, SystemExit) as error:
        if is_machinery(error):
            raise
        failed = CheckFailed(stopped(name_of(f), error, case.call.text(f, known_as)))
        raise failed from error


def wrong(
    headline: str,
    answer: object,
    expected: object,
    mistakes: Mapping[str, object],
    tolerance: Tolerance,
    hint: str = "",
    lengths: Set[int] = frozenset(),
) -> Report | None:
    """What is wrong with an answer; None if it is right.

    The hint is that of a listed mistake, else what is plain to see, else the `hint` that is given,
    else a guess.
    """
    right = _trusted(expected)
    try:
        given = plain(answer)
    except NotComparable as refusal:
        return Report(headline, expected=show(right), actual=str(refusal))
    found = difference(right, given, tolerance)
    if found is None:
        return None
    listed = [text for text, mistake in mistakes.items() if _is(mistake, given, tolerance)]
    texts = show_both(found.expected, found.actual)
    detail = ": ".join(filter(None, (found.where and f"in part {found.where}", found.reason)))
    whole = Difference("", "", right, given)
    best = (
        next(iter(listed), "")
        or fact(whole)
        or fact(found)
        or hint
        or guess(whole, lengths)
        or guess(found, lengths)
    )
    return Report(headline, "", *texts, detail, best)


def _trusted(expected: object) -> Plain:
    try:
        return plain(expected)
    except NotComparable as refusal:
        raise TypeError(f"a check cannot expect {refusal}") from refusal


def _is(mistake: object, given: Plain, tolerance: Tolerance) -> bool:
    return difference(_trusted(mistake), given, tolerance) is None


def name_of(f: object) -> str:
    """What a report calls a function."""
    name = getattr(f, "__name__", None)
    if type(name) is str and name.isidentifier():
        return name
    return current_question() or "Your function"
