"""What a student reads when a check fails: a few lines instead of a traceback."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dlcourse.check.plain import NotComparable, Plain, plain, type_name

_WIDTH = 96
_ONE_LINE = 64
_VALUE_LINES = 3
_THRESHOLD = 30  # entries of an array that are all shown
_INPUT_LINES = 5


@dataclass(frozen=True)
class Report:
    """The parts of a failed check, as text. Empty parts are not shown.

    Attributes
    ----------
    headline
        What is wrong, in one line.
    input
        The arguments of the call, with their names.
    expected, actual
        The two values.
    detail
        Where they differ.
    hint
        The likely mistake.
    """

    headline: str
    input: str = ""
    expected: str = ""
    actual: str = ""
    detail: str = ""
    hint: str = ""

    def __str__(self) -> str:
        rows = [
            *_rows("input", self.input, _INPUT_LINES),
            *_rows("expected", self.expected, _VALUE_LINES),
            *_rows("your answer", self.actual, _VALUE_LINES),
            *_rows("", self.detail, 2),
            *_rows("hint", self.hint, _INPUT_LINES),
        ]
        return "\n".join([f"✗ {self.headline}", *rows])


class CheckFailed(AssertionError):  # noqa: N818 - what happened, in words
    """A check did not pass.

    Attributes
    ----------
    report
        The parts of the failure; ``str()`` gives the text for the student.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return str(self.report)

    def _render_traceback_(self) -> list[str]:
        return str(self.report).splitlines()


def show(value: object) -> str:
    """Write a value in at most three short lines; for an unknown type, only the type."""
    try:
        known = plain(value)
    except NotComparable:
        return _name_of_unknown(value)
    return _show_array(known) if isinstance(known, np.ndarray) else _cut(_show_plain(known))


def show_both(expected: Plain, actual: Plain) -> tuple[str, str]:
    """Write both values, with shape and dtype if these differ."""
    texts = show(expected), show(actual)
    if actual is None or (_form(expected) == _form(actual) and texts[0] != texts[1]):
        return texts
    return f"{texts[0]}{_form_text(expected)}", f"{texts[1]}{_form_text(actual)}"


def first_line(text: str) -> str:
    """Return the first line that is not blank, cut to a readable length."""
    lines = text.strip().splitlines()
    return _cut(lines[0]) if lines else ""


def _form(value: Plain) -> tuple[object, object]:
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.kind
    return type(value), None


def _form_text(value: Plain) -> str:
    if not isinstance(value, np.ndarray):
        return "" if value is None else f"   ({type_name(value)})"
    if value.ndim == 0:
        return f"   (a single number, {value.dtype})"
    return f"   (shape {value.shape}, {value.dtype})"


def _name_of_unknown(value: object) -> str:
    try:
        name = value.__name__  # type: ignore[attr-defined]
    except Exception:
        name = None
    return name if type(name) is str else f"<{type_name(value)}>"


def _show_array(array: NDArray[Any]) -> str:
    text = np.array2string(
        array,
        max_line_width=_WIDTH - 24,
        precision=5,
        threshold=_THRESHOLD,
        edgeitems=2,
        separator=", ",
    )
    one_line = " ".join(text.split()).replace("[ ", "[")
    lines = [one_line] if len(one_line) <= _ONE_LINE else text.splitlines()
    cut = array.size > _THRESHOLD or len(lines) > _VALUE_LINES
    if len(lines) > _VALUE_LINES:
        lines = [lines[0], " ...", lines[-1]]
    if cut:
        lines[-1] += f"   (shape {array.shape})"
    return "\n".join(lines)


def _show_plain(value: Plain) -> str:
    if isinstance(value, np.ndarray):
        return " ".join(_show_array(value).split())
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_show_plain(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_show_plain, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_show_plain, value)) + ("," if len(value) == 1 else "") + ")"
    return repr(value)


def _cut(text: str, width: int = 2 * _WIDTH) -> str:
    return text if len(text) <= width else f"{text[: width - 4]} ..."


def _rows(label: str, text: str, most: int) -> list[str]:
    """Indent the text under its label, in at most `most` lines."""
    width = _WIDTH - 14
    lines = [piece for line in text.splitlines() for piece in _wrapped(line, width)]
    if len(lines) > most:
        lines = [*lines[:most], " ..."] if most == 1 else [*lines[: most - 1], " ..."]
    return [f"  {label if i == 0 else '':<12}{line}" for i, line in enumerate(lines)]


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False) or [""]
