"""Call a student's function on copies of the arguments and see what became of it."""

from __future__ import annotations

import copy
import inspect
import linecache
import os
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from dlcourse.check.compare import Tolerance, difference
from dlcourse.check.failure import CheckFailed, Report, first_line, show
from dlcourse.check.plain import NotPlain, as_array, is_tensor, plain

_EXACT = Tolerance(rtol=0.0, atol=0.0)
_LIBRARIES = tuple(
    str(Path(folder)) + os.sep
    for folder in {
        *sysconfig.get_paths().values(),
        str(Path(__file__).parent),
        str(Path(np.__file__).parent),
    }
)


@dataclass(frozen=True)
class Call:
    """The arguments of one call, positional and by keyword."""

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    def copied(self) -> Call:
        """The same call with arguments of its own; generators keep their state."""
        return Call(
            tuple(_copy(arg) for arg in self.args),
            {name: _copy(arg) for name, arg in self.kwargs.items()},
        )

    def named(self, f: object) -> dict[str, Any]:
        """The arguments by the names of f's parameters, as far as these are known."""
        try:
            bound = inspect.signature(f).bind(*self.args, **self.kwargs)  # type: ignore[arg-type]
            return {str(name): value for name, value in bound.arguments.items()}
        except Exception:
            return {str(i): arg for i, arg in enumerate(self.args, 1)} | dict(self.kwargs)

    def text(self, f: object) -> str:
        """The arguments, one on a line: ``w = [1., -1.]``."""
        return "\n".join(_indented(name, show(arg)) for name, arg in self.named(f).items())

    def size(self) -> tuple[int, float]:
        """How big the input is: the number of its elements, then their total magnitude."""
        arrays = [array for arg in self._arguments() if (array := _numbers(arg)) is not None]
        with np.errstate(all="ignore"):
            magnitude = sum(float(np.nansum(np.abs(array.astype(float)))) for array in arrays)
        return sum(array.size for array in arrays), magnitude

    def lengths(self) -> set[int]:
        """Every length of an axis of an argument, and every size."""
        arrays = [array for arg in self._arguments() if (array := _numbers(arg)) is not None]
        return {n for array in arrays for n in (*array.shape, array.size)}

    def _arguments(self) -> list[Any]:
        return [*self.args, *self.kwargs.values()]


def run(f: Callable[..., object], name: str, call: Call) -> tuple[object, list[str]]:
    """Return f's answer and the names of the arguments that it changed in place.

    Raises CheckFailed if f raises, in two lines with the student's own line of code.
    """
    handed = call.copied()
    try:
        answer = f(*handed.args, **handed.kwargs)
    except (Exception, SystemExit) as error:
        raise CheckFailed(_raised(f, name, call, error)) from error
    before, after = call.named(f), handed.named(f)
    return answer, [key for key in before if not _unchanged(before[key], after.get(key))]


def describe_error(error: BaseException) -> str:
    """One line for an exception, and a second one with the line of code that raised it."""
    try:
        text = first_line(str(error))
    except Exception:
        text = ""
    summary = f"{type(error).__name__}: {text}" if text else type(error).__name__
    place = _place(error.__traceback__)
    return f"{summary}\n{place}" if place else summary


def _raised(f: object, name: str, call: Call, error: BaseException) -> Report:
    if isinstance(error, NotImplementedError):
        return Report(f"{name} is not answered yet.")
    return Report(f"{name} stopped with an error.", call.text(f), "", describe_error(error))


def _place(traceback: TracebackType | None) -> str:
    found = ""
    while traceback:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith(_LIBRARIES) and code.co_filename[:1] != "<frozen":
            source = linecache.getline(code.co_filename, traceback.tb_lineno).strip()
            found = f"line {traceback.tb_lineno}, in {code.co_name}: {source}".rstrip(": ")
        traceback = traceback.tb_next
    return found


def _copy(value: Any) -> Any:
    if type(value) is list:
        return [_copy(item) for item in value]
    if type(value) is tuple:
        return tuple(_copy(item) for item in value)
    if type(value) is dict:
        return {key: _copy(item) for key, item in value.items()}
    if is_tensor(value):
        return value.detach().clone().requires_grad_(value.requires_grad)
    if type(value) in (np.ndarray, np.random.Generator):
        return copy.deepcopy(value)
    return value


def _unchanged(before: object, after: object) -> bool:
    try:
        return difference(plain(before), plain(after), _EXACT) is None
    except NotPlain:
        return True


def _numbers(value: object) -> Any:
    try:
        return as_array(plain(value))
    except NotPlain:
        return None


def _indented(name: str, text: str) -> str:
    lines = text.splitlines() or [""]
    first = f"{name} = "
    return "\n".join([first + lines[0], *(" " * len(first) + line for line in lines[1:])])
