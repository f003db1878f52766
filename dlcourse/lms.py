"""Grades as the CSV that a learning management system imports, or a plain one.

Column formats as Canvas ("Gradebook import"), Moodle ("Grade import") and Blackboard ("Upload
grades") document them. Canvas and Blackboard make a new column from one they do not know.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from loguru import logger

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading import gradebook, pool
from dlcourse.grading.models import Data, Result
from dlcourse.grading.report import waiting

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Row(Data):
    """One student's grade with what an LMS may know the student by.

    student: the id; login, in most systems. lms_id: the LMS's own number for the user.
    """

    student: str
    first_name: str
    last_name: str
    email: str
    lms_id: str
    result: Result
    penalty: float

    @property
    def final(self) -> float:
        """Points after the late penalty."""
        return round(self.result.score - self.penalty, 4)


def export(course: Course, lab_name: str, to: str) -> Path:
    """Write a file beside the graded notebooks, one line a student; returns its path.

    to: "canvas", "moodle" or "blackboard" for exports/LAB-TO.csv, "csv" for exports/LAB.csv.
    No cell can become a formula when a spreadsheet opens the file: one that begins like a formula
    gets an apostrophe before it.

    Raises DlcourseError for another `to`, or when nothing of the lab was graded yet.
    """
    if to not in FORMATS:
        raise DlcourseError(f"{to!r} is not a format for grades; use one of {', '.join(FORMATS)}.")
    rows = _rows(course, lab_name)
    if unread := sum(waiting(row.result) > 0 for row in rows):
        logger.warning(
            "Answers wait for a person (students: {}), and their points are not in the file yet. "
            "Read them in nbgrader's formgrader, then export again.",
            unread,
        )
    name = lab_name if to == "csv" else f"{lab_name}-{to}"
    path = course.autograded_dir.parent / "exports" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    title = course.lab(lab_name).title or lab_name
    gradebook.write_whole(path, _csv(FORMATS[to](rows, title)))
    return path


def _rows(course: Course, lab_name: str) -> list[Row]:
    results = pool.results(course, lab_name)
    with gradebook.opened(course.db_url) as book:
        people = {student.id: student for student in book.students}
        return [
            Row(
                student=result.student,
                first_name=people[result.student].first_name or "",
                last_name=people[result.student].last_name or "",
                email=people[result.student].email or "",
                lms_id=people[result.student].lms_user_id or "",
                result=result,
                penalty=round(gradebook.penalty(course.late, result), 4),
            )
            for result in results
        ]


def _plain(rows: list[Row], title: str) -> Iterable[list[Any]]:
    yield ["student", "score", "max_score", "status", "late_seconds", "penalty", "final"]
    for row in rows:
        result = row.result
        yield [
            row.student,
            round(result.score, 4),
            result.max_score,
            str(result.status),
            result.late_seconds,
            row.penalty,
            row.final,
        ]


def _canvas(rows: list[Row], title: str) -> Iterable[list[Any]]:
    """Canvas finds a user by ID, or by SIS Login ID where the ID is empty; its second line holds
    the points possible."""
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    yield ["    Points Possible", "", "", "", "", _max_score(rows)]
    for row in rows:
        name = ", ".join(part for part in (row.last_name, row.first_name) if part)
        yield [name or row.student, row.lms_id, "", row.student, "", row.final]


def _moodle(rows: list[Row], title: str) -> Iterable[list[Any]]:
    """Moodle asks on import which column identifies the user and which grade it is."""
    yield ["Username", "ID number", "First name", "Surname", "Email address", title, "Feedback"]
    for row in rows:
        names = [row.first_name, row.last_name, row.email]
        yield [row.student, row.lms_id, *names, row.final, f"Status: {row.result.status}"]


def _blackboard(rows: list[Row], title: str) -> Iterable[list[Any]]:
    """Blackboard finds a user by Username."""
    column = f"{title} [Total Pts: {_max_score(rows):g} Score]"
    yield ["Last Name", "First Name", "Username", column]
    for row in rows:
        yield [row.last_name, row.first_name, row.student, row.final]


FORMATS = {"canvas": _canvas, "moodle": _moodle, "blackboard": _blackboard, "csv": _plain}


def _max_score(rows: list[Row]) -> float:
    return max((row.result.max_score for row in rows), default=0.0)


def _csv(lines: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in line] for line in lines)
    return text.getvalue()


def _safe(cell: Any) -> Any:
    """Text that a spreadsheet would compute, made text again; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
