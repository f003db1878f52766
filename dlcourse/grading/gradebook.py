"""nbgrader's own gradebook and folders: what formgrader and every `nbgrader` command reads.

One open for a whole run, one transaction for a submission. What a person entered (manual scores,
extra credit, comments, extensions, flags) is read but never written here.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

import nbformat
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from loguru import logger
from nbgrader import api, utils
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import ArgumentError, DBAPIError

from dlcourse.course import Course, LatePolicy
from dlcourse.errors import DlcourseError
from dlcourse.grading.models import (
    Data,
    Graded,
    Lab,
    QuestionResult,
    QuestionStatus,
    Result,
    Status,
    Submission,
)

DAY_SECONDS = 86_400


class GradedCell(Data):
    """A cell of a lab that is worth points. task: graded by hand, answered anywhere."""

    notebook: str
    id: str
    points: float
    type: str
    task: bool


class Review(Data):
    """What a person decided on one graded cell of one student."""

    notebook: str
    id: str
    manual_score: float | None
    extra_credit: float | None


class Deadlines(Data):
    """When a lab is due (None: any time), and the extensions in seconds that a person granted."""

    due: datetime | None
    extensions: dict[str, float]

    @classmethod
    def of(cls, book: Any, lab: Lab) -> Deadlines:
        """As the gradebook has them."""
        due = book.db.query(api.Assignment.duedate).filter_by(name=lab.name).scalar()
        extensions = {
            answer.student_id: answer.extension.total_seconds()
            for answer in _submissions(book, lab)
            if answer.extension is not None
        }
        return cls(due=due and due.replace(tzinfo=UTC), extensions=extensions)

    def late_seconds(self, student: str, timestamp: datetime | None) -> float:
        """How long after the student's own deadline it came; 0 if the time is unknown."""
        if self.due is None or timestamp is None:
            return 0.0
        late = (timestamp - self.due).total_seconds() - self.extensions.get(student, 0.0)
        return max(0.0, late)


