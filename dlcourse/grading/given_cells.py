"""The instructor's cells on the judge's side.

A cell that needs no answer runs on both sides. One that does runs with the student, for the cells
after it, and once more here if a check uses what it makes of the answers: `accuracy = np.mean(f(X)
== y)` is worked out by the judge's NumPy, from the judge's `X` and `y`. In the student's process it
would be the student's word.
"""

from __future__ import annotations

import contextlib
import copy
import time
from collections.abc import Collection, Iterator
from typing import Any

from dlcourse.grading.checks import CheckRunner
from dlcourse.grading.namespace import JudgeNamespace
from dlcourse.grading.reference import alarm
from dlcourse.grading.seeds import pass_on_seeds
from dlcourse.grading.session import Session
from dlcourse.grading.student_process import GRACE
from dlcourse.models import Cell, CellOutcome, CellStatus
from dlcourse.notebook import code
from dlcourse.notebook.names import Names, names_of
from dlcourse.sandbox.remote_object import RemoteObject
from dlcourse.sandbox.shell import capturing


class GivenCells:
    """Runs cells of the instructor's, and keeps which names they give a value.

    Attributes
    ----------
    evaluated : dict
        The cells, by id, whose values the judge worked out from answers.
    """

    def __init__(self, session: Session, names: JudgeNamespace, runner: CheckRunner) -> None:
        self.session = session
        self.names = names
        self.runner = runner
        self.evaluated: dict[str, Cell] = {}

    def run(self, cell: Cell, there: CellOutcome) -> None:
        """Do on the judge's side what a given cell needs there, after it ran in the student's."""
        found = names_of(cell.source)
        if found is None:
            return
        if not found.needs & self.names.theirs:
            self._run_without_answers(cell, found, there)
        elif cell.evaluated:
            self.evaluated[cell.id] = cell
            self.evaluate(cell, there)
        else:
            # What the cell works out is the student's; functions and classes in it that need no
            # answer are still the instructor's, which no student can replace.
            own = code.definitions(cell.source, self.names.theirs)
            self.names.theirs |= found.binds
            self.run_here(own)

    def _run_without_answers(self, cell: Cell, found: Names, there: CellOutcome) -> None:
        connection = self.session.process.connection
        calls = connection.calls
        error = self.run_here(cell.source)
        if error is not None:
            self.names.failed |= {n for n in found.binds if not self.names.has_own(n)}
            if connection.calls == calls:  # else it calls an answer, through another function
                self._warn(cell, there, error)
        self._taken_here(found.binds)

    def evaluate(self, cell: Cell, there: CellOutcome | None = None) -> None:
        """Work out here what a cell makes of answers.

        What is nothing but an object of the student's stays what it is in the student's process.
        A name that the cell did not come to has no value any more, not even an earlier one.
        """
        found = names_of(cell.source)
        binds = found.binds if found else frozenset()
        before = {name: self.names.own(name) for name in binds}
        ended = there is not None and there.status not in (CellStatus.OK, CellStatus.ERROR)
        error = TimeoutError() if ended else self._run_with_answers(cell.source)
        if error is not None:
            self.run_here(code.definitions(cell.source, self.names.theirs))
            for name in binds:
                if self.names.own(name) is before[name]:
                    self.names.fail(name)
            if there is not None and there.status is CellStatus.OK:  # else the answers are wrong
                self._warn(cell, there, error)
        for name in binds:
            if _only_remote(self.names.own(name)):
                self.names.theirs.add(name)
        self._taken_here(binds)

    def _run_with_answers(self, source: str) -> BaseException | None:
        pass_on_seeds(self.names)
        self.names.evaluating = True
        try:
            return self.run_here(source)
        finally:
            self.names.evaluating = False

    def run_here(self, source: str) -> BaseException | None:
        """Run an instructor's code here; what it raised."""
        if not source:
            return None
        seconds = self.session.cell_seconds()
        self.session.process.answer_until(time.monotonic() + seconds)
        shell = self.runner.shell
        with capturing(shell, 10_000), alarm(seconds + GRACE + 1):
            result = shell.run_cell(code.without_timing(source), store_history=True)
        failure = self.session.process.connection.failure
        if failure is not None:
            self.session.replace_process(failure)
        error: BaseException | None = result.error_before_exec or result.error_in_exec
        return error

    @contextlib.contextmanager
    def set_aside(self, cells: Collection[str]) -> Iterator[None]:
        """Let these cells be evaluated again with other answers; then all is as it was."""
        found = [names_of(each.source) for name, each in self.evaluated.items() if name in cells]
        touched = frozenset[str]().union(*(each.binds | each.needs for each in found if each))
        classes = dict(self.session.classes)
        with self.names.kept(touched):
            for name in touched:
                if _is_data(value := self.names.own(name)):
                    with contextlib.suppress(TypeError):  # it holds a student's object
                        dict.__setitem__(self.names, name, copy.deepcopy(value))
            try:
                yield
            finally:
                self.session.classes.update(classes)

    def _taken_here(self, binds: frozenset[str]) -> None:
        """These names are the judge's, and so are the classes among them on both sides."""
        self.runner.given_names |= binds
        values = {name: self.names.own(name) for name in binds}
        fresh = {
            name: value
            for name, value in values.items()
            if isinstance(value, type) and value.__module__ == "__main__"
        }
        self.session.classes |= fresh
        self.session.share_classes(list(fresh))

    def _warn(self, cell: Cell, there: CellOutcome, error: BaseException) -> None:
        where = "on the judge's side" if there.status is CellStatus.OK else "with any answers"
        self.session.warnings.append(
            f"the given cell {cell.id!r} fails {where}: {type(error).__name__}: {error}"
        )


def _only_remote(value: Any) -> bool:
    """Whether a value is nothing but objects of the student's own.

    What such an object made of the judge's values is not among them: it stays marked as that.
    """
    if type(value) is RemoteObject:
        return not value._dlc_derived
    if type(value) not in (list, tuple, dict) or not value:
        return False
    return all(map(_only_remote, value.values() if type(value) is dict else value))


def _is_data(value: Any) -> bool:
    return type(value) in (list, dict, set) or type(value).__name__ == "ndarray"
