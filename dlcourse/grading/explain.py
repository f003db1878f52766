"""What a student reads of an error in a check: what went wrong, no traceback, nothing hidden."""

from __future__ import annotations

import traceback
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from dlcourse.check.failure import CheckFailed
from dlcourse.notebook.text import clean_text, lines
from dlcourse.sandbox import connection

MESSAGE_LINES = 20  # as long as a failed check can be: what came, what was wanted, the hint
HIDDEN_TEST = "A hidden test failed"
SANDBOX = str(Path(connection.__file__).parent)


def describe(error: BaseException, source: str, hidden: Collection[int]) -> str:
    """A few lines on an error that a check met.

    source: the check; hidden: the numbers, from 1, of its lines that students do not see.
    """
    if not _lines_of_both(error).isdisjoint(hidden):
        return _describe_hidden(error)
    text = clean_text(error).strip()
    if not text and isinstance(error, AssertionError):
        line = _failing_line(error, source, hidden)
        return f"This is false: {line}" if line else "A check failed."
    return _cut(text) if isinstance(error, AssertionError) else _summary(error)


def visible_line(error: BaseException, source: str, hidden: Collection[int]) -> int:
    """The number, from 1, of the line where a check stopped; 0 if students do not see it.

    What a `with` turned into another error stopped where its cause did.
    """
    numbers = _cell_lines(error)
    seen = numbers and 0 < numbers[0] <= len(lines(source))
    return numbers[0] if seen and _lines_of_both(error).isdisjoint(hidden) else 0


def ends_hidden(source: str, hidden: Collection[int]) -> bool:
    """Whether students do not see the last line of a check, which may give the score."""
    written = [number for number, line in enumerate(lines(source), start=1) if line.strip()]
    return bool(written) and written[-1] in hidden


def _describe_hidden(error: BaseException) -> str:
    """Of an error in hidden tests only what was written for the student, or is of their making."""
    if isinstance(error, CheckFailed) and error.__cause__ is not None:
        error = _without_place(error, error.__cause__)
    if type(error).__module__.startswith("dlcourse."):
        return _cut(clean_text(error).strip())
    told = _told(error)
    return f"{HIDDEN_TEST}: {told}" if told else f"{HIDDEN_TEST}."


def _without_place(error: CheckFailed, cause: BaseException) -> CheckFailed:
    """The same report, without the line of the check that `describe_error` may have put in."""
    summary, _, place = error.report.actual.partition("\n")
    if not _told(cause):
        return CheckFailed(replace(error.report, actual=type(cause).__name__))
    if place in "\n".join(getattr(cause, "__notes__", ())):
        return error
    return CheckFailed(replace(error.report, actual=summary))


def _told(error: BaseException) -> str:
    """An exception in words, if its text is not the hidden test's own; else "".

    It came from the student's process, from the sandbox between, or names what is not there.
    """
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    if last is not None and last.filename == connection.__file__ and last.name == "call":
        return f"your code raised {_summary(error)}"
    from_sandbox = last is not None and last.filename.startswith(SANDBOX)
    return _summary(error) if from_sandbox or type(error) is NameError else ""


def _summary(error: BaseException) -> str:
    first = clean_text(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {first}"[:500].rstrip(": ")


def _cut(text: str) -> str:
    return "\n".join(text.splitlines()[:MESSAGE_LINES])[:2000]


def _failing_line(error: BaseException, source: str, hidden: Collection[int]) -> str:
    """The line of the check that failed, if students may see it."""
    number = visible_line(error, source, hidden)
    line = lines(source)[number - 1].strip()[:300] if number else ""
    return line.removeprefix("assert ").strip()


def _lines_of_both(error: BaseException) -> set[int]:
    """The lines of the check that an error and its cause passed through."""
    both = (error, error.__cause__)
    return {number for each in both if each is not None for number in _cell_lines(each)}


def _cell_lines(error: BaseException) -> list[int]:
    """The lines of the check that an error passed through, its functions included, in order."""
    frames = traceback.extract_tb(error.__traceback__)
    cell = next((frame.filename for frame in frames if frame.name == "<module>"), None)
    return [frame.lineno or 0 for frame in frames if frame.filename == cell]
