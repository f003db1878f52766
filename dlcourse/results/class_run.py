"""A class of submissions through the judges, in parallel; nothing that was shown as done is lost.

Judges only compute: one submission in, one `GradedSubmission` out. This process alone writes, and
for each submission in this order:

1. the graded notebooks, each replaced as a whole;
2. the scores, as one transaction in the gradebook;
3. one line in the journal, synced to the disk;
4. only then is it counted as done on the screen.

Killed before 3, the next run grades that submission again and writes the same things over; killed
after 3, the next run finds the line and keeps the result. A result is kept as long as its
fingerprint is the same: what was handed in, the lab, the limits and the installed packages.
"""

from __future__ import annotations

import fcntl
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from traceback import extract_tb
from typing import Any

from loguru import logger
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading.pool import JudgeDied, JudgeTooSlow, Pool, default_jobs, open_pool
from dlcourse.grading.submission import GradeFunction, grade_submission, submission_task
from dlcourse.models import Calibration, GradedSubmission, Result, Status, Submission
from dlcourse.results import calibrations, files, gradebook, journal
from dlcourse.results.class_state import ClassState, HandedIn

LEFT = "Not graded in this run, because its time was up. Run the same command again."


def grade_class(
    course: Course,
    lab_name: str,
    students: list[str] | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    minutes: float | None = None,
    grade: GradeFunction = grade_submission,
) -> list[Result]:
    """Grade a lab for all students, or the named ones: exactly one result each, sorted by student.

    Parameters
    ----------
    students
        Ids; everybody if None.
    jobs
        How many at a time; by default as many as cores and memory allow.
    scheduler
        The address of a Dask scheduler whose workers (one thread each) do the jobs.
    force
        Grade again even what has not changed.
    minutes
        After this time no more submissions are started; their rows carry the warning LEFT.
    grade
        What a job runs.

    Raises
    ------
    DlcourseError
        If the course, the lab, the gradebook or the cluster cannot be used, a named student is
        unknown, or another run is grading this course.
    """
    with locked(course), gradebook.opened(course.db_url) as book:
        run = _Run(course, lab_name, book, students)
        todo = run.students_to_grade(force)
        with (
            open_pool(jobs or default_jobs(run.limits), scheduler) as pool,
            _progress(len(run.roster), run.rows) as show,
        ):
            calibration = calibrations.of_lab(course, run.lab, run.limits, pool) if todo else None
            if calibration is not None:
                calibrations.warn(calibration)
                submissions = run.submissions(todo, _end(minutes))
                for graded, finished in judged(submissions, run, pool, calibration, grade):
                    show(run.finish(graded, finished))
        run.keep_the_rest(todo)
        _warn_of_layers(run.layers)
        return run.reviewed(run.rows)


class _Run(ClassState):
    """One lab on its way through the class; the only one that writes.

    assignment: the lab in the gradebook. rows: the results so far.
    in_progress: what went to the pool and is not back yet.
    layers: the layers of the sandbox that this machine lacks, as far as was noticed.
    """

    def __init__(self, course: Course, lab_name: str, book: Any, students: list[str] | None):
        super().__init__(course, lab_name, book.db, students)
        self.book = book
        self.assignment = gradebook.register(book, self.lab, course.lab(lab_name).deadline)
        gradebook.enrol(book, self.roster)
        self.journal = journal.path_of(course, lab_name)
        self.rows: list[Result] = []
        self.in_progress: dict[str, HandedIn] = {}
        self.layers: dict[str, None] = {}

    def students_to_grade(self, force: bool) -> list[str]:
        """Enter the rows that stay as they are; return the students to grade, longest first."""
        sizes = {}
        for student in self.roster:
            handed = self.handed_in(student)
            if handed is None:
                self.rows.append(self.missing(student))
            elif self.is_current(student, handed) and not force:
                self.rows.append(self.row_of(handed))
            else:
                sizes[student] = handed.size
        lateness = {row.student: row.late_seconds for row in self.rows}
        gradebook.set_lateness(self.book, self.lab, self.course.late, lateness)
        return sorted(sizes, key=lambda student: (self._seconds(student), sizes[student]))[::-1]

    def submissions(self, todo: list[str], end: float) -> Iterator[Submission]:
        """What to grade, read when it is asked for, until the clock that only goes forward has
        come to `end`."""
        return map(self.dispatch, takewhile(lambda _: time.monotonic() < end, todo))

    def dispatch(self, student: str) -> Submission:
        """Read the submission afresh and remember it until it comes back."""
        handed = self.handed_in(student)
        if handed is None:
            raise DlcourseError(
                f"The files of {student} disappeared while the class was graded. Run the same "
                "command again."
            )
        self.in_progress[student] = handed
        return handed.submission

    def finish(self, graded: GradedSubmission, finished: bool) -> Result:
        """Write one result: notebooks, gradebook, journal, in this order. See the module."""
        handed = self.in_progress.pop(graded.result.student)
        submission = handed.submission
        result = graded.result.model_copy(
            update={
                "late_seconds": submission.late_seconds,
                "warnings": handed.warnings + graded.result.warnings,
            }
        )
        graded = graded.model_copy(update={"result": result})
        record = journal.Record(
            student=submission.student,
            result=result,
            finished=finished,
            fingerprint=self.fingerprint_of(handed),
            timestamp=submission.timestamp,
            missing_layers=graded.missing_layers,
            graded_at=datetime.now(UTC),
        )
        try:
            files.write_notebooks(self.course, self.lab, submission, graded)
            gradebook.save(self.book, self.lab, submission, graded, self.course.late)
            journal.append(self.journal, record)
        except OSError as error:
            raise DlcourseError(
                f"The grades of {submission.student} cannot be written: {error}. What was graded "
                "so far is kept; solve that problem and run the same command again."
            ) from error
        self.layers |= dict.fromkeys(graded.missing_layers)
        self.rows.append(result)
        return result

    def keep_the_rest(self, todo: list[str]) -> None:
        """Enter the rows of those whom this run did not come to, as they stood before."""
        done = {row.student for row in self.rows}
        for student in todo:
            if student not in done:
                row = self.row(student)
                self.rows.append(row.model_copy(update={"warnings": (*row.warnings, LEFT)}))

    def _seconds(self, student: str) -> float:
        record = self.records.get(student)
        return record.result.seconds if record else float("inf")


