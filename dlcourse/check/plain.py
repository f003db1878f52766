"""From whatever a student's function returned to plain data, without trusting it.

Only values of exactly known types are read, by type and not by what they say of themselves; a
subclass of ``int`` or an object with its own ``__eq__`` is refused, so it is never asked anything.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Plain = Any  # None, str, bool, int, float, a real ndarray, or a list, tuple or dict of these

_NUMBERS = (bool, int, float)
_NUMPY_SCALARS = frozenset(np.sctypeDict.values())
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


class NotPlain(Exception):  # noqa: N818 - an answer to a question, not a fault
    """The value is not plain data; the text says what it is instead."""


def plain(value: object) -> Plain:
    """Return `value` as None, str, bool, int, float, ndarray or a list, tuple or dict of these.

    Tensors become arrays (detached, on the CPU), arrays of strings and ranges become lists.
    Raises NotPlain for every other type, subclasses of the known ones included.
    """
    return _Reader().read(value)


class _Reader:
    """Reads one value; bounded, for lists may contain themselves."""

    def __init__(self) -> None:
        self.left = _MAX_ITEMS

    def read(self, value: Any, depth: int = 0) -> Plain:
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
            if any(type(key) not in (str, int, float, bool) for key in value):
                raise NotPlain("a dict whose keys are not plain strings or numbers")
            return dict(zip(value, self._items(value.values(), depth), strict=True))
        raise NotPlain(_describe_unknown(value))

    def _items(self, values: Collection[Any], depth: int) -> list[Plain]:
        self.left -= len(values)
        if depth > _MAX_DEPTH or self.left < 0:
            raise NotPlain("lists nested too deeply, or too many values to compare")
        return [self.read(item, depth + 1) for item in values]


def as_array(value: Plain) -> NDArray[Any] | None:
    """Return plain numbers, arrays and nested lists of them as one array; None if they are not."""
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
    """Whether `value` is exactly a torch tensor or parameter; never imports torch."""
    torch = sys.modules.get("torch")
    if torch is None:
        return False
    parameter = getattr(getattr(torch, "nn", None), "Parameter", None)
    return type(value) in (getattr(torch, "Tensor", None), parameter)


def type_name(value: object) -> str:
    """The name of the value's type, such as ``list`` or ``numpy.ndarray``."""
    kind = type(value)
    module = getattr(kind, "__module__", "")
    name = str(getattr(kind, "__qualname__", "object"))
    return name if module in ("builtins", "__main__") else f"{module}.{name}"


def _array(array: NDArray[Any]) -> Plain:
    if array.dtype.kind in "biuf":
        return array
    if array.dtype.kind == "U":
        return array.tolist()
    raise NotPlain(_REFUSED_DTYPES.get(array.dtype.kind, f"an array of dtype {array.dtype}"))


def _tensor_to_numpy(tensor: Any) -> NDArray[Any]:
    torch = sys.modules["torch"]
    detached = tensor.detach().cpu()
    if detached.layout is not torch.strided:
        raise NotPlain("a sparse tensor, where a dense one is expected")
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
    if kind.__module__.startswith("dlcourse."):  # what the grader shows of an object it only holds
        return "an object of a class of its own, not plain numbers, lists or arrays"
    return f"an object of type {type_name(value)}, not plain numbers, lists or arrays"
