"""What the checks of a notebook make of the instructor's answers: where each must be judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dlcourse.errors import DlcourseError
from dlcourse.grading.judge import run_notebook
from dlcourse.grading.subjects import given_for_checks
from dlcourse.models import (
    Cell,
    CellKind,
    CellOutcome,
    CellStatus,
    CheckCalibration,
    Checked,
    Executed,
    Lab,
    Limits,
    Rebuilt,
)
from dlcourse.sandbox.forked import in_fork

Outcomes = Mapping[str, CellOutcome]


def checks_of(
    solved: Rebuilt, lab: Lab, limits: Limits
) -> tuple[tuple[CheckCalibration, ...], tuple[str, ...]]:
    """Where each check takes the answers: apart, else with values of theirs, else in their process.

    Parameters
    ----------
    solved : Rebuilt
        The notebook with the instructor's answers.
    lab : Lab
        The lab that it belongs to, with the files beside it.
    limits : Limits
        What the answers may use.

    Returns
    -------
    tuple of CheckCalibration
        What was found, check by check.
    tuple of str
        The given cells that the judge itself can work out from answers.
    """
    uses = given_for_checks(solved.cells)
    evaluated, outcomes = _evaluated(solved, uses, lab, limits)
    refused = _refused(solved, outcomes)
    there = outcomes
    if refused:
        there = _run(_with(solved, evaluated, refused), lab, limits)
    checks = tuple(
        _check(cell, outcomes[cell.id], there[cell.id], bool(uses.get(cell.id, set()) - evaluated))
        for cell in _checks(solved)
    )
    return checks, tuple(sorted(evaluated))


def _evaluated(
    solved: Rebuilt, uses: Mapping[str, frozenset[str]], lab: Lab, limits: Limits
) -> tuple[frozenset[str], Outcomes]:
    """The given cells to work out in the judge, and what became of the notebook then.

    As many as possible without a check that refuses the instructor's answers because of it.
    """
    chosen = frozenset[str]().union(*uses.values())
    outcomes = _run(_with(solved, chosen), lab, limits)
    _require_that_students_run(outcomes)
    refused = _refused(solved, outcomes)
    to_blame = frozenset[str]().union(*(uses.get(name, frozenset()) for name in refused))
    for fewer in dict.fromkeys((chosen - to_blame, frozenset[str]())) if to_blame else ():
        others = _run(_with(solved, fewer), lab, limits)
        if len(_refused(solved, others)) < len(refused):
            chosen, outcomes, refused = fewer, others, _refused(solved, others)
    return chosen, outcomes


def _run(rebuilt: Rebuilt, lab: Lab, limits: Limits) -> Outcomes:
    executed: Executed = in_fork(run_notebook, (rebuilt, limits, lab.files))
    return executed.outcomes


def _refused(rebuilt: Rebuilt, outcomes: Mapping[str, CellOutcome]) -> set[str]:
    """The checks that do not give all their points."""
    return {cell.id for cell in _checks(rebuilt) if (outcomes[cell.id].score or 0) < cell.points}


def _with(
    rebuilt: Rebuilt, evaluated: Collection[str], in_process: Collection[str] = ()
) -> Rebuilt:
    """The notebook with these given cells worked out in the judge, and these checks in the
    answers' process."""

    def changed(cell: Cell) -> Cell:
        if cell.id in evaluated:
            return cell.model_copy(update={"evaluated": True})
        if cell.id in in_process:
            return cell.model_copy(update={"checked": Checked.IN_PROCESS})
        return cell

    return rebuilt.model_copy(update={"cells": tuple(map(changed, rebuilt.cells))})


def _require_that_students_run(cells: Mapping[str, CellOutcome]) -> None:
    """Stop before a whole class crashes in the same way."""
    outcomes = list(cells.values())
    if outcomes and all(each.status is CellStatus.CRASHED for each in outcomes):
        raise DlcourseError(
            "Students' processes do not run on this machine: the instructor's own notebook ended "
            f"with «{outcomes[0].message}» in every cell. Run `dlcourse doctor`, and read the "
            "lines above."
        )


def _check(cell: Cell, apart: CellOutcome, there: CellOutcome, partly: bool) -> CheckCalibration:
    """What the two outcomes of a check show. partly: it uses values from the answers' process."""
    better = (there.score or 0) > (apart.score or 0)
    outcome = there if better else apart
    broken = (outcome.score or 0) < cell.points
    message = (apart.message.splitlines() or ["it gives a part of the points"])[0].rstrip(".")
    if cell.in_process or better:
        checked = Checked.IN_PROCESS
    else:
        checked = Checked.PARTLY if partly else Checked.APART
    reasons = {
        Checked.APART: "",
        Checked.PARTLY: "it fails if the judge runs the given cells before it once more.",
        Checked.IN_PROCESS: f"{message}." if better else "its metadata asks for that.",
    }
    return CheckCalibration(
        id=cell.id, checked=checked, reason=f"{message}." if broken else reasons[checked],
        broken=broken, gives_number=outcome.gave_number,
    )  # fmt: skip


def _checks(rebuilt: Rebuilt) -> list[Cell]:
    return [cell for cell in rebuilt.cells if cell.kind is CellKind.CHECK]
