"""Which answers a check is about, and which cells it needs: the one place that decides it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dlcourse.models import Cell, CellKind
from dlcourse.notebook.names import (
    names_in_functions,
    names_in_texts,
    names_of,
    reads,
    taken_names,
)
from dlcourse.notebook.roles import question_of


def subjects(cells: Sequence[Cell]) -> dict[str, tuple[str, ...]]:
    """The ids of the answers that each check is about.

    A check called `check-` and the id of an answer is about that answer. Any other is about the
    answers between the check before it and itself, or the same answers again if there are none;
    of these, about those that it uses. If it uses none of them but others, it is about the others.
    """
    return {check.id: _about(check, group, uses) for check, group, uses in _checks(cells)}


def using_their_own(cells: Sequence[Cell]) -> frozenset[str]:
    """The ids of the checks that use one of the answers that they are about."""
    return frozenset(
        check.id
        for check, group, uses in _checks(cells)
        if any(uses.by(check, uses.answers[name]) for name in _about(check, group, uses))
    )


def _checks(cells: Sequence[Cell]) -> Iterator[tuple[Cell, list[Cell], _Uses]]:
    """Each check, the answers before it, and which names come from which answers there."""
    uses = _Uses()
    group: list[Cell] = []
    after_check = False
    for cell in cells:
        if cell.kind is CellKind.ANSWER:
            group = [cell] if after_check else [*group, cell]
            after_check = False
            uses.answer(cell)
        elif cell.kind is CellKind.INSTRUCTOR:
            uses.given_cell(cell)
        elif cell.kind is CellKind.CHECK:
            yield cell, group, uses
            after_check = True


class _Uses:
    """Follows which names come from which answers."""

    def __init__(self) -> None:
        self.answers: dict[str, Cell] = {}
        self.made_by: dict[str, frozenset[str]] = {}  # a name: the answers that it depends on
        self.data: set[str] = set()  # names from given cells, whose values an answer may change

    def answer(self, cell: Cell) -> None:
        self.answers[cell.id] = cell
        for name in cell.names:
            self.made_by[name] = frozenset({cell.id})

    def given_cell(self, cell: Cell) -> None:
        read = names_of(cell.source)
        if read is None:
            return
        depends = self.of(reads(cell.source))
        for name in read.binds:
            self.made_by.pop(name, None)
            if depends:
                self.made_by[name] = depends
        self.data |= read.binds - read.imports

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """The answers that these names depend on."""
        return frozenset().union(*(self.made_by.get(name, frozenset()) for name in names))

    def by(self, check: Cell, answer: Cell) -> bool:
        """Whether a check uses what an answer defines or changes."""
        names = reads(check.source)
        return answer.id in self.of(names) or bool(reads(answer.solution) & names & self.data)


def _about(check: Cell, group: list[Cell], uses: _Uses) -> tuple[str, ...]:
    named = question_of(check.id)
    if named in uses.answers and named != check.id:
        return (named,)
    used = uses.of(reads(check.source))
    own = [cell.id for cell in group if uses.by(check, cell)]
    if own:
        return tuple(own)
    if used:
        return tuple(name for name in uses.answers if name in used)
    return tuple(cell.id for cell in group)


def needed(cells: Sequence[Cell], checks: Collection[str]) -> frozenset[str]:
    """The ids of these checks and of the cells that define what they need.

    What defines nothing that a check needs, such as an experiment, is left out. A cell that
    defines nothing at all is kept: it may change something.
    """
    kept: set[str] = set()
    names: set[str] = set()
    for cell in reversed(cells):
        found = names_of(cell.source)
        binds = (found.binds | found.binds_later if found else frozenset()) | {*cell.names}
        if cell.id in checks or not binds or binds & names:
            kept.add(cell.id)
            names |= taken_names(cell.source) | taken_names(cell.solution)
    return frozenset(kept)


def given_for_checks(cells: Sequence[Cell]) -> dict[str, frozenset[str]]:
    """The given cells that depend on answers and whose values a check uses, by the check's id.

    A check in the answers' process uses the values there, and has none.
    """
    depending = _depending(cells)
    inside: dict[str, frozenset[str]] = {}
    for cell in cells:
        if cell.kind is CellKind.INSTRUCTOR:
            inside |= names_in_functions(cell.source)
    return {
        check.id: _given_before(check, cells[:number], inside) & depending
        for number, check in enumerate(cells)
        if check.kind is CellKind.CHECK and not check.in_process
    }


def _depending(cells: Sequence[Cell]) -> frozenset[str]:
    """The given cells that use an answer, or what another of these cells makes of it."""
    found: set[str] = set()
    theirs: set[str] = set()
    for cell in cells:
        theirs |= {*cell.names, *cell.changes}
        names = names_of(cell.source)
        if cell.kind is CellKind.INSTRUCTOR and names and names.needs & theirs:
            found.add(cell.id)
            theirs |= names.binds
    return frozenset(found)


def _given_before(
    check: Cell, before: Sequence[Cell], inside: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The given cells whose values a check uses, by themselves or through another given cell."""
    names = taken_names(check.source) | names_in_texts(check.source)
    wanted = _with_inner(names, inside)
    found = set()
    for cell in reversed(before):
        names_here = names_of(cell.source)
        if cell.kind is CellKind.INSTRUCTOR and names_here and names_here.binds & wanted:
            found.add(cell.id)
            wanted = (wanted - names_here.binds) | _with_inner(taken_names(cell.source), inside)
    return frozenset(found)


def _with_inner(names: Collection[str], inside: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """These names, and those that the functions among them read when they are called."""
    found, waiting = set(names), list(names)
    while waiting:
        new = inside.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return frozenset(found)
