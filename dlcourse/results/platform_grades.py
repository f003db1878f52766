"""Where a learning platform's exported grades have the students, and the column of a lab.

Canvas: "Export Entire Gradebook". Moodle: "Download grading worksheet" of one assignment.
Blackboard: "Work Offline". Nothing is guessed: where two columns could be meant, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import GradeFormat
from dlcourse.results.csv_file import CsvFile

CANVAS_IDS = ("ID", "SIS User ID", "SIS Login ID")
CANVAS_COLUMN = re.compile(r"(?P<title>.*\S)\s*\((?P<number>\d+)\)")
MOODLE_IDS = ("Identifier", "ID number", "Email address", "Username")
MOODLE_GRADE = ("Grade", "Maximum Grade", "Grade can be changed")
MOODLE_PARTICIPANT = re.compile(r"\D*?(?P<number>\d+)")  # "Participant 501001", in any language
BLACKBOARD_IDS = ("Username", "Student ID")
BLACKBOARD_COLUMN = re.compile(
    r"(?P<title>.*\S)\s*\[[^\]\d]*(?P<points>\d+([.,]\d+)?)?[^\]]*\]\s*\|(?P<number>\d+)"
)
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


class LabNames(Data):
    """What a column for a lab may be called, as words: "Lab 1" is ("lab", "1")."""

    names: frozenset[tuple[str, ...]]
    chosen: str = ""  # by the instructor: the title, the whole heading or the number


class GradeTable(Data):
    """Where to find what in a platform's file; rows and columns count from 0.

    ids: student's row → what identifies the student there. column: the lab's. numbers: all columns
    of grades. most: the points that the platform has for the lab; None if the file does not say.
    locked: rows whose grade the platform does not let change.
    """

    ids: dict[int, tuple[str, ...]]
    column: int
    heading: str
    numbers: tuple[int, ...]
    most: float | None
    locked: frozenset[int] = frozenset()


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text: "Lab 01: Trees" is lab, 1, trees."""
    found = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    return tuple(word.lstrip("0") or "0" for word in found)


def number(text: str) -> float | None:
    """A number with a decimal point or a decimal comma; None if it is none."""
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def find(to: GradeFormat, file: CsvFile, names: LabNames, name: str) -> GradeTable:
    """Find the students and the lab's column in what a platform exported.

    Parameters
    ----------
    name
        The file's name, for errors.

    Raises
    ------
    DlcourseError
        If it is not that platform's file, or if no column, or more than one, is the lab's.
    """
    return FINDERS[to](file, names, name)


def _canvas(file: CsvFile, names: LabNames, name: str) -> GradeTable:
    """Rows without an ID stand above the students: the points possible, the posting policy."""
    headings = _headings(file)
    _require(headings, CANVAS_IDS[:1], "Canvas", name)
    columns = _matching(headings, CANVAS_COLUMN)
    column = _lab_column(headings, columns, names, name)
    ids = _ids(file, [headings.index(each) for each in CANVAS_IDS if each in headings])
    above = [number(file.value(row, column)) for row in range(1, min(ids, default=1))]
    return GradeTable(
        ids=ids,
        column=column,
        heading=headings[column],
        numbers=tuple(columns),
        most=next((points for points in above if points is not None), None),
    )


def _moodle(file: CsvFile, names: LabNames, name: str) -> GradeTable:
    """The worksheet is about one assignment. Its headings are in the site's language."""
    headings = _headings(file)
    ids = _ids(file, [0, *(headings.index(each) for each in MOODLE_IDS[1:] if each in headings)])
    for row, (participant, *others) in ids.items():
        found = MOODLE_PARTICIPANT.fullmatch(participant)
        if found is None:
            raise DlcourseError(
                f"{name} is not a grading worksheet of Moodle: in line {row + 1} it has "
                f"{participant!r} where a participant's number should be. Download the worksheet "
                "from the assignment's page (Submissions, Download grading worksheet)."
            )
        ids[row] = (found["number"], *others)
    column = _moodle_column(file, headings, tuple(ids), names, name)
    maximum = headings.index(MOODLE_GRADE[1]) if MOODLE_GRADE[1] in headings else column + 1
    most = {number(file.value(row, maximum)) for row in ids}
    changeable = headings.index(MOODLE_GRADE[2]) if MOODLE_GRADE[2] in headings else None
    return GradeTable(
        ids=ids,
        column=column,
        heading=headings[column],
        numbers=(column, maximum),
        most=most.pop() if len(most) == 1 else None,
        locked=frozenset(
            row for row in ids if changeable is not None and file.value(row, changeable) == "No"
        ),
    )