@contextmanager
def opened(db_url: str) -> Iterator[Any]:
    """The gradebook at db_url, made if there is none: an `nbgrader.api.Gradebook`.

    Raises DlcourseError when the database cannot be reached or written.
    """
    if db_url.startswith("sqlite:///"):
        Path(db_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    try:
        _create_tables(db_url)
        with api.Gradebook(db_url) as book:
            yield book
    except ModuleNotFoundError as error:
        raise DlcourseError(
            f"The gradebook's db_url needs the package {error.name}, which is not installed. For "
            "PostgreSQL begin it with postgresql+psycopg2://."
        ) from error
    except (DBAPIError, ArgumentError) as error:
        where = db_url.split("@")[-1]
        reason = str(getattr(error, "orig", error)).strip()
        raise DlcourseError(
            f"The gradebook {where} cannot be used: {reason}. What was graded so far is kept; "
            "put that right and run the same command again."
        ) from error


def graded_cells(lab: Lab) -> tuple[GradedCell, ...]:
    """The cells that are worth points, in the order of the lab's notebooks and cells."""
    return tuple(
        cell for notebook in lab.notebooks for cell in _graded_cells(notebook.name, notebook.source)
    )


def enrolled(book: Any) -> list[str]:
    """The ids of all students in the gradebook."""
    return [student for (student,) in book.db.query(api.Student.id)]


def enrol(book: Any, students: list[str]) -> None:
    """Add the students who are not in the gradebook yet."""
    book.db.add_all(api.Student(id=student) for student in set(students) - set(enrolled(book)))
    book.db.commit()


def register(book: Any, lab: Lab, deadline: datetime | None) -> None:
    """Make the gradebook know the lab: its notebooks, cells and points, as nbgrader's own
    generate step does. What is there already stays; points and deadline follow the lab.

    Raises DlcourseError when a cell with scores entered by hand is no longer in the lab.
    """
    assignment = book.db.query(api.Assignment).filter_by(name=lab.name).one_or_none()
    if assignment is None:
        assignment = api.Assignment(name=lab.name, course_id=book.course_id)
        book.db.add(assignment)
    if deadline is not None:
        assignment.duedate = _naive_utc(deadline)
    known = {notebook.name: notebook for notebook in assignment.notebooks}
    for trusted in lab.notebooks:
        notebook = known.get(trusted.name)
        if notebook is None:
            kernel = _read_notebook(trusted.source).metadata.get("kernelspec", {})
            notebook = api.Notebook(
                name=trusted.name, assignment=assignment, kernelspec=json.dumps(kernel)
            )
            book.db.add(notebook)
        _register_cells(book, notebook, trusted.source, trusted.released)
    book.db.commit()


def save(book: Any, lab: Lab, submission: Submission, graded: Graded, late: LatePolicy) -> None:
    """Write one student's automatic scores, all in one transaction.

    Cells that a person has to look at, and cells whose manual score is older than this run, are
    marked for review. A cell without a result gets 0.
    """
    student, result = submission.student, graded.result
    answer = _submission(book, lab, student)
    if submission.timestamp is not None:
        answer.timestamp = _naive_utc(submission.timestamp)
    notebooks = {notebook.name: notebook for notebook in answer.notebooks}
    grades = {
        (notebook.name, grade.cell.name): grade
        for notebook in answer.notebooks
        for grade in notebook.grades
    }
    for cell, question in _pairs(graded_cells(lab), result):
        grade = grades[cell.notebook, cell.id]
        by_hand = question is not None and question.status is QuestionStatus.MANUAL
        grade.auto_score = None if by_hand else (question.points if question else 0.0)
        grade.needs_manual_grade = by_hand or grade.manual_score is not None
    for name, notebook in notebooks.items():
        unanswered = _unanswered(graded.notebooks.get(f"{name}.ipynb"))
        for comment in notebook.comments:
            comment.auto_comment = "No response." if comment.cell.name in unanswered else None
    book.db.flush()
    _write_penalty(answer, late, result.late_seconds)
    book.db.commit()


def set_lateness(book: Any, lab: Lab, late: LatePolicy, lateness: dict[str, float]) -> None:
    """Recompute the late penalties of submissions that are kept: student → seconds late."""
    for answer in _submissions(book, lab):
        if answer.student_id in lateness:
            _write_penalty(answer, late, lateness[answer.student_id])
    book.db.commit()


def saved(book: Any, lab: Lab) -> set[str]:
    """The students who have scores for this lab in the gradebook."""
    return {answer.student_id for answer in _submissions(book, lab)}


def penalty(late: LatePolicy, result: Result) -> float:
    """Points lost for lateness: percent_per_day of the lab's points for each day begun after
    deadline and grace, never more than the score."""
    overdue = result.late_seconds - 60 * late.grace_minutes
    if overdue <= 0:
        return 0.0
    lost = result.max_score * late.percent_per_day / 100 * ceil(overdue / DAY_SECONDS)
    return min(lost, max(result.score, 0.0))


def reviews(book: Any, lab: Lab) -> dict[str, tuple[Review, ...]]:
    """Student → what a person decided: manual scores and extra credit."""
    rows = (
        _grades(book, lab)
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


def comments(book: Any, lab: Lab, student: str) -> dict[tuple[str, str], str]:
    """(notebook, cell id) → the reviewer's comment on one student's answer."""
    rows = (
        book.db.query(api.Notebook.name, api.BaseCell.name, api.Comment.manual_comment)
        .select_from(api.Comment)
        .join(api.BaseCell, api.BaseCell.id == api.Comment.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Comment.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
        )
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .filter(api.Assignment.name == lab.name, api.SubmittedAssignment.student_id == student)
    )
    return {(notebook, cell): comment for notebook, cell, comment in rows if comment}


def reviewed(lab: Lab, result: Result, decided: tuple[Review, ...]) -> Result:
    """The result with what a person decided in place of what the machine did."""
    by_cell = {(review.notebook, review.id): review for review in decided}
    if not by_cell or not result.questions:
        return result
    changed = {}
    for cell, question in _pairs(graded_cells(lab), result):
        review = by_cell.get((cell.notebook, cell.id))
        if review is not None and question is not None:
            changed[id(question)] = _decided(question, review)
    questions = tuple(changed.get(id(question), question) for question in result.questions)
    score = sum(question.points for question in questions)
    return result.model_copy(update={"questions": questions, "score": score})


def questions(lab: Lab, result: Result) -> dict[tuple[str, str], QuestionResult]:
    """(notebook, cell id) → the row of that graded cell."""
    return {
        (cell.notebook, cell.id): question
        for cell, question in _pairs(graded_cells(lab), result)
        if question is not None
    }


def write_notebooks(course: Course, lab: Lab, submission: Submission, graded: Graded) -> None:
    """Put the graded notebooks where nbgrader looks for them: autograded/STUDENT/LAB.

    A notebook that could not be read is written as released, so that a person can still grade it.
    """
    folder = course.autograded_dir / submission.student / lab.name
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{notebook.name}.ipynb" for notebook in lab.notebooks}
    for stale in folder.glob("*.ipynb"):
        if stale.name not in names:
            stale.unlink()
    for notebook in lab.notebooks:
        name = f"{notebook.name}.ipynb"
        text = graded.notebooks.get(name) or notebook.released.decode()
        write_whole(folder / name, text)
    stamp = folder / "timestamp.txt"
    if submission.timestamp is not None:
        write_whole(stamp, f"{_naive_utc(submission.timestamp).isoformat(' ')} UTC\n")
    else:
        stamp.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader, or a crash, sees all of it or the one before."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _create_tables(db_url: str) -> None:
    """Make a new gradebook's tables as nbgrader would, but without the program it starts to learn
    the version of its own tables, which takes two seconds."""
    engine = create_engine(db_url)
    with engine.begin() as connection:
        if not inspect(connection).get_table_names():
            api.Base.metadata.create_all(connection)
            MigrationContext.configure(connection).stamp(ScriptDirectory(ALEMBIC_DIR), "head")
    engine.dispose()


@lru_cache
def _graded_cells(notebook: str, source: bytes) -> tuple[GradedCell, ...]:
    return tuple(
        GradedCell(
            notebook=notebook,
            id=cell.metadata.nbgrader["grade_id"],
            points=float(cell.metadata.nbgrader.get("points", 0)),
            type=cell.cell_type,
            task=utils.is_task(cell),
        )
        for cell in _read_notebook(source).cells
        if utils.is_grade(cell) or utils.is_task(cell)
    )


def _read_notebook(source: bytes) -> Any:
    return nbformat.reads(source.decode(), as_version=4)


def _naive_utc(moment: datetime) -> datetime:
    naive: datetime = utils.parse_utc(moment)
    return naive


def _register_cells(book: Any, notebook: Any, source: bytes, released: bytes) -> None:
    stubs = {
        cell.metadata.nbgrader["grade_id"]: cell
        for cell in _read_notebook(released).cells
        if utils.is_solution(cell)
    }
    wanted: dict[tuple[type, str], dict[str, Any]] = {}
    for cell in _read_notebook(source).cells:
        grade, solution, task = utils.is_grade(cell), utils.is_solution(cell), utils.is_task(cell)
        if not (grade or solution or task or utils.is_locked(cell)):
            continue
        name = cell.metadata.nbgrader["grade_id"]
        if grade or task:
            points = float(cell.metadata.nbgrader.get("points", 0))
            kind = api.TaskCell if task else api.GradeCell
            wanted[kind, name] = {"max_score": points, "cell_type": cell.cell_type}
        if solution:
            wanted[api.SolutionCell, name] = {}
        shown = stubs.get(name, cell) if solution else cell
        wanted[api.SourceCell, name] = {
            "cell_type": cell.cell_type,
            "locked": utils.is_locked(cell),
            "source": shown.source,
            "checksum": utils.compute_checksum(shown),
        }
    known = {(type(cell), cell.name): cell for cell in notebook._base_cells}
    known |= {(api.SourceCell, cell.name): cell for cell in notebook.source_cells}
    for key in known.keys() - wanted.keys():
        _forget(book, notebook, known[key])
    for (kind, name), fields in wanted.items():
        cell = known.get((kind, name))
        if cell is None:
            book.db.add(kind(name=name, notebook=notebook, **fields))
        elif "max_score" in fields:
            cell.max_score = fields["max_score"]


def _forget(book: Any, notebook: Any, cell: Any) -> None:
    """Drop a cell that the lab no longer has, unless that would lose a person's work."""
    grades, remarks = getattr(cell, "grades", None) or [], getattr(cell, "comments", None) or []
    by_hand = sum(grade.manual_score is not None for grade in grades)
    by_hand += sum(remark.manual_comment is not None for remark in remarks)
    if by_hand:
        book.db.rollback()
        raise DlcourseError(
            f"{notebook.name} no longer has the cell {cell.name!r}, but {by_hand} scores or "
            "comments were entered for it by hand. Put the cell back, or clear them in formgrader."
        )
    logger.warning("{} no longer has the cell {!r}: its scores are dropped.", notebook.name, cell)
    for each in (*grades, *remarks, cell):
        book.db.delete(each)


def _submission(book: Any, lab: Lab, student: str) -> Any:
    """The student's rows for this lab, made if absent; rows for new cells are added."""
    assignment = book.db.query(api.Assignment).filter_by(name=lab.name).one()
    key = {"assignment_id": assignment.id, "student_id": student}
    answer = _find_or_add(book, api.SubmittedAssignment, **key)
    for notebook in assignment.notebooks:
        key = {"assignment_id": answer.id, "notebook_id": notebook.id}
        row = _find_or_add(book, api.SubmittedNotebook, **key)
        cells = [(api.Grade, cell) for cell in (*notebook.grade_cells, *notebook.task_cells)]
        cells += [(api.Comment, cell) for cell in (*notebook.solution_cells, *notebook.task_cells)]
        known = {(type(each), each.cell_id) for each in (*row.grades, *row.comments)}
        book.db.add_all(
            kind(cell_id=cell.id, notebook_id=row.id)
            for kind, cell in cells
            if (kind, cell.id) not in known
        )
    book.db.flush()
    book.db.expire_all()
    return answer


def _find_or_add(book: Any, kind: type, **key: str) -> Any:
    row = book.db.query(kind).filter_by(**key).one_or_none()
    if row is None:
        row = kind(**key)
        book.db.add(row)
        book.db.flush()
    return row


def _submissions(book: Any, lab: Lab) -> Any:
    return (
        book.db.query(api.SubmittedAssignment)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .filter(api.Assignment.name == lab.name)
    )


def _grades(book: Any, lab: Lab) -> Any:
    return (
        book.db.query(api.Grade)
        .join(api.BaseCell, api.BaseCell.id == api.Grade.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Grade.notebook_id)
        .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
        )
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .filter(api.Assignment.name == lab.name)
    )


def _write_penalty(answer: Any, late: LatePolicy, late_seconds: float) -> None:
    """Spread the penalty over the notebooks in proportion to their scores."""
    scores = {
        notebook: sum(_points(grade) for grade in notebook.grades) for notebook in answer.notebooks
    }
    total = sum(scores.values())
    whole = Result(
        student=answer.student_id,
        lab=answer.assignment.name,
        status=Status.GRADED,
        score=total,
        max_score=sum(cell.max_score for cell in _cells(answer.assignment)),
        late_seconds=late_seconds,
    )
    lost = penalty(late, whole)
    for notebook, score in scores.items():
        notebook.late_submission_penalty = lost * score / total if lost else None


def _cells(assignment: Any) -> Iterator[Any]:
    for notebook in assignment.notebooks:
        yield from notebook.grade_cells
        yield from notebook.task_cells


def _points(grade: Any) -> float:
    decided = grade.manual_score if grade.manual_score is not None else grade.auto_score
    return float(decided or 0.0) + float(grade.extra_credit or 0.0)


def _pairs(
    cells: tuple[GradedCell, ...], result: Result
) -> Iterator[tuple[GradedCell, QuestionResult | None]]:
    """Each graded cell with its question. In a lab of several notebooks ids may repeat: then the
    first question with that id belongs to the first such cell."""
    questions = defaultdict(list)
    for question in reversed(result.questions):
        questions[question.id].append(question)
    for cell in cells:
        found = questions[cell.id]
        yield cell, found.pop() if found else None


def _decided(question: QuestionResult, review: Review) -> QuestionResult:
    points = question.points if review.manual_score is None else review.manual_score
    points += review.extra_credit or 0.0
    status = question.status
    if review.manual_score is not None:
        status = QuestionStatus.PARTIAL if points > 0 else QuestionStatus.FAILED
        if points >= question.max_points:
            status = QuestionStatus.PASSED
    return question.model_copy(update={"points": points, "status": status})


def _unanswered(notebook: str | None) -> set[str]:
    """Ids of the answer cells that still hold what was handed out (by nbgrader's checksum)."""
    if notebook is None:
        return set()
    return {
        cell.metadata.nbgrader["grade_id"]
        for cell in nbformat.reads(notebook, as_version=4).cells
        if utils.is_solution(cell)
        and cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    }
