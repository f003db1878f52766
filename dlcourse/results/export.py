"""Grades as the CSV that a learning management system imports, or a plain one.

Column formats as Canvas ("Gradebook import"), Moodle ("Grade import") and Blackboard ("Upload
grades") document them. Canvas and Blackboard make a new column from one they do not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from loguru import logger

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Result, Status
from dlcourse.results import (
    GradeFormat,
    class_state,
    csv_file,
    files,
    fill,
    platform_grades,
    return_address,
)
from dlcourse.results.class_state import ClassResults
from dlcourse.results.fill import Filled, Grade
from dlcourse.results.late import penalty
from dlcourse.results.platform_grades import GradeTable, LabNames
from dlcourse.results.return_address import ReturnAddress
from dlcourse.results.reviews import Person
from dlcourse.results.spreadsheet import csv_text
from dlcourse.results.table import waiting


class GradeRow(Data):
    """One student's grade. student: the id; in most systems the login."""

    student: str
    person: Person
    result: Result
    penalty: float

    @property
    def final(self) -> float:
        """Points after the late penalty."""
        return round(self.result.score - self.penalty, 4)


def export(course: Course, lab_name: str, to: str) -> Path:
    """Write a new file beside the graded notebooks, one line a student; returns its path.

    The terminal is told how many rows are out of date; the plain CSV has a column for it as well.
    No cell can become a formula when a spreadsheet opens the file: one that begins like a formula
    gets an apostrophe before it.

    Parameters
    ----------
    to
        "canvas", "moodle" or "blackboard" for exports/LAB-TO.csv, "csv" for exports/LAB.csv.

    Raises
    ------
    DlcourseError
        If `to` is another format, the lab is unknown, or nothing of it was graded yet.
    """
    if to not in FORMATS:
        raise DlcourseError(f"{to!r} is not a format for grades; use one of {', '.join(FORMATS)}.")
    found = _read(course, lab_name)
    title = course.lab(lab_name).title or lab_name
    write = FORMATS[GradeFormat(to)]
    known = return_address.read(course, lab_name, to) if to == GradeFormat.CANVAS else {}
    rows = _rows(course, found, known)
    if to != GradeFormat.CSV:
        logger.warning(
            "{} makes a new column from this file. To fill in the column that is there, export the "
            "grades from {} and add --into FILE.",
            *(to.capitalize(), to.capitalize()),
        )
    text = csv_text(write(rows, title, found.max_score))
    return _write(course, lab_name, to, ".csv", text.encode())


def export_into(
    course: Course,
    lab_name: str,
    to: GradeFormat,
    exported: Path,
    column: str = "",
    without: Collection[str] = (),
) -> Path:
    """Write exports/LAB-TO: the file that a platform exported, with the lab's column filled in.

    Every other byte of the file stays as it is. The terminal is told whose cells were left alone.

    Parameters
    ----------
    exported
        What the platform exported; it is only read.
    column
        The title or the number of the lab's column; "" to find it by the lab's name.
    without
        Students to leave out.

    Raises
    ------
    DlcourseError
        If the lab was not graded yet, if the file cannot be read or is another platform's, if its
        columns or rows do not fit the lab and the class, or if the lab is worth other points there.
    """
    if to is GradeFormat.CSV:
        raise DlcourseError("--into needs the platform of the file: --to canvas, for example.")
    found = _read(course, lab_name)
    if unknown := set(without) - {row.student for row in found.rows}:
        raise DlcourseError(f"--without: no student is called {', '.join(sorted(unknown))}.")
    try:
        file = csv_file.read(exported.read_bytes(), exported.name)
    except OSError as error:
        raise DlcourseError(f"{exported} cannot be read: {error.strerror}.") from None
    table = platform_grades.find(to, file, _names(course, lab_name, column), exported.name)
    _require_same_points(table, found, exported.name)
    known = return_address.read(course, lab_name, to)
    rows = (row for row in _rows(course, found, {}) if row.student not in without)
    grades = [_grade(row, known.get(row.student)) for row in rows]
    filled = fill.fill(file, table, grades, exported.name)
    _tell(filled, table.heading)
    return _write(course, lab_name, to, exported.suffix, filled.raw)


def _require_same_points(table: GradeTable, found: ClassResults, name: str) -> None:
    """Refuse a column in which a grade would mean something else."""
    if table.most is not None and abs(table.most - found.max_score) > 1e-6:
        raise DlcourseError(
            f"{table.heading!r} is worth {table.most:g} points in {name}, and {found.lab.name} is "
            f"worth {found.max_score:g}: the grades would mean something else there. Set the "
            "points on the platform and export again, or name another column with --column."
        )


def _read(course: Course, lab_name: str) -> ClassResults:
    found = class_state.read_class(course, lab_name)
    class_state.warn_of_stale(found.rows, lab_name)
    _warn_of_waiting(found)
    _warn_of_unreadable(found)
    return found


