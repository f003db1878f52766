"""The spreadsheet of answers that a person reads: rows as CSV, and what a person made of it.

A spreadsheet program may save it with other separators, in another encoding, with decimal commas,
and with other columns beside these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import csv_file
from dlcourse.results.csv_file import CsvFile
from dlcourse.results.spreadsheet import csv_text, restored

NUMBER = re.compile(r"[-+]?(\d+[.,]?\d*|[.,]\d+)(e[-+]?\d+)?", re.IGNORECASE)
MARK = "\ufeff"  # tells Excel that the file is UTF-8
NEEDED = ("student", "question", "points")
ADVICE = "Save it in the spreadsheet program as CSV UTF-8, and import that file."


class ReviewRow(Data):
    """One answer on its way out.

    student: the id, or a number where names are not shown. title: of the question. remarks: letters
    of the mark scheme's remarks.
    """

    lab: str
    student: str
    question: str
    title: str
    answer: str
    max_points: float
    points: float | None
    remarks: str
    comment: str
    mark_scheme: str


class ReviewedRow(Data):
    """One row on its way back, as texts. line: its number in the spreadsheet; the titles are 1."""

    line: int
    lab: str
    student: str
    question: str
    points: str
    remarks: str
    comment: str


def to_csv(rows: Iterable[ReviewRow]) -> str:
    """Rows as the text of a file, with a line of titles."""
    fields = list(ReviewRow.model_fields)
    cells = ([_cell(getattr(row, field)) for field in fields] for row in rows)
    return MARK + csv_text([[field.replace("_", " ") for field in fields], *cells])


def from_csv(raw: bytes, name: str) -> list[ReviewedRow]:
    """The rows of a file; blank ones are left out. name: for the error.

    Raises
    ------
    DlcourseError
        If it is no table, or if a column is missing.
    """
    file = csv_file.read(raw, name, ADVICE)
    first = 1 if file.value(0, 0).lower().startswith("sep=") else 0
    titles = [cell.value.strip().lower() for cell in file.rows[first]]
    if missing := [title for title in NEEDED if title not in titles]:
        raise DlcourseError(
            f"{name} has no column {' and no column '.join(missing)}. The first line must have the "
            "titles of the columns, as `dlcourse review LAB --export FILE` writes them."
        )
    columns = {title: titles.index(title) for title in ReviewedRow.model_fields if title in titles}
    numbers = range(first + 1, len(file.rows))
    return [
        ReviewedRow(line=number + 1, **_texts(file, number, columns))
        for number in numbers
        if any(cell.value.strip() for cell in file.rows[number])
    ]


def number(text: str) -> float | None:
    """A number with a decimal point or a decimal comma; None if it is none."""
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def _texts(file: CsvFile, number: int, columns: dict[str, int]) -> dict[str, str]:
    """The cells of a row by their titles. Only a comment keeps the spaces around it."""
    cells = file.rows[number]
    found = dict.fromkeys((*NEEDED, "lab", "remarks", "comment"), "")
    for title, column in columns.items():
        if column < len(cells):
            text = restored(cells[column].value)
            found[title] = text if title == "comment" else text.strip()
    return found


def _cell(value: str | float | None) -> str:
    """A cell; whole numbers without a point."""
    if isinstance(value, str):
        return value
    return "" if value is None else str(value).removesuffix(".0")
