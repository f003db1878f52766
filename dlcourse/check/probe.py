"""Try which arguments make a difference: a function that is wrong may ignore one of them.

What is said here was tried on every input of the check, so it holds whatever the mistake is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from dlcourse.check.call import Call
from dlcourse.check.compare import Tolerance, difference
from dlcourse.check.plain import NotComparable, is_tensor, plain

_SECONDS = 1.0
_SAME = Tolerance(rtol=1e-12, atol=0.0)
_PARTS = (("entry", "row"), ("", "column"))  # of the first axis, of the second


def ignored(f: Callable[..., object], calls: Sequence[Call], names: list[str]) -> str:
    """Say which arguments make no difference, or of which only the first row does; else "".

    Parameters
    ----------
    f
        A function that gives wrong answers.
    calls
        The inputs of its check.
    names
        The names of its arguments.
    """
    end = time.monotonic() + _SECONDS
    alike = [call for call in calls if len(call.values()) == len(names)]
    tried = {
        name: _makes_no_difference(f, alike, place, _changes, end)
        for place, name in enumerate(names)
    }
    unused = [name for name, nothing in tried.items() if nothing]
    if unused:
        verb = "makes" if len(unused) == 1 else "make"
        return f"{' and '.join(unused)} {verb} no difference: the answer stays the same."
    for place, (name, nothing) in enumerate(tried.items()):
        for axis, words in enumerate(_PARTS if nothing is not None else ()):
            if _makes_no_difference(f, alike, place, _after_the_first(axis), end):
                part = words[_numbers(alike[0].values()[place]).ndim > 1]
                return f"Only the first {part} of {name} makes a difference."
    return ""


def _makes_no_difference(
    f: Callable[..., object],
    calls: Sequence[Call],
    place: int,
    changes: Callable[[Any], Iterator[Any]],
    end: float,
) -> bool | None:
    """Whether changes of one argument never change the answer; None if none could be tried."""
    values = [_numbers(call.values()[place]) for call in calls]
    if any(value is None for value in values):
        return None  # an input that could not be changed says nothing
    tried = None
    for call, value in zip(calls, values, strict=True):
        for changed in changes(value):
            if np.array_equal(changed, value):
                continue
            tried = True
            if time.monotonic() > end or _differ(f, call, _with(call, place, changed)):
                return False
    return tried


def _numbers(value: object) -> Any:
    """Real numbers and labels as an array; None for what is not tried, such as a count."""
    if type(value) is float or type(value) is np.ndarray or is_tensor(value):
        array = np.asarray(plain(value))
        return (
            array if array.dtype.kind == "f" or (array.dtype.kind == "i" and array.ndim) else None
        )
    return None


def _changes(value: Any) -> Iterator[Any]:
    """Other values of the same kind: labels stay labels."""
    if not value.size:
        return
    if value.dtype.kind == "f":
        yield -2 * value - 0.37
        yield value + 1
    # Numbers of rows: turned round, [0, 2] is the same pair, so that is not enough.
    yield value.max() + value.min() - value
    yield np.full_like(value, value.min())
    yield np.full_like(value, value.max())


def _after_the_first(axis: int) -> Callable[[Any], Iterator[Any]]:
    def changes(value: Any) -> Iterator[Any]:
        if value.ndim <= axis or value.shape[axis] < 2:
            return
        rest = np.arange(value.shape[axis]) > 0
        behind = rest.reshape([-1 if place == axis else 1 for place in range(value.ndim)])
        for changed in _changes(value):
            yield np.where(behind, changed, value).astype(value.dtype)

    return changes


def _with(call: Call, place: int, array: Any) -> Call:
    """The call with another value for one argument, of the same type as before."""
    old = call.values()[place]
    new = float(array) if type(old) is float else np.array(array)
    if is_tensor(old):
        new = old.detach().new_tensor(array.tolist())
    values = [*call.values()]
    values[place] = new
    count = len(call.args)
    return Call(tuple(values[:count]), dict(zip(call.kwargs, values[count:], strict=True)))


def _differ(f: Callable[..., object], one: Call, other: Call) -> bool:
    """Whether two inputs give two answers; an error is an answer of its own."""
    try:
        answers = [plain(f(*c.args, **c.kwargs)) for c in (one.copied(), other.copied())]
        return difference(answers[0], answers[1], _SAME) is not None
    except TimeoutError:
        raise
    except (Exception, NotComparable):
        return True
