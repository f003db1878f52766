"""Compare an answer with the expected one, within a tolerance. Both are plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.check.plain import Plain, as_array

RTOL, ATOL = 1e-5, 1e-8
FLOAT32_RTOL, FLOAT32_ATOL = 1e-4, 1e-6
_INTEGER_SLACK = 0.25


@dataclass(frozen=True)
class Tolerance:
    """|actual − expected| ≤ atol + rtol · |expected|.

    Left at None, rtol is 1e-5 and atol 1e-8. Where the answer or the expected value has the dtype
    float32 (or a shorter one), they are 1e-4 and 1e-6, because sums in single precision cannot do
    better. A tolerance that is given is taken at its word. Two different whole numbers are never
    equal.
    """

    rtol: float | None = None
    atol: float | None = None

    def between(self, expected: NDArray[Any], answer: NDArray[Any]) -> tuple[float, float]:
        """The (rtol, atol) that hold for these two arrays."""
        single = _is_single_precision(answer) or _is_single_precision(expected)
        rtol = self.rtol if self.rtol is not None else (FLOAT32_RTOL if single else RTOL)
        atol = self.atol if self.atol is not None else (FLOAT32_ATOL if single else ATOL)
        return rtol, atol


DEFAULT = Tolerance()


@dataclass(frozen=True)
class Difference:
    """The first part that differs.

    Attributes
    ----------
    reason
        What differs, in words.
    where
        The place in the returned value, such as ``[1]``; "" for the whole value.
    expected, actual
        The two parts at that place.
    """

    reason: str
    where: str
    expected: Plain
    actual: Plain


def difference(
    expected: Plain, actual: Plain, tolerance: Tolerance = DEFAULT, where: str = ""
) -> Difference | None:
    """Compare plain data and return the first difference, or None if there is none.

    A list, tuple, array or tensor of the same numbers is the same answer. Shapes must be equal, and
    NaN is right only where NaN is expected.
    """
    if actual is None and expected is not None:
        return Difference("", where, expected, actual)
    if expected is None or isinstance(expected, str):
        same = type(actual) is type(expected) and actual == expected
        return None if same else Difference("", where, expected, actual)
    if isinstance(expected, dict):
        return _dict_difference(expected, actual, tolerance, where)
    expected_array = as_array(expected)
    if isinstance(expected, tuple) or expected_array is None:
        return _sequence_difference(expected, actual, tolerance, where)
    return _array_difference(expected_array, expected, actual, tolerance, where)


def unequal(
    expected: NDArray[Any], actual: NDArray[Any], tolerance: Tolerance = DEFAULT
) -> NDArray[np.bool_]:
    """Compare two arrays of the same shape; True where they differ by more than the tolerance."""
    if expected.dtype.kind in "biu" and actual.dtype.kind in "biu":
        return np.asarray(expected != actual)
    rtol, atol = tolerance.between(expected, actual)
    e, a = expected.astype(np.float64), actual.astype(np.float64)
    with np.errstate(all="ignore"):
        allowed = atol + rtol * np.abs(e)
        if expected.dtype.kind in "biu":
            allowed = np.minimum(allowed, _INTEGER_SLACK)
        close = np.isfinite(e) & (np.abs(a - e) <= allowed)
    return np.asarray(~(close | (a == e) | (np.isnan(a) & np.isnan(e))))


def _is_single_precision(array: NDArray[Any]) -> bool:
    """By the dtype alone: 0.5 in float64 is no single precision, though float32 could hold it."""
    return array.dtype.kind == "f" and array.dtype.itemsize <= np.dtype(np.float32).itemsize


def _dict_difference(
    expected: dict[Any, Plain], actual: Plain, tolerance: Tolerance, where: str
) -> Difference | None:
    if not isinstance(actual, dict):
        return Difference("a dict is expected", where, expected, actual)
    if expected.keys() != actual.keys():
        missing = [key for key in expected if key not in actual]
        extra = [key for key in actual if key not in expected]
        reason = (
            f"the key {missing[0]!r} is missing" if missing else f"the key {extra[0]!r} is unknown"
        )
        return Difference(reason, where, expected, actual)
    pairs = [(expected[key], actual[key], f"{where}[{key!r}]") for key in expected]
    return _first(pairs, tolerance)


def _sequence_difference(
    expected: list[Plain] | tuple[Plain, ...], actual: Plain, tolerance: Tolerance, where: str
) -> Difference | None:
    if isinstance(actual, np.ndarray) and actual.ndim > 0:
        actual = list(actual)
    if not isinstance(actual, list | tuple):
        reason = f"{len(expected)} values are expected, not one"
        return Difference(reason, where, expected, actual)
    if len(actual) != len(expected):
        reason = f"{len(expected)} values are expected, not {len(actual)}"
        return Difference(reason, where, expected, actual)
    pairs = [(e, a, f"{where}[{i}]") for i, (e, a) in enumerate(zip(expected, actual, strict=True))]
    return _first(pairs, tolerance)


def _first(pairs: list[tuple[Plain, Plain, str]], tolerance: Tolerance) -> Difference | None:
    for expected, actual, where in pairs:
        found = difference(expected, actual, tolerance, where)
        if found:
            return found
    return None


def _array_difference(
    expected: NDArray[Any], written: Plain, actual: Plain, tolerance: Tolerance, where: str
) -> Difference | None:
    array = as_array(actual)
    if array is None:
        return Difference(_why_not_numbers(actual), where, expected, actual)
    if array.shape != expected.shape:
        reason = f"the shape is {array.shape}, but {expected.shape} is expected"
        return Difference(reason, where, expected, array)
    bad = unequal(expected, array, tolerance)
    if not bad.any():
        return None
    return Difference(_describe_gap(expected, array, bad), where, expected, array)


def _why_not_numbers(actual: Plain) -> str:
    if isinstance(actual, str):
        return "a string is not a number"
    if isinstance(actual, dict):
        return "numbers are expected, not a dict"
    return "the parts do not fit together into one array of numbers"


def _short(number: object) -> str:
    return f"{number:.6g}" if isinstance(number, np.floating) else str(number)


def _describe_gap(expected: NDArray[Any], actual: NDArray[Any], bad: NDArray[np.bool_]) -> str:
    if expected.ndim == 0:
        return ""
    index = tuple(int(i) for i in np.argwhere(bad)[0])
    place = ", ".join(map(str, index))
    got, wanted = _short(actual[index]), _short(expected[index])
    text = f"first difference at [{place}]: {got} instead of {wanted}"
    with np.errstate(all="ignore"):
        gap = np.abs(actual.astype(np.float64) - expected.astype(np.float64))[bad]
    if bad.sum() > 1 and np.isfinite(gap).all():
        text += f"; {bad.sum()} of {bad.size} differ, by up to {gap.max():.3g}"
    return text
