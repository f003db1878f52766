"""What became of each file: for a terminal, for the program that reads the output, and as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from dlcourse.collect import Platform
from dlcourse.collect.store import Outcome
from dlcourse.models import Data
from dlcourse.results.spreadsheet import csv_text
from dlcourse.results.submitted import TIMESTAMP

TITLES = ("file", "student", "outcome", "late", "note")
STYLES = {
    Outcome.COLLECTED: "green", Outcome.REPLACED: "green", Outcome.LEFT_OUT: "red",
    Outcome.OLDER: "yellow",
}  # fmt: skip
LATE = "late, the time is not known"
UNKNOWN = "not known"
THERE = (Outcome.COLLECTED, Outcome.REPLACED, Outcome.UNCHANGED)


class CollectedFile(Data):
    """What became of one file. student: the id, "" if nobody's; a group's has all of them.

    late: in words; "" if it is not late, or nobody asks.
    """

    file: str
    student: str = ""
    outcome: Outcome
    late: str = ""
    note: str = ""


class Collected(Data):
    """What became of a download.

    rows: at least one for each file, in the download's order. missing: who is in the class list
    and has nothing in this download. problems: of the class list and the groups, in sentences.
    path: the CSV file with the rows.
    """

    platform: Platform
    rows: tuple[CollectedFile, ...]
    missing: tuple[str, ...]
    problems: tuple[str, ...]
    path: Path


def for_terminal(rows: Sequence[CollectedFile]) -> Table:
    """A table of all files but those that nobody misses."""
    made = Table(*TITLES)
    for row in rows:
        if row.outcome is not Outcome.IGNORED:
            style = STYLES.get(row.outcome, "")
            cells = (row.file, row.student, Text(row.outcome, style), row.late, row.note)
            made.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in cells))
    return made


def for_programs(rows: Sequence[CollectedFile]) -> str:
    """All files, one a line, with a tab between the columns."""
    return "".join("\t".join(_cells(row)) + "\n" for row in rows)


def for_spreadsheets(rows: Sequence[CollectedFile]) -> str:
    """All files as CSV. It says what is, not what was new, so that a second run changes nothing."""
    states = [Outcome.COLLECTED if row.outcome in THERE else row.outcome for row in rows]
    told = [
        _cells(row.model_copy(update={"outcome": state}))
        for row, state in zip(rows, states, strict=True)
    ]
    return csv_text([TITLES, *told])


def sentences(collected: Collected) -> list[str]:
    """What there is to say below the table."""
    counts = Counter(row.outcome for row in collected.rows)
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    said = [*collected.problems]
    if collected.missing:
        said.append(f"Nothing from {len(collected.missing)}: {', '.join(collected.missing)}.")
    if unknown := sum(row.late in (LATE, UNKNOWN) for row in collected.rows):
        said.append(
            f"Files whose time is not known: {unknown}. They cost no points for lateness. Use a "
            f"--roster with a column Submitted, or write the time into {TIMESTAMP} in the "
            "student's folder."
        )
    said.append(f"Files from {collected.platform}: {told or 'none'}.")
    if not counts[Outcome.COLLECTED] and not counts[Outcome.REPLACED]:
        said.append("Nothing is new: no student's folder was changed.")
    return [*said, f"The table: {collected.path}"]


def _cells(row: CollectedFile) -> tuple[str, ...]:
    told = (row.file, row.student, str(row.outcome), row.late, row.note)
    return tuple(" ".join(cell.split()) for cell in told)
