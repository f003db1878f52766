"""A class of submissions through `grade`, in parallel; nothing that was shown as done is lost.

Workers only compute: one submission in, one `Graded` out. This process alone writes, and for each
submission in this order:

1. the graded notebooks, each replaced as a whole;
2. the scores, as one transaction in the gradebook;
3. one line in the journal, synced to the disk;
4. only then is it counted as done on the screen.

Killed before 3, the next run grades that submission again and writes the same things over; killed
after 3, the next run finds the line and keeps the result. A result is kept as long as its key is
the same: the hash of what was handed in, the lab, the limits and the installed packages.

A worker that dies takes its pool with it. What was being graded then is tried again, each alone,
which shows the culprit; a submission whose worker dies twice while alone gets the status `crashed`.
"""

from __future__ import annotations

import fcntl
import hashlib
import math
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from importlib.metadata import distributions
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

import joblib
import psutil
from loguru import logger
from nbgrader.utils import parse_utc
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import dlcourse
from dlcourse import notebooks
from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading import grade as grade_one
from dlcourse.grading import gradebook, job, journal, names
from dlcourse.grading.job import Grade, Outcome
from dlcourse.grading.models import Data, Graded, Lab, Limits, Result, Status, Submission

Pool = Callable[[Iterable[Any]], Iterator[Outcome]]

WORKER_MB = 700  # what a worker holds itself: a lab's libraries, before any answer runs
PATIENCE = 3  # if nothing finishes for this many times a submission's limit, the pool is broken
TRIES_ALONE = 2
WAIT_SECONDS = 60  # for workers of a Dask cluster to come, or to come back
TIMESTAMP = "timestamp.txt"
LEFT = "Not graded in this run, whose time was used up: run the same command again."


class Handed(Data):
    """What lies in one student's folder. size: bytes, of which at most file_mb are read."""

    submission: Submission
    size: int
    warnings: tuple[str, ...] = ()


def grade_class(
    course: Course,
    lab_name: str,
    students: list[str] | None = None,
    jobs: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    minutes: float | None = None,
    grade: Grade = grade_one,
) -> list[Result]:
    """Grade a lab for all students, or the named ones: exactly one result each, sorted by student.

    jobs: how many at a time; by default as many as cores and memory allow.
    scheduler: the address of a Dask scheduler whose workers (one thread each) do the jobs.
    force: grade again even what has not changed.
    minutes: after this time no more submissions are started; their rows carry the warning LEFT.
    grade: what a job runs; `dlcourse.grading.grade` unless told.

    Raises DlcourseError when the course, the lab, the gradebook or the cluster cannot be used, a
    named student is unknown, or another run is grading this course.
    """
    with _only_run(course), gradebook.opened(course.db_url) as book:
        run = _Run(course, lab_name, book, students)
        _warn_of_checks(run.lab)
        todo = run.sort_out(force)
        with (
            _pool(jobs or default_jobs(run.limits), scheduler, run) as pool,
            _progress(len(run.roster), run.rows) as show,
        ):
            for outcome in _outcomes(todo, run, pool, grade, _end(minutes)):
                show(run.finish(outcome))
        run.leave(todo)
        return run.reviewed()


def results(course: Course, lab_name: str) -> list[Result]:
    """The class as it stands, without grading: one result per student, sorted by student.

    What a person decided since counts. Students of whom nothing was graded are `missing`.
    Raises DlcourseError when nothing of the lab was graded yet.
    """
    if not journal_path(course, lab_name).exists():
        raise DlcourseError(
            f"Nothing of {lab_name} has been graded yet in {course.root}. "
            f"Run `dlcourse grade {lab_name}` first."
        )
    with gradebook.opened(course.db_url) as book:
        run = _Run(course, lab_name, book, None)
        run.rows = [run.standing(student) for student in run.roster]
        return run.reviewed()


def journal_path(course: Course, lab_name: str) -> Path:
    """Where the journal of a lab is kept: beside the graded notebooks."""
    return _state_folder(course) / f"{lab_name}.jsonl"


def default_jobs(limits: Limits) -> int:
    """As many jobs as cores, and as fit into the free memory with their limits."""
    free_mb = psutil.virtual_memory().available // 2**20
    fitting = free_mb // (limits.memory_mb + WORKER_MB)
    return max(1, int(min(joblib.cpu_count(), fitting)))


