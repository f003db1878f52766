"""Known answers through the real grader: what each one got, and what its author would read."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from rich.console import Console
from rich.progress import track

from dlcourse.bank.answers import KnownAnswer, read
from dlcourse.bank.parts import graded_part, handed_in, without_hidden_tests
from dlcourse.check import guard
from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading import calibrate
from dlcourse.grading.pool import TaskOutcome, default_jobs, open_pool
from dlcourse.grading.submission import submission_task
from dlcourse.grading.task import Task
from dlcourse.models import (
    Calibration,
    Data,
    Lab,
    Limits,
    QuestionResult,
    QuestionStatus,
    Result,
    Status,
)
from dlcourse.notebook import reading, syntax

HINT = re.compile(r"^ *hint +\S", re.MULTILINE)
RAN = (Status.GRADED, Status.PARTIAL)  # partial: a given cell met a wrong answer
PATIENCE = 4  # times a submission's own limits: right answers may be slow, machines busy


class AnswerVerdict(Data):
    """What the grader made of an answer.

    Parameters
    ----------
    answer
        The known answer.
    points
        The points it got.
    message
        What its author would read.
    seen
        Whether the visible part of the check refuses it, too.
    hinted
        Whether the message names a likely mistake, or what the answer must do without.
    """

    answer: KnownAnswer
    points: float
    message: str
    seen: bool
    hinted: bool

    @property
    def fair(self) -> bool:
        """Whether the answer got what it should: all points if right, no more than due if wrong."""
        if self.answer.right:
            return self.points == self.answer.points
        return self.points <= self.answer.points


class Batch(Data):
    """Answers to different questions of a lab, handed in as one submission.

    Questions do not depend on each other, so one run grades all of them.

    Parameters
    ----------
    lab
        The lab's name.
    answers
        At most one to each question.
    checks
        The questions whose checks run.
    hidden
        Whether the hidden tests run, too.
    """

    lab: str
    answers: tuple[KnownAnswer, ...]
    checks: frozenset[str]
    hidden: bool = True

    @classmethod
    def of(cls, answers: tuple[KnownAnswer, ...], hidden: bool = True) -> Batch:
        """These answers to one lab with their own checks."""
        checks = frozenset(answer.question for answer in answers)
        return cls(lab=answers[0].lab, answers=answers, checks=checks, hidden=hidden)


def batches(answers: Iterable[KnownAnswer]) -> list[tuple[KnownAnswer, ...]]:
    """The answers in as few groups as possible, all to one lab and no two to the same question."""
    labs: dict[str, dict[str, list[KnownAnswer]]] = {}
    for answer in answers:
        labs.setdefault(answer.lab, {}).setdefault(answer.question, []).append(answer)
    return [
        tuple(filter(None, group))
        for by_question in labs.values()
        for group in zip_longest(*by_question.values())
    ]


def patient(limits: Limits) -> Limits:
    """More time than a student's submission gets, so that only an endless answer runs out of it."""
    return limits.model_copy(
        update={
            "cell_seconds": PATIENCE * limits.cell_seconds,
            "notebook_seconds": PATIENCE * limits.notebook_seconds,
        }
    )


def grade(course: Course, lab_names: list[str], jobs: int | None = None) -> list[AnswerVerdict]:
    """Grade every known answer to these labs. Nothing is written to the gradebook.

    Answers to different questions are graded together. Where one of them breaks off the run, all
    of its batch are graded once more, each alone.

    Parameters
    ----------
    course
        A course with a course.toml.
    lab_names
        Labs that have known answers.
    jobs
        How many submissions at a time; by default as many as cores and memory allow.

    Returns
    -------
    list of AnswerVerdict
        In the order of the files.

    Raises
    ------
    DlcourseError
        As `read` does.
    """
    answers = [answer for name in lab_names for answer in read(course, name)]
    right, wrong = ([a for a in answers if a.right is kind] for kind in (True, False))
    full = _rows(course, [Batch.of(group) for group in batches(right) + batches(wrong)], jobs)
    unseen = [answer for answer in wrong if not full[answer.path].seen]
    visible = _rows(course, [Batch.of(group, hidden=False) for group in batches(unseen)], jobs)
    reasons = {name: forbidding(course.read_lab(name)) for name in lab_names}
    return [
        _verdict(answer, full[answer.path], visible.get(answer.path), reasons[answer.lab])
        for answer in answers
    ]


