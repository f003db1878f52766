"""The judge of one notebook: drives the student's process and gives the verdicts, out of its reach.

Cells of the instructor's run on both sides (`given_cells`). Checks run here, where the student's
names lead to the student's process.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import types
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from dlcourse.check import guard, plain
from dlcourse.errors import DlcourseError
from dlcourse.grading.checks import CheckRunner
from dlcourse.grading.given_cells import GivenCells
from dlcourse.grading.namespace import JudgeNamespace
from dlcourse.grading.reference import Reference
from dlcourse.grading.second_chance import SecondChance
from dlcourse.grading.seeds import pass_on_seeds
from dlcourse.grading.session import RanCell, Session
from dlcourse.models import Cell, CellKind, CellOutcome, CellStatus, Executed, Limits, Rebuilt
from dlcourse.notebook import code
from dlcourse.notebook.names import names_of
from dlcourse.notebook.text import clean_text
from dlcourse.sandbox import walls
from dlcourse.sandbox.remote_object import RemoteObject, parameter_values
from dlcourse.sandbox.servers import judge_place
from dlcourse.sandbox.shell import Shell
from dlcourse.sandbox.student import resolve

SPARE_MB = 1024  # what a judge may use beyond the student's limit: replies and what becomes of them


def run_notebook(
    rebuilt: Rebuilt,
    limits: Limits,
    files: Mapping[str, bytes],
    handed_in: Mapping[str, bytes] | None = None,
) -> Executed:
    """Run one rebuilt notebook in this process, which must be a judge's and fresh.

    Parameters
    ----------
    rebuilt : Rebuilt
        The trusted notebook with the student's answers.
    limits : Limits
        What the submission may use.
    files : mapping
        The instructor's files beside the notebook, by relative name.
    handed_in : mapping, optional
        The student's files beside the notebook: only the student's process sees them.

    Raises
    ------
    DlcourseError
        The limits require a sandbox that this machine does not have.
    """
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="judge-", dir=judge_place().folder) as folder:
        _write_trusted(Path(folder), files)
        os.chdir(folder)
        sys.path.append(folder)  # the last: a file beside the notebook shadows no library
        walls.limit_memory(limits.memory_mb + SPARE_MB)
        beside = {**_safe(handed_in or {}), **_safe(files)}
        executed = Judge(rebuilt, limits, beside, Shell.instance()).run()
        os.chdir("/")
        sys.path.remove(folder)
    return executed.model_copy(update={"seconds": time.monotonic() - started})


class Judge:
    """Runs every cell of one rebuilt notebook, in order."""

    def __init__(
        self, rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes], shell: Shell
    ) -> None:
        self.cells = rebuilt.cells
        self.shell = shell
        trusted_names = frozenset().union(*map(_class_attributes, self.cells))
        self.session = Session(limits, files, trusted_names)
        self.missing = (*judge_place().missing, *self.session.process.missing)
        self.names = JudgeNamespace(dict(shell.user_ns), self.session)
        shell.user_ns = self.names
        shell.quiet_errors = True
        # Labs call `remote` by this name or through dlcourse.check; here it works over there.
        self.names["remote"] = guard.remote = self.remote
        plain.stand_ins[RemoteObject] = parameter_values
        reference = Reference(shell, self.cells, self.session.end)
        self.runner = CheckRunner(self.session, self.names, shell, reference)
        self.given_cells = GivenCells(self.session, self.names, self.runner)
        self.chances = SecondChance(self.session, self.runner, self.given_cells, reference)

    def run(self) -> Executed:
        """Run the cells; what became of each, and what was noticed on the way."""
        if self.missing and self.session.limits.sandbox == "required":
            self.session.close()
            raise _refusal(self.missing)
        outcomes = {cell.id: self._run_cell(cell, number) for number, cell in enumerate(self.cells)}
        self.session.close()
        return Executed(
            outcomes={name: outcome for name, outcome in outcomes.items() if outcome is not None},
            warnings=tuple(dict.fromkeys(map(clean_text, self.session.warnings))),
            tampered=tuple(dict.fromkeys(map(clean_text, self.session.tampered))),
            missing_layers=self.missing,
        )

    def _run_cell(self, cell: Cell, number: int) -> CellOutcome | None:
        started = time.monotonic()
        try:
            match cell.kind:
                case CellKind.INSTRUCTOR:
                    outcome = self._given_cell(cell, number)
                case CellKind.ANSWER | CellKind.EXTRA:
                    outcome = self._student_cell(cell)
                case CellKind.CHECK:
                    outcome = self._check(cell, number)
                case _:
                    return None
        except Exception as error:
            # The student reads the message, and an error may speak of hidden tests.
            what = f"{type(error).__name__}: {error}"[:500]
            self.session.warnings.append(
                f"the grader failed in {cell.id!r}, please report it: {what}"
            )
            message = "The grader failed here. This cell will be graded again."
            outcome = CellOutcome(id=cell.id, status=CellStatus.GRADER_FAILED, message=message)
        return outcome.model_copy(update={"seconds": time.monotonic() - started})

    def remote(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """Call what a library has under this path in the student's process."""
        module, _, name = path.rpartition(".")
        connection = self.session.process.connection
        return connection.call("call", resolve(f"{module}:{name}"), args, kwargs)

    # ---- cells

    def _student_cell(self, cell: Cell) -> CellOutcome:
        outcome = self._run_there(cell)
        if cell.kind is CellKind.ANSWER:
            self.chances.answered(cell, outcome.status)
            self._hand_over(cell)
        return outcome

    def _run_there(self, cell: Cell) -> CellOutcome:
        """Run a cell in the student's process, and remember that it ran there."""
        self.names.fetched.clear()
        source = code.without(cell.source, cell.written_before)
        report = self.session.run(source)
        if not self._only_explores(cell):
            is_answer = cell.kind is CellKind.ANSWER
            self.session.ran.append(RanCell(cell.id, source, report.status, is_answer))
        return CellOutcome(
            id=cell.id, status=report.status, message=report.message, outputs=report.outputs
        )

    def _hand_over(self, cell: Cell) -> None:
        """From here on, what an answer cell was to define is the student's."""
        stub = names_of(cell.stub)
        self.names.theirs |= {*cell.names, *cell.changes}
        self.names.replaceable |= set(stub.binds if stub and stub.binds else cell.names)
        for source in (cell.solution, cell.stub):
            self.names.signatures |= code.signatures(source)
        # A check may use a module that the answer imports: in one process it would be there.
        if imports := code.visible_imports(cell.solution):
            self.given_cells.run_here(imports)

    def _given_cell(self, cell: Cell, number: int) -> CellOutcome:
        outcome = self._run_there(cell)
        if outcome.status not in (CellStatus.OK, CellStatus.ERROR):
            self.session.warnings.append(
                f"the given cell {cell.id!r} did not run to its end: {outcome.message}"
            )
        if any(later.kind is CellKind.CHECK for later in self.cells[number:]):
            self.given_cells.run(cell, outcome)
        return outcome

    def _only_explores(self, cell: Cell) -> bool:
        """Whether a cell only shows explorers, which leave nothing that a later cell could need."""
        if cell.kind is not CellKind.INSTRUCTOR:
            return False
        shown = [self.names.own(name) for name in code.only_called(cell.source)]
        return bool(shown) and all(
            isinstance(value, types.ModuleType) and value.__name__.startswith("dlcourse.explore.")
            for value in shown
        )

    def _check(self, cell: Cell, number: int) -> CellOutcome:
        # Later answers may use what a check imports, as they could in one process.
        imports = code.visible_imports(cell.source, cell.hidden)
        if imports and not cell.in_process:
            self.session.run(imports)
            self.session.ran.append(RanCell(cell.id, imports, CellStatus.OK))
        pass_on_seeds(self.names)
        outcome = self.chances.judged(cell, self.runner.run(cell))
        self._pass_on_names(cell, number)
        return outcome

    def _pass_on_names(self, check: Cell, number: int) -> None:
        """Give the student's process what a check defines and a later cell there needs."""
        found = names_of(check.source)
        later = self.cells[number + 1 :]
        needed = frozenset[str]().union(*(_trusted_needs(cell) for cell in later))
        for name in found.binds & needed if found else ():
            value = self.names.own(name)
            if name not in self.names.theirs and value is not None:
                self.session.process.connection.keep(value)
                self.session.set(name, value)


