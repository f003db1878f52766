"""Runs one check: in the judge, where the student's names lead to the student's process, or in a
copy of the student's process."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from dlcourse.grading.explain import HIDDEN_TEST, describe, ends_hidden, visible_line
from dlcourse.grading.namespace import JudgeNamespace
from dlcourse.grading.outcomes import (
    TIME_USED_UP,
    TOO_LONG,
    CellReport,
    clean_output,
    error_output,
    score_of,
)
from dlcourse.grading.reference import Reference, alarm
from dlcourse.grading.session import Session
from dlcourse.grading.student_process import GRACE
from dlcourse.models import Cell, CellKind, CellOutcome, CellStatus, Output
from dlcourse.notebook.text import lines
from dlcourse.sandbox.channel import DeadlineExceeded
from dlcourse.sandbox.remote_object import is_tensor
from dlcourse.sandbox.shell import Shell, capturing
from dlcourse.sandbox.values import number_of

FOR_STUDENTS = ("CheckFailed", "NotAllowed")  # exceptions whose text was written for students
SOME_HIDDEN = "The check failed. A part of it is hidden, so this is all that can be said."
MAX_PROTECTED = 20_000  # objects of the instructor's that are looked through


class CheckRunner:
    """Runs the checks of one notebook.

    Attributes
    ----------
    given_names : set of str
        Names that given cells define, in the judge.
    """

    def __init__(
        self, session: Session, names: JudgeNamespace, shell: Shell, reference: Reference
    ) -> None:
        self.session = session
        self.names = names
        self.shell = shell
        self.reference = reference
        self.given_names: set[str] = set()

    def run(self, check: Cell) -> CellOutcome:
        """What the check makes of the answers; after a crash of its process, of the next one."""
        if check.in_process:
            return self._in_copy(check)
        outcome = self._attempt(check)
        if outcome.status is CellStatus.CRASHED and not self.session.used_up:
            outcome = self._attempt(check)
        return outcome

    def _attempt(self, check: Cell) -> CellOutcome:
        """Run a check here; if it fails, names stand for what they stood for before.

        A check that passes with its own data changed by the student's functions must pass without
        these changes too, unless the instructor's answers need them.
        """
        theirs = set(self.names.theirs)
        outcome = self._apart(check)
        if outcome.score and self.session.process.connection.changes:
            self.names.theirs = set(theirs)
            strict = self._apart(check, frozen=True)
            worse = (strict.score or 0) < outcome.score
            if worse and self._passes_without_changes(check):
                outcome = strict
                self.session.warnings.append(
                    f"{check.id!r}: an answer changed the check's own data"
                )
        if outcome.score and self.session.process.connection.not_followed:
            outcome = self._where_changes_show(check, outcome)
        if (outcome.score or 0) < check.points:
            self.names.theirs = theirs
        return outcome

    def _where_changes_show(self, check: Cell, outcome: CellOutcome) -> CellOutcome:
        """The outcome, but no better than in the answers' process.

        An answer changed an object of the check's, such as a model of a library, and here the
        object still looks as it was.
        """
        there = self._in_copy(check)
        return there if (there.score or 0) < (outcome.score or 0) else outcome

    def _passes_without_changes(self, check: Cell) -> bool:
        """Whether the instructor's answers pass a check without changing their arguments."""
        cells = self.reference.cells
        number = next(n for n, cell in enumerate(cells) if cell.id == check.id)
        answers = [cell for cell in cells[:number] if cell.kind is CellKind.ANSWER]
        self.reference.catch_up(answers[-1].id)
        return self.reference.passes(check.source, {name for a in answers for name in a.names})

    def _apart(self, check: Cell, frozen: bool = False) -> CellOutcome:
        """Run a check in this process. frozen: its own data cannot be changed."""
        if self.session.out_of_time:
            return _failed(check, CellStatus.TIMEOUT, TIME_USED_UP)
        connection = self.session.process.connection
        seconds = self.session.cell_seconds()
        self.session.process.answer_until(time.monotonic() + seconds)
        connection.protected = self._protected()
        connection.frozen, connection.changes = frozen, 0
        connection.not_followed = False
        self.names.fetched.clear()
        self.names.checking = True
        try:
            with (
                capturing(self.shell, self.session.limits.output_bytes) as capture,
                alarm(seconds + GRACE + 1),
            ):
                result = self.shell.run_cell(check.source, store_history=True)
        finally:
            self.names.checking = False
            self.names.fetched.clear()
            connection.end_check()
        outputs = tuple(clean_output(output) for output in capture.finished())
        error = result.error_before_exec or result.error_in_exec
        if connection.failure is not None:
            lost = self.session.replace_process(connection.failure)
            return _failed(check, lost.status, lost.message, outputs)
        if connection.interrupted or isinstance(error, DeadlineExceeded):
            return _failed(check, CellStatus.TIMEOUT, TOO_LONG, outputs)
        if error is not None:
            return self._stopped(check, error, outputs)
        return _scored(check, result.result, outputs)

    def _stopped(
        self, check: Cell, error: BaseException, outputs: tuple[Output, ...]
    ) -> CellOutcome:
        """The outcome of a check that raised an exception."""
        memory = MemoryError in map(type, (error, error.__cause__))
        if memory:
            self.session.restart()
        message = describe(error, check.source, check.hidden)
        return CellOutcome(
            id=check.id,
            status=CellStatus.OUT_OF_MEMORY if memory else CellStatus.ERROR,
            score=0.0,
            message=message,
            outputs=(*outputs, error_output(type(error).__name__, message)),
            seen=visible_line(error, check.source, check.hidden) > 0,
        )

    def _in_copy(self, check: Cell) -> CellOutcome:
        """Run a check in a copy of the student's process.

        There its words are the student's: of a check with hidden tests no output is shown, and no
        exception but those that were written for students.
        """
        report = self.session.run(check.source, "run_in_copy")
        outputs = () if check.hidden else report.outputs
        if report.changed:
            what = ", ".join(report.changed[:5])
            self.session.tampered.append(f"it replaced what the check {check.id} uses: {what}")
            message = f"Your code replaced what this check uses: {what}."
            return _failed(check, CellStatus.ERROR, message, outputs)
        if report.status is CellStatus.OK:
            return _scored(check, report.value, outputs)
        message = _message_in_copy(check, report)
        if check.hidden and report.status is CellStatus.ERROR:
            outputs = (error_output(report.error_class, message),)
        seen = report.line > 0 and report.line not in check.hidden
        return _failed(check, report.status, message, outputs).model_copy(update={"seen": seen})

    def _protected(self) -> set[int]:
        """Ids of the data that instructor cells made: a student's function may not change it."""
        found: set[int] = set()
        waiting = [self.names.own(name) for name in self.given_names]
        for value in waiting:
            plain = isinstance(value, (np.ndarray, list, dict, set)) or is_tensor(value)
            if plain or type(value) in self.session.process.connection.known.given_classes.values():
                if id(value) in found:
                    continue
                found.add(id(value))
            if isinstance(value, (list, tuple, dict)) and len(found) + len(waiting) < MAX_PROTECTED:
                inner = value.values() if isinstance(value, dict) else value
                waiting += [v for v in inner if not isinstance(v, (int, float, str, type(None)))]
        return found


