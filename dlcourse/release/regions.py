"""The parts of a cell that students do not get, between `BEGIN …` and `END …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from dlcourse.notebook import roles

HIDDEN_REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
DELIMITER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")

_GAP = r"[^\w\n]*"
_EDGE = r"\b(begin|start|end|stop)s?\b"
_REGION = rf"\b(solutions?|hidden{_GAP}tests?|mark{_GAP}schemes?)\b"
_ALMOST_DELIMITER = re.compile(
    rf"^[ \t]*#{_GAP}({_EDGE}{_GAP}(of +)?(the +)?{_REGION}|{_REGION}{_GAP}{_EDGE}){_GAP}$",
    re.IGNORECASE | re.MULTILINE,
)


def marked(source: str) -> Iterator[tuple[str, str]]:
    """Each line with the hidden region it lies in, "" for none; delimiters are left out.

    A mark scheme may stand inside a solution.
    """
    opened: list[str] = []
    for line in source.splitlines():
        delimiter = DELIMITER.search(line)
        if delimiter is None:
            yield line, opened[-1] if opened else ""
        elif delimiter[1] == "BEGIN":
            opened.append(delimiter[2])
        elif delimiter[2] in opened:
            opened.remove(delimiter[2])


def faults(cell: NotebookNode) -> Iterator[str]:
    """What is wrong with the hidden regions of a cell."""
    yield from _almost_delimiters(cell.source)
    regions = set()
    for region in HIDDEN_REGIONS:
        marks = [mark for mark, name in DELIMITER.findall(cell.source) if name == region]
        if marks != ["BEGIN", "END"] * (len(marks) // 2):
            yield f"every BEGIN {region} needs one END {region} below it, before the next BEGIN."
        if marks:
            regions.add(region)
    if roles.is_answer(cell) and cell.cell_type == "code":
        yield from _answer(cell, regions)
    if "SOLUTION" in regions and not roles.is_answer(cell):
        yield "it has a solution and is no answer cell: set `solution: true` in its metadata."
    if "HIDDEN TESTS" in regions and not roles.is_check(cell):
        yield "it has hidden tests and is no check cell: set `grade: true` in its metadata."


def _almost_delimiters(source: str) -> Iterator[str]:
    for line in _ALMOST_DELIMITER.finditer(source):
        if not DELIMITER.search(line[0]):
            yield (
                f"`{line[0].strip()}` is almost a delimiter and hides nothing: write BEGIN or END, "
                f"then {', '.join(HIDDEN_REGIONS[:-1])} or {HIDDEN_REGIONS[-1]}, in capitals."
            )


def _answer(cell: NotebookNode, regions: set[str]) -> Iterator[str]:
    if "SOLUTION" not in regions:
        yield (
            "this answer cell has no solution region, so students would see no signature: put "
            "`### BEGIN SOLUTION` and `### END SOLUTION` around what they are to write."
        )
    elif not any(not region and line.strip() for line, region in marked(cell.source)):
        yield "its stub is empty: leave the signature and the docstring outside the solution."
