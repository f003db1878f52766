"""What the judge sends to a student's process.

Values that the judge sends are trusted, so what is neither plain nor a function may travel pickled
in this direction.
"""

from __future__ import annotations

import inspect
import io
import types
import weakref
from collections.abc import Callable, Iterator
from typing import Any

from dlcourse.sandbox.channel import Channel, Tree
from dlcourse.sandbox.connection import Connection
from dlcourse.sandbox.encoder import Encoder
from dlcourse.sandbox.known_classes import KnownClasses
from dlcourse.sandbox.pickling import JudgeEncoder, Pickler
from dlcourse.sandbox.remote_object import RemoteObject, library_path
from dlcourse.sandbox.values import NotPlain

FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)


class JudgeSender(Connection):
    """The sending half of the judge's end of a connection.

    Attributes
    ----------
    known : KnownClasses
        Classes that both sides know.
    functions, lasting : dict
        Functions of the judge's that the student's side may call, by number: for this check, and
        until the end.
    sent : dict
        Objects that went over pickled in this check, by number.
    forgetting : bool
        Whether the other side must forget them before anything else happens.
    originals : dict
        Tensors that came from the student's graph, by id, and the remote objects they stand for.
    exported : list
        Tensors of the judge's that want a gradient, by number.
    """

    def __init__(self, channel: Channel, classes: dict[str, type]) -> None:
        super().__init__(channel)
        self.known = KnownClasses(classes)
        self.functions: dict[int, Callable[..., Any]] = {}
        self.lasting: dict[int, Callable[..., Any]] = {}
        self.last_number = 0
        self.sent: dict[int, object] = {}
        self.forgetting = False
        self.originals: dict[int, tuple[weakref.ref[Any], object]] = {}
        self.exported: list[Any] = []
        self.current: Encoder | None = None

    def encoder(self, known: Any = ()) -> Encoder:
        self.current = JudgeEncoder(self.encode_object, known, self.replacement, self.gradient)
        return self.current

    def replacement(self, value: object) -> Tree | None:
        known = self.originals.get(id(value))
        return self.encode_object(known[1]) if known and known[0]() is value else None

    def gradient(self, tensor: Any) -> Tree:
        self.exported.append(tensor)
        return len(self.exported) - 1

    def encode_object(self, value: Any) -> Tree:
        if type(value) is RemoteObject:
            return ["remote", value._dlc_number]
        name = self.known.name_of(value)
        if name is not None:
            return ["named", name]
        path = library_path(value)
        if path is not None:
            return ["library", path]
        if self.is_function(value):
            return ["function", self._export(value), getattr(value, "__name__", "function")]
        if isinstance(value, Iterator) and inspect.isgenerator(value):
            return ["iterator", self._export(value.__next__), "iterator"]
        return self._pickled(value)

    def is_function(self, value: object) -> bool:
        """Whether a value is code of the check's, which must run here; a network is data."""
        if not callable(value) or isinstance(value, type) or library_path(value) is not None:
            return False
        module = type(value).__module__
        own = module in ("builtins", "functools", "types") or (
            module == "__main__" and type(value) not in self.known.given_classes.values()
        )
        return own or isinstance(value, FUNCTIONS)

    def _export(self, function: Callable[..., Any]) -> int:
        self.last_number += 1
        self.functions[self.last_number] = function
        if id(function) in self.lasting:
            self.lasting[self.last_number] = function
        return self.last_number

    def _has_own_way(self, value: object) -> bool:
        """Whether a part of a pickled object is sent as a remote object, a class or a function."""
        known = self.known.name_of(value) is not None
        return type(value) is RemoteObject or known or self.is_function(value)

    def _pickled(self, value: Any) -> Tree:
        encoder = self.current
        file = io.BytesIO()
        try:
            if encoder is None:
                raise NotPlain("nothing is being sent")
            pickler = Pickler(file, encoder, self._has_own_way)
            pickler.dump(value)
        except Exception as error:
            raise NotPlain(
                f"a {type(value).__name__} of the check's cannot go to the student's process: pass "
                "plain data or functions, or make it there with "
                'check.remote("module.Class", ...)'
            ) from error
        self.last_number += 1
        self.sent[self.last_number] = value
        encoder.buffers.append(file.getvalue())
        return ["pickled", self.last_number, len(encoder.buffers) - 1, *pickler.references]

    def keep(self, value: Any) -> None:
        """Let the student's side call this function until the end, not for one check only."""
        if callable(value):
            self.lasting[id(value)] = value

    def end_check(self) -> None:
        """Take back what the other side had for one check."""
        self.functions = {n: f for n, f in self.functions.items() if n in self.lasting}
        self.forgetting = bool(self.sent)
