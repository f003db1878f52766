"""Which cell of a student's file is which cell of the lab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from dlcourse.grading.trusted import TrustedCell
from dlcourse.models import CellKind
from dlcourse.notebook import roles
from dlcourse.notebook.names import bound_names
from dlcourse.notebook.syntax import parse

HOW = ("grade_id", "cell id", "names", "position")


@dataclass
class CellMatch:
    """Which cell of the student's file is which trusted cell, by their numbers."""

    chosen: dict[int, int] = field(default_factory=dict)  # trusted → student's
    how: dict[int, str] = field(default_factory=dict)  # trusted → one of HOW
    used: set[int] = field(default_factory=set)  # student's cells that are spoken for


def match_cells(template: Sequence[TrustedCell], cells: Sequence[NotebookNode]) -> CellMatch:
    """By grade_id, else by cell id, else by the names of the stub, else by position."""
    match = CellMatch()
    _match_by_key(
        match,
        template,
        cells,
        "grade_id",
        lambda trusted: {trusted.grade_id} - {""},
        lambda cell: {roles.grade_id(cell)},
    )
    _match_by_key(
        match,
        template,
        cells,
        "cell id",
        lambda trusted: trusted.cell_ids,
        lambda cell: {str(cell.id), str(cell.metadata.get("id"))},
    )
    _match_by_source(match, template, cells)
    _match_by_names(match, template, cells)
    if match.chosen:
        _match_by_position(match, template, cells)
    return match


def _match_by_key(
    match: CellMatch,
    template: Sequence[TrustedCell],
    cells: Sequence[NotebookNode],
    how: str,
    keys: Callable[[TrustedCell], set[str]],
    keys_of: Callable[[NotebookNode], set[str]],
) -> None:
    for number, trusted in enumerate(template):
        if number not in match.chosen:
            wanted = keys(trusted)
            candidates = [i for i in _free(match, cells) if keys_of(cells[i]) & wanted]
            _choose(match, number, trusted, cells, candidates, how)


def _match_by_source(
    match: CellMatch, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> None:
    """Finds the instructor's own unchanged cells in a file that lost its ids."""
    for number, trusted in enumerate(template):
        if number in match.chosen or trusted.is_answer:
            continue
        released = trusted.released_source.split()
        for i in _free(match, cells):
            if cells[i].source.split() == released:
                _choose(match, number, trusted, cells, [i], "position")
                break


def _match_by_names(
    match: CellMatch, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> None:
    unmatched = [
        number
        for number, trusted in enumerate(template)
        if number not in match.chosen and trusted.kind is CellKind.ANSWER
    ]
    bound = {i: _bound_names(cells[i]) for i in _free(match, cells)} if unmatched else {}
    for number in unmatched:
        trusted = template[number]
        wanted = set(bound_names(trusted.released_source) or trusted.names)
        shared = {i: len(wanted & bound[i]) for i in _free(match, cells)}
        best = max(shared.values(), default=0)
        candidates = [i for i, count in shared.items() if count == best > 0]
        _choose(match, number, trusted, cells, candidates, "names")


def _bound_names(cell: NotebookNode) -> set[str]:
    """What a cell binds; of text only if all of it is code, by accident in a text cell."""
    if cell.cell_type != "code" and parse(cell.source) is None:
        return set()
    return set(bound_names(cell.source))


def _match_by_position(
    match: CellMatch, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> None:
    """An answer is the first free cell of its type between its neighbours."""
    for number, trusted in enumerate(template):
        if number in match.chosen or not trusted.is_answer:
            continue
        before = [match.chosen[n] for n in range(number) if n in match.chosen]
        after = [match.chosen[n] for n in range(number, len(template)) if n in match.chosen]
        start = before[-1] + 1 if before else 0
        stop = after[0] if after else len(cells)
        candidates = [
            i
            for i in _free(match, cells)
            if start <= i < stop
            and (cells[i].cell_type == "code") == (trusted.kind is CellKind.ANSWER)
            and not roles.is_boilerplate(cells[i])
        ]
        _choose(match, number, trusted, cells, candidates[:1], "position")


def _free(match: CellMatch, cells: Sequence[NotebookNode]) -> list[int]:
    return [i for i in range(len(cells)) if i not in match.used]


def _choose(
    match: CellMatch,
    number: int,
    trusted: TrustedCell,
    cells: Sequence[NotebookNode],
    candidates: list[int],
    how: str,
) -> None:
    """Of several cells the last that is not the unchanged stub; the other answers stay extra.

    A cell that was split has its name twice, so an earlier part must still run.
    """
    if not candidates:
        return
    answered = [i for i in candidates if trusted.is_answer and not trusted.is_stub(cells[i].source)]
    match.chosen[number] = (answered or candidates)[-1]
    match.how[number] = how
    match.used |= set(candidates) - set(answered[:-1])
