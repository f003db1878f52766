"""The student's process: answers the judge's calls, and has cells run (`student_cells`).

Nothing here decides anything. What is sent back is the student's word, and the judge treats it so.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Self

from dlcourse.sandbox.channel import Channel, ConnectionLost, ProtocolError, Tree
from dlcourse.sandbox.connection import Connection
from dlcourse.sandbox.encoder import Encoder
from dlcourse.sandbox.frames import parts_of
from dlcourse.sandbox.operations import OPERATIONS
from dlcourse.sandbox.pickling import Borrowed, Unpickler, state_of
from dlcourse.sandbox.shell import Shell
from dlcourse.sandbox.student_cells import CellRunner, described
from dlcourse.sandbox.student_values import (
    StudentEncoder,
    fields_of,
    import_path,
    is_named_tuple,
)

LOST_CHANNEL = 71  # exit status of a process that cannot talk to the judge any more
LOOKED_AT = 20  # so many of the check's latest objects are searched for changes


class Callback:
    """A function of the judge's: calling it sends plain arguments there and brings the value."""

    def __init__(self, connection: StudentConnection, number: int, name: str) -> None:
        self._connection = connection
        self._number = number
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._connection.call("callback", self._number, args, kwargs)


class RemoteIterator:
    """An iterator of the judge's, such as a generator."""

    def __init__(self, following: Callback) -> None:
        self._next = following

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return self._next()


