"""What must hold before students get a lab: pure functions that list every problem at once."""

from __future__ import annotations

import ast
import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from nbformat import NotebookNode

from dlcourse.models import Data
from dlcourse.notebook import reading, roles, syntax
from dlcourse.notebook.delimiters import CODE_STUB
from dlcourse.release import points, regions
from dlcourse.release.leaks import label, leaks
from dlcourse.release.standard_cells import BADGE_ID, COLAB_BADGE, SET_UP_ID

DATA_SUFFIXES = (".csv", ".json", ".npy", ".npz", ".txt", ".png", ".jpg", ".svg")


_GRADE_ID = re.compile(r"[A-Za-z0-9_\-]+")  # as nbgrader has it
_COLAB_URL = re.compile(r"https://colab\.research\.google\.com/[^\s)\"'>\]]+")
_INSTALL = re.compile(r"\b(pip3?|conda|mamba|apt|apt-get|uv)\b[\s\"',]+(pip\s+)?install\b")


class Problem(Data):
    """Something wrong with a lab.

    Parameters
    ----------
    lab
        The lab's name.
    cell
        The cell or the file; "" for the whole lab.
    message
        What is wrong and what to do.
    warning
        Whether the lab can be released all the same.
    """

    lab: str
    cell: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.lab}, {self.cell}" if self.cell else self.lab
        return f"{where}: {self.message}"


def source_problems(
    lab: str, raw: bytes, files: dict[str, bytes], total: float | None, colab_url: str
) -> list[Problem]:
    """What is wrong with an instructor's notebook and the files beside it.

    Parameters
    ----------
    lab
        The lab's name.
    raw
        The notebook. The badge and the set-up cell may be missing or out of date.
    files
        What lies beside it, by relative path.
    total
        The points of the lab in course.toml.
    colab_url
        The one address that a link to Colab may have.

    Returns
    -------
    list of Problem
        Errors and warnings.
    """
    try:
        notebook = reading.read(raw)
    except reading.Unreadable as error:
        return [Problem(lab=lab, cell="", message=f"the notebook cannot be read: {error.reason}.")]
    if raw.startswith(codecs.BOM_UTF8):
        message = "the notebook begins with a byte-order mark: open it in JupyterLab and save it."
        return [Problem(lab=lab, cell="", message=message)]
    found = [
        *_format(json.loads(raw)),
        *_set_up(notebook),
        *_links(notebook, colab_url),
        *_grade_ids(notebook),
        *_order(notebook),
        *_total(notebook, total),
        *_stray(lab, files),
    ]
    for cell in notebook.cells:
        found += [(label(cell), message) for message in _cell(cell)]
    problems = [Problem(lab=lab, cell=where, message=message) for where, message in found]
    return problems + _checks_in_process(lab, notebook)


def _checks_in_process(lab: str, notebook: NotebookNode) -> list[Problem]:
    """A warning for each check that a student can fool."""
    return [
        Problem(
            lab=lab,
            cell=label(cell),
            message="this check runs in the student's own process, where it can be fooled.",
            warning=True,
        )
        for cell in notebook.cells
        if roles.is_check(cell) and roles.in_process(cell)
    ]


def released_problems(lab: str, source: bytes, released: dict[str, bytes]) -> list[Problem]:
    """What students would see and must not, in the files of a release.

    Parameters
    ----------
    lab
        The lab's name.
    source
        The instructor's notebook.
    released
        What students get, by relative path.

    Returns
    -------
    list of Problem
        Everything that is wrong.
    """
    found = list(leaks(reading.read(source), released))
    for name, raw in released.items():
        if name.endswith(".ipynb"):
            found += _released_cells(reading.read(raw))
    return [Problem(lab=lab, cell=where, message=message) for where, message in found]


def leak_problems(lab: str, source: bytes, files: dict[str, bytes]) -> list[Problem]:
    """What files that no release wrote give away; the same as for `released_problems`."""
    found = leaks(reading.read(source), files)
    return [Problem(lab=lab, cell=where, message=message) for where, message in found]


