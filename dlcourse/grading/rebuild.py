"""The notebook that is really graded: the instructor's, with the student's answers in it.

Nothing else of a submitted file counts: its tests, tags, points, outputs and metadata are ignored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nbformat import NotebookNode

from dlcourse import notebooks
from dlcourse.errors import DlcourseError
from dlcourse.grading.models import Cell, CellKind, Rebuilt, TrustedNotebook

HOW = ("grade_id", "cell id", "names", "position")


@dataclass(frozen=True)
class TrustedCell:
    """A cell of the instructor's notebook, and the same cell as students were given it."""

    kind: CellKind
    id: str
    node: NotebookNode
    released: NotebookNode | None
    title: str
    names: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        return self.kind in (CellKind.ANSWER, CellKind.WRITTEN)

    @property
    def given(self) -> str:
        """What students saw: the stub of an answer, a test without its hidden part."""
        if self.released is not None:
            return str(self.released.source)
        return "" if self.is_answer else str(self.node.source)

    @property
    def grade_id(self) -> str:
        return notebooks.grade_id(self.node)

    @property
    def cell_ids(self) -> set[str]:
        return {node.id for node in (self.node, self.released) if node is not None}

    @property
    def manual(self) -> bool:
        return self.kind is CellKind.TASK or notebooks.is_manual(self.node)

    def is_stub(self, source: str) -> bool:
        """Whether a student's source is what was given, or nothing at all."""
        if not source.strip():
            return True
        if self.kind is CellKind.ANSWER and not self.manual:
            return notebooks.same_code(source, self.given)
        return notebooks.same_text(source, self.given)


@dataclass
class Match:
    """Which cell of the student's file is which trusted cell, by their numbers."""

    chosen: dict[int, int] = field(default_factory=dict)  # trusted → student's
    how: dict[int, str] = field(default_factory=dict)  # trusted → one of HOW
    used: set[int] = field(default_factory=set)  # student's cells that are spoken for


def rebuild(raw: bytes, trusted: TrustedNotebook) -> Rebuilt:
    """The trusted notebook with the answers of a submitted file in it.

    Answers are found by grade_id, else by cell id, else by the names the stub defines, else by
    position; `Cell.matched_by` says how. The student's own cells stay after the trusted cell they
    followed. Raises `notebooks.Unreadable` if the file is no notebook, and DlcourseError if the
    trusted notebook cannot be used.
    """
    template = open_trusted(trusted)
    submitted, notes = notebooks.read_with_notes(raw)
    cells = submitted.cells
    match = _match(template, cells)
    warnings = (
        *(note for note in notes if note not in _released_notes(trusted)),
        *_metadata_warnings(template, cells),
        *_match_warnings(template, cells, match),
    )
    return Rebuilt(
        name=trusted.name,
        cells=tuple(_assemble(template, cells, match)),
        warnings=tuple(dict.fromkeys(warnings)),
    )


@lru_cache(maxsize=16)
def open_trusted(trusted: TrustedNotebook) -> tuple[TrustedCell, ...]:
    """The cells of a trusted notebook; raises DlcourseError, with the cell, if it cannot be used.

    The result is shared between calls: its nodes must not be changed.
    """
    source = _read_trusted(trusted.name, "the instructor's notebook", trusted.source)
    released = _read_trusted(trusted.name, "the released notebook", trusted.released)
    _require_distinct_grade_ids(trusted.name, source.cells)
    by_grade_id = {notebooks.grade_id(cell): cell for cell in released.cells}
    by_grade_id.pop("", None)
    by_id = {cell.id: cell for cell in released.cells if not notebooks.grade_id(cell)}
    cells: list[TrustedCell] = []
    taken = {notebooks.grade_id(cell) for cell in source.cells}
    title = ""
    header, footer = _added(source.cells, released.cells)
    for node in (*header, *source.cells, *footer):
        if _kind(node) is CellKind.TEXT:
            title = notebooks.last_heading(node.source) or title
        grade_id = notebooks.grade_id(node)
        counterpart = by_grade_id.get(grade_id) if grade_id else by_id.get(node.id)
        name = grade_id or notebooks.unused(node.id, taken)
        taken.add(name)
        cells.append(_trusted_cell(trusted.name, name, node, counterpart, title))
    return tuple(cells)


