"""Why a student got these points for a question: the answer, the verdict, and how it came to it.

It only reads: the journal has every grading, the gradebook has what a person decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from rich.text import Text

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab, QuestionResult, QuestionStatus, Result
from dlcourse.notebook import reading, roles
from dlcourse.notebook.text import clean_text
from dlcourse.results import (
    class_state,
    examples,
    fingerprint,
    graded_cells,
    journal,
    pages,
    reviews,
)
from dlcourse.results.class_state import ClassState
from dlcourse.results.graded_cells import GradedCell
from dlcourse.results.journal import Record
from dlcourse.results.reviews import Review

# What stands before the parts of a failed check, see dlcourse/check/failure.py, and their names.
PARTS = {"input": "input", "expected": "expected", "your answer": "got", "hint": "hint"}
LABEL = slice(2, 14)  # where it stands in a line


class CheckMessage(Data):
    """What a check said, in parts; a part that it did not name is empty.

    said: all of it, in the words that the student read.
    """

    said: str
    input: str = ""
    expected: str = ""
    got: str = ""
    hint: str = ""


class Grading(Data):
    """One time that a question was judged. when: None if it is not known.

    alone: only this question was judged again.
    """

    when: datetime | None
    points: float
    max_points: float
    status: QuestionStatus
    message: str
    alone: bool


class ByPerson(Data):
    """What a person decided on an answer."""

    points: float | None = None
    extra_credit: float | None = None
    comment: str = ""


class Why(Data):
    """Everything about one student's points for one question: the JSON of `dlcourse why --json`.

    points: what counts now. answer: the code or text in the graded notebook; "" if there is none.
    verdict: of the latest grading. replaced: earlier questions that a correct version stood in for.
    file: what became of the whole file, and what was noticed about it. stale: as in `Result`.
    """

    lab: str
    student: str
    question: str
    points: float
    max_points: float
    status: QuestionStatus
    answer: str
    verdict: CheckMessage
    replaced: tuple[str, ...]
    by_person: ByPerson | None
    history: tuple[Grading, ...]
    file: tuple[str, ...]
    stale: str


def explain(course: Course, lab_name: str, student: str, question: str) -> Why:
    """What there is to tell about a student's points for a question.

    Raises
    ------
    DlcourseError
        The lab, the student or the question is unknown, or nothing of it was graded.
    """
    class_state.require_graded(course, lab_name)
    with reviews.opened(course.db_url) as db:
        state = ClassState(course, lab_name, db, [student])
        cell = graded_cells.find(state.lab, question)
        (row,) = state.reviewed([state.row(student)])
        by_person = _by_person(state, student, cell)
    found = _in(state.lab, row, cell)
    latest = state.records.get(student)
    machine = _in(state.lab, latest.result, cell) if latest else None
    if found is None or machine is None:
        raise DlcourseError(_nothing(row, cell))
    return Why(
        lab=lab_name,
        student=student,
        question=roles.question_of(cell.id),
        points=found.points,
        max_points=found.max_points,
        status=found.status,
        answer=_answer(course, student, state.lab, cell),
        verdict=verdict(machine.message),
        replaced=tuple(map(roles.question_of, machine.replaced)),
        by_person=by_person,
        history=tuple(_history(course, state.lab, student, cell)),
        file=tuple(text for text in (row.message, *row.warnings) if text),
        stale=row.stale,
    )


def verdict(message: str) -> CheckMessage:
    """The parts of a check's message."""
    parts: dict[str, list[str]] = {}
    part: list[str] = []
    for line in message.splitlines()[1:]:
        label = line[LABEL].strip()
        if label in PARTS and line.startswith("  "):
            part = parts.setdefault(PARTS[label], [])
        elif label:  # not written by `dlcourse.check`
            part = []
        part.append(line[LABEL.stop :])
    return CheckMessage(said=message, **{name: "\n".join(found) for name, found in parts.items()})


