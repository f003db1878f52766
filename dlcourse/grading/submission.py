"""One submission in, one result and its graded notebooks out; no gradebook, no course folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import nbformat

from dlcourse.grading import graded_notebook
from dlcourse.grading.calibrate import SPARE_SECONDS, with_calibration
from dlcourse.grading.file_choice import rebuild_submitted
from dlcourse.grading.judge import run_notebook
from dlcourse.grading.score import questions_of, status_of, unread, worst
from dlcourse.grading.task import Task
from dlcourse.grading.trusted import TrustedCell, open_trusted
from dlcourse.grading.warm import libraries_for
from dlcourse.models import (
    Calibration,
    Data,
    GradedSubmission,
    Lab,
    Limits,
    NotebookCalibration,
    QuestionResult,
    Result,
    Status,
    Submission,
    TrustedNotebook,
)
from dlcourse.notebook import reading, roles
from dlcourse.sandbox.forked import in_turn

PATIENCE = 2

GradeFunction = Callable[[Submission, Lab, Limits, Calibration], GradedSubmission]


class _NotebookResult(Data):
    """What became of one notebook of a submission."""

    status: Status
    questions: tuple[QuestionResult, ...]
    message: str = ""
    warnings: tuple[str, ...] = ()
    missing_layers: tuple[str, ...] = ()
    seconds: float = 0.0
    text: str = ""


def grade_submission(
    submission: Submission, lab: Lab, limits: Limits, calibration: Calibration
) -> GradedSubmission:
    """Grade one submission in this process, which must be a judge's and fresh.

    What `dlcourse.grading.grade` does, in a judge.
    """
    parts = in_turn(
        [
            (
                each.name,
                _grade_notebook,
                (submission.files, each, lab, limits, calibration.of_notebook(each.name)),
            )
            for each in lab.notebooks
        ]
    )
    questions = tuple(question for part in parts.values() for question in part.questions)
    result = Result(
        student=submission.student,
        lab=lab.name,
        status=_overall(submission, parts),
        score=sum(question.points for question in questions),
        max_score=sum(question.max_points for question in questions),
        late_seconds=submission.late_seconds,
        seconds=sum(part.seconds for part in parts.values()),
        questions=questions,
        warnings=tuple(warning for part in parts.values() for warning in part.warnings),
        message=" ".join(part.message for part in parts.values() if part.message),
    )
    texts = {f"{name}.ipynb": part.text for name, part in parts.items() if part.text}
    layers = dict.fromkeys(layer for part in parts.values() for layer in part.missing_layers)
    return GradedSubmission(result=result, notebooks=texts, missing_layers=tuple(layers))


def warm_up() -> None:
    """Have nbformat compile its schema, which takes longer than grading a small submission.

    The fork server calls the function of this name in each module that judges need.
    """
    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]))


def submission_task(
    submission: Submission, lab: Lab, limits: Limits, calibration: Calibration,
    grade: GradeFunction = grade_submission,
) -> Task:  # fmt: skip
    """The task to grade one submission, for a pool of judges.

    The limits hold for each notebook; the judge's own work comes on top of the student's.
    """
    seconds = SPARE_SECONDS + PATIENCE * limits.notebook_seconds * len(lab.notebooks)
    arguments = (submission, lab, limits, calibration)
    return Task(submission.student, grade, arguments, seconds, libraries_for(lab, submission))


def _overall(submission: Submission, parts: Mapping[str, _NotebookResult]) -> Status:
    """One notebook of several that cannot be read leaves the rest graded: `partial`."""
    if not submission.files:
        return Status.MISSING
    statuses = {part.status for part in parts.values()}
    if Status.UNREADABLE in statuses and len(statuses) > 1:
        statuses = statuses - {Status.UNREADABLE} | {Status.PARTIAL}
    return worst(statuses)


def _grade_notebook(
    files: Mapping[str, bytes],
    trusted: TrustedNotebook,
    lab: Lab,
    limits: Limits,
    calibration: NotebookCalibration,
) -> _NotebookResult:
    template = open_trusted(trusted, lab.delimiters)
    try:
        rebuilt = with_calibration(rebuild_submitted(files, trusted, lab), calibration)
    except reading.Unreadable as error:
        return _unread(template, error.reason)
    beside = {name: raw for name, raw in files.items() if not name.endswith(".ipynb")}
    executed = run_notebook(rebuilt, limits, lab.files, beside)
    status, message = status_of(rebuilt, executed)
    questions = questions_of(rebuilt, executed)
    return _NotebookResult(
        status=status,
        questions=questions,
        message=message,
        warnings=(*rebuilt.warnings, *executed.warnings, *_broken(calibration)),
        missing_layers=executed.missing_layers,
        seconds=executed.seconds,
        text=graded_notebook.as_text(trusted, rebuilt, executed, questions, lab.delimiters),
    )


def _broken(calibration: NotebookCalibration) -> list[str]:
    """The checks of a notebook that nobody can pass."""
    return [
        f"the check {check.id!r} does not give its points to the instructor's own answers"
        for check in calibration.checks
        if check.broken
    ]


def _unread(template: tuple[TrustedCell, ...], message: str) -> _NotebookResult:
    questions = unread((cell.id, roles.points(cell.node)) for cell in template if cell.is_graded)
    return _NotebookResult(status=Status.UNREADABLE, questions=questions, message=message)
