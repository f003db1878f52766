"""Rebuilt notebooks written by hand, for the tests of the engine."""

from __future__ import annotations

from dlcourse.grading.models import Cell, CellKind, Rebuilt


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
    return Cell(
        kind=CellKind.CHECK, id=f"check-{name}", source=source, points=points,
        in_process=in_process,
    )  # fmt: skip


def notebook(*cells: Cell) -> Rebuilt:
    return Rebuilt(name="lab", cells=cells)