class StudentConnection(Connection):
    """The student's end of the connection with the judge."""

    def __init__(self, channel: Channel, shell: Shell) -> None:
        super().__init__(channel)
        self.shell = shell
        self.objects: dict[int, object] = {}
        self.numbers: dict[int, int] = {}
        self.count = 0
        self.imported: dict[int, Any] = {}
        self.given_classes: dict[type, str] = {}  # classes that the judge has, too
        self.borrowed: dict[int, Borrowed] = {}  # what the judge sent pickled, by id
        self.cells = CellRunner(shell)

    # ---- what goes over

    def encoder(self, known: Iterable[object] = ()) -> Encoder:
        self.current = StudentEncoder(self.encode_object, known, self.replacement, self.gradient)
        self.current.given_classes = self.given_classes
        return self.current

    def gradient(self, tensor: object) -> Tree:
        return self.remote(tensor)

    def encode_object(self, value: Any) -> Tree:
        if type(value) is Callback:
            return ["function", value._number]
        borrowed = self.borrowed.get(id(value))
        # The judge takes its own object again; what was changed here would look unchanged there.
        if borrowed is not None and borrowed.value is value and state_of(value) == borrowed.state:
            return ["borrowed", borrowed.number]
        name = self.given_classes.get(type(value))
        if name is not None and (fields := fields_of(value)) is not None:
            return ["given class", name, self.current.tree(fields)]
        table = parts_of(value)
        if table is not None:
            return ["table", self.current.tree(table)]
        if is_named_tuple(value):
            return self.current.named_tuple(value, self.current.tree)
        return self.remote(value)

    def remote(self, value: Any) -> Tree:
        """What stands for an object that stays here."""
        number = self.numbers.get(id(value))
        if number is None:
            self.count += 1
            number = self.numbers[id(value)] = self.count
            self.objects[number] = value
        own = list(map(import_path, value.__mro__)) if isinstance(value, type) else None
        return ["remote", number, list(map(import_path, type(value).__mro__)), own]

    # ---- what comes in

    def attach(self, tensor: Any, said: Tree) -> None:
        self.imported[said] = tensor

    def decode_object(self, tree: Tree) -> object:
        kind, *rest = tree
        if kind == "remote":
            return self.objects[rest[0]]
        if kind == "function":
            return Callback(self, rest[0], rest[1])
        if kind == "iterator":
            return RemoteIterator(Callback(self, rest[0], rest[1]))
        if kind == "library":
            return resolve(rest[0])
        if kind == "named":
            return self.shell.user_ns[rest[0]]
        if kind == "pickled":
            number, buffer, *references = rest
            decoder = self._decoder
            data = bytes(decoder.buffers[buffer])
            value = Unpickler(data, list(map(decoder.value, references))).load()
            self.borrowed[id(value)] = Borrowed(value, number, state_of(value))
            return value
        raise ProtocolError(kind)

    def decoder(self, buffers: list[bytearray], known: Iterable[object] = ()) -> Any:
        self._decoder = super().decoder(buffers, known)
        return self._decoder

    # ---- what the judge asks for

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        if operation.startswith("no_grad:"):
            with sys.modules["torch"].no_grad():
                return self.perform(operation.partition(":")[2], payload)
        own: dict[str, Callable[..., Any]] = {
            "backward": self.backward, "run": self.cells.run, "run_in_copy": self.cells.run_in_copy,
            "get": self.get, "set": self.set, "del": self.delete, "has": self.has,
            "release": self.release, "share_class": self.share_class, "end_check": self.end_check,
            "call_library": self.call_library,
        }  # fmt: skip
        if operation in own:
            return own[operation](*payload)
        try:
            return OPERATIONS[operation](*payload)
        finally:
            if os.getpid() != self.cells.process:
                os._exit(0)

    def backward(self, tensor: Any, gradient: Any) -> list[tuple[int, Any]]:
        """Let a gradient flow into the student's graph; what it leaves on the judge's tensors."""
        tensor.backward(gradient, retain_graph=True)
        found = [(n, t.grad) for n, t in self.imported.items() if t.grad is not None]
        for number, _ in found:
            self.imported[number].grad = None
        return found

    def get(self, name: str) -> Any:
        if name not in self.shell.user_ns:
            raise NameError(f"name {name!r} is not defined")
        return self.shell.user_ns[name]

    def set(self, name: str, value: Any) -> None:
        self.shell.user_ns[name] = value

    def delete(self, name: str) -> None:
        del self.shell.user_ns[name]

    def has(self, name: str) -> bool:
        return name in self.shell.user_ns

    def share_class(self, name: str) -> None:
        """A given cell has just defined this class on both sides."""
        found = self.shell.user_ns.get(name)
        if isinstance(found, type):
            self.given_classes[found] = name

    def call_library(self, path: str, args: Any, kwargs: Any) -> Any:
        """Call what a library has under this import path."""
        return resolve(path)(*args, **kwargs)

    def changed_objects(self) -> list[tuple[int, object]]:
        """Of objects of the check's, the number and what is in them now.

        Of a given cell's class that is its attributes, which the judge puts into its own object.
        For any other object it is None: the judge only learns that it changed.
        """
        found: list[tuple[int, object]] = []
        for key, borrowed in list(self.borrowed.items())[-LOOKED_AT:]:
            state = state_of(borrowed.value)
            if state == borrowed.state:
                continue
            followed = type(borrowed.value) in self.given_classes and hasattr(
                borrowed.value, "__dict__"
            )
            if followed:
                self.borrowed[key] = replace(borrowed, state=state)
            else:  # from now on another object than the judge's
                del self.borrowed[key]
            found.append((borrowed.number, dict(vars(borrowed.value)) if followed else None))
        return found

    def end_check(self) -> None:
        self.borrowed.clear()

    def release(self, numbers: list[int]) -> None:
        for number in numbers:
            value = self.objects.pop(number, None)
            self.numbers.pop(id(value), None)

    def describe(self, error: BaseException) -> dict[str, Any]:
        return described(error)

    def revive(self, description: Any) -> BaseException:
        """An exception in a function of the judge's: its class, and no word of what it knows."""
        error: BaseException = resolve(description)()
        return error


def resolve(path: str) -> Any:
    """The object that an import path leads to; a module if nothing follows the colon."""
    module, _, name = path.partition(":")
    value: Any = importlib.import_module(module)
    for part in filter(None, name.split(".")):
        value = getattr(value, part)
    return value


def serve(channel: Channel, shell: Shell) -> None:
    """Answer the judge until the connection ends."""
    connection = StudentConnection(channel, shell)
    sys.modules["__main__"] = shell.user_module
    while True:
        try:
            message, buffers = channel.receive()
            connection.serve(message, buffers)
        except KeyboardInterrupt:
            continue
        except (ConnectionLost, ProtocolError):
            os._exit(LOST_CHANNEL)