def _added(
    source: Sequence[NotebookNode], released: Sequence[NotebookNode]
) -> tuple[list[NotebookNode], list[NotebookNode]]:
    """The cells that nbgrader's release step put before and after the instructor's own."""
    known = {key for cell in source for key in _keys(cell)}
    new = [not (_keys(cell) & known) and not notebooks.is_furniture(cell) for cell in released]
    first = new.index(False) if False in new else 0
    last = len(new) - new[::-1].index(False) if False in new else len(new)
    return list(released[:first]), list(released[last:])


def _keys(cell: NotebookNode) -> set[tuple[str, str]]:
    keys = {("id", cell.id), ("source", cell.source), ("grade_id", notebooks.grade_id(cell))}
    return keys - {("grade_id", "")}


@lru_cache(maxsize=16)
def _released_notes(trusted: TrustedNotebook) -> tuple[str, ...]:
    """What had to be mended in the released notebook itself is not worth a student's warning."""
    return notebooks.read_with_notes(trusted.released)[1]


def _read_trusted(name: str, which: str, raw: bytes) -> NotebookNode:
    try:
        notebook = notebooks.read(raw)
    except notebooks.Unreadable as error:
        raise DlcourseError(f"{name}: {which} cannot be read: {error.reason}.") from None
    language = notebooks.language(notebook)
    if language not in ("python", "python3", "ipython"):
        raise DlcourseError(
            f"{name}: {which} is written for the language {language}; only Python is graded."
        )
    return notebook


def _require_distinct_grade_ids(name: str, cells: Sequence[NotebookNode]) -> None:
    counts = Counter(notebooks.grade_id(cell) for cell in cells)
    for grade_id, count in counts.items():
        if grade_id and count > 1:
            raise DlcourseError(
                f"{name}: {count} cells have the grade_id {grade_id!r}; give each its own."
            )
    for number, cell in enumerate(cells, start=1):
        graded = notebooks.is_answer(cell) or notebooks.is_check(cell) or notebooks.is_task(cell)
        if graded and not notebooks.grade_id(cell):
            raise DlcourseError(f"{name}: cell {number} is graded but has no grade_id; add one.")


def _trusted_cell(
    notebook: str, name: str, node: NotebookNode, released: NotebookNode | None, title: str
) -> TrustedCell:
    kind = _kind(node)
    if kind is CellKind.CHECK and _has_autotests(node.source):
        node = _instantiated(notebook, name, node, released)
    names: tuple[str, ...] = ()
    if kind is CellKind.ANSWER:
        stub = released.source if released is not None else ""
        names = tuple(
            dict.fromkeys((*notebooks.bound_names(stub), *notebooks.bound_names(node.source)))
        )
    return TrustedCell(kind, name, node, released, title, names)


def _kind(node: NotebookNode) -> CellKind:
    is_code = node.cell_type == "code"
    if notebooks.is_task(node):
        return CellKind.TASK
    if notebooks.is_answer(node):
        return CellKind.ANSWER if is_code else CellKind.WRITTEN
    if notebooks.is_check(node) and is_code:
        return CellKind.CHECK
    return CellKind.INSTRUCTOR if is_code else CellKind.TEXT


def _has_autotests(source: str) -> bool:
    return any("AUTOTEST" in line for line in source.splitlines() if line.lstrip().startswith("#"))


