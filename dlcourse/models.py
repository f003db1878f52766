"""What travels between the steps of grading: plain, frozen, picklable data.

`points` of a cell are what it is worth; `points` of a result are what was given for it.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dlcourse.notebook.delimiters import Delimiters

Output = dict[str, Any]  # one output of a code cell, as nbformat 4 writes it


class Data(BaseModel):
    """Base of every model here: immutable, and unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """What became of a file that was handed in: exactly one each."""

    GRADED = "graded"
    PARTIAL = "partial"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    GRADER_FAILED = "grader_failed"  # a fault of the grader's own: graded again in the next run
    UNREADABLE = "unreadable"
    TAMPERED = "tampered"
    MISSING = "missing"


class QuestionStatus(StrEnum):
    """What became of one graded cell."""

    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    UNANSWERED = "unanswered"
    MANUAL = "manual"
    GRADER_FAILED = "grader_failed"


class CellStatus(StrEnum):
    """How one cell ran."""

    OK = "ok"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    GRADER_FAILED = "grader_failed"


class CellKind(StrEnum):
    """The part a cell plays in a rebuilt notebook."""

    TEXT = "text"  # the instructor's markdown
    INSTRUCTOR = "instructor"  # the instructor's code: imports, data, helpers
    ANSWER = "answer"  # code by the student, where the notebook asks for it
    WRITTEN = "written"  # text by the student, where the notebook asks for it
    TASK = "task"  # nbgrader's "manually graded task": described here, answered anywhere
    EXTRA = "extra"  # a code cell the student added
    NOTE = "note"  # a text cell the student added
    CHECK = "check"  # the instructor's check


class Checked(StrEnum):
    """Where a check is judged."""

    APART = "apart"  # in the judge, out of reach of the answers
    IN_PROCESS = "in_process"  # in a copy of the answers' process, which a student can fool
    PARTLY = "partly_in_process"  # in the judge, but with values from the answers' process


class Cell(Data):
    """One cell of the notebook that is really graded.

    source: what runs or is shown: the instructor's, or for the student's kinds the student's.
    solution: the instructor's source of an answer cell, hidden from the student's process.
    stub: what the released notebook showed in an answer cell.
    names: the top-level names that the stub or the solution binds; the student's to define.
    points: what the cell is worth; 0 for cells that are not graded.
    manual: a person gives the points.
    matched_by: how the student's cell was found: grade_id, cell id, names, position; "" if not.
    unanswered: nothing but the stub was handed in, or nothing at all.
    checked: where a check is judged.
    evaluated: the judge itself works out what a given cell makes of answers, as a check uses it.
    gives_number: whether the check ends with a number, a part of its points; None if not known.
    hidden: the numbers, from 1, of the lines of a check that students do not see.
    changes: of an answer, the names of objects from given cells that the instructor's version
        changes in place.
    written_before: of an untouched stub, the names that the student defined in an earlier cell
        that is not theirs: the stub does not define them again.
    """

    kind: CellKind
    id: str
    source: str
    solution: str = ""
    stub: str = ""
    names: tuple[str, ...] = ()
    points: float = 0.0
    manual: bool = False
    matched_by: str = ""
    unanswered: bool = False
    checked: Checked = Checked.APART
    evaluated: bool = False
    hidden: tuple[int, ...] = ()
    gives_number: bool | None = None
    changes: tuple[str, ...] = ()
    written_before: tuple[str, ...] = ()

    @property
    def is_graded(self) -> bool:
        """Whether it is worth points, by a check or by a person."""
        return self.kind is CellKind.CHECK or self.manual

    @property
    def in_process(self) -> bool:
        """Whether a check runs in a copy of the student's process."""
        return self.checked is Checked.IN_PROCESS


class Rebuilt(Data):
    """The trusted notebook with the student's answers in it."""

    name: str
    cells: tuple[Cell, ...]
    warnings: tuple[str, ...] = ()


class TrustedNotebook(Data):
    """One notebook of a lab: the instructor's source and the released one, as bytes."""

    name: str
    source: bytes
    released: bytes


class Lab(Data):
    """A lab, or any nbgrader assignment: its notebooks and the files that lie beside them.

    delimiters: the words that mark what nbgrader takes out of the notebooks for students.
    """

    name: str
    notebooks: tuple[TrustedNotebook, ...]
    files: dict[str, bytes] = Field(default_factory=dict)
    delimiters: Delimiters = Delimiters()


