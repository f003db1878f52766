"""The student's process: runs the student's cells and answers the judge's calls.

Nothing here decides anything. What is sent back is the student's word, and the judge treats it so.
"""

from __future__ import annotations

import importlib
import operator
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dlcourse.grading.shell import Shell, capturing, plain_text
from dlcourse.grading.wire import Channel, Closed, Garbage, Link, Tree

LOST_CHANNEL = 71  # exit status of a process that cannot talk to the judge any more
SOURCE_FOLDER = str(Path(__file__).parent)


FORWARDED = """
add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor
iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor
neg pos invert abs index getitem setitem delitem
""".split()  # noqa: SIM905


def _call(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return function(*args, **kwargs)


OPERATIONS: dict[str, Callable[..., Any]] = {
    "call": _call,
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "iter": iter,
    "next": next,
    "len": len,
    "float": float,
    "int": int,
    "complex": complex,
    "str": str,
    "repr": repr,
    "dir": dir,
    "enter": lambda manager: manager.__enter__(),
    "exit": lambda manager: manager.__exit__(None, None, None),
    "is_instance": lambda value, cls: any(base is cls for base in type(value).__mro__),
    "is_subclass": lambda value, cls: any(base is cls for base in value.__mro__),
    "tensor": lambda tensor: tensor.clone().as_subclass(sys.modules["torch"].Tensor),
    **{name: getattr(operator, name) for name in FORWARDED},
}


class Callback:
    """A function of the judge's: calling it sends plain arguments there and brings the value."""

    def __init__(self, link: StudentLink, number: int, name: str) -> None:
        self._link = link
        self._number = number
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._link.call("callback", self._number, args, kwargs)


class StudentLink(Link):
    """The student's end of the connection with the judge."""

    def __init__(self, channel: Channel, shell: Shell) -> None:
        super().__init__(channel)
        self.shell = shell
        self.objects: dict[int, object] = {}
        self.numbers: dict[int, int] = {}
        self.count = 0
        self.process = os.getpid()
        self.imported: dict[int, Any] = {}

    def gradient(self, tensor: object) -> Tree:
        return self.handle(tensor)

    def attach(self, tensor: Any, said: Tree) -> None:
        self.imported[said] = tensor

    def backward(self, tensor: Any, gradient: Any) -> list[tuple[int, Any]]:
        """Let a gradient flow into the student's graph; what it leaves on the judge's tensors."""
        tensor.backward(gradient, retain_graph=True)
        found = [(n, t.grad) for n, t in self.imported.items() if t.grad is not None]
        for number, _ in found:
            self.imported[number].grad = None
        return found

    def opaque(self, value: Any) -> Tree:
        if type(value) is Callback:
            return ["function", value._number]
        return self.handle(value)

    def handle(self, value: Any) -> Tree:
        """What stands for an object that stays here."""
        number = self.numbers.get(id(value))
        if number is None:
            self.count += 1
            number = self.numbers[id(value)] = self.count
            self.objects[number] = value
        own = list(map(import_path, value.__mro__)) if isinstance(value, type) else None
        return ["handle", number, list(map(import_path, type(value).__mro__)), own]

    def reopen(self, tree: Tree) -> object:
        kind, *rest = tree
        if kind == "handle":
            return self.objects[rest[0]]
        if kind == "function":
            return Callback(self, rest[0], rest[1])
        if kind == "library":
            return resolve(rest[0])
        if kind == "named":
            return self.shell.user_ns[rest[0]]
        raise Garbage(kind)

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        if operation.startswith("no_grad:"):
            with sys.modules["torch"].no_grad():
                return self.perform(operation.partition(":")[2], payload)
        names = self.shell.user_ns
        if operation == "backward":
            return self.backward(*payload)
        if operation == "run":
            return self.run(*payload)
        if operation == "get":
            if payload[0] not in names:
                raise NameError(f"name {payload[0]!r} is not defined")
            return names[payload[0]]
        if operation == "set":
            names[payload[0]] = payload[1]
            return None
        if operation == "del":
            del names[payload[0]]
            return None
        if operation == "release":
            return self.release(payload[0])
        try:
            return OPERATIONS[operation](*payload)
        finally:
            if os.getpid() != self.process:
                os._exit(0)

    def release(self, numbers: list[int]) -> None:
        for number in numbers:
            value = self.objects.pop(number, None)
            self.numbers.pop(id(value), None)

    def run(self, source: str, output_bytes: int) -> dict[str, Any]:
        """Run one cell; its outputs, what it raised, and its last value if that is plain."""
        shown = _tail_position()
        with capturing(self.shell, output_bytes) as capture:
            result = self.shell.run_cell(source, store_history=True)
            if os.getpid() != self.process:
                os._exit(0)
            capture.write("stdout", _tail(shown, output_bytes))
        error = result.error_before_exec or result.error_in_exec
        return {
            "outputs": capture.finished(),
            "error": self.describe(error) if error else None,
            "value": result.result,
        }

    def describe(self, error: BaseException) -> dict[str, Any]:
        """What the judge may know of an exception: classes, text and the student's own lines."""
        try:
            text = str(error)[:2000]
        except Exception:
            text = ""
        args = (
            error.args if all(type(a) in (str, int, float, bool) for a in error.args) else (text,)
        )
        return {
            "classes": list(map(import_path, type(error).__mro__)),
            "args": tuple(a[:2000] if type(a) is str else a for a in args),
            "text": text,
            "traceback": student_traceback(error),
        }

    def revive(self, description: Any) -> BaseException:
        """An exception in a function of the judge's: its class, and no word of what it knows."""
        error: BaseException = resolve(description)()
        return error


def import_path(cls: type) -> str:
    """`module:qualified.name` of a class."""
    return f"{cls.__module__}:{cls.__qualname__}"


def resolve(path: str) -> Any:
    """The object that an import path leads to."""
    module, _, name = path.partition(":")
    value: Any = importlib.import_module(module)
    for part in name.split("."):
        value = getattr(value, part)
    return value


def student_traceback(error: BaseException) -> str:
    """The last few frames in the student's own code, and the exception."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(SOURCE_FOLDER) and "site-packages" not in frame.filename
    ]
    try:
        last = traceback.format_exception_only(error)[-1:]
    except Exception:
        last = [type(error).__name__]
    lines = [f"  {frame.name}, line {frame.lineno}: {frame.line or ''}\n" for frame in frames[-5:]]
    return plain_text("".join(lines + last))[:4000]


def serve(channel: Channel, shell: Shell) -> None:
    """Answer the judge until the connection ends."""
    link = StudentLink(channel, shell)
    sys.modules["__main__"] = shell.user_module
    while True:
        try:
            message, buffers = channel.receive()
            link.serve(message, buffers)
        except KeyboardInterrupt:
            continue
        except (Closed, Garbage):
            os._exit(LOST_CHANNEL)


def _tail_position() -> int:
    try:
        return os.lseek(1, 0, os.SEEK_END)
    except OSError:
        return 0


def _tail(position: int, limit: int) -> str:
    """What was written to descriptor 1, which is a file, since then."""
    try:
        data = os.pread(1, limit, position)
        os.ftruncate(1, 0)
    except OSError:
        return ""
    return data.decode(errors="replace")
