"""Library values that travel between two processes by value, one entry a type.

A value of one of these types is taken apart into plain parts on one side and made again from them
on the other. Only exact types count: an instance of a subclass may lie about anything.
"""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import math
import pathlib
import sys
import uuid
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

MAX_EXPONENT = 10_000  # of a decimal: arithmetic with a larger one could take for ever


class NotPlain(TypeError):  # noqa: N818 - an answer to a question, not a fault
    """The value cannot travel as plain data."""


@dataclass(frozen=True)
class ValueType:
    """How values of one type travel.

    Parameters
    ----------
    tag : str
        What stands for the type in a message.
    parts : Callable
        The plain parts of a value. Raises NotPlain for a value that cannot travel.
    make : Callable
        The value again, from its parts.
    """

    tag: str
    parts: Callable[[Any], tuple[Any, ...]]
    make: Callable[..., Any]


def value_type(kind: type) -> ValueType | None:
    """How values of exactly this type travel; None if they do not."""
    return BUILT_IN.get(kind) or _of_torch().get(kind)


def value_type_of(tag: str) -> ValueType:
    """The type that a tag stands for. Raises KeyError for an unknown one."""
    if tag.startswith("torch."):
        import torch  # noqa: F401 - the other side has it, so this one must

    return BY_TAG[tag] if tag in BY_TAG else {t.tag: t for t in _of_torch().values()}[tag]


def _time_parts(value: Any) -> tuple[Any, ...]:
    if type(value.tzinfo) not in (type(None), dt.timezone, zoneinfo.ZoneInfo):
        raise NotPlain("a time in a zone with rules of its own cannot travel as plain data")
    return value.replace(tzinfo=None).isoformat(), value.fold, value.tzinfo


def _datetime(text: str, fold: int, zone: dt.tzinfo | None) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(fold=fold, tzinfo=zone)


def _time(text: str, fold: int, zone: dt.tzinfo | None) -> dt.time:
    return dt.time.fromisoformat(text).replace(fold=fold, tzinfo=zone)


def _zone_parts(value: zoneinfo.ZoneInfo) -> tuple[str]:
    if value.key is None:
        raise NotPlain("a time zone without a name cannot travel as plain data")
    return (value.key,)


def _decimal_parts(value: decimal.Decimal) -> tuple[str]:
    if value.is_finite() and abs(value.adjusted()) > MAX_EXPONENT:
        raise NotPlain("a decimal that is too large")
    return (str(value),)


def _decimal(text: str) -> decimal.Decimal:
    value = decimal.Decimal(text)
    _decimal_parts(value)
    return value


def _dtype_parts(value: np.dtype[Any]) -> tuple[Any, ...]:
    if value.hasobject and value != np.dtype(object):
        raise NotPlain("this data type cannot travel as plain data")
    if value.names is None:
        return (value.str,)
    return (np.lib.format.dtype_to_descr(packed(value)),)


def number_of(value: Any) -> float | None:
    """The value as a number, if it is a real number or an array that holds just one.

    The type decides, not `isinstance`: a remote object says that it is a tensor.
    """
    arrays = (np.ndarray, *((sys.modules["torch"].Tensor,) if "torch" in sys.modules else ()))
    if issubclass(type(value), arrays):
        value = value.item() if value.ndim == 0 or tuple(value.shape) == (1,) else None
    numbers = (int, float, np.integer, np.floating)
    if type(value) is bool or not issubclass(type(value), numbers):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf


def packed(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """A structured data type, without gaps where it could not be described with them."""
    try:
        np.lib.format.dtype_to_descr(dtype)
    except ValueError:  # fields that overlap or stand in another order
        return np.dtype([(name, dtype[name]) for name in dtype.names or ()])
    return dtype


def _dtype(description: Any) -> np.dtype[Any]:
    return np.dtype(description) if isinstance(description, str) else descr_to_dtype(description)


def descr_to_dtype(description: Any) -> np.dtype[Any]:
    """A structured data type from its description, whose pairs may have become lists."""
    return np.lib.format.descr_to_dtype(_as_tuples(description))


def _as_tuples(description: Any) -> Any:
    return [
        (name, _as_tuples(kind) if isinstance(kind, list) else kind, *map(tuple, shape))
        for name, kind, *shape in description
    ]


BUILT_IN: dict[type, ValueType] = {
    complex: ValueType("complex", lambda v: (v.real, v.imag), complex),
    range: ValueType("range", lambda v: (v.start, v.stop, v.step), range),
    slice: ValueType("slice", lambda v: (v.start, v.stop, v.step), slice),
    fractions.Fraction: ValueType(
        "fraction", lambda v: (v.numerator, v.denominator), fractions.Fraction
    ),
    decimal.Decimal: ValueType("decimal", _decimal_parts, _decimal),
    dt.timedelta: ValueType(
        "timedelta", lambda v: (v.days, v.seconds, v.microseconds), dt.timedelta
    ),
    dt.date: ValueType("date", lambda v: (v.isoformat(),), dt.date.fromisoformat),
    dt.datetime: ValueType(
        "datetime",
        _time_parts,
        _datetime,
    ),
    dt.time: ValueType("time", _time_parts, _time),
    zoneinfo.ZoneInfo: ValueType("zone", _zone_parts, zoneinfo.ZoneInfo),
    dt.timezone: ValueType("timezone", lambda v: (v.utcoffset(None),), dt.timezone),
    uuid.UUID: ValueType("uuid", lambda v: (str(v),), uuid.UUID),
    pathlib.PosixPath: ValueType("path", lambda v: (str(v),), pathlib.PosixPath),
    pathlib.PurePosixPath: ValueType("purepath", lambda v: (str(v),), pathlib.PurePosixPath),
}
BY_TAG = {kind.tag: kind for kind in BUILT_IN.values()} | {
    "dtype": ValueType("dtype", _dtype_parts, _dtype)
}


def dtype_value_type(value: object) -> ValueType | None:
    """How NumPy's data types travel: each of them has a class of its own, so a table has none."""
    return BY_TAG["dtype"] if isinstance(value, np.dtype) else None


def _of_torch() -> dict[type, ValueType]:
    """The same for torch's values, where torch is imported."""
    return _torch_types() if "torch" in sys.modules else {}


@cache
def _torch_types() -> dict[type, ValueType]:
    import torch

    def dtype(name: str) -> Any:
        found = getattr(torch, name)
        if not isinstance(found, torch.dtype):
            raise TypeError("no data type of torch's")
        return found

    return {
        torch.Size: ValueType("torch.Size", tuple, lambda *sizes: torch.Size(sizes)),
        torch.dtype: ValueType("torch.dtype", lambda v: (str(v).removeprefix("torch."),), dtype),
        torch.device: ValueType("torch.device", lambda v: (str(v),), torch.device),
    }