def _message_in_copy(check: Cell, report: CellReport) -> str:
    written = lines(check.source)
    if not 0 < report.line <= len(written) or report.status is not CellStatus.ERROR:
        return report.message
    for_students = report.error_class in FOR_STUDENTS
    if check.hidden and not for_students:
        return f"{HIDDEN_TEST}." if report.line in check.hidden else SOME_HIDDEN
    line = written[report.line - 1].strip()[:300]
    if report.message == "AssertionError" and line.startswith("assert "):
        return f"This is false: {line.removeprefix('assert ')}"
    return report.text if for_students or report.error_class == "AssertionError" else report.message


def _scored(check: Cell, value: Any, outputs: tuple[Output, ...]) -> CellOutcome:
    """The outcome of a check that raised nothing."""
    score, message = score_of(value, check.points, check.gives_number)
    if message and ends_hidden(check.source, check.hidden):
        message = f"{HIDDEN_TEST}: it gave no score between 0 and {check.points:g}."
    return CellOutcome(
        id=check.id,
        status=CellStatus.OK,
        score=score,
        message=message,
        outputs=outputs,
        gave_number=number_of(value) is not None,
    )


def _failed(
    check: Cell, status: CellStatus, message: str, outputs: tuple[Output, ...] = ()
) -> CellOutcome:
    return CellOutcome(id=check.id, status=status, score=0.0, message=message, outputs=outputs)