class _Run:
    """One lab on its way through the class; the only one that writes.

    rows: the results so far. handed: what was given to the pool and is not back yet.
    """

    def __init__(self, course: Course, lab_name: str, book: Any, students: list[str] | None):
        self.course, self.book = course, book
        self.lab, self.limits = course.read_lab(lab_name), course.limits(lab_name)
        self.max_score = sum(cell.points for cell in gradebook.graded_cells(self.lab))
        gradebook.register(book, self.lab, course.lab(lab_name).deadline)
        self.roster = _roster(course, book, students)
        gradebook.enrol(book, self.roster)
        self.deadlines = gradebook.Deadlines.of(book, self.lab)
        self.journal = journal_path(course, lab_name)
        self.records = journal.read(self.journal)
        self.trust = _hash(_trust_hash(self.lab, self.limits).encode(), installed().encode())
        self.rows: list[Result] = []
        self.handed: dict[str, Handed] = {}

    def sort_out(self, force: bool) -> list[str]:
        """Enter the rows that are settled; return the students to grade, longest first."""
        saved = gradebook.saved(self.book, self.lab)
        sizes = {}
        for student in self.roster:
            handed, record = self.read(student), self.records.get(student)
            if handed is None:
                self.rows.append(self.missing(student))
            elif record and student in saved and record.key == self.key(handed) and not force:
                self.rows.append(_now_late(record.result, handed))
            else:
                sizes[student] = handed.size
        lateness = {row.student: row.late_seconds for row in self.rows}
        gradebook.set_lateness(self.book, self.lab, self.course.late, lateness)
        return sorted(sizes, key=lambda student: (self._seconds(student), sizes[student]))[::-1]

    def read(self, student: str) -> Handed | None:
        """What the student handed in; None if there is nothing."""
        folder = self.folder(student)
        files, size, warnings = _read_folder(folder, self.limits.file_mb * 2**20)
        if not files:
            return None
        timestamp, unclear = _timestamp(folder / TIMESTAMP)
        submission = Submission(
            student=student,
            files=files,
            timestamp=timestamp,
            late_seconds=self.deadlines.late_seconds(student, timestamp),
        )
        return Handed(submission=submission, size=size, warnings=warnings + unclear)

    def folder(self, student: str) -> Path:
        """Where the student's files lie."""
        return self.course.submitted_dir / student / self.lab.name

    def dispatch(self, student: str) -> Submission:
        """Read the submission afresh and remember it until it comes back."""
        handed = self.read(student)
        if handed is None:
            raise DlcourseError(f"What {student} handed in vanished while the class was graded.")
        self.handed[student] = handed
        return handed.submission

    def finish(self, outcome: Outcome) -> Result:
        """Write one result: notebooks, gradebook, journal, in this order. See the module."""
        handed = self.handed.pop(outcome.graded.result.student)
        submission = handed.submission
        result = outcome.graded.result.model_copy(
            update={
                "late_seconds": submission.late_seconds,
                "warnings": handed.warnings + outcome.graded.result.warnings,
            }
        )
        graded = outcome.graded.model_copy(update={"result": result})
        try:
            gradebook.write_notebooks(self.course, self.lab, submission, graded)
            gradebook.save(self.book, self.lab, submission, graded, self.course.late)
            key = self.key(handed) if outcome.settled else ""
            record = journal.Record(student=submission.student, key=key, result=result)
            journal.append(self.journal, record)
        except OSError as error:
            raise DlcourseError(
                f"The grades of {submission.student} cannot be written: {error}. What was graded "
                "so far is kept; put that right and run the same command again."
            ) from error
        self.rows.append(result)
        return result

    def key(self, handed: Handed) -> str:
        """The fingerprint of everything a result depends on."""
        return _hash(self.trust.encode(), *_flat(handed.submission.files))

    def standing(self, student: str) -> Result:
        """The student's row without grading anything."""
        handed, record = self.read(student), self.records.get(student)
        if record and handed:
            return _now_late(record.result, handed)
        return (
            self.missing(student)
            if handed is None
            else self.empty(student, Status.MISSING, "Not graded yet.")
        )

    def leave(self, todo: list[str]) -> None:
        """Enter the rows of those whom this run did not come to, as they stood before."""
        done = {row.student for row in self.rows}
        for student in todo:
            if student not in done:
                row = self.standing(student)
                self.rows.append(row.model_copy(update={"warnings": (*row.warnings, LEFT)}))

    def missing(self, student: str) -> Result:
        """The row of a student without a file; what was graded before is never lost."""
        _, _, left_out = _read_folder(self.folder(student), most=0)
        if student in self.records:
            result = self.records[student].result
            gone = "the file is no longer there: the earlier result was kept"
            return result.model_copy(update={"warnings": (*result.warnings, gone, *left_out)})
        result = self.empty(student, Status.MISSING, "Nothing was handed in.")
        return result.model_copy(update={"warnings": left_out})

    def empty(self, student: str, status: Status, message: str) -> Result:
        """A row without any points."""
        return Result(
            student=student,
            lab=self.lab.name,
            status=status,
            score=0.0,
            max_score=self.max_score,
            message=message,
        )

    def reviewed(self) -> list[Result]:
        """The rows with what a person decided, sorted by student."""
        decided = gradebook.reviews(self.book, self.lab)
        rows = (
            gradebook.reviewed(self.lab, row, decided.get(row.student, ())) for row in self.rows
        )
        return sorted(rows, key=lambda row: row.student)

    def _seconds(self, student: str) -> float:
        record = self.records.get(student)
        return record.result.seconds if record else float("inf")