def in_words(why: Why) -> Text:
    """The same, to be read in a terminal or a file."""
    points = f"{_points(why.points, why.max_points)}, {pages.words(why.status)}"
    made = Text.assemble((f"{why.lab}, {why.student}, {why.question}: {points}", "bold"), "\n")
    for heading, text in (
        ("Out of date", why.stale),
        ("The answer", why.answer or "The graded notebook has no cell with this answer."),
        ("What the check said", _said(why)),
        ("A person's decision", _decision(why.by_person) if why.by_person else ""),
        ("Points so far", "\n".join(map(_line, why.history))),
        ("About the whole file", "\n".join(why.file)),
    ):
        if text:
            made.append(f"\n{heading}\n", "bold").append(f"{text}\n")
    return made


def _said(why: Why) -> str:
    said = why.verdict.said
    if why.replaced:
        said += f"\nTested with a correct version of {', '.join(why.replaced)}."
    return said.strip()


def _decision(by_person: ByPerson) -> str:
    parts = []
    if by_person.points is not None:
        parts.append(f"points: {pages.points(by_person.points)}")
    if by_person.extra_credit is not None:
        parts.append(f"extra credit: {pages.points(by_person.extra_credit)}")
    if by_person.comment:
        parts.append(f"comment: {by_person.comment}")
    return "\n".join(parts)


def _line(grading: Grading) -> str:
    """One grading in a line."""
    when = f"{grading.when.astimezone():%Y-%m-%d %H:%M}" if grading.when else "time not known"
    which = "this question alone was judged again" if grading.alone else "the whole file was graded"
    points = _points(grading.points, grading.max_points)
    return f"{when}  {points}, {pages.words(grading.status)}: {which}"


def _points(points: float, most: float) -> str:
    return f"{pages.points(points)} of {pages.points(most)}"


def _in(lab: Lab, result: Result, cell: GradedCell) -> QuestionResult | None:
    return graded_cells.questions(lab, result).get((cell.notebook, cell.id))


def _nothing(row: Result, cell: GradedCell) -> str:
    """Why there is nothing to tell, and what to do."""
    if not row.questions:
        return f"{row.student} has no points in {row.lab}: {row.message} {row.stale}".strip()
    return (
        f"{row.student} was graded before {row.lab} had the question "
        f"{roles.question_of(cell.id)}. Run `dlcourse grade {row.lab}`."
    )


def _by_person(state: ClassState, student: str, cell: GradedCell) -> ByPerson | None:
    """What a person entered for the question, if anything."""
    reviewed: Iterable[Review] = reviews.of_class(state.db, state.lab).get(student, ())
    decided = [each for each in reviewed if (each.notebook, each.id) == (cell.notebook, cell.id)]
    comments = reviews.comments(state.db, state.lab, student)
    # A check has no comment of its own: it stands at the answer.
    names = (cell.id, roles.question_of(cell.id))
    found = (comments.get((cell.notebook, name), "") for name in names)
    comment = next(filter(None, found), "")
    if not decided and not comment:
        return None
    points, extra = (decided[0].manual_score, decided[0].extra_credit) if decided else (None, None)
    return ByPerson(points=points, extra_credit=extra, comment=comment)


def _history(course: Course, lab: Lab, student: str, cell: GradedCell) -> Iterator[Grading]:
    """The gradings of the question, the oldest first; not those of another question alone."""
    key = fingerprint.check_key(cell.notebook, cell.id)
    for record in journal.history(journal.path_of(course, lab.name), student):
        if record.regraded in ("", key) and (found := _in(lab, record.result, cell)):
            yield _grading(record, found)


def _grading(record: Record, found: QuestionResult) -> Grading:
    return Grading(
        when=record.graded_at,
        points=found.points,
        max_points=found.max_points,
        status=found.status,
        message=found.message,
        alone=bool(record.regraded),
    )


def _answer(course: Course, student: str, lab: Lab, cell: GradedCell) -> str:
    """What the student wrote, fit for a terminal."""
    if cell.task:
        return ""  # answered anywhere
    path = course.autograded_dir / student / lab.name / f"{cell.notebook}.ipynb"
    found = _written(path, cell.id) if cell.manual else examples.code_for(path, cell.id)
    return clean_text(found)


def _written(path: Path, name: str) -> str:
    """A written answer in a graded notebook; "" if there is none."""
    if not path.is_file():
        return ""
    cells = reading.read(path.read_bytes()).cells
    found = (cell.source for cell in cells if roles.grade_id(cell) == name)
    return next((str(source) for source in found), "")
