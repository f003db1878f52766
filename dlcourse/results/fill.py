"""A class's grades into the file that a learning platform exported, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import csv_file
from dlcourse.results.csv_file import CsvFile
from dlcourse.results.platform_grades import GradeTable, number

EXCUSED = "ex"  # Canvas: the assignment does not count for this student
Rows = dict[str, tuple[int, ...]]  # student → all rows that may be the student's
DECIMALS = {mark: re.compile(rf"-?\d+{re.escape(mark)}(\d{{1,2}}|\d{{4,}})") for mark in (".", ",")}


class Grade(Data):
    """A student's final points.

    ids: what a platform may know the student by, for all students in the same order; "" where one
    is not known. name: for errors. missing: nothing was handed in.
    """

    student: str
    ids: tuple[str, ...]
    points: float
    name: str = ""
    missing: bool = False

    @property
    def shown(self) -> str:
        """The id, and the name where it is known."""
        return f"{self.student} ({self.name})" if self.name else self.student


class Filled(Data):
    """The file with the grades in it, and the students whose cells were left as they came."""

    raw: bytes
    changed: int
    excused: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def fill(file: CsvFile, table: GradeTable, grades: list[Grade], name: str) -> Filled:
    """Write each grade into its student's row.

    These cells stay as they are: of students who are excused, those that the platform does not let
    change, and a grade that is there already for a student who handed nothing in.

    Raises
    ------
    DlcourseError
        If a student has no row, or more than one, or if two students have the same one; all of them
        are named, and nothing is filled in.
    """
    rows = _rows(table, grades, name)
    mark = _decimal_mark(file, table, grades, name)
    values, left = {}, defaultdict(list)
    for grade in (each for each in grades if each.student in rows):
        row = rows[grade.student]
        if len(file.rows[row]) <= table.column:
            raise DlcourseError(
                f"{name}, row {row + 1} ({grade.shown}): the row ends before the column "
                f"{table.heading!r}. The file is damaged: export the grades again."
            )
        before = file.value(row, table.column)
        if before.casefold() == EXCUSED:
            left["excused"].append(grade.shown)
        elif row in table.locked:
            left["locked"].append(grade.shown)
        elif grade.missing and number(before) is not None:
            left["kept"].append(grade.shown)
        elif number(before) != grade.points:
            values[row, table.column] = in_digits(grade.points).replace(".", mark)
    filled = csv_file.with_cells(file, values)
    return Filled(
        raw=filled,
        changed=len(values),
        **{reason: tuple(students) for reason, students in left.items()},
    )


def in_digits(points: float) -> str:
    """Points with at most four digits after the point: 17, 17.5, 0.3333."""
    text = f"{points:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rows(table: GradeTable, grades: list[Grade], name: str) -> dict[str, int]:
    """Student → row, without those who handed nothing in and are not in the file.

    One column of the file, and one kind of id, serve for the whole class. So a student who is not
    in the file never gets the row of somebody whose number in another column is the same.
    """
    ways = [
        _joined(table, grades, kind, column)
        for kind in range(max((len(grade.ids) for grade in grades), default=0))
        for column in range(max((len(ids) for ids in table.ids.values()), default=0))
    ]
    best = max(ways, key=lambda way: sum(map(bool, way.values())), default={})
    rivals = [way for way in ways if all(way.values()) and way != best]
    if problems := _problems(best, rivals, grades):
        raise DlcourseError(
            f"{name} does not fit the class. {' '.join(problems)} Nothing was written. Export the "
            "file again for the whole class. To leave a student out, add --without STUDENT."
        )
    return {student: rows[0] for student, rows in best.items() if rows}


def _problems(best: Rows, rivals: list[Rows], grades: list[Grade]) -> list[str]:
    """Why the rows cannot be used, with the names of the students."""
    shown = {grade.student: grade.shown for grade in grades}
    absent = [each.student for each in grades if not best[each.student] and not each.missing]
    owners = defaultdict(list)
    for student, rows in best.items():
        for row in rows:
            owners[row].append(student)
    found = [
        ("no row in the file", absent),
        ("more than one row", [student for student, rows in best.items() if len(rows) > 1]),
        *(("the same row", students) for students in owners.values() if len(students) > 1),
        (
            "another row by another column of ids",
            [student for student in best if any(way[student] != best[student] for way in rivals)],
        ),
    ]
    return [
        f"{', '.join(sorted(shown[student] for student in students))} "
        f"{'has' if len(students) == 1 else 'have'} {what}."
        for what, students in found
        if students
    ]


def _joined(table: GradeTable, grades: list[Grade], kind: int, column: int) -> Rows:
    """Student → the rows that have the student's id of this kind in this column of ids."""
    rows = defaultdict(list)
    for row, ids in table.ids.items():
        if ids[column]:
            rows[_folded(ids[column])].append(row)
    return {
        grade.student: tuple(rows.get(_folded(grade.ids[kind]), ())) if grade.ids[kind] else ()
        for grade in grades
    }


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()


def _decimal_mark(file: CsvFile, table: GradeTable, grades: list[Grade], name: str) -> str:
    """The mark that this file has in its numbers: the lab's column first, then all grades."""
    if all(grade.points.is_integer() for grade in grades):
        return "."  # it will not be needed
    for columns in ((table.column,), table.numbers):
        cells = [file.value(row, column) for row in range(1, len(file.rows)) for column in columns]
        marks = [mark for mark, shape in DECIMALS.items() if any(map(shape.fullmatch, cells))]
        if len(marks) == 1:
            return marks[0]
        if marks:
            raise DlcourseError(
                f"{name} has numbers with a decimal point and numbers with a decimal comma in the "
                "same column. Export the grades again, and give the file as it was downloaded."
            )
    return "." if file.separator != ";" else ","
