"""Turn the return value of a student's function into plain data, without trusting it.

Only values of exactly known types are read. Their type decides, never their own methods: a subclass
of ``int``, or an object with its own ``__eq__``, is refused, and none of its code runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Plain = Any  # None, str, bool, int, float, a real ndarray, or a list, tuple or dict of these

_NUMBERS = (bool, int, float)
_NUMPY_SCALARS = frozenset(np.sctypeDict.values())
_KEYS = (str, int, float, bool)
_MAX_DEPTH = 40
_MAX_ITEMS = 2_000_000
_ITERATORS = (GeneratorType, map, filter, zip, enumerate, reversed)
_FUNCTIONS = (FunctionType, BuiltinFunctionType, MethodType)
_REFUSED_DTYPES = {
    "c": "complex numbers, where real ones are expected",
    "O": "an array of objects (dtype object), not of numbers; its rows may differ in length",
    "S": "bytes, where numbers are expected",
    "V": "an array with named fields, not of numbers",
    "M": "dates, where numbers are expected",
    "m": "time spans, where numbers are expected",
}


# The grader puts in here how to read its stand-ins for objects of the student's process.
stand_ins: dict[type, Callable[[Any], object]] = {}


class NotComparable(Exception):  # noqa: N818 - an answer to a question, not a fault
    """The value is not plain data. The text says what it is instead."""


def plain(value: object) -> Plain:
    """Turn a value into None, str, bool, int, float, ndarray, or a list, tuple or dict of these.

    Tensors become arrays (detached, on the CPU). Ranges and arrays of strings become lists.

    Raises
    ------
    NotComparable
        For a value of any other type, also for subclasses of these types.
    """
    return _Reader().read(value)


class _Reader:
    """Reads one value. Depth and size are limited, because a list may contain itself."""

    def __init__(self) -> None:
        self.left = _MAX_ITEMS

    def read(self, value: Any, depth: int = 0) -> Plain:
        if type(value) in stand_ins:
            value = stand_ins[type(value)](value)
        kind = type(value)
        if value is None or kind is str or kind in _NUMBERS:
            return value
        if kind is np.ndarray or kind in _NUMPY_SCALARS:
            return _array(np.asarray(value))
        if is_tensor(value):
            return _array(_tensor_to_numpy(value))
        if kind in (list, range):
            return self._items(value, depth)
        if kind is tuple or kind is getattr(sys.modules.get("torch"), "Size", None):
            return tuple(self._items(value, depth))
        if kind is dict:
            return dict(zip(map(_key, value), self._items(value.values(), depth), strict=True))
        raise NotComparable(_describe_unknown(value))

    def _items(self, values: Collection[Any], depth: int) -> list[Plain]:
        self.left -= len(values)
        if depth > _MAX_DEPTH or self.left < 0:
            raise NotComparable("lists nested too deeply, or too many values to compare")
        return [self.read(item, depth + 1) for item in values]


def as_array(value: Plain) -> NDArray[Any] | None:
    """Turn plain numbers, arrays and nested lists of them into one array; None for other data."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, _NUMBERS):
        return _numbers_to_array(value)
    if not isinstance(value, list | tuple):
        return None
    if all(type(item) in _NUMBERS for item in value):
        return _numbers_to_array(value)
    rows = [as_array(item) for item in value]
    if any(row is None or row.shape != rows[0].shape for row in rows):  # type: ignore[union-attr]
        return None
    return np.stack(rows)  # type: ignore[arg-type]


def is_tensor(value: object) -> bool:
    """Whether `value` is exactly a torch tensor or parameter. Does not import torch."""
    torch = sys.modules.get("torch")
    if torch is None:
        return False
    parameter = getattr(getattr(torch, "nn", None), "Parameter", None)
    return type(value) in (getattr(torch, "Tensor", None), parameter)


def type_name(value: object) -> str:
    """Return the name of the value's type, such as ``list`` or ``numpy.ndarray``."""
    kind = type(value)
    module = getattr(kind, "__module__", "")
    name = str(getattr(kind, "__qualname__", "object"))
    return name if module in ("builtins", "__main__") else f"{module}.{name}"


def _key(key: Any) -> str | int | float | bool:
    """The key of a dict. One that NumPy made, such as np.argmax does, is an ordinary number."""
    known = key.item() if type(key) in _NUMPY_SCALARS else key
    if type(known) not in _KEYS:
        raise NotComparable("a dict whose keys are not plain strings or numbers")
    return known  # type: ignore[no-any-return]


def _array(array: NDArray[Any]) -> Plain:
    if array.dtype.kind in "biuf":
        return array
    if array.dtype.kind == "U":
        return array.tolist()
    raise NotComparable(_REFUSED_DTYPES.get(array.dtype.kind, f"an array of dtype {array.dtype}"))


def _tensor_to_numpy(tensor: Any) -> NDArray[Any]:
    torch = sys.modules["torch"]
    detached = tensor.detach().cpu()
    if detached.layout is not torch.strided:
        raise NotComparable("a sparse tensor, where a dense one is expected")
    if detached.dtype is torch.bfloat16:
        detached = detached.float()
    array: NDArray[Any] = detached.resolve_neg().resolve_conj().numpy()
    return array


def _numbers_to_array(value: Any) -> NDArray[Any] | None:
    array = np.array(value)
    if array.dtype.kind in "biuf":
        return array
    try:
        return np.array(value, dtype=np.float64)
    except OverflowError:
        return None


def _describe_unknown(value: object) -> str:
    kind = type(value)
    if kind is complex:
        return _REFUSED_DTYPES["c"]
    if kind in (set, frozenset):
        return "a set; a set has no order, so return a list or an array"
    if kind in _ITERATORS:
        return f"a {kind.__name__}, which gives its values only once; return a list or an array"
    if kind in _FUNCTIONS:
        return "a function; was it returned without being called?"
    if kind.__module__.startswith("dlcourse."):  # the grader's stand-in for an object
        return "an object of another class, not plain numbers, lists or arrays"
    return f"an object of type {type_name(value)}, not plain numbers, lists or arrays"
