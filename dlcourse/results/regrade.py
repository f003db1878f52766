"""One question judged again for the whole class, after its check was corrected.

Whole files run, as they do when a class is graded, but only the points of this one question are
kept: the others stay as they are, and so do a person's. All are judged before anything is written,
so that a person can see first who changes. Then each student is written as in `class_run`: the
notebooks, the gradebook, one line in the journal.

The new line has the fingerprint of the earlier grading, with only this check as it is now. So a row
is out of date afterwards if something else of the lab has changed, too, and only then. Another
question counts as to be judged again if it came out otherwise this time: it depends on this check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import track

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading.pool import Pool, default_jobs, open_pool
from dlcourse.grading.submission import GradeFunction, grade_submission
from dlcourse.models import Data, GradedSubmission, QuestionResult, Submission
from dlcourse.notebook import roles
from dlcourse.results import (
    calibrations,
    class_run,
    class_state,
    files,
    gradebook,
    graded_cells,
    journal,
    reviews,
)
from dlcourse.results.class_state import ClassState, HandedIn
from dlcourse.results.fingerprint import Fingerprint, check_key
from dlcourse.results.graded_cells import GradedCell
from dlcourse.results.journal import Record

NOT_GRADED = "was not graded yet"
GONE = "the file is no longer there"
NOT_KEPT = "the last grading did not come to its end"
EARLIER = "was graded by an earlier version of dlcourse"
ANOTHER_FILE = "another file was handed in after the grading"
NEW_QUESTION = "was graded before the lab had this question"
DONE = "was judged by this check already"


class Again(Data):
    """What one student's file gets for the question now.

    by_person: the points that a person gave, which stay; None if there are none.
    others: the other questions that came out otherwise this time, which nobody has changed yet.
    record, submission, graded: what is to be written.
    """

    student: str
    before: QuestionResult
    after: QuestionResult
    by_person: float | None
    others: tuple[str, ...]
    record: Record
    submission: Submission
    graded: GradedSubmission

    @property
    def change(self) -> float:
        """By how much the student's points change: not at all where a person gave them."""
        return 0.0 if self.by_person is not None else self.after.points - self.before.points


class Regrading(Data):
    """What judging one question again came to; nothing of it is written yet.

    left_out: student → why the question was not judged again. changed: why rows are out of date
    when this is written, in words, and how many rows.
    """

    lab: str
    question: str
    judged: tuple[Again, ...]
    left_out: dict[str, str]
    changed: dict[str, int]


def regrade(
    course: Course,
    lab_name: str,
    question: str,
    confirmed: Callable[[Regrading], bool],
    jobs: int | None = None,
    grade: GradeFunction = grade_submission,
) -> bool:
    """Judge one question of a lab again for the whole class; whether it was written.

    Parameters
    ----------
    question
        Its id, with or without `check-`.
    confirmed
        Gets what it came to before anything is written, and says whether to write it.
    jobs
        How many at a time; by default as many as cores and memory allow.
    grade
        What a job runs.

    Raises
    ------
    DlcourseError
        The lab or the question is unknown, a person gives its points, nothing was graded yet, or
        another run is grading this course.
    """
    class_state.require_graded(course, lab_name)
    with class_run.locked(course):
        with reviews.opened(course.db_url) as db:
            work = _Work(ClassState(course, lab_name, db), question)
        with open_pool(jobs or default_jobs(work.state.limits)) as pool:
            found = _judged(work, pool, grade)
        if not confirmed(found) or not found.judged:
            return False
        _write(work, found.judged)
        return True


class _Work:
    """The class as it stands, and what is to be judged.

    todo: student → what was handed in. left_out: student → why it is not judged again.
    by_person: student → the points that a person gave.
    """

    def __init__(self, state: ClassState, question: str) -> None:
        self.state = state
        self.cell = graded_cells.find(state.lab, question)
        if self.cell.manual:
            raise DlcourseError(
                f"A person gives the points for {self.cell.id}: no check can judge it again."
            )
        self.key = check_key(self.cell.notebook, self.cell.id)
        self.todo: dict[str, HandedIn] = {}
        self.left_out: dict[str, str] = {}
        for student in state.roster:
            handed = state.handed_in(student)
            if reason := self._reason(state.records.get(student), handed):
                self.left_out[student] = reason
            elif handed is not None:
                self.todo[student] = handed
        self.by_person = {
            student: each.manual_score
            for student, decided in reviews.of_class(state.db, state.lab).items()
            for each in decided
            if (each.notebook, each.id) == (self.cell.notebook, self.cell.id)
        }

    def _reason(self, record: Record | None, handed: HandedIn | None) -> str:
        """Why a question is not judged again; "" if it is."""
        if record is None:
            return NOT_GRADED
        if handed is None:
            return GONE
        if not record.finished or record.student not in self.state.saved:
            return NOT_KEPT
        if record.fingerprint is None:
            return EARLIER
        now = self.state.fingerprint_of(handed)
        if record.fingerprint.files != now.files:
            return ANOTHER_FILE
        if self.question_of(record) is None:
            return NEW_QUESTION
        same = record.fingerprint.checks.get(self.key) == now.checks[self.key]
        return DONE if same and not now.differs_elsewhere(record.fingerprint) else ""

    def question_of(self, record: Record) -> QuestionResult | None:
        """The question as it was graded."""
        questions = graded_cells.questions(self.state.lab, record.result)
        return questions.get((self.cell.notebook, self.cell.id))


