"""Points and plain words from what ran: one row per graded cell, one status per submission."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dlcourse.grading.models import (
    Cell,
    CellKind,
    CellOutcome,
    Executed,
    QuestionResult,
    QuestionStatus,
    Rebuilt,
    Status,
)
from dlcourse.grading.rebuild import HOW

# The worst comes first: what a submission is called if several are true of it.
WORST_FIRST = (
    Status.TAMPERED,
    Status.TIMEOUT,
    Status.OUT_OF_MEMORY,
    Status.CRASHED,
    Status.UNREADABLE,
    Status.PARTIAL,
    Status.GRADED,
)
UNANSWERED = "Nothing was handed in here."
MANUAL = "Waits for a person to read it."
UNREAD = "Not graded, because the notebook could not be read."
NOT_RUN = "The test did not run, because the notebook was stopped before it."

_DIED = {
    "timeout": "ran longer than it may",
    "out_of_memory": "used more memory than it may",
    "crashed": "ended the Python process",
}
_MESSAGE_CHARACTERS = 1000
_STUDENTS = (CellKind.ANSWER, CellKind.EXTRA)


def score(rebuilt: Rebuilt, executed: Executed) -> tuple[Status, tuple[QuestionResult, ...], float]:
    """The status of a notebook, its graded cells in order, and the points decided so far."""
    questions = tuple(
        _test(cell, answers, executed) if cell.kind is CellKind.CHECK else _by_hand(cell)
        for cell, answers in _graded_cells(rebuilt)
    )
    return _status(rebuilt, executed), questions, sum(question.points for question in questions)


def reason(rebuilt: Rebuilt, executed: Executed, status: Status) -> str:
    """Why the status is not `graded`, in a sentence or two; "" if it is."""
    if status is Status.TAMPERED:
        return " ".join(executed.tampered)
    if status is Status.PARTIAL:
        names = _not_finished(rebuilt, executed)
        return f"These cells did not run to their end: {', '.join(names)}."
    if status in _DIED:
        names = [name for name, out in executed.outcomes.items() if out.status == status]
        return f"It {_DIED[status]}: {', '.join(names)}."
    return ""


def unread(cells: Iterable[tuple[str, float]]) -> tuple[QuestionResult, ...]:
    """The graded cells, as (id, points), of a notebook that could not be read: no points."""
    return tuple(
        QuestionResult(
            id=name,
            points=0.0,
            max_points=points,
            status=QuestionStatus.UNANSWERED,
            message=UNREAD,
        )
        for name, points in cells
    )


def worst(statuses: Iterable[Status]) -> Status:
    """The status of a submission from those of its notebooks."""
    return min(statuses, key=WORST_FIRST.index)


def _graded_cells(rebuilt: Rebuilt) -> list[tuple[Cell, tuple[Cell, ...]]]:
    """Each graded cell with the answers it is about: those since the test before it, or, for a
    test right after another test, the same answers again."""
    graded: list[tuple[Cell, tuple[Cell, ...]]] = []
    answers: list[Cell] = []
    tested = False
    for cell in rebuilt.cells:
        if cell.kind is CellKind.CHECK:
            graded.append((cell, tuple(answers)))
            tested = True
        elif cell.manual:
            graded.append((cell, ()))
        elif cell.kind is CellKind.ANSWER:
            answers = [cell] if tested else [*answers, cell]
            tested = False
    return graded


def _by_hand(cell: Cell) -> QuestionResult:
    return QuestionResult(
        id=cell.id,
        points=0.0,
        max_points=cell.points,
        status=QuestionStatus.UNANSWERED if cell.unanswered else QuestionStatus.MANUAL,
        message=UNANSWERED if cell.unanswered else MANUAL,
        matched_by=cell.matched_by,
    )


def _test(cell: Cell, answers: tuple[Cell, ...], executed: Executed) -> QuestionResult:
    outcome = executed.outcomes.get(cell.id, CellOutcome(id=cell.id, status="skipped"))
    points, fault = _points(cell, outcome)
    status, message = _verdict(cell, answers, executed, outcome, points)
    return QuestionResult(
        id=cell.id,
        points=points,
        max_points=cell.points,
        status=status,
        message=(fault or message)[:_MESSAGE_CHARACTERS],
        matched_by=max((answer.matched_by for answer in answers), key=_uncertainty, default=""),
        replaced=outcome.replaced,
        seen=outcome.seen,
    )


def _uncertainty(matched_by: str) -> int:
    return HOW.index(matched_by) if matched_by in HOW else len(HOW)


def _points(cell: Cell, outcome: CellOutcome) -> tuple[float, str]:
    """The points a test gave, and why there are none although it ran."""
    if outcome.status != "ok":
        return 0.0, ""
    if outcome.score is None:
        return 0.0, outcome.message or "The test gave no points."
    if math.isfinite(outcome.score) and 0 <= outcome.score <= cell.points:
        return outcome.score, ""
    return 0.0, f"The test gave {outcome.score} points, not a number from 0 to {cell.points:g}."


def _verdict(
    cell: Cell,
    answers: tuple[Cell, ...],
    executed: Executed,
    outcome: CellOutcome,
    points: float,
) -> tuple[QuestionStatus, str]:
    if outcome.status == "ok" and points == cell.points:
        return QuestionStatus.PASSED, outcome.message
    if points > 0:
        return QuestionStatus.PARTIAL, outcome.message
    if answers and all(answer.unanswered for answer in answers):
        return QuestionStatus.UNANSWERED, UNANSWERED
    for answer in answers:
        died = executed.outcomes.get(answer.id)
        if died is not None and died.status != "ok" and not answer.unanswered:
            return _question_status(died), f"The cell {answer.id}: {_reason(died)}"
    return _question_status(outcome), _reason(outcome)


def _question_status(outcome: CellOutcome) -> QuestionStatus:
    if outcome.status == "timeout":
        return QuestionStatus.TIMEOUT
    if outcome.status == "ok" or _is_assertion(outcome):
        return QuestionStatus.FAILED
    return QuestionStatus.ERROR


def _is_assertion(outcome: CellOutcome) -> bool:
    names = [out.get("ename") for out in outcome.outputs if out.get("output_type") == "error"]
    return bool(names) and names[-1] in ("AssertionError", "CheckFailed")


def _reason(outcome: CellOutcome) -> str:
    if outcome.message:
        return outcome.message
    if outcome.status in _DIED:
        return f"It {_DIED[outcome.status]}."
    return NOT_RUN if outcome.status == "skipped" else "The test failed."


def _status(rebuilt: Rebuilt, executed: Executed) -> Status:
    given = {cell.id for cell in rebuilt.cells if cell.kind is CellKind.INSTRUCTOR}
    outcomes = {out.status for name, out in executed.outcomes.items() if name not in given}
    if any(c.kind is CellKind.CHECK and c.id not in executed.outcomes for c in rebuilt.cells):
        outcomes.add(Status.CRASHED)
    failed = bool(_not_finished(rebuilt, executed))
    found = [
        Status.GRADED,
        *([Status.TAMPERED] if executed.tampered else []),
        *(Status(name) for name in _DIED if name in outcomes),
        *([Status.PARTIAL] if failed else []),
    ]
    return worst(found)


def _student_cells(rebuilt: Rebuilt) -> list[Cell]:
    """The code by the student; a stub that raises NotImplementedError is not theirs."""
    return [cell for cell in rebuilt.cells if cell.kind in _STUDENTS and not cell.unanswered]


def _failed(executed: Executed, cell: Cell) -> bool:
    outcome = executed.outcomes.get(cell.id)
    return outcome is not None and outcome.status != "ok"


def _not_finished(rebuilt: Rebuilt, executed: Executed) -> list[str]:
    """Cells of the student's that failed, and given cells that died of the student's functions."""
    own = [cell.id for cell in _student_cells(rebuilt) if _failed(executed, cell)]
    given = [cell.id for cell in rebuilt.cells if cell.kind is CellKind.INSTRUCTOR]
    outcomes = executed.outcomes
    return own + [name for name in given if name in outcomes and outcomes[name].status in _DIED]