def _trusted_needs(cell: Cell) -> frozenset[str]:
    """The names that the instructor's version of a cell of the student's side reads."""
    source = cell.solution if cell.kind is CellKind.ANSWER else cell.source
    if cell.kind not in (CellKind.ANSWER, CellKind.INSTRUCTOR):
        return frozenset()
    found = names_of(source)
    return found.needs if found else frozenset()


def _class_attributes(cell: Cell) -> set[str]:
    """What the classes of a trusted cell call their methods and attributes."""
    trusted = [cell.solution, cell.stub]
    if cell.kind in (CellKind.INSTRUCTOR, CellKind.CHECK):
        trusted.append(cell.source)
    return set().union(*map(code.attributes, trusted))


def _safe(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files whose names stay inside a folder."""
    paths = {name: PurePosixPath(name.replace("\\", "/")) for name in files}
    return {
        str(path): files[name]
        for name, path in paths.items()
        if not path.is_absolute() and ".." not in path.parts and "\0" not in name
    }


def _write_trusted(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in _safe(files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _refusal(missing: tuple[str, ...]) -> DlcourseError:
    return DlcourseError(
        f'The settings say sandbox = "required", but {"; ".join(missing)}. Install bubblewrap or '
        'allow user namespaces; or set sandbox = "auto", to grade with less isolation.'
    )