def _moodle_column(
    file: CsvFile, headings: list[str], rows: tuple[int, ...], names: LabNames, name: str
) -> int:
    """The column of grades: by its heading, else the one before the maximum grade.

    In another language, the maximum is the only column with one and the same number in every row.
    """
    if names.chosen:
        return _lab_column(headings, dict(enumerate(headings)), names, name)
    if MOODLE_GRADE[0] in headings:
        return headings.index(MOODLE_GRADE[0])
    values = {
        column: {number(file.value(row, column)) for row in rows}
        for column in range(2, len(headings))
    }
    maxima = [column for column, each in values.items() if len(each) == 1 and None not in each]
    if len(maxima) == 1:
        return maxima[0] - 1
    raise DlcourseError(
        f"In {name} the column of the grades cannot be told from the others: {_listed(headings)}. "
        "Name it with --column HEADING."
    )


def _blackboard(file: CsvFile, names: LabNames, name: str) -> GradeTable:
    headings = _headings(file)
    _require(headings, BLACKBOARD_IDS[:1], "Blackboard", name)
    columns = _matching(headings, BLACKBOARD_COLUMN)
    column = _lab_column(headings, columns, names, name)
    found = BLACKBOARD_COLUMN.fullmatch(headings[column])
    return GradeTable(
        ids=_ids(file, [headings.index(each) for each in BLACKBOARD_IDS if each in headings]),
        column=column,
        heading=headings[column],
        numbers=tuple(columns),
        most=number(found["points"] or "") if found else None,
    )


FINDERS: dict[GradeFormat, Callable[[CsvFile, LabNames, str], GradeTable]] = {
    GradeFormat.CANVAS: _canvas,
    GradeFormat.MOODLE: _moodle,
    GradeFormat.BLACKBOARD: _blackboard,
}


def _headings(file: CsvFile) -> list[str]:
    return [file.value(0, column) for column in range(len(file.rows[0]))]


def _require(headings: list[str], wanted: tuple[str, ...], platform: str, name: str) -> None:
    for each in wanted:
        if headings.count(each) != 1:
            raise DlcourseError(
                f"{name} is not a file of grades from {platform}: it has "
                f"{headings.count(each) or 'no'} column{'s' * (headings.count(each) > 1)} "
                f"{each!r}. Its columns are: {_listed(headings)}. If the headings are in another "
                f"language, set the language of {platform} to English and export again."
            )


def _ids(file: CsvFile, columns: list[int]) -> dict[int, tuple[str, ...]]:
    """Row → what its columns of ids say; rows without the first one are no students."""
    return {
        row: tuple(file.value(row, column) for column in columns)
        for row in range(1, len(file.rows))
        if file.value(row, columns[0])
    }


def _matching(headings: list[str], pattern: re.Pattern[str]) -> dict[int, str]:
    """Column → its title, for those that are assignments."""
    found = {column: pattern.fullmatch(heading) for column, heading in enumerate(headings)}
    return {column: match["title"] for column, match in found.items() if match}


def _lab_column(headings: list[str], titles: dict[int, str], names: LabNames, name: str) -> int:
    """The one column that is the lab's."""
    if names.chosen:
        numbered = (f"({names.chosen})", f"|{names.chosen}")
        found = [
            column
            for column, title in titles.items()
            if names.chosen in (headings[column], title) or headings[column].endswith(numbered)
        ]
    else:
        found = [column for column, title in titles.items() if words(title) in names.names]
    if len(found) == 1:
        return found[0]
    what = f"is called {names.chosen!r}" if names.chosen else "has the name of the lab"
    among = _listed([headings[column] for column in found or titles])
    raise DlcourseError(
        f"In {name} {'more than one' if found else 'no'} column {what}. The columns are: {among}. "
        "Name one with --column, by its title or its number; if the assignment is not there, make "
        "it on the platform and export again."
    )


def _listed(headings: list[str]) -> str:
    return ", ".join(repr(each) for each in headings) or "none"
