"""A small course notebook, and the odd files that students make of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from small_course import (
    answer_cell,
    check_cell,
    find,
    given_cell,
    notebook_of,
    students_version,
    task_cell,
    text_cell,
    to_bytes,
    with_id,
    written_cell,
)

from dlcourse.models import TrustedNotebook

NAME = "shapes"

SQUARE = "def square(x):\n    return x * x"
MEAN = "def mean(values):\n    # the usual one\n    return sum(values) / len(values)"
WEIGHTS = "weights = [0.25, 0.75]\nbias = 1"
WHY = "Because the square of a negative number is positive."
ANSWERS = {"square": SQUARE, "mean": MEAN, "weights": WEIGHTS, "why": WHY}


def source_notebook() -> NotebookNode:
    """The instructor's notebook: 10 points, 7 of them by tests."""
    notebook = notebook_of(
        text_cell("intro", "# Shapes\n\nA small lab."),
        given_cell("imports", "import math"),
        text_cell("square-text", "## The square\n\nWrite `square`."),
        answer_cell(
            "square",
            "def square(x):\n    ### BEGIN SOLUTION\n    return x**2\n    ### END SOLUTION",
        ),
        check_cell(
            "square",
            "assert square(2) == 4\n"
            "### BEGIN HIDDEN TESTS\nassert square(-3) == 9\n### END HIDDEN TESTS",
            2,
        ),
        text_cell("mean-text", "## The mean"),
        answer_cell(
            "mean",
            "def mean(values):\n"
            "    ### BEGIN SOLUTION\n    return math.fsum(values) / len(values)\n"
            "    ### END SOLUTION",
        ),
        check_cell("mean", "assert mean([1, 2, 3]) == 2", 3),
        given_cell("playground", "factor = 2"),
        answer_cell(
            "weights", "### BEGIN SOLUTION\nweights = [0.25, 0.75]\nbias = 1\n### END SOLUTION"
        ),
        check_cell("weights", "assert sum(weights) == bias", 2),
        text_cell("why-text", "## Why"),
        written_cell("why", "### BEGIN SOLUTION\nIt is positive.\n### END SOLUTION", 2),
        task_cell("draw", "Draw a circle below.", 1),
    )
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:  # so that it matters by which of the two a cell is found
            with_id(cell, f"{cell.id}-cell")
    return notebook


def released_notebook() -> NotebookNode:
    """What students get."""
    return students_version(source_notebook())


TRUSTED = TrustedNotebook(
    name=NAME, source=to_bytes(source_notebook()), released=to_bytes(released_notebook())
)


def answered() -> NotebookNode:
    """The released notebook with a right answer everywhere."""
    notebook = released_notebook()
    for name, source in ANSWERS.items():
        find(notebook, name).source = source
    return notebook


def place(notebook: NotebookNode, grade_id: str) -> int:
    return notebook.cells.index(find(notebook, grade_id))


@dataclass(frozen=True)
class Odd:
    """A file that is graded as if nothing had happened.

    warns: parts of warnings that must be there. matched: how answers are found, where it is not
    by grade_id. answers: what counts as answers, where it is not ANSWERS. extras: the student's
    own cells, as the id of the trusted cell before them and their source.
    """

    name: str
    make: Callable[[], NotebookNode | bytes]
    warns: tuple[str, ...] = ()
    matched: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    extras: tuple[tuple[str, str], ...] = ()


def _changed(change: Callable[[NotebookNode], object]) -> Callable[[], NotebookNode]:
    def make() -> NotebookNode:
        notebook = answered()
        change(notebook)
        return notebook

    return make


def _old_format() -> bytes:
    return nbformat.writes(nbformat.convert(answered(), 3), version=3).encode()


def _drop_ids(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 0
    for cell in notebook.cells:
        del cell["id"]


def _drop_metadata(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)


def _drop_ids_and_metadata(notebook: NotebookNode) -> None:
    _drop_ids(notebook)
    _drop_metadata(notebook)


def _colab(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 0
    notebook.metadata["colab"] = {"provenance": [], "name": "Copy of shapes.ipynb"}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"a1": {}}}
    for cell in notebook.cells:
        cell.metadata["id"] = cell.pop("id")
    badge = new_markdown_cell("<a href='https://colab.research.google.com/github/x'>open</a>")
    badge.metadata["id"] = "view-in-github"
    del badge["id"]
    notebook.cells.insert(0, badge)


def _badge_without_id(notebook: NotebookNode) -> None:
    badge = new_markdown_cell(
        "[![Open In Colab](https://colab.research.google.com/assets/colab-badge.svg)](x)"
    )
    del badge["id"]
    notebook.cells.insert(0, badge)


def _copied_setup(notebook: NotebookNode) -> None:
    source = "subprocess.run([sys.executable, '-m', 'pip', 'install', 'dlcourse'])"
    notebook.cells.insert(0, new_code_cell(source))


def _schema(version: int) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata.nbgrader["schema_version"] = version

    return change


def _edit_check(notebook: NotebookNode) -> None:
    find(notebook, "check-square").source = "assert True"


