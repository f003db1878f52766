"""Recognise common mistakes from the numbers alone, and name them in one sentence.

A hint must be right, or there is none. `fact` tells what is plain to see. `guess` names what is
behind the numbers, if it explains every entry and could hardly be a coincidence: a single label
that is wrong says nothing about a sign.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.check.compare import (
    FLOAT32_ATOL,
    FLOAT32_RTOL,
    Difference,
    Tolerance,
    difference,
    unequal,
)
from dlcourse.check.plain import Plain

Array = NDArray[Any]
_SLIP = Tolerance(rtol=1e-4, atol=1e-7)
_SIMPLE = 60  # 2, ½, ⅓ and 0.7 are multiples of 1/60: with few of these, much fits by chance
_FLOAT32 = "This looks like rounding in float32: compute in float64."


def fact(found: Difference) -> str:
    """Say what is plain to see in a wrong answer: nothing returned, another shape, NaN; or ""."""
    expected, actual = found.expected, found.actual
    if actual is None and not found.where:
        return (
            "Nothing was returned. Did you print the result instead of returning it, "
            "or does one branch have no return?"
        )
    if isinstance(expected, tuple) and isinstance(actual, np.ndarray) and actual.ndim:
        return (
            f"One array was returned, but {len(expected)} values are expected: return all of them."
        )
    if isinstance(expected, tuple) and _is_reordered(expected, actual):
        return "The returned values are right, but in another order."
    if not (isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray)):
        return ""
    if expected.shape != actual.shape:
        return _shape_slip(expected, actual)
    return _not_finite(expected, actual)


def guess(found: Difference, lengths: Set[int] = frozenset()) -> str:
    """Name the mistake behind a difference, or return "".

    Parameters
    ----------
    found
        The difference.
    lengths
        The lengths of the axes of the arguments. If an answer is n times too large, and n is one of
        these, it is probably a sum instead of a mean.
    """
    expected, actual = found.expected, found.actual
    if not (isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray)):
        return ""
    finite = np.isfinite(expected).all() and np.isfinite(actual).all()
    if expected.shape != actual.shape or not finite:
        return ""
    e, a = expected.astype(np.float64), actual.astype(np.float64)
    with np.errstate(all="ignore"):
        return (
            _label_slip(expected, e, a)
            or _known_factor(e, a, lengths)
            or _rearranged(e, a)
            or _rounded(e, actual)
            or _single_precision(e, actual)
            or _constant(e, a)
        )


def _same(expected: Array, actual: Array) -> bool:
    return expected.shape == actual.shape and not unequal(expected, actual, _SLIP).any()


def _is_reordered(expected: tuple[Plain, ...], actual: Plain) -> bool:
    if not isinstance(actual, list | tuple) or len(actual) != len(expected) or len(expected) != 2:
        return False
    numbers = [part for part in expected if isinstance(part, int | float)]
    by_chance = len(numbers) == 2 and bool(_is_simple(np.array(numbers, dtype=float)).all())
    return not by_chance and difference(expected, actual[::-1]) is None


def _is_simple(values: Array) -> Array:
    """Which entries are whole numbers or common fractions."""
    return np.asarray(np.abs(_SIMPLE * values - np.rint(_SIMPLE * values)) < 1e-9)


def _tells_factor(e: Array) -> bool:
    """Whether a factor that fits all entries could hardly be a coincidence."""
    entries = e[e != 0]
    different = len(np.unique(np.abs(entries))) > 1
    if _is_simple(entries).all():
        return entries.size > 2 and different
    return entries.size == 1 == e.size or different


def _shape_slip(expected: Array, actual: Array) -> str:
    if expected.ndim >= 2 and _same(expected, actual.T):
        return "The answer is transposed: rows and columns are swapped."
    if expected.size == actual.size and _same(expected.ravel(), actual.ravel()):
        if expected.ndim == 0:
            return "The number is right, but it is inside an array: return only the number."
        return (
            f"The numbers are right, but the shape is not: (n, 1), (1, n) and (n,) are different. "
            f"Reshape the result to {expected.shape}."
        )
    if expected.ndim == 0 and actual.size:
        return _unreduced(expected, actual)
    if actual.ndim == 0 and expected.size:
        inside = " Is the return inside the loop?" * bool(_same(expected.flat[:1], actual[None]))
        return f"One number was returned, but one for each entry is expected.{inside}"
    table = expected.ndim == 1 and actual.shape == 2 * expected.shape
    if table and _same(expected, actual.diagonal()):
        return "Adding (n, 1) and (n,) makes an (n, n) table: give both operands the same shape."
    return ""


def _unreduced(expected: Array, actual: Array) -> str:
    if _same(expected, np.asarray(actual.mean())):
        return "One number is expected: the mean of the values you return."
    if _same(expected, np.asarray(actual.sum())):
        return "One number is expected: the sum of the values you return."
    return "One number is expected, not an array."


def _not_finite(expected: Array, actual: Array) -> str:
    finite = np.isfinite(expected)
    if np.isnan(actual[finite]).any():
        return "The answer contains NaN: look for 0/0, inf − inf or the logarithm of 0."
    if np.isinf(actual[finite]).any():
        return "The answer contains an infinite value: look for an overflow or a division by 0."
    return ""


def _known_factor(e: Array, a: Array, lengths: Set[int]) -> str:
    both_classes = np.isin(e, (-1, 1)).all() and e.size > 2 and np.ptp(e) > 0
    if _same(e, -a) and (_tells_factor(e) or both_classes):
        return "The sign is flipped."
    if not _tells_factor(e):
        return ""
    if _same(e, a / 2):
        return "The answer is twice what is expected: a factor ½ is missing."
    if _same(e, a * 2):
        return "The answer is half of what is expected: a factor 2 is missing."
    for n in sorted({n for n in lengths if n > 2}):
        if _same(e, a / n):
            return f"The answer is {n} times what is expected: is it a sum instead of a mean?"
        if _same(e, a * n):
            return f"The answer is {n} times too small: is it a mean instead of a sum?"
    return ""


def _rearranged(e: Array, a: Array) -> str:
    if len(np.unique(e)) < 3:
        return ""
    if e.ndim >= 2 and _same(e, a.T):
        return "The answer is transposed: rows and columns are swapped."
    if _same(e, a[::-1]):
        return "The answer is in reversed order."
    return ""


def _label_slip(expected: Array, e: Array, a: Array) -> str:
    if np.isin(e, (-1, 1)).all() and np.isin(a, (0, 1)).all():
        # one 0 may be a tie: np.sign(0) is 0
        told = (e < 0).sum() > 1 and (e > 0).any() and _same(e > 0, a > 0)
        return "The labels here are −1 and +1, not 0 and 1." if told else ""
    if expected.dtype.kind not in "iu" or e.size < 3 or not np.ptp(e):
        return ""  # real numbers are not counts
    shift = set(np.unique(a - e).tolist())
    return "Off by one: does counting start at 0?" if shift in ({1.0}, {-1.0}) else ""


def _rounded(e: Array, a: Array) -> str:
    """Only in whole numbers: an array of floats may hold 12, 3 and 0 for another reason."""
    if a.dtype.kind not in "iu" or (e != np.rint(e)).sum() < 3 or not np.ptp(a):
        return ""
    if np.array_equal(a, np.trunc(e)) or np.array_equal(a, np.rint(e)):
        return "The answer is rounded to whole numbers: is an array of dtype int being filled?"
    return ""


def _single_precision(e: Array, actual: Array) -> str:
    """Every entry that float32 cannot hold is off, and by as little as float32 is."""
    a = actual.astype(np.float64)
    held = np.array_equal(a.astype(np.float32), a)  # also by .item() or .tolist()
    odd = e.astype(np.float32) != e
    loose = actual.dtype.itemsize <= np.dtype(np.float32).itemsize
    allowed = Tolerance(10 * FLOAT32_RTOL if loose else FLOAT32_RTOL, FLOAT32_ATOL)
    if held and odd.any() and (a != e)[odd].all() and not unequal(e, a, allowed).any():
        return _FLOAT32 if not _is_simple(a).all() else ""
    return ""


def _constant(e: Array, a: Array) -> str:
    if e.size < 3 or not np.ptp(e):
        return ""
    offset = float(np.mean(a - e))
    if _same(e, a - offset):
        return f"Every value is off by the same amount, {offset:.4g}."
    factor = float(np.sum(a * e) / np.sum(e * e))
    if factor and (e != 0).sum() > 2 and _tells_factor(e) and _same(e, a / factor):
        return f"Every value is {factor:.4g} times what is expected."
    return ""
