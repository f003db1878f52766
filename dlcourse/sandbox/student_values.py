"""What of a student's values can travel as plain data."""

from __future__ import annotations

import dataclasses
import enum
import sys
from collections import namedtuple
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from dlcourse.sandbox.channel import Tree
from dlcourse.sandbox.codec import is_dense, refuse
from dlcourse.sandbox.encoder import Encoder

# What a class statement adds to a named tuple; anything else is a method of the student's own.
NAMED_TUPLE_EXTRAS = {
    "__annotations__", "__orig_bases__", "__module__", "__doc__", "__firstlineno__",
    "__static_attributes__", "__annotate__", "__annotate_func__", "__annotations_cache__",
}  # fmt: skip


class StudentEncoder(Encoder):
    """Sends what a student's subclass of an array or a tensor holds, as an array or a tensor.

    Attributes
    ----------
    given_classes : mapping
        The names of classes that the judge has, too.
    """

    given_classes: Mapping[type, str] = MappingProxyType({})

    def for_keys(self) -> Encoder:
        encoder = StudentEncoder(refuse)
        encoder.given_classes = self.given_classes
        return encoder

    def key(self, value: Any) -> Tree:
        name = self.given_classes.get(type(value))
        if name is not None and isinstance(value, (enum.Enum, tuple)):
            return ["given class", name, self.key(fields_of(value))]
        if is_named_tuple(value):
            return self.named_tuple(value, self.key)
        return super().key(value)

    def named_tuple(self, value: Any, part: Callable[[Any], Tree]) -> Tree:
        """What stands for a named tuple of the student's. part: the tree of what it holds."""
        return ["named_tuple", import_path(type(value)), list(value._fields), part(tuple(value))]

    def travels_by_reference(self, value: object) -> bool:
        if super().travels_by_reference(value):
            return True
        if isinstance(value, np.ndarray):
            return not isinstance(value, np.ma.MaskedArray) and super().travels_by_reference(
                np.ndarray.view(value, np.ndarray)
            )
        torch = sys.modules.get("torch")
        return (
            torch is not None
            and isinstance(value, torch.Tensor)
            and not isinstance(value, torch.nn.Parameter)
            and is_dense(value)
        )


def import_path(cls: type) -> str:
    """`module:qualified.name` of a class."""
    return f"{cls.__module__}:{cls.__qualname__}"


def fields_of(value: Any) -> Any:
    """What a value of a given cell's class holds; None if it is no enum, tuple or dataclass."""
    if isinstance(value, enum.Flag):
        return value.value  # of several flags at once there is no name
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, tuple):
        return tuple(value)
    if dataclasses.is_dataclass(value) and type(value).__new__ is object.__new__:
        names = [field.name for field in dataclasses.fields(value)]
        # A field may be without a value; then the object stays here.
        held = {name: getattr(value, name) for name in names if hasattr(value, name)}
        return held if len(held) == len(names) else None
    return None


def is_named_tuple(value: Any) -> bool:
    """Whether a value is a named tuple without methods of its own."""
    cls, names = type(value), getattr(type(value), "_fields", None)
    if not isinstance(value, tuple) or cls.__bases__ != (tuple,) or type(names) is not tuple:
        return False
    try:
        known = {*vars(namedtuple("known", names)), *NAMED_TUPLE_EXTRAS}
    except (TypeError, ValueError):
        return False
    return set(vars(cls)) <= known
