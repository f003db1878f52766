"""The classes that the judge and the student's process both know, and stand-ins for others."""

from __future__ import annotations

import collections
import dataclasses
import enum
from functools import cache
from typing import Any

from dlcourse.sandbox.channel import ProtocolError
from dlcourse.sandbox.codec import checked_text
from dlcourse.sandbox.remote_object import PLAIN_TYPES, library_class, library_exception


class KnownClasses:
    """Classes of one submission, on the judge's side.

    Attributes
    ----------
    given_classes : dict
        Classes that given cells define on both sides, by name.
    made : dict
        Classes that were made here to stand for the student's, and the paths of those.
    """

    def __init__(self, given_classes: dict[str, type]) -> None:
        self.given_classes = given_classes
        self.made: dict[type, str] = {}

    def name_of(self, value: object) -> str | None:
        """The name of a class that a given cell defines on both sides; None for anything else."""
        if isinstance(value, type) and self.given_classes.get(value.__name__) is value:
            return value.__name__
        return None

    def exception_class(self, own: list[str]) -> type[BaseException] | None:
        """A class that `except` takes, for an exception class of the student's."""
        if own[0].partition(":")[0] != "__main__":
            return None
        known = next(filter(None, map(library_exception, own)), None)
        if known is None:
            return None
        for cls, path in self.made.items():
            if path == own[0] and issubclass(cls, BaseException):
                return cls
        parents = (self.exception_class(own[1:]) if len(own) > 1 else None) or known
        made = type(own[0].rpartition(":")[2], (parents,), {"__module__": "__main__"})
        self.made[made] = own[0]
        return made

    def given_value(self, name: str, fields: Any) -> object:
        """A value of a given cell's class: its own fields, in the judge's class."""
        cls = self.given_classes[checked_text(name)]
        if issubclass(cls, enum.Flag):
            return cls(fields)
        if issubclass(cls, enum.Enum):
            return cls[fields]
        if issubclass(cls, tuple):
            return tuple.__new__(cls, fields)
        value = object.__new__(cls)
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            object.__setattr__(value, field.name, fields[field.name])
        return value

    def named_tuple(self, path: str, names: Any, items: Any) -> object:
        """A named tuple of the student's, as one that is made here."""
        name = checked_text(path).replace(":", ".").rpartition(".")[2]
        cls = named_tuple_class(name, tuple(names))
        self.made[cls] = path
        return tuple.__new__(cls, items)

    def of_path(self, path: str) -> type | None:
        """The class at a path that the student's side names: a library's or a given cell's."""
        module, _, name = path.partition(":")
        of_cell = self.given_classes.get(name) if module == "__main__" else None
        if of_cell is not None and not issubclass(of_cell, PLAIN_TYPES):
            return of_cell
        return library_class(path)


@cache
def named_tuple_class(name: str, fields: tuple[str, ...]) -> type[tuple[Any, ...]]:
    """A named tuple with these fields; the same class each time."""
    if len(fields) > 100 or not all(type(field) is str for field in fields):
        raise ProtocolError("a badly described named tuple")
    made: type[tuple[Any, ...]] = collections.namedtuple(name, fields)  # type: ignore[misc]
    return made