def _format(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    version = document.get("nbformat"), document.get("nbformat_minor")
    if version != (4, 5):
        yield (
            "",
            f"the notebook has format {version[0]}.{version[1]}, not 4.5: open it in JupyterLab, "
            "save it, and give every cell an id.",
        )
    ids = [cell.get("id") for cell in document["cells"]]
    for number, cell_id in enumerate(ids, start=1):
        if not cell_id:
            yield f"cell number {number}", "it has no id: give it a short, readable one."
    for cell_id, count in Counter(filter(None, ids)).items():
        if count > 1:
            yield f"cell {cell_id}", f"{count} cells have this id: give each its own."
    if "formats" in document.get("metadata", {}).get("jupytext", {}):
        yield "", "the notebook is paired by jupytext: remove `jupytext` from its metadata."


def _set_up(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    count = sum(cell.id == SET_UP_ID for cell in code)
    if count > 1:
        yield "", f"it has {count} set-up cells: keep one, with the id `{SET_UP_ID}`."
    elif count and code[0].id != SET_UP_ID:
        yield f"cell {SET_UP_ID}", "it must be the first code cell: move it up."
    for cell in code:
        if cell.id != SET_UP_ID and _INSTALL.search(cell.source):
            yield label(cell), "only the set-up cell installs anything: remove the installation."


def _links(notebook: NotebookNode, colab_url: str) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        for url in set(_COLAB_URL.findall(cell.source)) - {colab_url, COLAB_BADGE}:
            if cell.id == BADGE_ID:  # written by the release itself
                continue
            yield label(cell), f"the link {url} opens another notebook: it must be {colab_url}."


def _grade_ids(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    named = [cell for cell in notebook.cells if roles.nbgrader(cell)]
    for name, count in Counter(map(roles.grade_id, named)).items():
        if not name:
            yield "", f"{count} graded cells have no grade_id: name each in its nbgrader metadata."
        elif count > 1:
            yield f"cell {name}", f"{count} cells have this grade_id: give each its own."
        elif not _GRADE_ID.fullmatch(name):
            yield f"cell {name}", "a grade_id has letters, digits, - and _ only: rename it."


def _order(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Checks that stand above their answers."""
    above: set[str] = set()
    for cell in notebook.cells:
        name = roles.grade_id(cell)
        if roles.is_answer(cell) and f"check-{name}" in above:
            yield f"cell check-{name}", "it stands above the answer that it checks: move it below."
        above.add(name)


def _total(notebook: NotebookNode, total: float | None) -> Iterator[tuple[str, str]]:
    found = sum(map(roles.points, notebook.cells))
    if total is not None and found != total:
        yield (
            "",
            f"its cells add up to {found:g} points, and course.toml says {total:g}: "
            "correct one of them.",
        )


def _stray(lab: str, files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name in files:
        path = PurePosixPath(name)
        if path.stem == lab and path.suffix in (".py", ".md", ".Rmd", ".qmd"):
            yield f"file {name}", "it is the notebook again, paired as text: delete it."
        elif path.suffix == ".ipynb":
            yield f"file {name}", f"a lab is one notebook, {lab}.ipynb: move this one elsewhere."
        elif path.suffix not in DATA_SUFFIXES:
            yield (
                f"file {name}",
                f"students would get it, and it is not a data file ({', '.join(DATA_SUFFIXES)}): "
                "move it out of the lab's folder.",
            )


def _cell(cell: NotebookNode) -> Iterator[str]:
    yield from regions.faults(cell)
    if cell.cell_type == "code":
        yield from _clean(cell)
        yield from points.faults(cell)
        if error := _syntax_error(cell.source):
            yield f"it is not valid Python: {error}. Correct it."
    worth = roles.nbgrader(cell).get("points")
    if (roles.is_check(cell) or roles.is_manual(cell)) and not roles.points(cell):
        yield f"it is graded and worth {worth or 'nothing'}: set `points` in its nbgrader metadata."


def _clean(cell: NotebookNode) -> Iterator[str]:
    if cell.outputs:
        yield "it has outputs: clear all outputs and save."
    if cell.execution_count is not None:
        yield "it has an execution count: clear all outputs and save."


def _syntax_error(source: str) -> str:
    try:
        ast.parse(syntax.plain_python(source))
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def _released_cells(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        yield from ((label(cell), f"released: {message}") for message in _clean(cell))
        if error := _syntax_error(cell.source):
            yield (
                label(cell),
                f"without its hidden lines it is not valid Python ({error}): hide whole "
                "statements, and leave one in every block.",
            )
        elif roles.is_answer(cell) and CODE_STUB not in cell.source:
            yield label(cell), f"released without its stub `{CODE_STUB}`: release it again."
