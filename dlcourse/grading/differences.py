"""What is odd about a submitted notebook, in words: warnings for its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nbformat import NotebookNode

from dlcourse.grading.matching import HOW, CellMatch
from dlcourse.grading.trusted import TrustedCell, is_kept_edit
from dlcourse.models import CellKind
from dlcourse.notebook import roles
from dlcourse.notebook.text import same_text


def metadata_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> Iterator[str]:
    ours = {_schema(trusted.node) for trusted in template} | {
        _schema(trusted.released) for trusted in template if trusted.released is not None
    }
    for version in sorted({_schema(cell) for cell in cells} - ours - {""}):
        yield f"nbgrader's metadata has schema version {version}: it was read all the same"
    if not any(roles.nbgrader(cell) for cell in cells):
        yield "nbgrader's metadata is missing: the answers were found without it"


def _schema(cell: NotebookNode) -> str:
    return str(roles.nbgrader(cell).get("schema_version", ""))


def match_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode], match: CellMatch
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
        elif trusted.kind is not CellKind.INSTRUCTOR or roles.is_locked(trusted.node):
            yield f"{what} is missing: the released one was used"
        return
    if submitted.cell_type != trusted.node.cell_type:
        ending = "it was read as an answer" if trusted.is_answer else "the released one was used"
        yield f"{what} was turned into {submitted.cell_type}: {ending}"
    written = (
        trusted.released_source,
        str(trusted.node.source),
    )  # the second in the instructor's own file
    if trusted.is_answer or any(same_text(submitted.source, text) for text in written):
        return
    if is_kept_edit(trusted, submitted):
        yield f"{what} was edited: it comes after the released one"
    else:
        yield f"{what} was edited: the released one was used"


def _in_words(trusted: TrustedCell) -> str | None:
    """What to call the cell in a warning; None for text, whose changes do not matter."""
    if trusted.kind is CellKind.CHECK:
        return f"check cell '{trusted.id}'"
    if trusted.kind is CellKind.INSTRUCTOR:
        return f"given cell '{trusted.id}'"
    if trusted.kind is CellKind.TASK:
        return f"task cell '{trusted.id}'"
    if trusted.is_answer:
        return f"answer cell '{trusted.id}'"
    return None


def _duplicate_warnings(
    template: Sequence[TrustedCell], cells: Sequence[NotebookNode]
) -> Iterator[str]:
    counts = Counter(roles.grade_id(cell) for cell in cells)
    for trusted in template:
        count = counts[trusted.grade_id] if trusted.grade_id else 0
        if count > 1 and trusted.is_answer:
            yield f"answer cell '{trusted.id}' is there {count} times: the last answer counts"
        elif count > 1:
            yield f"cell '{trusted.id}' is there {count} times: the released one was used"