def _judged(work: _Work, pool: Pool, grade: GradeFunction) -> Regrading:
    """Judge everybody's file again; writes nothing."""
    state, left_out, found = work.state, dict(work.left_out), []
    if work.todo:
        calibration = calibrations.of_lab(state.course, state.lab, state.limits, pool)
        calibrations.warn(calibration)
        submissions = (handed.submission for handed in work.todo.values())
        answers = class_run.judged(submissions, state, pool, calibration, grade)
        screen = Console(stderr=True)
        for graded, finished in track(
            answers, "Judging again", total=len(work.todo), console=screen, transient=True
        ):
            student = graded.result.student
            if finished:
                found.append(_again(work, work.todo[student], graded))
            else:
                left_out[student] = f"the grader failed: {graded.result.message}".rstrip(".")
    return Regrading(
        lab=state.lab.name,
        question=roles.question_of(work.cell.id),
        judged=tuple(sorted(found, key=lambda each: each.student)),
        left_out=left_out,
        changed=dict(Counter(word for again in found for word in _elsewhere(work, again))),
    )


def _again(work: _Work, handed: HandedIn, graded: GradedSubmission) -> Again:
    """One student's new record: the new result, with the earlier points of all other questions."""
    state, new = work.state, graded.result
    record = state.records[new.student]
    before, after = work.question_of(record), work.question_of(Record(student="", result=new))
    assert before is not None
    assert after is not None
    questions = tuple(after if each is before else each for each in record.result.questions)
    result = new.model_copy(
        update={
            "questions": questions,
            "score": sum(each.points for each in questions),
            "max_score": sum(each.max_points for each in questions),
            "late_seconds": handed.submission.late_seconds,
            "warnings": handed.warnings + new.warnings,
        }
    )
    others = _others(work, record, graded)
    return Again(
        student=new.student,
        before=before,
        after=after,
        by_person=work.by_person.get(new.student),
        others=tuple(roles.question_of(cell.id) for cell in others),
        record=record.model_copy(
            update={
                "result": result,
                "fingerprint": _fingerprint(work, record, handed, others),
                "missing_layers": graded.missing_layers,
                "regraded": work.key,
            }
        ),
        submission=handed.submission,
        graded=graded.model_copy(update={"result": result}),
    )


def _others(work: _Work, record: Record, graded: GradedSubmission) -> list[GradedCell]:
    """The other questions that got other points this time."""
    then = graded_cells.questions(work.state.lab, record.result)
    now = graded_cells.questions(work.state.lab, graded.result)
    cells = {(cell.notebook, cell.id): cell for cell in graded_cells.of_lab(work.state.lab)}
    return [
        cell
        for key, cell in cells.items()
        if cell != work.cell
        and not cell.manual
        and key in then
        and key in now
        and then[key].points != now[key].points
    ]


def _fingerprint(
    work: _Work, record: Record, handed: HandedIn, others: list[GradedCell]
) -> Fingerprint:
    """That of the earlier grading, with this check as it is now.

    If something else has changed, too, the question was judged in other circumstances than the
    others, and then no fingerprint fits them all: it counts as to be judged again.
    """
    then, now = record.fingerprint, work.state.fingerprint_of(handed)
    assert then is not None
    this = "" if now.differs_elsewhere(then) else now.checks[work.key]
    unsure = {check_key(cell.notebook, cell.id): "" for cell in others}
    return then.model_copy(update={"checks": then.checks | {work.key: this} | unsure})


def _elsewhere(work: _Work, again: Again) -> list[str]:
    """Why the row is out of date once this is written."""
    then = again.record.fingerprint
    assert then is not None
    return work.state.fingerprint_of(work.todo[again.student]).changed(then)


def _write(work: _Work, judged: tuple[Again, ...]) -> None:
    """Write what was judged, one student after the other."""
    course, lab = work.state.course, work.state.lab
    with gradebook.opened(course.db_url) as book:
        gradebook.register(book, lab, course.lab(lab.name).deadline)
        for each in judged:
            record = each.record.model_copy(update={"graded_at": datetime.now(UTC)})
            points = each.after.points
            try:
                files.write_notebooks(course, lab, each.submission, each.graded)
                gradebook.save_question(book, lab, record.result, work.cell, points, course.late)
                journal.append(journal.path_of(course, lab.name), record)
            except OSError as error:
                raise DlcourseError(
                    f"The points of {each.student} cannot be written: {error}. What was written so "
                    "far is kept; solve that problem and run the same command again."
                ) from error
