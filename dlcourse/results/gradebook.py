"""nbgrader's own gradebook, written: what formgrader and every `nbgrader` command reads.

One open for a whole run, one transaction for a submission. What a person entered (manual scores,
extra credit, comments, extensions, flags) stays as it is; `reviews` reads it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from loguru import logger
from nbgrader import api, utils
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, inspect

from dlcourse.course import LatePolicy
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, GradedSubmission, Lab, QuestionStatus, Result, Status, Submission
from dlcourse.notebook import roles
from dlcourse.results import graded_cells, reviews
from dlcourse.results.graded_cells import GradedCell
from dlcourse.results.late import naive_utc, penalty
from dlcourse.results.reviews import Person

STUDENTS_ROWS = (api.SubmittedAssignment, api.SubmittedNotebook, api.Grade, api.Comment)


class Decision(Data):
    """What a person decided on one answer: points, None if there are none, and a comment."""

    student: str
    notebook: str
    id: str
    points: float | None
    comment: str


@contextmanager
def opened(db_url: str) -> Iterator[Any]:
    """The gradebook at db_url, to be written, made if there is none: an `nbgrader.api.Gradebook`.

    Raises DlcourseError when the database cannot be reached or written.
    """
    if db_url.startswith("sqlite:///"):
        Path(db_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    advice = "What was graded so far is kept; solve that problem and run the same command again."
    with reviews.said_in_words(db_url, advice):
        _create_tables(db_url)
        with api.Gradebook(db_url) as book:
            # The lab's cells stay known from one student to the next: one run writes at a time.
            book.db().expire_on_commit = False
            yield book


def enrol(book: Any, students: list[str]) -> None:
    """Add the students who are not in the gradebook yet."""
    book.db.add_all(
        api.Student(id=student) for student in set(students) - set(reviews.enrolled(book.db))
    )
    book.db.commit()


def enter_people(book: Any, people: Mapping[str, Person]) -> None:
    """Enrol students with what is known of them. What is not known stays as it was entered."""
    enrol(book, list(people))
    students = {student.id: student for student in book.db.query(api.Student)}
    for student, person in people.items():
        fields = person.model_dump()
        fields["lms_user_id"] = fields.pop("lms_id")
        for field, value in fields.items():
            if value:
                setattr(students[student], field, value)
    book.db.commit()


def register(book: Any, lab: Lab, deadline: datetime | None) -> Any:
    """Make the gradebook know the lab: its notebooks, cells and points, as nbgrader's own
    generate step does. What is there already stays; points and deadline follow the lab.

    Returns the assignment. While somebody holds it, it is not read again for each student.

    Raises DlcourseError when a cell with scores entered by hand is no longer in the lab.
    """
    assignment = book.db.query(api.Assignment).filter_by(name=lab.name).one_or_none()
    if assignment is None:
        assignment = api.Assignment(name=lab.name, course_id=book.course_id)
        book.db.add(assignment)
    if deadline is not None:
        assignment.duedate = naive_utc(deadline)
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
    book.db.expire_all()  # cells were added and deleted
    return assignment


def save(
    book: Any, lab: Lab, submission: Submission, graded: GradedSubmission, late: LatePolicy
) -> None:
    """Write one student's automatic scores, all in one transaction.

    Cells that a person has to look at, and cells whose manual score is older than this run, are
    marked for review. A cell without a result gets 0.
    """
    student, result = submission.student, graded.result
    answer = _submission(book, lab, student)
    if submission.timestamp is not None:
        answer.timestamp = naive_utc(submission.timestamp)
    notebooks = {notebook.name: notebook for notebook in answer.notebooks}
    grades = {
        (notebook.name, grade.cell.name): grade
        for notebook in answer.notebooks
        for grade in notebook.grades
    }
    for cell, question in graded_cells.pairs(lab, result):
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


def save_question(
    book: Any, lab: Lab, result: Result, cell: GradedCell, points: float, late: LatePolicy
) -> None:
    """Write the automatic points of one student's question alone, in one transaction.

    A person's points stay. They are marked for review if the automatic ones are others now.
    """
    answer = _submission(book, lab, result.student)
    for notebook in answer.notebooks:
        for grade in notebook.grades:
            is_wanted = (notebook.name, grade.cell.name) == (cell.notebook, cell.id)
            if is_wanted and grade.auto_score != points:
                grade.auto_score = points
                grade.needs_manual_grade = grade.manual_score is not None
    book.db.flush()
    _write_penalty(answer, late, result.late_seconds)
    book.db.commit()


def enter_decisions(
    book: Any, lab: Lab, decisions: list[Decision], late: LatePolicy, lateness: dict[str, float]
) -> None:
    """Write what a person decided, all of it in one transaction, as formgrader would.

    Parameters
    ----------
    lateness
        Student → seconds late: the penalty depends on the points.
    """
    by_student = defaultdict(list)
    for decision in decisions:
        by_student[decision.student].append(decision)
    for student, decided in by_student.items():
        answer = _submission(book, lab, student)
        notebooks = {notebook.name: notebook for notebook in answer.notebooks}
        for decision in decided:
            notebook = notebooks[decision.notebook]
            for grade in notebook.grades:
                if grade.cell.name == decision.id and decision.points is not None:
                    grade.manual_score = decision.points
                    grade.needs_manual_grade = False
            for comment in notebook.comments:
                if comment.cell.name == decision.id:
                    comment.manual_comment = decision.comment or None
        book.db.flush()
        _write_penalty(answer, late, lateness[student])
    book.db.commit()


def set_lateness(book: Any, lab: Lab, late: LatePolicy, lateness: dict[str, float]) -> None:
    """Recompute the late penalties of submissions that are kept: student → seconds late."""
    for answer in reviews.submissions(book.db, lab):
        if answer.student_id in lateness:
            _write_penalty(answer, late, lateness[answer.student_id])
    book.db.commit()


def _create_tables(db_url: str) -> None:
    """Make a new gradebook's tables as nbgrader would, but without the program it starts to learn
    the version of its own tables, which takes two seconds."""
    engine = create_engine(db_url)
    with engine.begin() as connection:
        if not inspect(connection).get_table_names():
            api.Base.metadata.create_all(connection)
            MigrationContext.configure(connection).stamp(ScriptDirectory(ALEMBIC_DIR), "head")
    engine.dispose()


def _read_notebook(source: bytes) -> Any:
    return nbformat.reads(source.decode(), as_version=4)


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
            kind = api.TaskCell if task else api.GradeCell
            wanted[kind, name] = {"max_score": roles.points(cell), "cell_type": cell.cell_type}
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
    logger.warning(
        "{} no longer has the cell {!r}: its scores are dropped.", notebook.name, cell.name
    )
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
    for each in book.db:  # a person may have entered something since it was read
        if isinstance(each, STUDENTS_ROWS):
            book.db.expire(each)
    return answer


def _find_or_add(book: Any, kind: type, **key: str) -> Any:
    row = book.db.query(kind).filter_by(**key).one_or_none()
    if row is None:
        row = kind(**key)
        book.db.add(row)
        book.db.flush()
    return row


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