def _write(course: Course, lab_name: str, to: str, suffix: str, raw: bytes) -> Path:
    name = lab_name if to == GradeFormat.CSV else f"{lab_name}-{to}"
    path = course.autograded_dir.parent / "exports" / f"{name}{suffix}"
    files.write_whole(path, raw)
    return path


def _names(course: Course, lab_name: str, column: str) -> LabNames:
    """What a platform may call the lab: its name, its title, or "Lab 1" for lab1_perceptron.

    The last one only if the course has no other lab with that number.
    """
    own, title = platform_grades.words(lab_name), platform_grades.words(course.lab(lab_name).title)
    names = {own, title} - {()}
    short = own[:2]
    others = (platform_grades.words(name)[:2] for name in course.labs if name != lab_name)
    if len(short) == 2 and short[1].isdigit() and short not in others:
        names |= {short, short + title}
    return LabNames(names=frozenset(names), chosen=column)


def _grade(row: GradeRow, address: ReturnAddress | None) -> Grade:
    """A row as a platform's file needs it. An empty id means that it is not known."""
    ids = (row.student, row.person.lms_id, row.person.email, address.number if address else "")
    return Grade(
        student=row.student,
        ids=ids,
        points=row.final,
        name=f"{row.person.first_name} {row.person.last_name}".strip(),
        missing=row.result.status is Status.MISSING and not row.result.score,
    )


def _tell(filled: Filled, heading: str) -> None:
    logger.info("Cells filled in {!r}: {}.", heading, filled.changed)
    for students, why in (
        (filled.excused, "is excused there"),
        (filled.locked, "has a grade that the platform does not let change"),
        (filled.kept, "handed nothing in and has a grade there already"),
    ):
        if students:
            logger.warning("Left unchanged, because the student {}: {}.", why, ", ".join(students))


def _warn_of_unreadable(found: ClassResults) -> None:
    if names := [row.student for row in found.rows if row.status is Status.UNREADABLE]:
        logger.warning(
            "0 points, because the file could not be read: {}. Ask for another file, or give the "
            "points in nbgrader's formgrader.",
            ", ".join(names),
        )


def _warn_of_waiting(found: ClassResults) -> None:
    if unread := sum(waiting(row) > 0 for row in found.rows):
        logger.warning(
            "A person has to read some answers first (students: {}). Their points are not in the "
            "file yet. Read them with `dlcourse review {}` or in formgrader, then export again.",
            unread,
            found.lab.name,
        )


def _rows(course: Course, found: ClassResults, known: dict[str, ReturnAddress]) -> list[GradeRow]:
    return [
        GradeRow(
            student=result.student,
            person=_person(found.people.get(result.student), known.get(result.student)),
            result=result,
            penalty=round(penalty(course.late, result), 4),
        )
        for result in found.rows
    ]


def _person(person: Person | None, address: ReturnAddress | None) -> Person:
    """What the gradebook knows, with the platform's number as it came with the student's file."""
    known = person or Person()
    return (
        known.model_copy(update={"lms_id": address.number}) if address and address.number else known
    )


def _plain(rows: list[GradeRow], title: str, most: float) -> Iterable[list[Any]]:
    yield ["student", "score", "max_score", "status", "late_seconds", "penalty", "final", "stale"]
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
            result.stale,
        ]


def _canvas(rows: list[GradeRow], title: str, most: float) -> Iterable[list[Any]]:
    """Canvas finds a user by ID, or by SIS Login ID where the ID is empty; its second line holds
    the points possible."""
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    yield ["    Points Possible", "", "", "", "", most]
    for row in rows:
        name = ", ".join(part for part in (row.person.last_name, row.person.first_name) if part)
        login = "" if row.student == row.person.lms_id else row.student
        yield [name or row.student, row.person.lms_id, "", login, "", row.final]


def _moodle(rows: list[GradeRow], title: str, most: float) -> Iterable[list[Any]]:
    """Moodle asks on import which column identifies the user and which grade it is."""
    yield ["Username", "ID number", "First name", "Surname", "Email address", title, "Feedback"]
    for row in rows:
        names = [row.person.first_name, row.person.last_name, row.person.email]
        yield [row.student, row.person.lms_id, *names, row.final, f"Status: {row.result.status}"]


def _blackboard(rows: list[GradeRow], title: str, most: float) -> Iterable[list[Any]]:
    """Blackboard finds a user by Username."""
    column = f"{title} [Total Pts: {most:g} Score]"
    yield ["Last Name", "First Name", "Username", column]
    for row in rows:
        yield [row.person.last_name, row.person.first_name, row.student, row.final]


FORMATS = {
    GradeFormat.CANVAS: _canvas,
    GradeFormat.MOODLE: _moodle,
    GradeFormat.BLACKBOARD: _blackboard,
    GradeFormat.CSV: _plain,
}