def _now_late(result: Result, handed: Handed) -> Result:
    """An earlier result with the lateness as the deadline is now."""
    return result.model_copy(update={"late_seconds": handed.submission.late_seconds})


def _warn_of_checks(lab: Lab) -> None:
    """Say which checks do what only works in the process of the answers, where they do not run."""
    for trusted in lab.notebooks:
        for cell in filter(notebooks.is_check, notebooks.read(trusted.source).cells):
            calls = names.calls_only_here(cell.source)
            if calls and not cell.metadata.get("dlcourse", {}).get("in_process"):
                logger.warning(
                    "The check {} calls {}, and answers run in another process: they may get wrong "
                    'points. Have it run there, by "dlcourse": {{"in_process": true}} in its '
                    "metadata, or check it in another way.",
                    notebooks.grade_id(cell),
                    ", ".join(calls),
                )


def _end(minutes: float | None) -> float:
    """When to stop, on the clock that only goes forward."""
    return math.inf if minutes is None else time.monotonic() + 60 * minutes


def _outcomes(
    todo: list[str], run: _Run, pool: Pool, grade: Grade, end: float
) -> Iterator[Outcome]:
    """Grade the students in the pool; whatever happens there, one outcome each.

    end: when no more are started, in seconds of `time.monotonic`.
    """
    waiting = dict.fromkeys(todo)
    while waiting and time.monotonic() < end:
        in_time = takewhile(lambda _: time.monotonic() < end, list(waiting))
        try:
            yield from _through(pool, in_time, waiting, run, grade)
        except DlcourseError:
            raise
        except Exception as broken:
            suspects = [student for student in waiting if student in run.handed]
            if not suspects:
                raise DlcourseError(f"The workers cannot be used: {broken}") from broken
            logger.warning(
                "A worker died ({}). Trying again: {}", type(broken).__name__, ", ".join(suspects)
            )
            for student in suspects:
                yield _alone(student, waiting, run, pool, grade)


def _alone(student: str, waiting: dict[str, None], run: _Run, pool: Pool, grade: Grade) -> Outcome:
    for _ in range(TRIES_ALONE):
        try:
            (outcome,) = _through(pool, [student], waiting, run, grade)
        except DlcourseError:
            raise
        except Exception as broken:
            cause = type(broken).__name__
        else:
            return outcome
    del waiting[student]
    message = f"Its worker died twice ({cause}). Grade this file by hand."
    result = run.empty(student, Status.CRASHED, message)
    return Outcome(graded=Graded(result=result), settled=False)


def _through(
    pool: Pool, students: Iterable[str], waiting: dict[str, None], run: _Run, grade: Grade
) -> Iterator[Outcome]:
    """Send students through the pool; each that comes back is taken off the waiting ones."""
    tasks = (
        joblib.delayed(job.run)(grade, run.dispatch(student), run.lab, run.limits, run.max_score)
        for student in students
    )
    for outcome in pool(tasks):
        del waiting[outcome.graded.result.student]
        yield outcome


@contextmanager
def _pool(jobs: int, scheduler: str | None, run: _Run) -> Iterator[Pool]:
    """Tasks in, outcomes out as they come, at most `jobs` at a time, each in another process."""
    if scheduler is not None:
        with _dask_client(scheduler) as client:
            yield partial(_through_dask, client)
        return
    seconds = run.limits.notebook_seconds * len(run.lab.notebooks)
    with workers(jobs, timeout=60 + PATIENCE * seconds) as pool:
        yield pool


@contextmanager
def workers(jobs: int, timeout: float | None = None) -> Iterator[Pool]:
    """As many worker processes of this machine, which share their warm processes.

    timeout: seconds in which something must come back, or TimeoutError is raised.
    """
    with (
        tempfile.TemporaryDirectory(prefix="warm-") as folder,
        joblib.parallel_config(
            "loky",
            inner_max_num_threads=1,
            initializer=job.start_worker,
            initargs=(os.getpid(), Path(folder)),
        ),
    ):
        yield joblib.Parallel(
            # One worker would mean none: joblib then grades in this very process.
            n_jobs=max(jobs, 2),
            pre_dispatch=jobs,
            batch_size=1,
            return_as="generator_unordered",
            timeout=timeout,
        )


