"""Rebuilt notebooks written by hand, for the tests of the engine."""

from __future__ import annotations

from collections.abc import Mapping

from dlcourse.grading.judge import run_notebook
from dlcourse.grading.pool import in_a_judge
from dlcourse.grading.task import Task
from dlcourse.grading.warm import libraries_in
from dlcourse.models import Cell, CellKind, Checked, Executed, Limits, Rebuilt
from dlcourse.notebook.delimiters import Delimiters, hidden_lines


def run_in_a_judge(rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes]) -> Executed:
    """Run a rebuilt notebook as the grader does; large libraries are there before."""
    imports = libraries_in(cell.source.encode() for cell in rebuilt.cells)
    task = Task("test", run_notebook, (rebuilt, limits, files), 300, imports)
    executed: Executed = in_a_judge(task)
    return executed


def instructor(source: str, name: str = "setup") -> Cell:
    return Cell(kind=CellKind.INSTRUCTOR, id=name, source=source)


def answer(name: str, source: str, *names: str, solution: str = "", **more: bool) -> Cell:
    return Cell(
        kind=CellKind.ANSWER, id=name, source=source, names=names or (name,),
        solution=solution, **more,
    )  # fmt: skip


def extra(source: str, name: str = "extra") -> Cell:
    return Cell(kind=CellKind.EXTRA, id=name, source=source)


def check(name: str, source: str, points: float = 1.0, in_process: bool = False) -> Cell:
    hidden = tuple(sorted(hidden_lines(source, Delimiters())))
    return Cell(
        kind=CellKind.CHECK, id=f"check-{name}", source=source, points=points,
        checked=Checked.IN_PROCESS if in_process else Checked.APART, hidden=hidden,
    )  # fmt: skip


def notebook(*cells: Cell) -> Rebuilt:
    return Rebuilt(name="lab", cells=cells)
