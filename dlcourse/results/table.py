"""The rows of a class for a terminal, or for the program that reads the output."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from dlcourse.models import QuestionStatus, Result, Status
from dlcourse.results import pages

STYLES = {Status.GRADED: "green", Status.MISSING: "dim", Status.PARTIAL: "yellow"}


def for_terminal(results: list[Result]) -> Table:
    """A table: student, status, points, lateness, what was noticed."""
    made = Table("student", "status", "points", "late", "noticed")
    made.columns[2].justify = made.columns[3].justify = "right"
    for result in results:
        student, status, *others = map(Text, _cells(result))
        status.stylize(STYLES.get(result.status, "red"))
        made.add_row(student, status, *others)
    return made


def for_programs(results: list[Result]) -> str:
    """The same, one line a student, with a tab between the columns."""
    lines = ("\t".join(" ".join(cell.split()) for cell in _cells(result)) for result in results)
    return "".join(f"{line}\n" for line in lines)


def waiting(result: Result) -> float:
    """The points of the answers that a person has to read."""
    return sum(
        question.max_points
        for question in result.questions
        if question.status is QuestionStatus.MANUAL
    )


def noticed(result: Result) -> list[str]:
    """What there is to tell about a row, to be joined into one line."""
    told = (result.stale, result.message, *_alike(result.warnings))
    return [text.rstrip(".") for text in told if text]


def _cells(result: Result) -> tuple[str, str, str, str, str]:
    return (
        result.student,
        pages.words(result.status),
        _points(result),
        pages.duration(result.late_seconds) if result.late_seconds else "",
        "; ".join(noticed(result)),
    )


def _points(result: Result) -> str:
    """Points so far, and those that a person has to give."""
    told = f"{pages.points(result.score)} of {pages.points(result.max_score)}"
    return f"{told}, {pages.points(unread)} to read" if (unread := waiting(result)) else told


def _alike(warnings: Iterable[str]) -> list[str]:
    """Warnings that differ only in what they quote, such as a cell's name, as one with a count."""
    groups = defaultdict(list)
    for warning in warnings:
        groups[re.sub(r"'[^']*'", "''", warning)].append(warning)
    return [
        found[0] if len(found) == 1 else f"{found[0]} (and {len(found) - 1} more like this)"
        for found in groups.values()
    ]
