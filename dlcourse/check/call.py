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
from dlcourse.check.failure import Report, first_line, show
from dlcourse.check.plain import NotPlain, as_array, is_tensor, plain

_EXACT = Tolerance(rtol=0.0, atol=0.0)
_LIBRARY_FOLDERS = {
    *sysconfig.get_paths().values(),
    str(Path(__file__).parents[1]),
    str(Path(np.__file__).parent),
}
_LIBRARIES = (*(folder + os.sep for folder in _LIBRARY_FOLDERS), "<frozen ", "<__array_function__")
_ERROR_HINTS = {  # words of an exception → what to do, where beginners meet it often
    "value of an array with more than one": (
        "if, and, or, not and max(…) take one value. For every entry of an array: np.where, &, |, "
        "~ and np.maximum."
    ),
    "value of Tensor with more than one": (
        "if, and, or, not and max(…) take one value. For every entry of a tensor: torch.where, "
        "&, |, ~ and torch.maximum."
    ),
    "Cannot cast ufunc": (
        "An array of whole numbers cannot hold fractions: make a new array, x = x + y, and not "
        "x += y."
    ),
    "UnboundLocalError": (
        "A name that is given a value anywhere in a function belongs to the whole function: choose "
        "another name here."
    ),
}
_BY_POSITION = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


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

    def names(self, *functions: object) -> list[str]:
        """A name for every argument: the parameters of the first function that tells them."""
        for f in functions:
            names = _parameters(f)
            if len(names) >= len(self.args):
                return [*names[: len(self.args)], *self.kwargs]
        return [*(f"argument {i}" for i in range(1, len(self.args) + 1)), *self.kwargs]

    def text(self, *functions: object) -> str:
        """The arguments, one on a line: ``w = [1., -1.]``."""
        pairs = zip(self.names(*functions), self.values(), strict=True)
        return "\n".join(_indented(name, show(value)) for name, value in pairs)

    def values(self) -> list[Any]:
        """All arguments in order."""
        return [*self.args, *self.kwargs.values()]

    def size(self) -> tuple[int, float]:
        """How big the input is: the number of its elements, then their total magnitude."""
        arrays = [array for arg in self.values() if (array := _numbers(arg)) is not None]
        with np.errstate(all="ignore"):
            magnitude = sum(float(np.nansum(np.abs(array.astype(float)))) for array in arrays)
        return sum(array.size for array in arrays), magnitude

    def lengths(self) -> set[int]:
        """Every length of an axis of an argument, and every size."""
        arrays = [array for arg in self.values() if (array := _numbers(arg)) is not None]
        return {n for array in arrays for n in (*array.shape, array.size)}


def run(f: Callable[..., object], call: Call) -> tuple[object, list[int]]:
    """Return f's answer and the positions of the arguments that it changed in place."""
    handed = call.copied()
    answer = f(*handed.args, **handed.kwargs)
    pairs = zip(call.values(), handed.values(), strict=True)
    return answer, [i for i, (before, after) in enumerate(pairs) if not _unchanged(before, after)]


def is_machinery(error: BaseException) -> bool:
    """Whether an exception is not the student's: a limit that was reached, or one of ours."""
    return isinstance(error, TimeoutError) or type(error).__module__.startswith("dlcourse.")


def stopped(name: str, error: BaseException, given: str = "") -> Report:
    """What to tell when an answer raises an exception: not answered yet, or where it stopped."""
    if isinstance(error, NotImplementedError):
        return Report(f"{_function_of(error) or name} is not answered yet.")
    actual = describe_error(error)
    hint = next((hint for words, hint in _ERROR_HINTS.items() if words in actual), "")
    return Report(f"{name} stopped with an error.", input=given, actual=actual, hint=hint)


def describe_error(error: BaseException) -> str:
    """One line for an exception, and a second one with the line of code that raised it."""
    try:
        text = first_line(str(error))
    except Exception:
        text = ""
    summary = f"{type(error).__name__}: {text}" if text else type(error).__name__
    place = _place_in_notes(error) or _place(error.__traceback__)
    return f"{summary}\n{place}" if place else summary


def _function_of(error: BaseException) -> str:
    """The name of the function that raised it, or "": a check may call one through another.

    "" for __init__ and its like, too: the question's own name says more.
    """
    name = (_place_in_notes(error) or _place(error.__traceback__)).partition(",")[0]
    return name if name.isidentifier() and not name.startswith("__") else ""


def _place_in_notes(error: BaseException) -> str:
    """Where it happened, if it happened in another process: the last indented line of a note."""
    lines = [line for note in getattr(error, "__notes__", ()) for line in str(note).splitlines()]
    frames = [line for line in lines if line.startswith("  ")]
    return first_line(frames[-1]) if frames else ""


def _place(traceback: TracebackType | None) -> str:
    found = ""
    while traceback:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith(_LIBRARIES):
            source = linecache.getline(code.co_filename, traceback.tb_lineno).strip()
            found = f"{code.co_name}, line {traceback.tb_lineno}: {source}".rstrip(": ")
        traceback = traceback.tb_next
    return found


def _parameters(f: object) -> list[str]:
    """The names of f's parameters that take one argument by position; empty if unknown."""
    try:
        parameters = inspect.signature(f).parameters.values()  # type: ignore[arg-type]
        return [str(p.name) for p in parameters if p.kind in _BY_POSITION]
    except Exception:
        return []


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
        known = plain(before)
    except NotPlain:
        return True
    try:
        return difference(known, plain(after), _EXACT) is None
    except NotPlain:
        return False


def _numbers(value: object) -> Any:
    try:
        return as_array(plain(value))
    except NotPlain:
        return None


def _indented(name: str, text: str) -> str:
    lines = text.splitlines() or [""]
    first = f"{name} = "
    return "\n".join([first + lines[0], *(" " * len(first) + line for line in lines[1:])])