def _instantiated(
    notebook: str, name: str, node: NotebookNode, released: NotebookNode | None
) -> NotebookNode:
    """nbgrader writes the tests an AUTOTEST line stands for when it releases the notebook."""
    if released is None or "BEGIN HIDDEN TESTS" in node.source:
        raise DlcourseError(
            f"{notebook}: the test cell {name!r} has AUTOTEST lines whose tests are not in the "
            "released notebook; release it first, and keep AUTOTEST out of hidden tests."
        )
    return NotebookNode({**node, "source": released.source})


def _match(template: Sequence[TrustedCell], cells: Sequence[NotebookNode]) -> Match:
    match = Match()
    _match_by_key(
        match,
        template,
        cells,
        "grade_id",
        lambda trusted: {trusted.grade_id} - {""},
        lambda cell: {notebooks.grade_id(cell)},
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
    match: Match,
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
    match: Match, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> None:
    """Finds the instructor's own unchanged cells in a file that lost its ids."""
    for number, trusted in enumerate(template):
        if number in match.chosen or trusted.is_answer:
            continue
        given = (trusted.given).split()
        for i in _free(match, cells):
            if cells[i].source.split() == given:
                _choose(match, number, trusted, cells, [i], "position")
                break


def _match_by_names(
    match: Match, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> None:
    unmatched = [
        number
        for number, trusted in enumerate(template)
        if number not in match.chosen and trusted.kind is CellKind.ANSWER
    ]
    bound = {i: _bound_names(cells[i]) for i in _free(match, cells)} if unmatched else {}
    for number in unmatched:
        trusted = template[number]
        wanted = set(notebooks.bound_names(trusted.given) or trusted.names)
        shared = {i: len(wanted & bound[i]) for i in _free(match, cells)}
        best = max(shared.values(), default=0)
        candidates = [i for i, count in shared.items() if count == best > 0]
        _choose(match, number, trusted, cells, candidates, "names")


def _bound_names(cell: NotebookNode) -> set[str]:
    """What a cell binds; of text only if all of it is code, by accident in a text cell."""
    if cell.cell_type != "code" and notebooks.parse(cell.source) is None:
        return set()
    return set(notebooks.bound_names(cell.source))


def _match_by_position(
    match: Match, template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
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
            and not notebooks.is_furniture(cells[i])
        ]
        _choose(match, number, trusted, cells, candidates[:1], "position")


def _free(match: Match, cells: Sequence[NotebookNode]) -> list[int]:
    return [i for i in range(len(cells)) if i not in match.used]


def _choose(
    match: Match,
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


def _assemble(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: Match
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
            name = notebooks.unused(f"student-{number}", taken)
            kind = CellKind.EXTRA if node.cell_type == "code" else CellKind.NOTE
            yield Cell(kind=kind, id=name, source=node.source)


def _trusted_to_cell(trusted: TrustedCell, submitted: NotebookNode | None, how: str) -> Cell:
    settings = trusted.node.metadata.get("dlcourse", {})
    cell = Cell(
        kind=trusted.kind,
        id=trusted.id,
        source=trusted.node.source,
        points=notebooks.points(trusted.node),
        manual=trusted.manual,
        in_process=isinstance(settings, dict) and settings.get("in_process") is True,
        title=trusted.title,
    )
    if not trusted.is_answer:
        return cell
    source = submitted.source if submitted is not None else ""
    answer = {
        "source": source,
        "solution": trusted.node.source,
        "stub": trusted.given,
        "names": trusted.names,
        "matched_by": how,
        "unanswered": trusted.is_stub(source),
    }
    return cell.model_copy(update=answer)


def _extras(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: Match
) -> dict[int, list[NotebookNode]]:
    """The student's own cells by the number of the trusted cell they followed; −1: none."""
    place_of = {chosen: number for number, chosen in match.chosen.items()}
    extras: dict[int, list[NotebookNode]] = {}
    place = -1
    for i, node in enumerate(cells):
        place = place_of.get(i, place)
        edited = i in place_of and _is_kept_edit(template[place_of[i]], node)
        own = edited or i not in match.used
        if own and node.source.strip() and not notebooks.is_furniture(node):
            extras.setdefault(place, []).append(node)
    return extras


def _is_kept_edit(trusted: TrustedCell, node: NotebookNode) -> bool:
    """Whether a student changed something of the instructor's that was free to be changed: code
    that is not locked, or a text, into which an answer may have been written."""
    if trusted.kind is CellKind.INSTRUCTOR and not notebooks.is_locked(trusted.node):
        edited = not notebooks.same_code(node.source, trusted.given)
        return node.cell_type == "code" and edited and not notebooks.is_furniture(node)
    if trusted.kind in (CellKind.TEXT, CellKind.TASK):
        return not notebooks.same_text(node.source, trusted.given)
    return False


def _metadata_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> Iterator[str]:
    given = {_schema(trusted.node) for trusted in template} | {
        _schema(trusted.released) for trusted in template if trusted.released is not None
    }
    for version in sorted({_schema(cell) for cell in cells} - given - {""}):
        yield f"nbgrader's metadata has schema version {version}: it was read all the same"
    if not any(notebooks.nbgrader(cell) for cell in cells):
        yield "nbgrader's metadata is missing: the answers were found without it"


def _schema(cell: NotebookNode) -> str:
    return str(notebooks.nbgrader(cell).get("schema_version", ""))


def _match_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: Match
) -> Iterator[str]:
    if not match.chosen:
        yield "no cell of this lab is in the file: is it another notebook?"
    for how in HOW[1:]:
        found = [
            trusted.id
            for number, trusted in enumerate(template)
            if trusted.is_answer and match.how.get(number) == how
        ]
        if found:
            yield f"found by {how}, as the grade_id is missing or changed: {', '.join(found)}"
    for number, trusted in enumerate(template):
        submitted = cells[match.chosen[number]] if number in match.chosen else None
        yield from _cell_warnings(trusted, submitted)
    yield from _duplicate_warnings(template, cells)


def _cell_warnings(trusted: TrustedCell, submitted: NotebookNode | None) -> Iterator[str]:
    what = _in_words(trusted)
    if what is None:
        return
    if submitted is None:
        if trusted.is_answer:
            yield f"{what} is missing"
        elif trusted.kind is not CellKind.INSTRUCTOR or notebooks.is_locked(trusted.node):
            yield f"{what} is missing: the released one was used"
        return
    if submitted.cell_type != trusted.node.cell_type:
        ending = "it was read as an answer" if trusted.is_answer else "the released one was used"
        yield f"{what} was turned into {submitted.cell_type}: {ending}"
    if trusted.is_answer or notebooks.same_text(submitted.source, trusted.given):
        return
    if _is_kept_edit(trusted, submitted):
        yield f"{what} was edited: it comes after the released one"
    else:
        yield f"{what} was edited: the released one was used"


def _in_words(trusted: TrustedCell) -> str | None:
    """What to call the cell in a warning; None for text, whose changes do not matter."""
    if trusted.kind is CellKind.CHECK:
        return f"test cell '{trusted.id}'"
    if trusted.kind is CellKind.INSTRUCTOR:
        return f"the instructor's cell '{trusted.id}'"
    if trusted.kind is CellKind.TASK:
        return f"task cell '{trusted.id}'"
    if trusted.is_answer:
        return f"answer cell '{trusted.id}'"
    return None


def _duplicate_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> Iterator[str]:
    counts = Counter(notebooks.grade_id(cell) for cell in cells)
    for trusted in template:
        count = counts[trusted.grade_id] if trusted.grade_id else 0
        if count > 1 and trusted.is_answer:
            yield f"answer cell '{trusted.id}' is there {count} times: the last answer counts"
        elif count > 1:
            yield f"cell '{trusted.id}' is there {count} times: the released one was used"
