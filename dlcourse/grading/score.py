"""Points and plain words from what ran: one row per graded cell, one status per submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dlcourse.grading.matching import HOW
from dlcourse.grading.subjects import subjects
from dlcourse.models import (
    Cell,
    CellKind,
    CellOutcome,
    CellStatus,
    Executed,
    QuestionResult,
    QuestionStatus,
    Rebuilt,
    Status,
)

# The worst comes first: what a submission is called if several are true of it.
WORST_FIRST = (
    Status.GRADER_FAILED,
    Status.TAMPERED,
    Status.TIMEOUT,
    Status.OUT_OF_MEMORY,
    Status.CRASHED,
    Status.UNREADABLE,
    Status.PARTIAL,
    Status.GRADED,
)
UNANSWERED = "This question was not answered."
MANUAL = "A person has to read this answer."
UNREAD = "Not graded, because the notebook could not be read."
CHECK_FAILED = "The check failed."
AGAIN = "The next run grades them again."

_DIED = {
    CellStatus.TIMEOUT: (Status.TIMEOUT, "ran longer than the time limit"),
    CellStatus.OUT_OF_MEMORY: (Status.OUT_OF_MEMORY, "used more memory than the limit"),
    CellStatus.CRASHED: (Status.CRASHED, "ended the Python process"),
}
_ASSERTIONS = ("AssertionError", "CheckFailed", "NotAllowed")  # what a check says no with
_MESSAGE_CHARACTERS = 1000


def questions_of(rebuilt: Rebuilt, executed: Executed) -> tuple[QuestionResult, ...]:
    """The row of each graded cell, in order."""
    about = subjects(rebuilt.cells)
    cells = {cell.id: cell for cell in rebuilt.cells}
    return tuple(
        _checked(cell, [cells[name] for name in about[cell.id]], executed)
        if cell.kind is CellKind.CHECK
        else _by_hand(cell)
        for cell in rebuilt.cells
        if cell.is_graded
    )


def status_of(rebuilt: Rebuilt, executed: Executed) -> tuple[Status, str]:
    """The worst that is true of a notebook, and why, in a sentence or two; "" for `graded`."""
    found = dict(_findings(rebuilt, executed))
    status = worst(found)
    return status, found[status]


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


def _by_hand(cell: Cell) -> QuestionResult:
    return QuestionResult(
        id=cell.id,
        points=0.0,
        max_points=cell.points,
        status=QuestionStatus.UNANSWERED if cell.unanswered else QuestionStatus.MANUAL,
        message=UNANSWERED if cell.unanswered else MANUAL,
        matched_by=cell.matched_by,
    )


def _checked(check: Cell, answers: Sequence[Cell], executed: Executed) -> QuestionResult:
    outcome = executed.outcomes[check.id]
    unanswered = bool(answers) and all(answer.unanswered for answer in answers)
    points = 0.0 if unanswered else outcome.score or 0.0
    if outcome.status is CellStatus.OK and points == check.points:
        status, message = QuestionStatus.PASSED, outcome.message
    elif points > 0:
        status, message = QuestionStatus.PARTIAL, outcome.message
    elif unanswered and outcome.status is not CellStatus.GRADER_FAILED:
        status, message = QuestionStatus.UNANSWERED, UNANSWERED
    else:
        status, message = _why_no_points(outcome, answers, executed)
    return QuestionResult(
        id=check.id,
        points=points,
        max_points=check.points,
        status=status,
        message=message[:_MESSAGE_CHARACTERS],
        matched_by=max((answer.matched_by for answer in answers), key=_uncertainty, default=""),
        replaced=outcome.replaced,
        seen=outcome.seen,
        checked=check.checked,
    )


def _why_no_points(
    outcome: CellOutcome, answers: Sequence[Cell], executed: Executed
) -> tuple[QuestionStatus, str]:
    """What stopped the check's answer, if anything did; else what the check says."""
    if outcome.status is not CellStatus.GRADER_FAILED:
        for answer in answers:
            ran = executed.outcomes[answer.id]
            if ran.status is not CellStatus.OK and not answer.unanswered:
                return _question_status(ran), f"The cell {answer.id}: {ran.message}"
    return _question_status(outcome), outcome.message or CHECK_FAILED


def _question_status(outcome: CellOutcome) -> QuestionStatus:
    match outcome.status:
        case CellStatus.TIMEOUT:
            return QuestionStatus.TIMEOUT
        case CellStatus.GRADER_FAILED:
            return QuestionStatus.GRADER_FAILED
        case CellStatus.OK:
            return QuestionStatus.FAILED
        case _:
            return QuestionStatus.FAILED if _is_assertion(outcome) else QuestionStatus.ERROR


def _is_assertion(outcome: CellOutcome) -> bool:
    names = [out.get("ename") for out in outcome.outputs if out.get("output_type") == "error"]
    return bool(names) and names[-1] in _ASSERTIONS


def _uncertainty(matched_by: str) -> int:
    return HOW.index(matched_by) if matched_by in HOW else len(HOW)


def _findings(rebuilt: Rebuilt, executed: Executed) -> Iterator[tuple[Status, str]]:
    """Every status that is true of a notebook, with its reason.

    A given cell that broke off makes a notebook `partial`, because only functions of the student's
    can stop it.
    """
    yield Status.GRADED, ""
    if executed.tampered:
        yield Status.TAMPERED, " ".join(executed.tampered)
    if failed := _with_status(executed, CellStatus.GRADER_FAILED):
        where = f"The grader failed in these cells: {', '.join(failed)}."
        yield Status.GRADER_FAILED, f"{where} {AGAIN}"
    given_cells = {cell.id for cell in rebuilt.cells if cell.kind is CellKind.INSTRUCTOR}
    for cell_status, (status, what) in _DIED.items():
        died = _with_status(executed, cell_status)
        if not given_cells.issuperset(died):
            yield status, f"Cells that {what}: {', '.join(died)}."
    if stopped := _stopped(rebuilt, executed):
        yield Status.PARTIAL, f"These cells did not run to their end: {', '.join(stopped)}."


def _stopped(rebuilt: Rebuilt, executed: Executed) -> list[str]:
    """Cells of the student's that failed, then given cells that broke off.

    A stub that raises NotImplementedError is not the student's.
    """
    own, given_cells = [], []
    for cell in rebuilt.cells:
        ran = executed.outcomes.get(cell.id)
        if ran is None:  # text does not run
            continue
        if cell.kind in (CellKind.ANSWER, CellKind.EXTRA) and not cell.unanswered:
            if ran.status not in (CellStatus.OK, CellStatus.GRADER_FAILED):
                own.append(cell.id)
        elif cell.kind is CellKind.INSTRUCTOR and ran.status in _DIED:
            given_cells.append(cell.id)
    return own + given_cells


def _with_status(executed: Executed, status: CellStatus) -> list[str]:
    return [name for name, outcome in executed.outcomes.items() if outcome.status is status]
