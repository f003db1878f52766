"""A mistake costs its points once.

A check that fails may fail because an earlier answer is wrong. It runs once more with the
instructor's version of that answer in its place, and the better result counts. There is no second
chance for a question that was not answered, nor for a check that does not use its own answer:
without it, nothing that the student wrote would be judged.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dlcourse.grading.checks import CheckRunner
from dlcourse.grading.given_cells import GivenCells
from dlcourse.grading.reference import Reference
from dlcourse.grading.session import Session
from dlcourse.grading.subjects import needed, subjects, using_their_own
from dlcourse.models import Cell, CellOutcome, CellStatus
from dlcourse.notebook import code
from dlcourse.sandbox.channel import ConnectionFailed, ConnectionLost


@dataclass
class JudgedAnswer:
    """An answer cell, and whether what it defines is known to be right."""

    cell: Cell
    right: bool = True


class SecondChance:
    """Keeps which answers are right, and judges a failed check with right ones in place."""

    def __init__(
        self, session: Session, runner: CheckRunner, given_cells: GivenCells, reference: Reference
    ) -> None:
        self.about = subjects(reference.cells)
        self.own = using_their_own(reference.cells)
        self.session = session
        self.runner = runner
        self.given_cells = given_cells
        self.reference = reference
        self.answers: dict[str, JudgedAnswer] = {}

    def answered(self, cell: Cell, status: CellStatus) -> None:
        """An answer cell ran."""
        right = status is CellStatus.OK and not cell.unanswered
        self.answers[cell.id] = JudgedAnswer(cell, right)

    def judged(self, check: Cell, outcome: CellOutcome) -> CellOutcome:
        """The outcome that counts for a check."""
        if (outcome.score or 0) >= check.points:
            return outcome
        own = [self.answers[name] for name in self.about[check.id] if name in self.answers]
        replace = self._may_be_to_blame(check, own)
        if replace and not self.session.used_up and not self.session.out_of_time:
            outcome = self._again(check, own, replace, outcome)
        for answer in own:
            answer.right = False
        return outcome

    def _may_be_to_blame(self, check: Cell, own: list[JudgedAnswer]) -> dict[str, Cell]:
        """The earlier wrong answers, by id, whose right versions could change the outcome."""
        unanswered = all(answer.cell.unanswered for answer in own)
        unused = check.id not in self.own
        if unanswered or unused or all(code.only_raises(answer.cell.source) for answer in own):
            return {}
        own_names = {name for answer in own for name in answer.cell.names}
        return {
            answer.cell.id: answer.cell
            for answer in self.answers.values()
            if answer not in own
            and not answer.right
            and answer.cell.solution
            and set(answer.cell.names) - own_names
        }

    def _again(
        self, check: Cell, own: list[JudgedAnswer], replace: dict[str, Cell], first: CellOutcome
    ) -> CellOutcome:
        """Run the check in a new process with right versions of earlier answers.

        If it fails again, that message is of this question's own mistake.
        """
        own_names = {name for answer in own for name in answer.cell.names}
        wanted = needed(self.reference.cells, {check.id}) | {check.id}
        usual, self.session.process = self.session.process, self.session.new_process()
        try:
            with self.given_cells.set_aside(wanted):
                replaced = self._run_notebook(wanted, replace, own_names)
                outcome = self.runner.run(check)
        except ConnectionFailed:
            return first
        finally:
            self.session.process.close()
            self.session.process = usual
            self.runner.names.fetched.clear()
        if replaced and (outcome.score or 0) > (first.score or 0):
            return outcome.model_copy(update={"replaced": tuple(replaced)})
        both_failed = outcome.status is first.status is CellStatus.ERROR
        return outcome if replaced and both_failed else first

    def _run_notebook(
        self, wanted: Collection[str], replace: dict[str, Cell], own_names: set[str]
    ) -> list[str]:
        """Run the wanted cells in the new process, with stand-ins for wrong answers.

        Raises
        ------
        ConnectionFailed
            The process does not survive that: then there is no second chance.
        """
        replaced = []
        for cell in self.session.ran:
            if cell.is_answer and cell.id in replace:
                self.reference.catch_up(cell.id)
                if self._put_right_version(replace[cell.id], own_names):
                    replaced.append(cell.id)
                    continue
            ran = cell.status in (CellStatus.OK, CellStatus.ERROR)
            if ran and cell.id in wanted and not self.session.replay(cell.source):
                raise ConnectionLost("the process did not survive")
            if cell.id in wanted and cell.id in self.given_cells.evaluated:
                self.given_cells.evaluate(self.given_cells.evaluated[cell.id])
        self.session.share_classes(list(self.session.classes))
        return replaced

    def _put_right_version(self, cell: Cell, own_names: set[str]) -> bool:
        """Give the student's process the instructor's versions of what a cell defines."""
        versions = {
            name: self.reference.names[name]
            for name in cell.names
            if name not in own_names and name in self.reference.names
        }
        if not versions or any(isinstance(value, type) for value in versions.values()):
            return False
        process = self.session.process
        process.answer_until(self.session.end)
        for value in versions.values():
            process.connection.keep(value)
        return all(self.session.set(name, value) for name, value in versions.items())