def _retag(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution"]
    find(notebook, "check-square").metadata.nbgrader["points"] = 1000


def _turn(grade_id: str, kind: str) -> Callable[[NotebookNode], None]:
    make = {"markdown": new_markdown_cell, "raw": new_raw_cell, "code": new_code_cell}[kind]

    def change(notebook: NotebookNode) -> None:
        old = find(notebook, grade_id)
        notebook.cells[place(notebook, grade_id)] = make(
            old.source, metadata=old.metadata, id=old.id
        )

    return change


def _delete(*grade_ids: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        for grade_id in grade_ids:
            del notebook.cells[place(notebook, grade_id)]

    return change


def _copy(grade_id: str, source: str, after: bool) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        twin = copy.deepcopy(find(notebook, grade_id))
        twin.source = source
        notebook.cells.insert(place(notebook, grade_id) + after, twin)

    return change


def _rename_ids(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["grade_id"] = f"cell-{number}"


def _reverse(notebook: NotebookNode) -> None:
    notebook.cells.reverse()


def _own_cells(notebook: NotebookNode) -> None:
    notebook.cells.insert(place(notebook, "square"), new_code_cell("helper = 1"))
    notebook.cells.insert(place(notebook, "check-mean") + 1, new_markdown_cell("My note"))


def _edit_playground(notebook: NotebookNode) -> None:
    next(cell for cell in notebook.cells if cell.id == "playground").source = "factor = 5"


def _edit_texts(notebook: NotebookNode) -> None:
    find(notebook, "draw").source += "\n\nMy circle: O"
    next(cell for cell in notebook.cells if cell.id == "intro").source = "# My shapes"


def _colab_with_both_ids(notebook: NotebookNode) -> None:
    _drop_metadata(notebook)
    for number, cell in enumerate(notebook.cells):
        cell.metadata["id"] = cell["id"]
        cell["id"] = f"new-{number}"


def _windows_lines(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", "\r\n")


def _other_kernel(notebook: NotebookNode) -> None:
    notebook.metadata["kernelspec"] = {"name": "ir", "language": "R", "display_name": "R"}
    notebook.metadata["language_info"] = "R"


def _old_format_with_little_in_it() -> bytes:
    old = nbformat.convert(answered(), 3)
    del old["metadata"]
    for cell in old.worksheets[0].cells:
        for key in ("outputs", "collapsed", "language", "prompt_number"):
            cell.pop(key, None)
    return to_bytes(old)


def _blank_answer(notebook: NotebookNode) -> None:
    find(notebook, "mean").source = " \n\n"


def _odd_json(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 99
    del notebook["metadata"]
    for cell in notebook.cells:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
        cell["source"] = cell["source"].splitlines(keepends=True)
    notebook.cells.append(NotebookNode(cell_type="poem", source="Roses"))


def _same_id_everywhere(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell["id"] = "same"


def _comment_on_stub(notebook: NotebookNode) -> None:
    cell = find(notebook, "square")
    cell.source = find(released_notebook(), "square").source + "\n\n# I do not know\n"


NAMES_AND_POSITION = {
    "square": "names",
    "mean": "names",
    "weights": "names",
    "why": "position",
}
STUB = find(released_notebook(), "square").source

ODD = [
    Odd("untouched copy of a good file", answered),
    Odd("nbformat 3", _old_format, ("nbformat 3",)),
    Odd("nbformat 3 with little in it", _old_format_with_little_in_it, ("nbformat 3",)),
    Odd("Windows line ends", _changed(_windows_lines)),
    Odd("another kernel", _changed(_other_kernel)),
    Odd("an answer wiped out", _changed(_blank_answer), answers={"mean": " \n\n"}),
    Odd(
        "leftovers of a longer file",
        lambda: to_bytes(answered()) + b'": 1}]}',
        ("what follows the end",),
    ),
    Odd("zeros at the end", lambda: to_bytes(answered()) + bytes(4096)),
    Odd("no cell ids", _changed(_drop_ids), ("without a cell id",)),
    Odd(
        "no nbgrader metadata",
        _changed(_drop_metadata),
        ("nbgrader's metadata is missing", "found by cell id"),
        dict.fromkeys(ANSWERS, "cell id"),
    ),
    Odd(
        "neither ids nor metadata",
        _changed(_drop_ids_and_metadata),
        ("nbgrader's metadata is missing", "found by names", "found by position"),
        NAMES_AND_POSITION,
    ),
    Odd("saved by Colab", _changed(_colab), ("state of the widgets",)),
    Odd("badge cell without an id", _changed(_badge_without_id), ("without a cell id",)),
    Odd("a copy of the set-up cell", _changed(_copied_setup)),
    Odd("schema version 1", _changed(_schema(1)), ("schema version 1",)),
    Odd("schema version 99", _changed(_schema(99)), ("schema version 99",)),
    Odd(
        "edited test",
        _changed(_edit_check),
        ("check cell 'check-square' was edited: the released one was used",),
    ),
    Odd("tags and points", _changed(_retag)),
    Odd(
        "raw test",
        _changed(_turn("check-mean", "raw")),
        ("check cell 'check-mean' was turned into raw: the released one was used",),
    ),
    Odd(
        "markdown test",
        _changed(_turn("check-mean", "markdown")),
        ("check cell 'check-mean' was turned into markdown: the released one was used",),
    ),
    Odd(
        "answer turned into markdown",
        _changed(_turn("mean", "markdown")),
        ("answer cell 'mean' was turned into markdown",),
    ),
    Odd(
        "written answer turned into code",
        _changed(_turn("why", "code")),
        ("answer cell 'why' was turned into code",),
    ),
    Odd(
        "deleted tests",
        _changed(_delete("check-square", "check-mean", "check-weights")),
        ("check cell 'check-mean' is missing: the released one was used",),
    ),
    Odd(
        "deleted answer",
        _changed(_delete("mean")),
        ("answer cell 'mean' is missing",),
        {"mean": ""},
        {"mean": ""},
    ),
    Odd(
        "a copy of the answer's stub after it",
        _changed(_copy("square", STUB, after=True)),
        ("answer cell 'square' is there 2 times: the last answer counts",),
    ),
    Odd(
        "two different answers",
        _changed(_copy("square", "def square(x):\n    return 0", after=False)),
        ("answer cell 'square' is there 2 times: the last answer counts",),
        extras=(("square-text", "def square(x):\n    return 0"),),
    ),
    Odd(
        "a copied test",
        _changed(_copy("check-square", "assert square(2) == 4", after=True)),
        ("cell 'check-square' is there 2 times",),
    ),
    Odd(
        "renamed grade ids",
        _changed(_rename_ids),
        ("found by cell id",),
        dict.fromkeys(ANSWERS, "cell id"),
    ),
    Odd("cells in reverse", _changed(_reverse)),
    Odd(
        "own cells",
        _changed(_own_cells),
        extras=(("square-text", "helper = 1"), ("check-mean", "My note")),
    ),
    Odd(
        "an edited open cell",
        _changed(_edit_playground),
        ("given cell 'playground' was edited: it comes after the released one",),
        extras=(("playground", "factor = 5"),),
    ),
    Odd(
        "an answer written into a task's text",
        _changed(_edit_texts),
        ("task cell 'draw' was edited: it comes after the released one",),
        extras=(("intro", "# My shapes"), ("draw", "Draw a circle below.\n\nMy circle: O")),
    ),
    Odd(
        "ids of its own beside Colab's",
        _changed(_colab_with_both_ids),
        ("found by cell id",),
        dict.fromkeys(ANSWERS, "cell id"),
    ),
    Odd(
        "nbformat 4.99, no metadata, no outputs, unknown cell type",
        _changed(_odd_json),
        ("nbformat 4.99", "unknown type 'poem'"),
        extras=(("draw", "Roses"),),
    ),
    Odd("one id for all cells", _changed(_same_id_everywhere), ("same cell id",)),
    Odd("UTF-8 with a mark", lambda: b"\xef\xbb\xbf" + to_bytes(answered())),
    Odd("UTF-16", lambda: json.dumps(answered()).encode("utf-16"), ("UTF-16",)),
    Odd(
        "Latin-1",
        lambda: to_bytes(answered()).replace(b"the usual one", "le modèle".encode("latin-1")),
        ("Latin-1",),
        answers={"mean": MEAN.replace("the usual one", "le modèle")},
    ),
    Odd(
        "a comment on the stub",
        _changed(_comment_on_stub),
        answers={"square": STUB + "\n\n# I do not know\n"},
    ),
]


@dataclass(frozen=True)
class Broken:
    """A file that is no notebook, with a part of the reason."""

    name: str
    raw: bytes
    reason: str


BROKEN = [
    Broken("empty", b"", "empty"),
    Broken("blank", b" \n\0\0", "empty"),
    Broken("truncated", to_bytes(answered())[:900], "cut off"),
    Broken("login page", b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    Broken("list", b"[1, 2, 3]", "a list in JSON"),
    Broken("number", b"42", "a single value in JSON"),
    Broken("other JSON", b'{"name": "ada"}', "without a list of cells"),
    Broken("cells are no list", b'{"cells": {"a": 1}}', "without a list of cells"),
    Broken("zero cells", b'{"cells": [], "nbformat": 4, "nbformat_minor": 5}', "no cells"),
    Broken("worksheets of nonsense", b'{"worksheets": 3, "nbformat": 3}', "no cells"),
    Broken("not text", bytes(range(128, 256)) * 20, "no JSON"),
    Broken("Python file", b"def square(x):\n    return x * x\n", "no JSON at line 1"),
    Broken("zip", b"PK\x03\x04" + bytes(100), "zip archive"),
    Broken("PDF", b"%PDF-1.7 ...", "PDF"),
    Broken("nested too deeply", b'{"cells":' + b"[" * 200_000, "nested too deeply"),
    Broken("merge conflict", b'{"cells": [\n<<<<<<< HEAD\n=======\n>>>>>>> x\n]}', "conflict"),
    Broken("a number without end", b'{"cells": ' + b"9" * 10_000 + b"}", "too long"),
]