class Submission(Data):
    """What one student handed in: file name → bytes, with the time if it is known."""

    student: str
    files: dict[str, bytes]
    timestamp: datetime | None = None
    late_seconds: float = 0.0


class Limits(Data):
    """What a submission may use."""

    cell_seconds: float = 30.0
    notebook_seconds: float = 300.0
    memory_mb: int = 2048
    file_mb: int = 100
    processes: int = 64
    output_bytes: int = 200_000
    sandbox: str = "auto"  # auto: every layer this machine has; required: refuse without namespaces


class CellOutcome(Data):
    """What happened when one cell ran. Cells that do not run have no outcome.

    score: for a check, the points it gave, from 0 to its points; None for other cells.
    message: one line for the student: what was wrong, never a page of traceback.
    replaced: earlier questions whose functions were the instructor's when this check passed.
    seen: whether a check stopped before its hidden tests, as it does where students run it.
    gave_number: whether a check ended with a number.
    """

    id: str
    status: CellStatus
    outputs: tuple[Output, ...] = ()
    score: float | None = None
    message: str = ""
    seen: bool = False
    replaced: tuple[str, ...] = ()
    gave_number: bool = False
    seconds: float = 0.0


class Executed(Data):
    """Every cell's outcome, by cell id, and what was noticed on the way."""

    outcomes: dict[str, CellOutcome]
    warnings: tuple[str, ...] = ()
    tampered: tuple[str, ...] = ()  # what it tried, in words; empty when honest
    seconds: float = 0.0
    missing_layers: tuple[str, ...] = ()  # sandbox layers this machine lacks


class QuestionResult(Data):
    """One row of a student's feedback: a graded cell.

    seen: whether the check stopped before its hidden tests, as it does where students run it.
    checked: where it was judged.
    """

    id: str
    points: float
    max_points: float
    status: QuestionStatus
    message: str = ""
    seen: bool = False
    matched_by: str = ""
    replaced: tuple[str, ...] = ()
    checked: Checked = Checked.APART


class CheckCalibration(Data):
    """What the instructor's own answers showed of one check.

    reason: why it is judged in the answers' process, or why nobody can pass it; "" if neither.
    broken: the instructor's own answers do not get its points.
    gives_number: it ends with a number, a part of its points.
    free: the released notebook, without any answer, gets points from it.
    """

    id: str
    checked: Checked = Checked.APART
    reason: str = ""
    broken: bool = False
    gives_number: bool = False
    free: bool = False


class NotebookCalibration(Data):
    """What the instructor's own answers showed of one notebook.

    checks: what they showed of each check.
    changes: by answer, the names of the objects from given cells that it changes in place.
    evaluated: the given cells that the judge itself works out from answers, for its checks.
    """

    checks: tuple[CheckCalibration, ...] = ()
    changes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    evaluated: tuple[str, ...] = ()


class Calibration(Data):
    """What the instructor's own answers showed of a lab: by notebook, and of all its checks."""

    notebooks: dict[str, NotebookCalibration] = Field(default_factory=dict)

    @property
    def checks(self) -> tuple[CheckCalibration, ...]:
        """Those of all notebooks."""
        return tuple(check for notebook in self.notebooks.values() for check in notebook.checks)

    def of_notebook(self, name: str) -> NotebookCalibration:
        """What is known of one notebook; an empty calibration if nothing is."""
        return self.notebooks.get(name, NotebookCalibration())


class Result(Data):
    """One student's row: the JSON contract of `dlcourse grade --json`.

    stale: why the row is out of date and what to run; "" if it is not.
    """

    student: str
    lab: str
    status: Status
    score: float
    max_score: float
    late_seconds: float = 0.0
    seconds: float = 0.0
    questions: tuple[QuestionResult, ...] = ()
    warnings: tuple[str, ...] = ()
    message: str = ""
    stale: str = ""


class GradedSubmission(Data):
    """A result and, by file name, the graded notebooks as nbformat 4 JSON text.

    missing_layers: the layers of the sandbox that the machine lacks, in words.
    """

    result: Result
    notebooks: dict[str, str] = Field(default_factory=dict)
    missing_layers: tuple[str, ...] = ()