def _warn_of_layers(layers: Iterable[str]) -> None:
    """Say once, to the instructor alone, what the sandbox lacks on this machine."""
    for layer in layers:
        logger.warning("The sandbox is not complete on this machine: {}.", layer)


def _end(minutes: float | None) -> float:
    """When to stop, on the clock that only goes forward."""
    return math.inf if minutes is None else time.monotonic() + 60 * minutes


def judged(
    submissions: Iterable[Submission],
    state: ClassState,
    pool: Pool,
    calibration: Calibration,
    grade: GradeFunction,
) -> Iterator[tuple[GradedSubmission, bool]]:
    """Grade submissions in the pool; one result each, and whether it is final.

    Those that are not final are written too, and the next run grades them again.
    """
    tasks = (
        submission_task(submission, state.lab, state.limits, calibration, grade)
        for submission in submissions
    )
    for outcome in pool.run(tasks):
        student = outcome.task.name
        if outcome.error is None:
            known = {"student": student, "lab": state.lab.name}
            result = outcome.value.result.model_copy(update=known)
            finished = result.status is not Status.GRADER_FAILED
            yield outcome.value.model_copy(update={"result": result}), finished
        elif isinstance(outcome.error, DlcourseError):
            raise outcome.error  # the course or this machine cannot be used: for the whole class
        else:  # its process ended or failed with this file, so the row has no questions
            row = state.empty(student, Status.CRASHED, _fault(outcome.error))
            yield GradedSubmission(result=row), False


def _fault(error: Exception) -> str:
    """What to tell the instructor of a submission that the grader could not grade."""
    if isinstance(error, JudgeDied):
        return (
            f"The grader's own process ended three times with this file ({error}). Grade the file "
            "by hand."
        )
    if isinstance(error, JudgeTooSlow):
        return "The grader took too long with this file. Grade it by hand."
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return (
        f"The grader failed: {type(error).__name__}: {error}{place}. Grade this file by hand, and "
        "please report the error."
    )


@contextmanager
def _progress(total: int, rows: list[Result]) -> Iterator[Callable[[Result], None]]:
    """A bar on stderr with counts by status and the time left."""
    counts = Counter(row.status for row in rows)

    def words() -> str:
        return " · ".join(f"{count} {status}" for status, count in counts.most_common())

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(words(), total=total, completed=len(rows))

        def show(result: Result) -> None:
            counts[result.status] += 1
            bar.update(task, advance=1, description=words())

        yield show


@contextmanager
def locked(course: Course) -> Iterator[None]:
    """Refuse to collect or grade twice at the same time. The lock ends with the process."""
    folder = journal.state_folder(course)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DlcourseError(
                f"Another run is collecting or grading in {course.root} now. Wait until it is done."
            ) from None
        yield
