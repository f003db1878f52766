"""Calibration: the instructor's own answers go through the grader before a class does.

They must get all points. A check that refuses them apart from the answers' process, but takes them
in it, is judged there. A check that refuses them in both places is broken, or they are.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from dlcourse.grading.instructor_answers import checks_of
from dlcourse.grading.judge import run_notebook
from dlcourse.grading.rebuild import rebuild
from dlcourse.grading.reference import Reference
from dlcourse.grading.subjects import needed
from dlcourse.grading.task import Task
from dlcourse.grading.warm import libraries_for
from dlcourse.models import (
    Calibration,
    Cell,
    CellKind,
    CheckCalibration,
    Checked,
    Lab,
    Limits,
    NotebookCalibration,
    Rebuilt,
    TrustedNotebook,
)
from dlcourse.notebook import code
from dlcourse.notebook.names import names_of
from dlcourse.sandbox.forked import in_fork
from dlcourse.sandbox.shell import Shell

if TYPE_CHECKING:
    from dlcourse.grading.pool import Pool

RUNS = 9  # of a notebook in one judge, at most: changes, and twice four to judge it
SPARE_SECONDS = 60.0


def with_calibration(rebuilt: Rebuilt, calibration: NotebookCalibration) -> Rebuilt:
    """The notebook with what its calibration showed of the cells."""
    checks = {check.id: check for check in calibration.checks}

    def apply(cell: Cell) -> Cell:
        if cell.id in calibration.changes and cell.kind is CellKind.ANSWER:
            return cell.model_copy(update={"changes": calibration.changes[cell.id]})
        if cell.id in calibration.evaluated and cell.kind is CellKind.INSTRUCTOR:
            return cell.model_copy(update={"evaluated": True})
        check = checks.get(cell.id)
        if check is None or cell.kind is not CellKind.CHECK:
            return cell
        checked = cell.checked if cell.in_process else check.checked
        known = {"checked": checked, "gives_number": check.gives_number}
        return cell.model_copy(update=known)

    return rebuilt.model_copy(update={"cells": tuple(map(apply, rebuilt.cells))})


def calibrate(lab: Lab, limits: Limits, pool: Pool) -> Calibration:
    """Run the instructor's answers, and beside them the notebooks without answers.

    Raises
    ------
    DlcourseError
        Students' processes do not run on this machine.
    JudgeDied, JudgeTooSlow
        A notebook cannot be judged.
    """
    seconds = SPARE_SECONDS + RUNS * limits.notebook_seconds
    libraries = libraries_for(lab)
    tasks = (
        Task(each.name, run, (each, lab, limits), seconds, libraries)
        for run in (_answered, _unanswered)  # what takes longer comes first
        for each in lab.notebooks
    )
    made = [(outcome.task, outcome.result()) for outcome in pool.run(tasks)]
    free = {task.name: found for task, found in made if task.function is _unanswered}
    answered = {task.name: found for task, found in made if task.function is _answered}
    return Calibration(
        notebooks={
            each.name: _with_free(answered[each.name], free[each.name]) for each in lab.notebooks
        }
    )


def calibration_of(lab: Lab, limits: Limits) -> Calibration:
    """The calibration of a lab, made in judges of this process's own; once for each lab."""
    from dlcourse.grading.pool import LocalPool, default_jobs

    key = hashlib.sha256(pickle.dumps((lab, limits))).digest()
    if key not in _made:
        _made[key] = calibrate(lab, limits, LocalPool(default_jobs(limits)))
    return _made[key]


def in_words(calibration: Calibration) -> list[str]:
    """What an instructor should know of the checks, a sentence each."""
    return [
        f"The check {check.id} {words}" for check in calibration.checks for words in _words(check)
    ]


def _words(check: CheckCalibration) -> Iterator[str]:
    if check.broken:
        yield (
            f"does not give its points to the instructor's own answers: {check.reason} No student "
            "can get these points: correct the check or the solution, and release the lab again."
        )
    elif check.checked is Checked.IN_PROCESS:
        yield (
            f"is judged in the process of the answers, where a student can fool it: {check.reason} "
            "Let it compare plain data: then it is judged where no student can reach it."
        )
    elif check.checked is Checked.PARTLY:
        yield (
            "uses values that are worked out in the process of the answers, where a student can "
            f"change them: {check.reason} Work them out in the check itself: then no student can "
            "reach them."
        )
    if check.free:
        yield "gives points to the released notebook, without any answer."


def _with_free(calibration: NotebookCalibration, free: Collection[str]) -> NotebookCalibration:
    """The calibration, with the checks marked that give points without any answer."""
    checks = (each.model_copy(update={"free": each.id in free}) for each in calibration.checks)
    return calibration.model_copy(update={"checks": tuple(checks)})


def _answered(trusted: TrustedNotebook, lab: Lab, limits: Limits) -> NotebookCalibration:
    """What the checks of a notebook say of the instructor's answers, and what these change."""
    whole = rebuild(trusted.source, trusted, lab.delimiters)
    changes: dict[str, tuple[str, ...]] = in_fork(_changes, (_needed(whole), limits))
    whole = with_calibration(whole, NotebookCalibration(changes=changes))
    checks, evaluated = checks_of(_needed(whole), lab, limits)
    if any(check.broken for check in checks):  # what was left out may have changed something
        checks, evaluated = checks_of(whole, lab, limits)
    return NotebookCalibration(checks=checks, changes=changes, evaluated=evaluated)


def _unanswered(trusted: TrustedNotebook, lab: Lab, limits: Limits) -> set[str]:
    """The checks that give points to a released notebook without any answer."""
    untouched = _needed(rebuild(trusted.released, trusted, lab.delimiters))
    empty = run_notebook(untouched, limits, lab.files)
    return {name for name, outcome in empty.outcomes.items() if outcome.score}


def _needed(rebuilt: Rebuilt) -> Rebuilt:
    """The notebook without its experiments."""
    checks = {cell.id for cell in rebuilt.cells if cell.kind is CellKind.CHECK}
    kept = needed(rebuilt.cells, checks)
    cells = tuple(
        cell.model_copy(update={"source": code.without_timing(cell.source)})
        for cell in rebuilt.cells
        if cell.id in kept
    )
    return rebuilt.model_copy(update={"cells": cells})


def _changes(rebuilt: Rebuilt, limits: Limits) -> dict[str, tuple[str, ...]]:
    """By answer, the names from given cells whose objects the instructor's version changes."""
    reference = Reference(
        Shell.instance(), rebuilt.cells, time.monotonic() + limits.notebook_seconds
    )
    given_names = {
        name
        for cell in rebuilt.cells
        if cell.kind is CellKind.INSTRUCTOR and (found := names_of(cell.source))
        for name in found.binds - found.imports
    }
    used = {
        cell.id: found.needs & given_names
        for cell in rebuilt.cells
        if cell.kind is CellKind.ANSWER and (found := names_of(cell.solution))
    }
    changes = {
        cell.id: reference.changes(cell, used[cell.id])
        for cell in rebuilt.cells
        if used.get(cell.id)
    }
    return {name: changed for name, changed in changes.items() if changed}


_made: dict[bytes, Calibration] = {}
