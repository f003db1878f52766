"""The instructor's notebook, cell by cell, beside the released notebook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nbformat import NotebookNode

from dlcourse.errors import DlcourseError
from dlcourse.models import CellKind, TrustedNotebook
from dlcourse.notebook import reading, roles
from dlcourse.notebook.code import does_nothing
from dlcourse.notebook.delimiters import Delimiters, hidden_lines
from dlcourse.notebook.names import bound_names
from dlcourse.notebook.syntax import same_code
from dlcourse.notebook.text import lines_missing_in, same_text

NBGRADERS_OWN = Delimiters()
# IPython leaves them out before it counts the lines of a cell.
_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")


@dataclass(frozen=True)
class TrustedCell:
    """A cell of the instructor's notebook, and the same cell as it was released to students."""

    kind: CellKind
    id: str
    node: NotebookNode
    released: NotebookNode | None
    names: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()

    @property
    def is_answer(self) -> bool:
        return self.kind in (CellKind.ANSWER, CellKind.WRITTEN)

    @property
    def released_source(self) -> str:
        """What students saw: the stub of an answer, a check without its hidden tests."""
        if self.released is not None:
            return str(self.released.source)
        return "" if self.is_answer else str(self.node.source)

    @property
    def grade_id(self) -> str:
        return roles.grade_id(self.node)

    @property
    def cell_ids(self) -> set[str]:
        return {node.id for node in (self.node, self.released) if node is not None}

    @property
    def manual(self) -> bool:
        return self.kind is CellKind.TASK or roles.is_manual(self.node)

    @property
    def is_graded(self) -> bool:
        """Whether it is worth points, by a check or by a person."""
        return self.kind is CellKind.CHECK or self.manual

    def is_stub(self, source: str) -> bool:
        """Whether a student's source is what was released, or code that does nothing at all."""
        if not source.strip():
            return True
        if self.kind is CellKind.ANSWER and not self.manual:
            return does_nothing(source) or same_code(source, self.released_source)
        return same_text(source, self.released_source)


@lru_cache(maxsize=16)
def open_trusted(
    trusted: TrustedNotebook, delimiters: Delimiters = NBGRADERS_OWN
) -> tuple[TrustedCell, ...]:
    """The cells of a trusted notebook; raises DlcourseError, with the cell, if it cannot be used.

    The result is shared between calls: its nodes must not be changed.
    """
    source = _read_trusted(trusted.name, "the instructor's notebook", trusted.source)
    released = _read_trusted(trusted.name, "the released notebook", trusted.released)
    _require_distinct_grade_ids(trusted.name, source.cells)
    by_grade_id = {roles.grade_id(cell): cell for cell in released.cells}
    by_grade_id.pop("", None)
    by_id = {cell.id: cell for cell in released.cells if not roles.grade_id(cell)}
    cells: list[TrustedCell] = []
    taken = {roles.grade_id(cell) for cell in source.cells}
    header, footer = _added(source.cells, released.cells)
    for node in (*header, *source.cells, *footer):
        grade_id = roles.grade_id(node)
        counterpart = by_grade_id.get(grade_id) if grade_id else by_id.get(node.id)
        name = grade_id or reading.unused(node.id, taken)
        taken.add(name)
        found = TrustedCell(_kind(node), name, node, counterpart)
        cells.append(_completed(found, trusted.name, delimiters))
    return tuple(cells)


def _added(
    source: Sequence[NotebookNode], released: Sequence[NotebookNode]
) -> tuple[list[NotebookNode], list[NotebookNode]]:
    """The cells that nbgrader's release step put before and after the instructor's own."""
    known = {key for cell in source for key in _keys(cell)}
    new = [not (_keys(cell) & known) and not roles.is_boilerplate(cell) for cell in released]
    first = new.index(False) if False in new else 0
    last = len(new) - new[::-1].index(False) if False in new else len(new)
    return list(released[:first]), list(released[last:])


