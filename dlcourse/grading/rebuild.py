"""The notebook that is really graded: the instructor's, with the student's answers in it.

Nothing else of a submitted file counts: its checks, tags, points, outputs and metadata are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from nbformat import NotebookNode

from dlcourse.grading.differences import match_warnings, metadata_warnings
from dlcourse.grading.matching import CellMatch, match_cells
from dlcourse.grading.trusted import (
    NBGRADERS_OWN,
    TrustedCell,
    is_kept_edit,
    open_trusted,
    released_notes,
)
from dlcourse.models import Cell, CellKind, Checked, Rebuilt, TrustedNotebook
from dlcourse.notebook import reading, roles
from dlcourse.notebook.delimiters import Delimiters
from dlcourse.notebook.names import bound_names, names_of, whole_files


def rebuild(
    raw: bytes,
    trusted: TrustedNotebook,
    delimiters: Delimiters = NBGRADERS_OWN,
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> Rebuilt:
    """The trusted notebook with the answers of a submitted file in it.

    Answers are found by grade_id, else by cell id, else by the names the stub defines, else by
    position; `Cell.matched_by` says how. The student's own cells stay after the trusted cell they
    followed. `files` are those that were handed in beside the file. Raises `reading.Unreadable` if
    the file is no notebook, and DlcourseError if the trusted notebook cannot be used.
    """
    template = open_trusted(trusted, delimiters)
    submitted, notes = reading.read_with_notes(raw)
    cells = submitted.cells
    match = match_cells(template, cells)
    warnings = (
        *(note for note in notes if note not in released_notes(trusted)),
        *metadata_warnings(template, cells),
        *match_warnings(template, cells, match),
    )
    return Rebuilt(
        name=trusted.name,
        cells=_with_answers_elsewhere(tuple(_assemble(template, cells, match)), files),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _assemble(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: CellMatch
) -> Iterator[Cell]:
    extras = _extras(template, cells, match)
    taken = {trusted.id for trusted in template}
    number = 0
    for place, trusted in enumerate((None, *template), start=-1):
        if trusted is not None:
            submitted = cells[match.chosen[place]] if place in match.chosen else None
            yield _trusted_to_cell(trusted, submitted, match.how.get(place, ""))
        for node in extras.get(place, ()):
            number += 1
            name = reading.unused(f"student-{number}", taken)
            kind = CellKind.EXTRA if node.cell_type == "code" else CellKind.NOTE
            yield Cell(kind=kind, id=name, source=node.source)


def _trusted_to_cell(trusted: TrustedCell, submitted: NotebookNode | None, how: str) -> Cell:
    cell = Cell(
        kind=trusted.kind,
        id=trusted.id,
        source=trusted.node.source,
        points=roles.points(trusted.node),
        manual=trusted.manual,
        checked=Checked.IN_PROCESS if roles.in_process(trusted.node) else Checked.APART,
        hidden=trusted.hidden,
    )
    if not trusted.is_answer:
        return cell
    source = submitted.source if submitted is not None else ""
    answer = {
        "source": source,
        "solution": trusted.node.source,
        "stub": trusted.released_source,
        "names": trusted.names,
        "matched_by": how,
        "unanswered": trusted.is_stub(source) and not _shows_the_answer(trusted),
    }
    return cell.model_copy(update=answer)


def _shows_the_answer(trusted: TrustedCell) -> bool:
    """Whether the released notebook shows the answer itself: then it need not be changed."""
    is_code = trusted.kind is CellKind.ANSWER and not trusted.manual
    return is_code and trusted.is_stub(trusted.node.source)


def _extras(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: CellMatch
) -> dict[int, list[NotebookNode]]:
    """The student's own cells by the number of the trusted cell they followed; −1: none."""
    place_of = {chosen: number for number, chosen in match.chosen.items()}
    extras: dict[int, list[NotebookNode]] = {}
    place = -1
    for i, node in enumerate(cells):
        place = place_of.get(i, place)
        edited = i in place_of and is_kept_edit(template[place_of[i]], node)
        own = edited or i not in match.used
        if own and node.source.strip() and not roles.is_boilerplate(node):
            extras.setdefault(place, []).append(node)
    return extras


def _with_answers_elsewhere(
    cells: tuple[Cell, ...], files: Mapping[str, bytes]
) -> tuple[Cell, ...]:
    """The same cells, where an answer that stands in another cell of the student's is an answer.

    A student may leave the stub as it is and write the function into an added cell, into the cell
    of another question, or into a file beside the notebook. An answer without names of its own may
    stand in a cell added behind.
    """
    written = [_written_names(cell, files) for cell in cells]
    everywhere = frozenset[str]().union(*written)
    before: frozenset[str] = frozenset()
    found = []
    for number, cell in enumerate(cells):
        if cell.kind is CellKind.ANSWER and cell.unanswered:
            own = frozenset(bound_names(cell.stub) or cell.names)
            behind = not own and cells[number + 1 : number + 2]
            answered = bool(own & everywhere or (behind and behind[0].kind is CellKind.EXTRA))
            earlier = tuple(sorted(own & before))
            cell = cell.model_copy(update={"unanswered": not answered, "written_before": earlier})
        found.append(cell)
        before |= written[number]
    return tuple(found)


def _written_names(cell: Cell, files: Mapping[str, bytes]) -> frozenset[str]:
    """The names that a cell of the student's defines though they belong to no cell or another."""
    answered = cell.kind is CellKind.ANSWER and not cell.unanswered
    if not answered and cell.kind is not CellKind.EXTRA:
        return frozenset()
    texts = [cell.source]
    texts += [files[name].decode(errors="replace") for name in whole_files(cell.source) & {*files}]
    found = map(names_of, texts)
    return frozenset[str]().union(*(each.binds for each in found if each)) - {*cell.names}
