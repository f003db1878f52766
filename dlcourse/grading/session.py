"""The student's side of one notebook: runs its cells, and starts again after a crash."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dlcourse.grading.outcomes import TIME_USED_UP, TOO_DEEP, TOO_LONG, CellReport, read_report
from dlcourse.grading.student_process import Loss, StudentProcess
from dlcourse.models import CellStatus, Limits
from dlcourse.notebook import code, syntax
from dlcourse.sandbox.channel import ConnectionFailed

MAX_RESTARTS = 20  # of the student's process for one notebook


@dataclass(frozen=True)
class RanCell:
    """A cell that ran in the student's process: to be run again in the next one."""

    id: str
    source: str
    status: CellStatus
    is_answer: bool = False


@dataclass
class Session:
    """The student's processes of one notebook, one after the other.

    Parameters
    ----------
    limits : Limits
        What the submission may use.
    files : mapping
        The files beside the notebook, by name.
    trusted_names : frozenset of str
        What classes of the trusted notebook call their methods and attributes.

    Attributes
    ----------
    process : StudentProcess
        The one that runs now.
    ran : list of RanCell
        What ran so far, in order.
    classes : dict
        Classes that given cells define on both sides.
    """

    limits: Limits
    files: Mapping[str, bytes]
    trusted_names: frozenset[str]
    ran: list[RanCell] = field(default_factory=list)
    classes: dict[str, type] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    tampered: list[str] = field(default_factory=list)
    restarts: int = 0

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.limits.notebook_seconds
        self.process = self.new_process()

    def new_process(self) -> StudentProcess:
        """Another process, for the student or for a second chance."""
        return StudentProcess(self.limits, self.files, self.classes, self.trusted_names)

    @property
    def used_up(self) -> bool:
        """Whether the process has ended too often to be started again."""
        return self.restarts >= MAX_RESTARTS

    @property
    def out_of_time(self) -> bool:
        """Whether the time of the notebook is used up."""
        return time.monotonic() >= self.end

    def cell_seconds(self) -> float:
        """How long a cell may run now."""
        return max(0.1, min(self.limits.cell_seconds, self.end - time.monotonic()))

    def run(self, source: str, operation: str = "run") -> CellReport:
        """Run a cell; the process is replaced if it does not survive.

        Parameters
        ----------
        source : str
            The cell.
        operation : str
            "run", or "run_in_copy" for a check that must leave nothing behind.
        """
        if self.out_of_time:
            return CellReport(CellStatus.TIMEOUT, TIME_USED_UP)
        if self.process.closed:
            return CellReport(CellStatus.CRASHED, "Its Python process ended too often.")
        process, output_bytes = self.process, self.limits.output_bytes
        process.answer_until(time.monotonic() + self.cell_seconds())
        try:
            said = process.connection.call(operation, source, output_bytes)
            report = read_report(said, process.connection.interrupted, output_bytes)
        except ConnectionFailed as failure:
            lost = self.replace_process(failure)
            return CellReport(lost.status, lost.message)
        except Exception as error:
            if process.connection.interrupted:
                return CellReport(CellStatus.TIMEOUT, TOO_LONG)
            return CellReport(CellStatus.ERROR, f"This cell could not be run: {error}."[:500])
        if report.status is CellStatus.OUT_OF_MEMORY:
            if syntax.is_too_deep(source):  # the parser gave up: the process itself is well
                return replace(report, status=CellStatus.ERROR, message=TOO_DEEP)
            self.restart()
        return report

    def replace_process(self, failure: ConnectionFailed) -> Loss:
        """Say what became of a process that cannot be used any more, and start another."""
        lost = self.process.lost(failure)
        if lost.tampered:
            self.tampered.append(lost.tampered)
        self.restart()
        return lost

    def restart(self) -> None:
        """Start a new process for the student and run there what ran well before."""
        self.process.close()
        self.warnings += self.process.connection.notes
        if self.used_up:
            return
        self.restarts += 1
        self.process = self.new_process()
        for cell in self.ran:
            if cell.status is CellStatus.OK and not self.replay(cell.source):
                break
        self.share_classes(list(self.classes))

    def replay(self, source: str) -> bool:
        """Run a cell again in a new process; whether the process survived."""
        self.process.answer_until(time.monotonic() + self.cell_seconds())
        try:
            with contextlib.suppress(Exception):
                self.process.connection.call("run", code.without_timing(source), 0)
        except ConnectionFailed:
            return False
        return True

    def share_classes(self, names: Sequence[str]) -> None:
        """Let values of these classes, which a given cell defined on both sides, travel as such."""
        for name in names:
            with contextlib.suppress(Exception, ConnectionFailed):
                self.process.connection.call("share_class", name)

    def set(self, name: str, value: Any) -> bool:
        """Give a name of the student's process this value; whether that was possible."""
        try:
            self.process.connection.call("set", name, value)
        except (Exception, ConnectionFailed):
            return False
        return True

    def close(self) -> None:
        self.process.close()
        self.warnings += self.process.connection.notes
