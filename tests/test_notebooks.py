"""Reading notebooks, and what their cells are."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcourse import notebooks


def raw(*cells: object, **more: object) -> bytes:
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more}
    return json.dumps(document).encode()


def code(source: object, **more: object) -> dict[str, object]:
    return {"cell_type": "code", "source": source, "metadata": {}, **more}


def test_what_is_read_is_a_valid_notebook() -> None:
    notebook, notes = notebooks.read_with_notes(
        raw(
            code(["a = 1\n", "b = 2"], id="a"),
            code("c = 3", id="a", outputs="nonsense"),
            code(None, id="not valid!"),
            {"cell_type": "poem"},
            "no cell",
            nbformat_minor=99,
        )
    )
    nbformat.validate(notebooks.unique_ids(notebook))
    assert [cell.source for cell in notebook.cells] == ["a = 1\nb = 2", "c = 3", "", ""]
    assert [cell.id for cell in notebook.cells[:2]] == ["a", "a-2"]
    assert notes == (
        "the file says nbformat 4.99: it was read as 4.5",
        "a cell of the unknown type 'poem' was read as raw text",
        "1 entries that are no cells were left out",
        "cells without a cell id were given one",
        "several cells have the same cell id",
    )


def test_new_ids_are_the_same_for_the_same_file_and_differ_between_files() -> None:
    one, same, other = (notebooks.read(raw(code(text))).cells[0].id for text in "aab")
    assert one == same != other


def test_colabs_ids_are_found_in_the_metadata() -> None:
    notebook = notebooks.read(raw({"cell_type": "code", "metadata": {"id": "abc"}, "source": ""}))
    assert notebook.cells[0].id == "abc"


def test_a_good_notebook_has_no_notes_and_keeps_its_outputs() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "1\n"}
    notebook, notes = notebooks.read_with_notes(raw(code("print(1)", id="a", outputs=[output])))
    assert notes == ()
    assert notebook.cells[0].outputs == [output]


def test_widgets_without_state_are_left_out_and_others_kept() -> None:
    kind = "application/vnd.jupyter.widget-state+json"
    for bundle, kept in (({"a": {}}, False), ({"state": {}, "version_major": 2}, True)):
        notebook = notebooks.read(raw(code("", id="a"), metadata={"widgets": {kind: bundle}}))
        assert ("widgets" in notebook.metadata) is kept


def test_half_a_character_does_not_stop_the_notebook_from_being_written() -> None:
    notebook = notebooks.read(raw(code("x = '\ud83d'", id="a")))
    assert nbformat.writes(notebook).encode()


def test_deep_metadata_is_refused() -> None:
    deep = b"[" * 900 + b"]" * 900
    with pytest.raises(notebooks.Unreadable, match="nested too deeply"):
        notebooks.read(b'{"cells": [{"source": "", "metadata": {"a": ' + deep + b"}}]}")


def test_more_cells_than_anyone_would_write_are_refused() -> None:
    with pytest.raises(notebooks.Unreadable, match="2001 cells"):
        notebooks.read(raw(*[{}] * 2001))


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebooks, "MAX_BYTES", 100)
    with pytest.raises(notebooks.Unreadable, match="too large"):
        notebooks.read(raw(code("x" * 100)))


KEYS = [
    "cells",
    "worksheets",
    "cell_type",
    "source",
    "input",
    "metadata",
    "outputs",
    "id",
    "nbformat",
    "nbformat_minor",
    "widgets",
    "nbgrader",
    "level",
    "kernelspec",
    "language_info",
    "points",
]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["code"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=5)
    ),
    max_leaves=25,
)
CELLS = st.lists(st.dictionaries(st.sampled_from(KEYS), ANYTHING), min_size=1, max_size=4)
DOCUMENTS = ANYTHING | st.fixed_dictionaries(
    {"cells": CELLS}, optional={key: ANYTHING for key in KEYS if key != "cells"}
)


@given(DOCUMENTS)
def test_any_json_is_a_valid_notebook_or_unreadable(document: object) -> None:
    try:
        notebook = notebooks.read(json.dumps(document).encode())
    except notebooks.Unreadable:
        return
    for cell in notebook.cells:
        notebooks.is_answer(cell), notebooks.points(cell), notebooks.is_furniture(cell)
        assert cell.cell_type in notebooks.CELL_TYPES
        assert isinstance(cell.source, str)
    assert nbformat.writes(notebook).encode()
    notebooks.language(notebook)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x):\n    y = x\n    return y", ("f",)),
        ("class A:\n    b = 1", ("A",)),
        ("a, (b, *c) = 1, (2, 3)\nd: int = 4\ne += 1", ("a", "b", "c", "d", "e")),
        ("import numpy as np\nfrom math import pi\nx = pi", ("x",)),
        ("for i in range(3):\n    if i:\n        last = i", ("i", "last")),
        ("with open('f') as file:\n    text = 1", ("file", "text")),
        ("squares = [k * k for k in range(3)]", ("squares",)),
        ("%matplotlib inline\n!ls\nx = 1", ("x",)),
        ("%%time\nmodel = 1", ("model",)),
        ("def f(x:\n    return\ny = 3\nz == 4", ("f", "y")),
        ("x = 1\0", ("x",)),
        ("", ()),
        ("# nothing\n_ = 3", ()),
    ],
)
def test_names_bound_at_top_level(source: str, names: tuple[str, ...]) -> None:
    assert notebooks.bound_names(source) == names


def test_code_no_one_would_write_is_survived() -> None:
    for source in (
        "(" * 5000,
        "x = " + "-" * 50_000 + "1",
        "if 1: pass\n" + "elif 1: pass\n" * 5000,
    ):
        notebooks.bound_names(source)
        notebooks.same_code(source, source + "\n# more")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1", "x = 1  # one\n\n", True),
        ("x=1", "x = 1", True),
        ("x = 1", "x = 2", False),
        ("if a:\n    b\nc", "if a:\n    b\n    c", False),
        ("def f(:", "def f(:\n", True),
        ("def f(:", "def g(:", False),
    ],
)
def test_same_code(one: str, other: str, same: bool) -> None:
    assert notebooks.same_code(one, other) is same


def test_the_parts_cells_play() -> None:
    def cell(**data: object):  # type: ignore[no-untyped-def]
        return new_code_cell("", metadata={"nbgrader": data})

    answer = cell(solution=True, grade=False)
    manual = cell(solution=True, grade=True, points=2)
    check = cell(solution=False, grade=True, points="1.5")
    task = cell(task=True, points=3, locked=True)
    parts = [
        (
            notebooks.is_answer(c),
            notebooks.is_manual(c),
            notebooks.is_check(c),
            notebooks.is_task(c),
        )
        for c in (answer, manual, check, task)
    ]
    assert parts == [
        (True, False, False, False),
        (True, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
    ]
    assert [notebooks.points(c) for c in (answer, manual, check, task)] == [0, 2, 1.5, 3]
    assert [notebooks.points(cell(grade=True, points=p)) for p in (None, "x", -1)] == [0, 0, 0]
    assert [notebooks.is_locked(c) for c in (answer, check, task)] == [False, True, True]


def test_headings() -> None:
    assert notebooks.last_heading("# One\ntext\n### Two ##\nmore") == "Two"
    assert notebooks.last_heading("no heading\n#tag") == ""
    assert notebooks.last_heading("# One\n```python\n# a comment\n```\nmore") == "One"


def test_furniture() -> None:
    badge = new_markdown_cell("[![Open In Colab](https://x/colab-badge.svg)](y)")
    setup = new_code_cell("import sys\nrun([sys.executable, '-m', 'pip', 'install', 'dlcourse'])")
    own = new_code_cell("from dlcourse import check")
    assert [notebooks.is_furniture(c) for c in (badge, setup, own)] == [True, True, False]
