"""What travels between the steps of grading: plain, frozen, picklable data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

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


class CellKind(StrEnum):
    """The part a cell plays in a rebuilt notebook."""

    TEXT = "text"  # the instructor's markdown
    INSTRUCTOR = "instructor"  # the instructor's code: imports, data, helpers
    ANSWER = "answer"  # code by the student, where the notebook asks for it
    WRITTEN = "written"  # text by the student, where the notebook asks for it
    TASK = "task"  # nbgrader's "manually graded task": described here, answered anywhere
    EXTRA = "extra"  # a code cell the student added
    NOTE = "note"  # a text cell the student added
    CHECK = "check"  # the instructor's graded test


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
    in_process: the check asked in its metadata to run in the student's process.
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
    in_process: bool = False
    title: str = ""


class Rebuilt(Data):
    """The trusted notebook with the student's answers in it."""

    name: str
    cells: tuple[Cell, ...]
    warnings: tuple[str, ...] = ()


class TrustedNotebook(Data):
    """One notebook of a lab: the instructor's source and what students were given, as bytes."""

    name: str
    source: bytes
    released: bytes


class Lab(Data):
    """A lab, or any nbgrader assignment: its notebooks and the files that lie beside them."""

    name: str
    notebooks: tuple[TrustedNotebook, ...]
    files: dict[str, bytes] = Field(default_factory=dict)


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

    status: "ok", "error", "timeout", "out_of_memory", "crashed" or "skipped".
    score: for a check, the points it gave; None for other cells.
    message: one line for the student: what was wrong, never a page of traceback.
    replaced: earlier questions whose functions were the instructor's when this check passed.
    seen: whether a check stopped before its hidden tests, as it does where students run it.
    """

    id: str
    status: str
    outputs: tuple[Output, ...] = ()
    score: float | None = None
    message: str = ""
    seen: bool = False
    replaced: tuple[str, ...] = ()
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
    """

    id: str
    points: float
    max_points: float
    status: QuestionStatus
    message: str = ""
    seen: bool = False
    matched_by: str = ""
    replaced: tuple[str, ...] = ()


class Result(Data):
    """One student's row: the JSON contract of `dlcourse grade --json`."""

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


class Graded(Data):
    """A result and, by file name, the graded notebooks as nbformat 4 JSON text."""

    result: Result
    notebooks: dict[str, str] = Field(default_factory=dict)
