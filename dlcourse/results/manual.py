"""The answers that a person reads, out to a spreadsheet; points and comments back to the gradebook.

An import is written as a whole or not at all, and it deletes nothing: an empty cell leaves in the
gradebook what is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, QuestionStatus, Result
from dlcourse.notebook import reading, roles
from dlcourse.notebook.text import clean_text
from dlcourse.results import (
    class_run,
    class_state,
    files,
    gradebook,
    graded_cells,
    manual_sheet,
    reviews,
    rubric,
)
from dlcourse.results.class_state import ClassState
from dlcourse.results.gradebook import Decision
from dlcourse.results.graded_cells import GradedCell
from dlcourse.results.manual_sheet import ReviewedRow, ReviewRow

ANSWER_LENGTH = 30_000  # a cell of a spreadsheet has at most 32,767 characters
TASK = "(A task, answered anywhere: open the graded notebook, or formgrader.)"
MOST_FAULTS = 20


class Imported(Data):
    """What an import did: answers with something new, answers as they were, answers still to read
    in the whole class."""

    changed: int
    same: int
    waiting: int


class _Class:
    """A lab's class: its rows, and what a person decided so far.

    cells: those that a person reads, by the name that they have in the file. numbers: student → the
    random number that nbgrader gave to what the student handed in.
    """

    def __init__(self, course: Course, lab_name: str, db: Any) -> None:
        self.state = ClassState(course, lab_name, db)
        self.lab = self.state.lab
        self.rows = {student: self.state.row(student) for student in self.state.roster}
        self.rubrics = rubric.of_lab(self.lab)
        self.headings = graded_cells.headings(self.lab)
        self.points = {
            (student, review.notebook, review.id): review.manual_score
            for student, decided in reviews.of_class(db, self.lab).items()
            for review in decided
        }
        self.comments = {
            (student, *key): comment
            for student in self.rows
            for key, comment in reviews.comments(db, self.lab, student).items()
        }
        self.numbers = {
            answer.student_id: answer.id for answer in reviews.submissions(db, self.lab)
        }
        by_hand = [cell for cell in graded_cells.of_lab(self.lab) if cell.manual]
        several = Counter(cell.id for cell in by_hand)
        self.cells = {
            cell.id if several[cell.id] == 1 else f"{cell.notebook}/{cell.id}": cell
            for cell in by_hand
        }

    def waits(self, student: str, cell: GradedCell) -> bool:
        """Whether a person has to read this answer, or has read it."""
        found = graded_cells.questions(self.lab, self.rows[student])
        question = found.get((cell.notebook, cell.id))
        return question is not None and question.status is QuestionStatus.MANUAL


def export(course: Course, lab_name: str, path: Path, anonymous: bool = False) -> int:
    """Write one row for each answer that a person has to read; returns how many these are.

    Parameters
    ----------
    anonymous
        Numbers stand in the place of the students' ids. The import knows them.

    Raises
    ------
    DlcourseError
        If the lab is unknown, nothing of it was graded yet, or the file is there already.
    """
    if path.exists():
        raise DlcourseError(
            f"{path} is there already, and points may be in it. Import it first with `dlcourse "
            f"review {lab_name} --import {path}`, or name another file."
        )
    class_state.require_graded(course, lab_name)
    with reviews.opened(course.db_url) as db:
        found = _Class(course, lab_name, db)
        class_state.warn_of_stale(found.rows.values(), lab_name)
        rows = [
            _row(course, found, name, student, anonymous)
            for name, cell in found.cells.items()
            for student in sorted(found.rows, key=lambda each: _shown(found, each, anonymous))
            if found.waits(student, cell)
        ]
    try:
        files.write_whole(path, manual_sheet.to_csv(rows))
    except OSError as error:
        raise DlcourseError(f"{path} cannot be written: {error.strerror}.") from None
    return len(rows)


def read_back(course: Course, lab_name: str, path: Path) -> Imported:
    """Write the points and comments of a file into the gradebook, if every row of it is right.

    Raises
    ------
    DlcourseError
        If the file cannot be read, or with one line for each row that is wrong.
    """
    class_state.require_graded(course, lab_name)
    try:
        filled = manual_sheet.from_csv(path.read_bytes(), path.name)
    except OSError as error:
        raise DlcourseError(f"{path} cannot be read: {error.strerror}.") from None
    with class_run.locked(course), gradebook.opened(course.db_url) as book:
        found = _Class(course, lab_name, book.db)
        decisions = _decisions(found, filled, path.name)
        new = [each for each in decisions if not _is_known(found, each)]
        lateness = {student: row.late_seconds for student, row in found.rows.items()}
        gradebook.enter_decisions(book, found.lab, new, course.late, lateness)
        left = _Class(course, lab_name, book.db)
    waiting = [
        key
        for student in left.rows
        for cell in left.cells.values()
        if left.waits(student, cell)
        and left.points.get(key := (student, cell.notebook, cell.id)) is None
    ]
    return Imported(changed=len(new), same=len(decisions) - len(new), waiting=len(waiting))


def _shown(found: _Class, student: str, anonymous: bool) -> str:
    """What stands in the column `student`."""
    return found.numbers.get(student, "") if anonymous else student


def _row(course: Course, found: _Class, name: str, student: str, anonymous: bool) -> ReviewRow:
    cell = found.cells[name]
    notebook = course.autograded_dir / student / found.lab.name / f"{cell.notebook}.ipynb"
    key = (student, cell.notebook, cell.id)
    items = found.rubrics.get((cell.notebook, cell.id), {})
    letters, comment = rubric.split(items, found.comments.get(key, ""))
    return ReviewRow(
        lab=found.lab.name,
        student=_shown(found, student, anonymous),
        question=name,
        title=found.headings[cell.notebook, cell.id],
        answer=_answer(notebook, cell),
        max_points=cell.points,
        points=found.points.get(key),
        remarks=" ".join(letters),
        comment=comment,
        mark_scheme="\n".join(f"{letter}: {remark}" for letter, remark in items.items()),
    )


def _answer(notebook: Path, cell: GradedCell) -> str:
    """What the student wrote, cut to what a cell of a spreadsheet can hold."""
    if cell.task:
        return TASK
    if not notebook.is_file():
        return "(The graded notebook is not there. Run `dlcourse grade` again.)"
    cells = reading.read(notebook.read_bytes()).cells
    texts = (clean_text(each.source) for each in cells if roles.grade_id(each) == cell.id)
    text = next(texts, "")
    if len(text) <= ANSWER_LENGTH:
        return text
    return f"{text[:ANSWER_LENGTH]}\n… (The rest is in the graded notebook.)"


def _decisions(found: _Class, filled: list[ReviewedRow], name: str) -> list[Decision]:
    """What the rows say; every row that is wrong is named in one error."""
    decisions: dict[tuple[str, str, str], Decision] = {}
    lines: dict[tuple[str, str, str], int] = {}
    faults: list[str] = []
    for row in filled:
        try:
            decision = _decision(found, row)
            key = (decision.student, decision.notebook, decision.id)
            if key in lines:
                raise _Fault(
                    f"{row.question!r} of {row.student!r} is already in line {lines[key]}. Leave "
                    "one of the two."
                )
            lines[key] = row.line
            decisions[key] = decision
        except _Fault as fault:
            faults.append(f"{name}, line {row.line}: {fault}")
    if len(faults) > MOST_FAULTS:
        faults[MOST_FAULTS:] = [f"… and {len(faults) - MOST_FAULTS} more lines."]
    if faults:
        raise DlcourseError("\n".join([*faults, "Nothing was written. Correct the file first."]))
    return list(decisions.values())


class _Fault(Exception):  # noqa: N818 - what is wrong with one row, in a sentence
    pass


def _decision(found: _Class, row: ReviewedRow) -> Decision:
    if row.lab not in ("", found.lab.name):
        raise _Fault(f"this answer is of {row.lab}, not of {found.lab.name}.")
    student = _student(found, row.student)
    cell = _cell(found, row.question)
    if not found.waits(student, cell):
        raise _Fault(
            f"{row.student!r} has no answer to {row.question!r} that a person has to read"
            f"{_why_not(found.rows[student])}."
        )
    key = (student, cell.notebook, cell.id)
    comment = _comment(found, row, cell)
    return Decision(
        student=student,
        notebook=cell.notebook,
        id=cell.id,
        points=found.points.get(key) if not row.points else _points(row.points, cell),
        comment=comment if comment.strip() else found.comments.get(key, ""),
    )


def _student(found: _Class, text: str) -> str:
    """The student of this id or number; a spreadsheet takes zeros away from the start of an id."""
    if text in found.rows:
        return text
    others = [
        student
        for student in found.rows
        if text and text in (found.numbers.get(student), student.lstrip("0"))
    ]
    if len(others) != 1:
        raise _Fault(f"no student of {found.lab.name} is called {text!r}.")
    return others[0]


def _cell(found: _Class, name: str) -> GradedCell:
    if name in found.cells:
        return found.cells[name]
    cells = graded_cells.of_lab(found.lab)
    if any(name in (cell.id, roles.question_of(cell.id)) for cell in cells if not cell.manual):
        raise _Fault(f"a check gives the points of {name!r}. To overrule it, use formgrader.")
    known = ", ".join(found.cells) or "none"
    raise _Fault(f"{found.lab.name} has no question {name!r} to read. It has: {known}.")


def _why_not(row: Result) -> str:
    if not row.questions:
        return f", because: {row.message} {row.stale}".rstrip().rstrip(".")
    return ": nothing was written there, or the lab has changed since it was graded"


def _points(text: str, cell: GradedCell) -> float:
    points = manual_sheet.number(text)
    if points is None:
        raise _Fault(f"the points {text!r} are no number. Write them like 1.5 or 1,5.")
    if not 0 <= points <= cell.points:
        raise _Fault(f"{text} points, but {cell.id!r} gives from 0 to {cell.points:g}.")
    return points


def _comment(found: _Class, row: ReviewedRow, cell: GradedCell) -> str:
    items = found.rubrics.get((cell.notebook, cell.id), {})
    letters = "".join(_letters(row.remarks))
    if unknown := [letter for letter in letters if letter not in items]:
        known = f"It has {', '.join(items)}." if items else "It has no mark scheme."
        raise _Fault(f"{cell.id!r} has no remark {unknown[0]!r}. {known}")
    return rubric.joined(items, letters, row.comment)


def _letters(text: str) -> Iterator[str]:
    """Letters, however they are separated; each of them once."""
    yield from dict.fromkeys(each for each in text.lower() if each not in " ,;.+/\t\n\r")


def _is_known(found: _Class, decision: Decision) -> bool:
    key = (decision.student, decision.notebook, decision.id)
    return (decision.points, decision.comment) == (
        found.points.get(key),
        found.comments.get(key, ""),
    )
