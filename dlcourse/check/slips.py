"""Well-known slips, recognised from the numbers alone: a hint in one sentence, or nothing."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.check.compare import Difference, Tolerance, difference, unequal
from dlcourse.check.plain import Plain

Array = NDArray[Any]
_SLIP = Tolerance(rtol=1e-4, atol=1e-7)


def hint_for(found: Difference, lengths: Set[int] = frozenset()) -> str:
    """Name the slip behind a difference, or return "".

    lengths: the sizes along the axes of the arguments; n times too large is a sum for a mean.
    """
    expected, actual = found.expected, found.actual
    if actual is None and not found.where:
        return (
            "Nothing was returned. Did you print the result instead of returning it, "
            "or end on a path without a return?"
        )
    if isinstance(expected, tuple) and isinstance(actual, np.ndarray) and actual.ndim:
        return f"One array came back where {len(expected)} values are expected: return all of them."
    if isinstance(expected, tuple) and _is_reordered(expected, actual):
        return "The returned values are right, but in another order."
    if not (isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray)):
        return ""
    if expected.shape != actual.shape:
        return _shape_slip(expected, actual)
    return (
        _not_finite(expected, actual)
        or _known_factor(expected, actual, lengths)
        or _rearranged(expected, actual)
        or _label_slip(expected, actual)
        or _rounded(expected, actual)
        or _constant(expected, actual)
    )


def _same(expected: Array, actual: Array) -> bool:
    return expected.shape == actual.shape and not unequal(expected, actual, _SLIP).any()


def _is_reordered(expected: tuple[Plain, ...], actual: Plain) -> bool:
    if not isinstance(actual, list | tuple) or len(actual) != len(expected) or len(expected) != 2:
        return False
    return difference(expected, actual[::-1]) is None


def _shape_slip(expected: Array, actual: Array) -> str:
    if expected.ndim >= 2 and _same(expected, actual.T):
        return "The answer is transposed: rows and columns have changed places."
    if expected.size == actual.size and _same(expected.ravel(), actual.ravel()):
        if expected.ndim == 0:
            return "The number is right, but it stands in an array: return the number alone."
        return (
            f"The numbers are right, but the shape is not: (n, 1), (1, n) and (n,) are different. "
            f"Reshape the result to {expected.shape}."
        )
    if expected.ndim == 0 and actual.size:
        return _unreduced(expected, actual)
    if actual.ndim == 0:
        return (
            "One number came back where one for each entry is expected. "
            "Does the return stand inside the loop?"
        )
    if actual.ndim == expected.ndim + 1 and actual.shape[0] == actual.shape[-1]:
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
        return "There is NaN in the answer: look for 0/0, inf − inf or the logarithm of 0."
    if np.isinf(actual[finite]).any():
        return "There is an infinite value in the answer: look for an overflow or a division by 0."
    return ""


def _known_factor(expected: Array, actual: Array, lengths: Set[int]) -> str:
    if not np.any(expected):
        return ""
    e, a = expected.astype(np.float64), actual.astype(np.float64)
    with np.errstate(all="ignore"):
        if _same(e, -a):
            return "The sign is flipped."
        few_integers = expected.dtype.kind in "biu" and expected.size < 3
        if few_integers or (expected.shape == (1,) and e == np.rint(e)):
            return ""  # of a whole number or two, any is twice or half of some other
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


def _rearranged(expected: Array, actual: Array) -> str:
    if expected.ndim >= 2 and _same(expected, actual.T):
        return "The answer is transposed: rows and columns have changed places."
    if expected.ndim and _same(expected, actual[::-1]):
        return "The answer is in reversed order."
    return ""


def _label_slip(expected: Array, actual: Array) -> str:
    if not expected.size or not np.array_equal(expected, np.rint(expected)):
        return ""
    if np.isin(expected, (-1, 1)).all() and np.isin(actual, (0, 1)).all():
        return "The labels here are −1 and +1, not 0 and 1." * bool(_same(expected > 0, actual > 0))
    if expected.dtype.kind not in "iu":  # weights are not counted
        return ""
    shift = {float(gap) for gap in np.unique(actual.astype(float) - expected.astype(float))}
    if shift in ({1.0}, {-1.0}):
        return "Off by one: does counting start at 0?"
    return ""


def _rounded(expected: Array, actual: Array) -> str:
    if not np.isfinite(expected).all() or np.array_equal(expected, np.rint(expected)):
        return ""
    if np.array_equal(actual, np.trunc(expected)) or np.array_equal(actual, np.rint(expected)):
        return "The answer is rounded to whole numbers: is an array of dtype int being filled?"
    if actual.dtype.itemsize <= 4 and not unequal(expected, actual, Tolerance(1e-2, 1e-5)).any():
        return "This looks like rounding in float32: compute in float64."
    return ""


def _constant(expected: Array, actual: Array) -> str:
    if expected.size < 3 or not np.isfinite(expected).all() or not np.isfinite(actual).all():
        return ""
    e, a = expected.astype(np.float64), actual.astype(np.float64)
    offset = float(np.mean(a - e))
    if np.ptp(e) > 0 and _same(e, a - offset):
        return f"Every value is off by the same amount, {offset:.4g}."
    if not np.any(e):
        return ""
    factor = float(np.sum(a * e) / np.sum(e * e))
    if factor and np.ptp(e) > 0 and _same(e, a / factor):
        return f"Every value is {factor:.4g} times what is expected."
    return ""