def _through_dask(client: Any, tasks: Iterable[Any]) -> Iterator[Outcome]:
    """As joblib.Parallel, with one task for each thread of the cluster at a time.

    joblib's own Dask backend waits forever for a task whose worker was killed.
    """
    from distributed import wait

    waiting = iter(tasks)
    running: dict[Any, None] = {}

    def send(count: int) -> None:
        for function, arguments, named in islice(waiting, count):
            running[client.submit(function, *arguments, **named, pure=False)] = None

    try:
        send(max(1, sum(client.nthreads().values())))  # 0 while dead workers start again
        while running:
            try:
                with client.as_current():
                    done = wait(list(running), WAIT_SECONDS, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                _wait_for_workers(client)
                continue
            for future in done:
                outcome: Outcome = future.result()
                del running[future]
                send(1)
                yield outcome
    finally:
        client.cancel(list(running))


def _wait_for_workers(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
    except TimeoutError:
        raise DlcourseError(
            "The Dask cluster has lost its workers. What was graded is kept: start some with "
            "`dask worker ADDRESS --nthreads 1` and run the same command again."
        ) from None


@contextmanager
def _dask_client(scheduler: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(scheduler, timeout=10, set_as_default=False)
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
    except (OSError, ValueError) as error:
        raise DlcourseError(
            f"There is no Dask cluster with workers at {scheduler}: {error}. Start one with "
            "`dask scheduler` and workers with `dask worker ADDRESS --nthreads 1`."
        ) from error
    with client:
        threads = client.nthreads()
        if any(count > 1 for count in threads.values()):
            raise DlcourseError(
                f"The Dask workers at {scheduler} have several threads each. "
                "Start them with `dask worker ADDRESS --nthreads 1 --nworkers N`."
            )
        yield client


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
def _only_run(course: Course) -> Iterator[None]:
    """Refuse to grade a course twice at the same time. The lock ends with the process."""
    folder = _state_folder(course)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DlcourseError(
                f"Another run is grading {course.root} now. Wait until it is done."
            ) from None
        yield


def _state_folder(course: Course) -> Path:
    return course.autograded_dir.parent / ".dlcourse"


def _roster(course: Course, book: Any, students: list[str] | None) -> list[str]:
    """The enrolled: the gradebook's students and everyone with a folder; or the named of them."""
    folders = course.submitted_dir.iterdir() if course.submitted_dir.is_dir() else ()
    handed = {path.name for path in folders if path.is_dir() and not path.name.startswith(".")}
    known = sorted(handed | set(gradebook.enrolled(book)))
    if students is None:
        return known
    if unknown := sorted(set(students) - set(known)):
        raise DlcourseError(
            f"No student called {', '.join(unknown)} in {course.submitted_dir} or the gradebook."
        )
    return sorted(set(students))


def _read_folder(folder: Path, most: int) -> tuple[dict[str, bytes], int, tuple[str, ...]]:
    """Files by relative name, at most `most` bytes of each; links are left out."""
    if folder.is_symlink() or folder.parent.is_symlink():
        return {}, 0, ("the folder is a link and was left out",)
    files, size, warnings = {}, 0, []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            warnings.append(f"{name} is a link and was left out")
        elif path.is_file() and name != TIMESTAMP:
            with path.open("rb") as file:
                files[name] = file.read(most)
            size += path.stat().st_size
            if path.stat().st_size > most:
                warnings.append(f"{name} is too large: only the first {most >> 20} MB were read")
        elif not path.is_file() and not path.is_dir():
            warnings.append(f"{name} is no regular file and was left out")
    return files, size, tuple(warnings)


def _timestamp(path: Path) -> tuple[datetime | None, tuple[str, ...]]:
    """The time in nbgrader's timestamp.txt, and a warning if it makes no sense."""
    text = path.read_text(errors="replace").strip() if path.is_file() else ""
    if not text:
        return None, ()
    try:
        return parse_utc(text).replace(tzinfo=UTC), ()
    except (ValueError, OverflowError):
        return None, (f"{path.name} holds no time: {text[:60]!r}",)


@cache
def installed() -> str:
    """A hash of every installed package's version and of this package's own code."""
    versions = sorted(f"{each.metadata['Name']}=={each.version}" for each in distributions())
    sources = sorted(Path(dlcourse.__file__).parent.rglob("*.py"))
    return _hash(*(line.encode() for line in versions), *(path.read_bytes() for path in sources))


def _trust_hash(lab: Lab, limits: Limits) -> str:
    notebooks = (part for each in lab.notebooks for part in (each.source, each.released))
    return _hash(*notebooks, *_flat(lab.files), limits.model_dump_json().encode())


def _flat(files: dict[str, bytes]) -> Iterator[bytes]:
    for name in sorted(files):
        yield name.encode()
        yield files[name]


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
