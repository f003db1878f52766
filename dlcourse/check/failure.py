"""What a student reads when a check fails: a few lines, never a traceback."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import numpy as np

from dlcourse.check.plain import NotPlain, Plain, is_tensor, plain, type_name

_WIDTH = 88
_MAX_LINES = 5


@dataclass(frozen=True)
class Report:
    """The parts of a failed check, as text. Empty parts are not shown.

    headline: what is wrong, in one line. input: the call's arguments, by name.
    expected, actual: the two values. detail: where they differ. hint: the likely mistake.
    """

    headline: str
    input: str = ""
    expected: str = ""
    actual: str = ""
    detail: str = ""
    hint: str = ""

    def __str__(self) -> str:
        parts = {
            "input": self.input,
            "expected": self.expected,
            "your answer": self.actual,
            "": self.detail,
            "hint": self.hint,
        }
        rows = [_row(label, text) for label, text in parts.items() if text]
        return "\n".join([f"✗ {self.headline}", *rows])


class CheckFailed(AssertionError):  # noqa: N818 - what happened, in words
    """A check that did not pass; `report` holds the parts, `str()` the text for the student."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return str(self.report)

    def _render_traceback_(self) -> list[str]:
        return str(self.report).splitlines()


def show(value: object) -> str:
    """Write a value on a few short lines; objects of unknown types only by their type."""
    try:
        known = plain(value)
    except NotPlain:
        name = getattr(value, "__name__", None)
        return name if type(name) is str else f"<{type_name(value)}>"
    if isinstance(known, np.ndarray):
        return _show_array(known)
    if is_tensor(value):
        return str(known)
    return _cut(_show_plain(known))


def show_both(expected: Plain, actual: Plain) -> tuple[str, str]:
    """Write the two values, with shape and dtype where these differ."""
    texts = show(expected), show(actual)
    if _form(expected) == _form(actual) and texts[0] != texts[1]:
        return texts
    return f"{texts[0]}{_form_text(expected)}", f"{texts[1]}{_form_text(actual)}"


def first_line(text: str) -> str:
    """The first line that says something, cut to a readable length."""
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


def _show_array(array: np.ndarray) -> str:
    text = np.array2string(
        array, max_line_width=_WIDTH - 16, precision=5, threshold=40, edgeitems=3, separator=", "
    )
    lines = text.splitlines()
    if len(lines) <= _MAX_LINES:
        return text
    return "\n".join([*lines[: _MAX_LINES - 2], " ...", lines[-1]])


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


def _cut(text: str, width: int = 3 * _WIDTH) -> str:
    return text if len(text) <= width else f"{text[: width - 4]} ..."


def _row(label: str, text: str) -> str:
    first = f"  {label:<12}"
    wrapped = [
        piece
        for line in text.splitlines()
        for piece in textwrap.wrap(
            line, _WIDTH - len(first), drop_whitespace=False, break_long_words=False
        )
        or [""]
    ]
    if len(wrapped) > _MAX_LINES:
        wrapped = [*wrapped[: _MAX_LINES - 1], "..."]
    return "\n".join((first if i == 0 else " " * len(first)) + s for i, s in enumerate(wrapped))