def forbidding(lab: Lab) -> tuple[str, ...]:
    """What a lab's checks say where an answer uses a part of a library that they forbid."""
    cells = [cell for each in lab.notebooks for cell in reading.read(each.source).cells]
    trees = [syntax.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    given = [
        node.value.value
        for tree in filter(None, trees)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "because"
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]
    return (guard.NO_AUTOGRAD, guard.NO_LEARNERS, *given)


def run(
    course: Course,
    todo: list[Batch],
    jobs: int | None = None,
    title: str = "Grading the bank",
    limits: Callable[[Limits], Limits] = patient,
) -> Iterator[tuple[Batch, Result]]:
    """Grade batches in other processes.

    The parts of a lab that no answer and no check needs, such as experiments, are left out.

    Parameters
    ----------
    course
        A course with a course.toml.
    todo
        What to grade.
    jobs
        How many batches at a time; by default as many as cores and memory allow.
    title
        What stands before the progress bar.
    limits
        What a batch may use, from the limits of its lab.

    Yields
    ------
    tuple of Batch and Result
        As they come.
    """
    if not todo:
        return
    labs = {name: course.read_lab(name) for name in {batch.lab for batch in todo}}
    with open_pool(jobs or default_jobs(course.grading)) as pool:
        calibrated = {
            name: calibrate.calibrate(lab, course.limits(name), pool) for name, lab in labs.items()
        }
        tasks = (
            _task(
                labs[batch.lab],
                limits(course.limits(batch.lab)),
                calibrated[batch.lab],
                batch,
                number,
            )
            for number, batch in enumerate(todo)
        )
        bar = Console(stderr=True)
        for answer in track(pool.run(tasks), title, total=len(todo), console=bar):
            batch = todo[int(answer.task.name)]
            yield batch, answer.value.result if answer.error is None else _fault(batch, answer)


def _fault(batch: Batch, answer: TaskOutcome) -> Result:
    """The row of a batch that the grader could not grade."""
    if isinstance(answer.error, DlcourseError):
        raise answer.error
    message = f"The grader failed: {type(answer.error).__name__}: {answer.error}"
    return Result(
        student=answer.task.name, lab=batch.lab, status=Status.CRASHED, score=0.0, max_score=0.0,
        message=message,
    )  # fmt: skip


def _task(whole: Lab, limits: Limits, calibration: Calibration, batch: Batch, number: int) -> Task:
    lab = graded_part(whole, batch.checks)
    return submission_task(
        handed_in(lab, batch.answers, student=str(number)),
        lab if batch.hidden else without_hidden_tests(lab),
        limits,
        calibration,
    )


def _rows(course: Course, todo: list[Batch], jobs: int | None) -> dict[Path, QuestionResult]:
    """What the grader says of each answer; those of a run that broke off are graded alone."""
    rows: dict[Path, QuestionResult] = {}
    broken = [batch for batch, result in run(course, todo, jobs) if not _enter(rows, batch, result)]
    alone = [Batch.of((answer,), batch.hidden) for batch in broken for answer in batch.answers]
    for batch, result in run(course, alone, jobs, "Once more, alone"):
        _enter(rows, batch, result)
    return rows


def _enter(rows: dict[Path, QuestionResult], batch: Batch, result: Result) -> bool:
    """Enter the rows of a batch; False if it broke off, so that they say little of its answers."""
    found = {row.id.removeprefix("check-"): row for row in result.questions}
    missing = QuestionResult(
        id="",
        points=0,
        max_points=0,
        status=QuestionStatus.ERROR,
        message=result.message or "No row.",
    )
    for answer in batch.answers:
        rows[answer.path] = found.get(answer.question, missing)
    return result.status in RAN or len(batch.answers) == 1


def _verdict(
    answer: KnownAnswer,
    full: QuestionResult,
    visible: QuestionResult | None,
    reasons: tuple[str, ...],
) -> AnswerVerdict:
    """visible: the row of the check without its hidden tests, if that ran.

    reasons: what the checks say of a part of a library that they forbid.
    """
    told = full if visible is None or visible.points == visible.max_points else visible
    return AnswerVerdict(
        answer=answer,
        points=full.points,
        message=told.message,
        seen=full.seen or told is visible,
        hinted=HINT.search(told.message) is not None
        or any(reason in told.message for reason in reasons),
    )