def _keys(cell: NotebookNode) -> set[tuple[str, str]]:
    keys = {("id", cell.id), ("source", cell.source), ("grade_id", roles.grade_id(cell))}
    return keys - {("grade_id", "")}


@lru_cache(maxsize=16)
def released_notes(trusted: TrustedNotebook) -> tuple[str, ...]:
    """What had to be mended in the released notebook itself is not worth a student's warning."""
    return reading.read_with_notes(trusted.released)[1]


def _read_trusted(name: str, which: str, raw: bytes) -> NotebookNode:
    try:
        notebook = reading.read(raw)
    except reading.Unreadable as error:
        raise DlcourseError(f"{name}: {which} cannot be read: {error.reason}.") from None
    language = reading.language(notebook)
    if language not in ("python", "python3", "ipython"):
        raise DlcourseError(
            f"{name}: {which} is written for the language {language}; only Python is graded."
        )
    return notebook


def _require_distinct_grade_ids(name: str, cells: Sequence[NotebookNode]) -> None:
    counts = Counter(roles.grade_id(cell) for cell in cells)
    for grade_id, count in counts.items():
        if grade_id and count > 1:
            raise DlcourseError(
                f"{name}: {count} cells have the grade_id {grade_id!r}; give each its own."
            )
    for number, cell in enumerate(cells, start=1):
        needs_name = roles.is_answer(cell) or roles.is_check(cell) or roles.is_task(cell)
        if needs_name and not roles.grade_id(cell):
            raise DlcourseError(f"{name}: cell {number} is graded but has no grade_id; add one.")


def _completed(cell: TrustedCell, notebook: str, delimiters: Delimiters) -> TrustedCell:
    """The cell with the names of an answer, or with the source and the hidden lines of a check."""
    if cell.kind is CellKind.ANSWER:
        names = (*bound_names(cell.released_source), *bound_names(cell.node.source))
        return replace(cell, names=tuple(dict.fromkeys(names)))
    if cell.kind is not CellKind.CHECK:
        return cell
    source = str(cell.node.source)
    if _has_autotests(source):
        source = _instantiated(notebook, cell, delimiters)
    source = _BLANK_START.sub("", source)
    hidden = hidden_lines(source, delimiters)
    if cell.released is not None:
        hidden |= lines_missing_in(source, cell.released.source)
    node = NotebookNode({**cell.node, "source": source})
    return replace(cell, node=node, hidden=tuple(sorted(hidden)))


def _kind(node: NotebookNode) -> CellKind:
    is_code = node.cell_type == "code"
    if roles.is_task(node):
        return CellKind.TASK
    if roles.is_answer(node):
        return CellKind.ANSWER if is_code else CellKind.WRITTEN
    if roles.is_check(node) and is_code:
        return CellKind.CHECK
    return CellKind.INSTRUCTOR if is_code else CellKind.TEXT


def _has_autotests(source: str) -> bool:
    return any("AUTOTEST" in line for line in source.splitlines() if line.lstrip().startswith("#"))


def _instantiated(notebook: str, cell: TrustedCell, delimiters: Delimiters) -> str:
    """A check whose AUTOTEST lines became assertions when nbgrader released the notebook."""
    if cell.released is None or hidden_lines(cell.node.source, delimiters):
        raise DlcourseError(
            f"{notebook}: the check {cell.id!r} has AUTOTEST lines, but the released notebook does "
            "not have the assertions that nbgrader writes for them. Release it first, and keep "
            "AUTOTEST out of hidden tests."
        )
    return str(cell.released.source)


def is_kept_edit(trusted: TrustedCell, node: NotebookNode) -> bool:
    """Whether a student changed something of the instructor's that was free to be changed: code
    that is not locked, or a text, into which an answer may have been written."""
    if trusted.kind is CellKind.INSTRUCTOR and not roles.is_locked(trusted.node):
        edited = not same_code(node.source, trusted.released_source)
        return node.cell_type == "code" and edited and not roles.is_boilerplate(node)
    if trusted.kind in (CellKind.TEXT, CellKind.TASK):
        return not same_text(node.source, trusted.released_source)
    return False
