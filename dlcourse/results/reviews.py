"""What people entered in nbgrader's gradebook: scores, comments, extensions, names. Read only."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nbgrader import api
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Query, Session

from dlcourse.course import LabSettings
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab, QuestionResult, QuestionStatus, Result
from dlcourse.results import graded_cells
from dlcourse.results.late import Deadlines, of_settings


class Review(Data):
    """What a person decided on one graded cell of one student."""

    notebook: str
    id: str
    manual_score: float | None
    extra_credit: float | None


class Person(Data):
    """What the gradebook knows of a student. lms_id: the number the LMS knows the student by."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""


@contextmanager
def opened(db_url: str) -> Iterator[Session]:
    """The gradebook at db_url, to be read. The database itself refuses to write.

    Raises DlcourseError when there is none, or when it cannot be read.
    """
    with said_in_words(db_url, "Put that right and run the same command again."):
        engine = _reading_engine(db_url)
        try:
            with Session(engine, autoflush=False) as db:
                yield db
        finally:
            engine.dispose()


@contextmanager
def said_in_words(db_url: str, advice: str) -> Iterator[None]:
    """Turn a database's errors into a DlcourseError that ends with the advice."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise DlcourseError(
            f"The gradebook's db_url needs the package {error.name}, which is not installed. For "
            "PostgreSQL begin it with postgresql+psycopg2://."
        ) from error
    except (DBAPIError, ArgumentError) as error:
        reason = str(getattr(error, "orig", error)).strip()
        raise DlcourseError(
            f"The gradebook {db_url.split('@')[-1]} cannot be used: {reason}. {advice}"
        ) from error


def enrolled(db: Session) -> list[str]:
    """The ids of all students in the gradebook."""
    return [student for (student,) in db.query(api.Student.id)]


def people(db: Session) -> dict[str, Person]:
    """Student → name, e-mail address and number, as far as they are known."""
    return {
        student.id: Person(
            first_name=student.first_name or "",
            last_name=student.last_name or "",
            email=student.email or "",
            lms_id=student.lms_user_id or "",
        )
        for student in db.query(api.Student)
    }


def saved(db: Session, lab: Lab) -> set[str]:
    """The students who have scores for this lab in the gradebook."""
    return {answer.student_id for answer in submissions(db, lab)}


def submissions(db: Session, lab: Lab) -> Query[Any]:
    """The lab's submissions in the gradebook."""
    found: Query[Any] = db.query(api.SubmittedAssignment)
    return found.join(
        api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id
    ).filter(api.Assignment.name == lab.name)


def deadlines(db: Session, lab: Lab, settings: LabSettings) -> Deadlines:
    """When the lab is due, for everybody and for those with an extension: as course.toml says, else
    as it was entered in formgrader."""
    entered = db.query(api.Assignment.duedate).filter_by(name=lab.name).scalar()
    own = of_settings(settings)
    extensions = {
        answer.student_id: answer.extension.total_seconds()
        for answer in submissions(db, lab)
        if answer.extension is not None
    }
    due = own.due or (entered and entered.replace(tzinfo=UTC))
    return Deadlines(due=due, extensions=extensions | own.extensions)


def of_class(db: Session, lab: Lab) -> dict[str, tuple[Review, ...]]:
    """Student → what a person decided: manual scores and extra credit."""
    rows = (
        _of_lab(db.query(api.Grade), api.Grade, lab)
        .filter((api.Grade.manual_score.isnot(None)) | (api.Grade.extra_credit.isnot(None)))
        .with_entities(
            api.SubmittedAssignment.student_id,
            api.Notebook.name,
            api.BaseCell.name,
            api.Grade.manual_score,
            api.Grade.extra_credit,
        )
    )
    found = defaultdict(list)
    for student, notebook, cell, score, extra in rows:
        found[student].append(
            Review(notebook=notebook, id=cell, manual_score=score, extra_credit=extra)
        )
    return {student: tuple(each) for student, each in found.items()}


def comments(db: Session, lab: Lab, student: str) -> dict[tuple[str, str], str]:
    """(notebook, cell id) → the reviewer's comment on one student's answer."""
    rows = (
        _of_lab(db.query(api.Comment), api.Comment, lab)
        .filter(api.SubmittedAssignment.student_id == student)
        .with_entities(api.Notebook.name, api.BaseCell.name, api.Comment.manual_comment)
    )
    return {(notebook, cell): comment for notebook, cell, comment in rows if comment}


def applied(lab: Lab, result: Result, decided: tuple[Review, ...]) -> Result:
    """The result with what a person decided in place of what the machine did."""
    by_cell = {(review.notebook, review.id): review for review in decided}
    if not by_cell or not result.questions:
        return result
    changed = {}
    for cell, question in graded_cells.pairs(lab, result):
        review = by_cell.get((cell.notebook, cell.id))
        if review is not None and question is not None:
            changed[id(question)] = _decided(question, review)
    questions = tuple(changed.get(id(question), question) for question in result.questions)
    score = sum(question.points for question in questions)
    return result.model_copy(update={"questions": questions, "score": score})


def _reading_engine(db_url: str) -> Engine:
    url = make_url(db_url)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, execution_options={"postgresql_readonly": True})
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    path = Path(url.database or "")
    if not path.is_file():
        raise DlcourseError(
            f"There is no gradebook at {path}. `dlcourse grade LAB` makes one; if there was one, "
            "put it back first: the points that a person gave are in it."
        )
    address = f"file:{quote(str(path))}?mode=ro"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True))


def _of_lab(query: Query[Any], kind: Any, lab: Lab) -> Query[Any]:
    """Grades or comments of one lab, each with its cell, notebook and submission."""
    return (
        query.join(api.BaseCell, api.BaseCell.id == kind.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
        )
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .filter(api.Assignment.name == lab.name)
    )


def _decided(question: QuestionResult, review: Review) -> QuestionResult:
    points = question.points if review.manual_score is None else review.manual_score
    points += review.extra_credit or 0.0
    status, message = question.status, question.message
    if status is QuestionStatus.MANUAL and review.manual_score is not None:
        message = ""  # it says that a person has to read the answer: one has
    if review.manual_score is not None:
        status = QuestionStatus.PARTIAL if points > 0 else QuestionStatus.FAILED
        if points >= question.max_points:
            status = QuestionStatus.PASSED
    return question.model_copy(update={"points": points, "status": status, "message": message})
