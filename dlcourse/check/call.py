"""Call a student's function on copies of the arguments, and report the result."""

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
from dlcourse.check.plain import NotComparable, as_array, is_tensor, plain

_EXACT = Tolerance(rtol=0.0, atol=0.0)
_LIBRARY_FOLDERS = {
    *sysconfig.get_paths().values(),
    str(Path(__file__).parents[1]),
    str(Path(np.__file__).parent),
}
_LIBRARIES = (*(folder + os.sep for folder in _LIBRARY_FOLDERS), "<frozen ", "<__array_function__")
_ERROR_HINTS = {  # words of a common exception → what to do
    "value of an array with more than one": (
        "if, and, or, not and max(…) work on one value. For all entries of an array, use np.where, "
        "&, |, ~ and np.maximum."
    ),
    "value of Tensor with more than one": (
        "if, and, or, not and max(…) work on one value. For all entries of a tensor, use "
        "torch.where, &, |, ~ and torch.maximum."
    ),
    "Cannot cast ufunc": (
        "An array of whole numbers cannot hold fractions: make a new array with x = x + y instead "
        "of x += y."
    ),
    "UnboundLocalError": (
        "This name has no value yet here. A name that gets a value anywhere in a function is local "
        "in the whole function: give it a value before, or choose another name."
    ),
    "too many indices for array": (
        "The array has fewer axes than there are indices. A tuple counts as several: x[(1, 2)] is "
        "x[1, 2]. For several entries, use a list: x[[1, 2]], or x[list(t)] for a tuple t."
    ),
}
_BY_POSITION = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


@dataclass(frozen=True)
class Call:
    """The positional and keyword arguments of one call."""

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    def copied(self) -> Call:
        """Copy the call and its arguments; random generators keep their state."""
        return Call(
            tuple(_copy(arg) for arg in self.args),
            {name: _copy(arg) for name, arg in self.kwargs.items()},
        )

    def names(self, *functions: object) -> list[str]:
        """Name every argument, with the parameter names of the first function that tells them."""
        for f in functions:
            names = _parameters(f)
            if len(names) >= len(self.args):
                return [*names[: len(self.args)], *self.kwargs]
        return [*(f"argument {i}" for i in range(1, len(self.args) + 1)), *self.kwargs]

    def text(self, *functions: object) -> str:
        """Write the arguments, one per line: ``w = [1., -1.]``."""
        pairs = zip(self.names(*functions), self.values(), strict=True)
        return "\n".join(_indented(name, show(value)) for name, value in pairs)

    def values(self) -> list[Any]:
        """List all arguments in order."""
        return [*self.args, *self.kwargs.values()]

    def size(self) -> tuple[int, float]:
        """Measure the input: the number of its elements, and the sum of their absolute values."""
        arrays = [array for arg in self.values() if (array := _numbers(arg)) is not None]
        with np.errstate(all="ignore"):
            magnitude = sum(float(np.nansum(np.abs(array.astype(float)))) for array in arrays)
        return sum(array.size for array in arrays), magnitude

    def lengths(self) -> set[int]:
        """Collect the length of every axis of every argument, and every size."""
        arrays = [array for arg in self.values() if (array := _numbers(arg)) is not None]
        return {n for array in arrays for n in (*array.shape, array.size)}


def run(f: Callable[..., object], call: Call) -> tuple[object, list[int]]:
    """Call f on copies of the arguments.

    Returns
    -------
    answer
        What f returned.
    changed
        The positions of the arguments that f changed in place.
    """
    handed = call.copied()
    marks = [_marks(value) for value in handed.values()]
    answer = f(*handed.args, **handed.kwargs)
    triples = zip(call.values(), handed.values(), marks, strict=True)
    return answer, [
        place
        for place, (before, after, mark) in enumerate(triples)
        if _marks(after) != mark or not _unchanged(before, after)
    ]


def is_machinery(error: BaseException) -> bool:
    """Whether an exception is not the student's: a time limit, or an exception of dlcourse."""
    return isinstance(error, TimeoutError) or type(error).__module__.startswith("dlcourse.")


def stopped(name: str, error: BaseException, given: str = "") -> Report:
    """Report an exception in an answer: not answered yet, or stopped with an error."""
    # A library's error of this class says what it cannot do. That of a stub says nothing.
    if isinstance(error, NotImplementedError) and not error.args:
        return Report(f"{_function_of(error) or name} is not answered yet.")
    actual = describe_error(error)
    hint = next((hint for words, hint in _ERROR_HINTS.items() if words in actual), "")
    return Report(f"{name} stopped with an error.", input=given, actual=actual, hint=hint)


def describe_error(error: BaseException) -> str:
    """Describe an exception in one line; a second line shows the line of code that raised it."""
    try:
        text = first_line(str(error))
    except Exception:
        text = ""
    summary = f"{type(error).__name__}: {text}" if text else type(error).__name__
    place = _place_in_notes(error) or _place(error.__traceback__)
    return f"{summary}\n{place}" if place else summary


def _function_of(error: BaseException) -> str:
    """The name of the function that raised it, or "".

    A check may call one of the student's functions through another one. The names of special
    methods, such as __init__, say less than the name of the question, so they give "" too.
    """
    name = (_place_in_notes(error) or _place(error.__traceback__)).partition(",")[0]
    return name if name.isidentifier() and not name.startswith("__") else ""


def _place_in_notes(error: BaseException) -> str:
    """Where it happened, if in another process: the last indented line of the notes."""
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
    """The names of the parameters that take one argument by position; empty if unknown."""
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


def _marks(value: Any) -> object:
    """What a tensor carries beside its values: its dtype, whether it wants or has a gradient."""
    if is_tensor(value):
        has_gradient = value.is_leaf and value.grad is not None
        return str(value.dtype), value.requires_grad, has_gradient
    if type(value) in (list, tuple):
        return [_marks(item) for item in value]
    if type(value) is dict:
        return [_marks(item) for item in value.values()]
    return str(value.dtype) if type(value) is np.ndarray else None


def _unchanged(before: object, after: object) -> bool:
    try:
        known = plain(before)
    except NotComparable:
        return True
    try:
        return difference(known, plain(after), _EXACT) is None
    except NotComparable:
        return False


def _numbers(value: object) -> Any:
    try:
        return as_array(plain(value))
    except NotComparable:
        return None


def _indented(name: str, text: str) -> str:
    lines = text.splitlines() or [""]
    first = f"{name} = "
    return "\n".join([first + lines[0], *(" " * len(first) + line for line in lines[1:])])
