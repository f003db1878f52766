"""What a reader sees: figures with alt text, cells in order, and the parts of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from dlcourse.hand_in import EMPTY_TEXT
from dlcourse.project.folder import HAND_IN, Project, place
from dlcourse.project.report import Defect, ProjectCheck

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALT = re.compile(r"\balt\s*=\s*(?:\"[^\"]*\w[^\"]*\"|'[^']*\w[^']*')", re.IGNORECASE)
LINKED = re.compile(r"!\[([^\]]*)\]\([^)]+\)")
HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.MULTILINE)
# The headings of the template, each by a word that must be in it.
PARTS = {
    "Proposal": r"propos",
    "Data card": r"\bdata",
    "Method": r"method",
    "Results": r"result",
    "What failed": r"fail|not work",
    "Run it again": r"again|reproduc",
    "Who did what": r"who did|contribution",
}


def order_defects(project: Project) -> Iterator[Defect]:
    """Whether the notebook was saved after one run from the top: numbers 1, 2, 3, …"""
    cells = [
        (place(number, cell), cell.execution_count)
        for number, cell in enumerate(project.notebook.cells, start=1)
        if cell.cell_type == "code" and cell.source.strip() and HAND_IN not in cell.source
    ]
    counts = [count for _, count in cells]
    if counts == list(range(1, len(counts) + 1)):
        return
    never = [where for where, count in cells if count is None]
    if never:
        wrong = f"{len(never)} of {len(cells)} code cells were saved without having been run."
        yield _order_defect(never[0], wrong)
        return
    above = 0
    for where, count in cells:
        if count < above:
            yield _order_defect(where, "This cell was run before a cell above it.")
            return
        above = count
    wrong = "Some cells were run more than once, or a cell was deleted after it had run."
    yield _order_defect("the notebook", wrong)


def picture_defects(notebook: NotebookNode) -> Iterator[Defect]:
    """Figures, in the outputs of a run and in text cells, without alt text."""
    for number, cell in enumerate(notebook.cells, start=1):
        tags = IMG.findall(cell.source) if cell.cell_type == "markdown" else []
        bad = sum(not ALT.search(tag) for tag in tags)
        if cell.cell_type == "markdown":
            bad += sum(not alt.strip() for alt in LINKED.findall(cell.source))
        bad += sum(map(_without_alt, cell.get("outputs", ())))
        if bad:
            yield Defect(
                check=ProjectCheck.ALT_TEXT,
                where=place(number, cell),
                wrong=f"{bad} figure{'s have' if bad > 1 else ' has'} no alt text.",
                remedy="Say in a sentence what it shows: `plot.show(plot.describe(figure, "
                '"…"))` in code, `![…](figure.png)` in a text cell.',
            )


def part_defects(project: Project) -> Iterator[Defect]:
    """Parts of the template that are still empty; without a README, headings that are missing."""
    for number, cell in enumerate(project.notebook.cells, start=1):
        if cell.cell_type == "markdown" and cell.source.strip() == EMPTY_TEXT:
            yield Defect(
                check=ProjectCheck.PARTS,
                where=place(number, cell),
                wrong="This part of the template is still empty.",
                remedy="Write it, or delete the cell if your README has this part.",
            )
    if any(name.lower().startswith("readme") for name in project.files):
        return
    text = "\n".join(c.source for c in project.notebook.cells if c.cell_type == "markdown")
    titles = "\n".join(HEADING.findall(text)).lower()
    missing = [name for name, words in PARTS.items() if not re.search(words, titles)]
    if missing:
        yield Defect(
            check=ProjectCheck.PARTS,
            where="the notebook",
            wrong=f"There is no README, and these headings are missing: {', '.join(missing)}.",
            remedy="Add the headings to the notebook, or a file README.md that says what the "
            "project is, how to run it, and who did what.",
        )


def _without_alt(output: NotebookNode) -> bool:
    """Whether an output shows a picture, and nothing says in words what it is."""
    data, notes = output.get("data", {}), output.get("metadata", {})
    tags = IMG.findall("".join(data.get("text/html", "")))
    kinds = [kind for kind in PICTURES if kind in data]
    if kinds and not tags:
        return not any(str(notes.get(kind, {}).get("alt", "")).strip() for kind in kinds)
    return any(not ALT.search(tag) for tag in tags)


def _order_defect(where: str, wrong: str) -> Defect:
    return Defect(
        check=ProjectCheck.ORDER,
        where=where,
        wrong=wrong,
        remedy="Restart the kernel, run all cells, and save: then a reader sees what you got.",
    )
