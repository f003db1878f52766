"""The class as it stands, without grading and without writing anything.

A row is stale when what it was graded from has changed since: the file that was handed in, the
lab, the limits or the installed packages. Its sentence in `Result.stale` says what to run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from loguru import logger

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab, Result, Status, Submission
from dlcourse.results import fingerprint, graded_cells, journal, reviews, submitted
from dlcourse.results.fingerprint import Fingerprint
from dlcourse.results.journal import Record
from dlcourse.results.reviews import Person

GONE = "the file is no longer there: the earlier result was kept"


class HandedIn(Data):
    """What one student handed in. size: bytes, of which at most file_mb are read."""

    submission: Submission
    size: int
    warnings: tuple[str, ...] = ()


class ClassResults(Data):
    """A lab's rows, one per student and sorted by student, with what is needed to show them.

    people: what the gradebook knows of each student. missing_layers: the layers of the sandbox
    that the machine lacked when these rows were graded.
    """

    lab: Lab
    max_score: float
    rows: tuple[Result, ...]
    people: dict[str, Person]
    missing_layers: tuple[str, ...] = ()


def read_class(course: Course, lab_name: str) -> ClassResults:
    """The class as it stands. What a person decided since counts.

    Students of whom nothing was graded are `missing`. Rows that are out of date are marked.

    Raises
    ------
    DlcourseError
        If the lab is unknown, or nothing of it was graded yet.
    """
    require_graded(course, lab_name)
    with reviews.opened(course.db_url) as db:
        state = ClassState(course, lab_name, db)
        return ClassResults(
            lab=state.lab,
            max_score=state.max_score,
            rows=tuple(state.reviewed(map(state.row, state.roster))),
            people=reviews.people(db),
            missing_layers=state.missing_layers(),
        )


def require_graded(course: Course, lab_name: str) -> None:
    """Raise DlcourseError if the lab is unknown, or nothing of it was graded yet."""
    course.lab(lab_name)
    if not journal.path_of(course, lab_name).exists():
        raise DlcourseError(
            f"Nothing of {lab_name} has been graded yet in {course.root}. "
            f"Run `dlcourse grade {lab_name}` first."
        )


def warn_of_stale(results: Iterable[Result], lab_name: str) -> None:
    """Tell the terminal how many rows are out of date, and what to run."""
    rows = list(results)
    if stale := sum(bool(row.stale) for row in rows):
        logger.warning(
            "Rows out of date: {} of {}. Run `dlcourse grade {}`, then this command again.",
            stale,
            len(rows),
            lab_name,
        )


class ClassState:
    """One lab of a course as the files, the journal and the gradebook have it; it only reads."""

    def __init__(
        self, course: Course, lab_name: str, db: Any, students: list[str] | None = None
    ) -> None:
        self.course, self.db = course, db
        self.lab, self.limits = course.read_lab(lab_name), course.limits(lab_name)
        self.max_score = graded_cells.max_score(self.lab)
        self.roster = _roster(course, db, students)
        self.deadlines = reviews.deadlines(db, self.lab, course.lab(lab_name))
        self.saved = reviews.saved(db, self.lab)
        self.records = journal.read(journal.path_of(course, lab_name))
        self._lab_hash = fingerprint.of_lab_without_checks(self.lab)
        self._check_hashes = fingerprint.of_checks(self.lab)
        self._limits_hash = fingerprint.of_limits(self.limits)

    def handed_in(self, student: str) -> HandedIn | None:
        """What the student handed in; None if there is nothing."""
        folder = self._folder(student, self.limits.file_mb * 2**20)
        if not folder.files:
            return None
        submission = Submission(
            student=student,
            files=folder.files,
            timestamp=folder.timestamp,
            late_seconds=self.deadlines.late_seconds(student, folder.timestamp),
        )
        return HandedIn(submission=submission, size=folder.size, warnings=folder.warnings)

    def fingerprint_of(self, handed: HandedIn) -> Fingerprint:
        """Everything the result of this submission depends on."""
        return Fingerprint(
            files=fingerprint.of_files(handed.submission.files),
            lab=self._lab_hash,
            limits=self._limits_hash,
            packages=fingerprint.installed(),
            checks=self._check_hashes,
        )

    def is_current(self, student: str, handed: HandedIn) -> bool:
        """Whether grading the submission again would change nothing."""
        record = self.records.get(student)
        return (
            record is not None
            and record.finished
            and student in self.saved
            and record.fingerprint == self.fingerprint_of(handed)
        )

    def row(self, student: str) -> Result:
        """The student's row without grading anything."""
        handed = self.handed_in(student)
        return self.missing(student) if handed is None else self.row_of(handed)

    def row_of(self, handed: HandedIn) -> Result:
        """The row of a student who handed something in, marked if it is out of date."""
        student = handed.submission.student
        record = self.records.get(student)
        if record is None:
            row = self.empty(student, Status.MISSING, "Not graded yet.")
            why = "What was handed in is not graded yet."
            return row.model_copy(update={"stale": f"{why} {self._advice()}"})
        now = self.fingerprint_of(handed)
        late, stale = self._lateness(record, handed, now), self._stale(record, now)
        return record.result.model_copy(update={"late_seconds": late, "stale": stale})

    def missing(self, student: str) -> Result:
        """The row of a student without a file; what was graded before is never lost."""
        left_out = self._folder(student, most=0).warnings
        record = self.records.get(student)
        if record is None:
            row = self.empty(student, Status.MISSING, "Nothing was handed in.")
            return row.model_copy(update={"warnings": left_out})
        stale = ""
        then = record.fingerprint
        if then and (then.lab, then.checks) != (self._lab_hash, self._check_hashes):
            stale = (
                "The lab changed after this was graded. "
                f"Put the file back, then {self._advice('run')}"
            )
        warnings = (*record.result.warnings, GONE, *left_out)
        return record.result.model_copy(update={"warnings": warnings, "stale": stale})

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

    def reviewed(self, rows: Iterable[Result]) -> list[Result]:
        """The rows with what a person decided, sorted by student."""
        decided = reviews.of_class(self.db, self.lab)
        found = (reviews.applied(self.lab, row, decided.get(row.student, ())) for row in rows)
        return sorted(found, key=lambda row: row.student)

    def missing_layers(self) -> tuple[str, ...]:
        """The layers of the sandbox that were missing when the class was graded."""
        records = (self.records[student] for student in self.roster if student in self.records)
        return tuple(dict.fromkeys(layer for each in records for layer in each.missing_layers))

    def _folder(self, student: str, most: int) -> submitted.Folder:
        return submitted.read(self.course.submitted_dir / student / self.lab.name, most)

    def _lateness(self, record: Record, handed: HandedIn, now: Fingerprint) -> float:
        """How late the graded file came, by the deadline of today.

        It is not always the file that is there now.
        """
        if record.fingerprint and record.fingerprint.files == now.files:
            return handed.submission.late_seconds
        if record.timestamp is None:
            return record.result.late_seconds
        return self.deadlines.late_seconds(record.student, record.timestamp)

    def _stale(self, record: Record, now: Fingerprint) -> str:
        """Why the row is out of date and what to run; "" if it is not."""
        if record.fingerprint is None:
            return f"This was graded by an earlier version of dlcourse. {self._advice()}"
        if changed := now.changed(record.fingerprint):
            *others, last = changed
            names = f"{', '.join(others)} and {last}" if others else last
            return f"{names[0].upper()}{names[1:]} changed after this was graded. {self._advice()}"
        if record.student not in self.saved:
            return f"These points are not in the gradebook. {self._advice()}"
        return ""

    def _advice(self, verb: str = "Run") -> str:
        return f"{verb} `dlcourse grade {self.lab.name}`."


def _roster(course: Course, db: Any, students: list[str] | None) -> list[str]:
    """The enrolled: the gradebook's students and everyone with a folder; or the named of them."""
    known = submitted.students(course) | set(reviews.enrolled(db))
    if students is None:
        return sorted(known)
    if unknown := sorted(set(students) - known):
        raise DlcourseError(
            f"No student called {', '.join(unknown)} is in {course.submitted_dir} or in the "
            "gradebook."
        )
    return sorted(set(students))
