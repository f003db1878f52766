"""Whatever the bytes are: a valid notebook, or a reason why it is none."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlcourse.notebook import reading, roles


def raw(*cells: object, **more: object) -> bytes:
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more}
    return json.dumps(document).encode()


def code(source: object, **more: object) -> dict[str, object]:
    return {"cell_type": "code", "source": source, "metadata": {}, **more}


def test_what_is_read_is_a_valid_notebook() -> None:
    notebook, notes = reading.read_with_notes(
        raw(
            code(["a = 1\n", "b = 2"], id="a"),
            code("c = 3", id="a", outputs="nonsense"),
            code(None, id="not valid!"),
            {"cell_type": "poem"},
            "no cell",
            nbformat_minor=99,
        )
    )
    nbformat.validate(reading.unique_ids(notebook))
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
    one, same, other = (reading.read(raw(code(text))).cells[0].id for text in "aab")
    assert one == same != other


def test_colabs_ids_are_found_in_the_metadata() -> None:
    notebook = reading.read(raw({"cell_type": "code", "metadata": {"id": "abc"}, "source": ""}))
    assert notebook.cells[0].id == "abc"


def test_a_good_notebook_has_no_notes_and_keeps_its_outputs() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "1\n"}
    notebook, notes = reading.read_with_notes(raw(code("print(1)", id="a", outputs=[output])))
    assert notes == ()
    assert notebook.cells[0].outputs == [output]


def test_widgets_without_state_are_left_out_and_others_kept() -> None:
    kind = "application/vnd.jupyter.widget-state+json"
    for bundle, kept in (({"a": {}}, False), ({"state": {}, "version_major": 2}, True)):
        notebook = reading.read(raw(code("", id="a"), metadata={"widgets": {kind: bundle}}))
        assert ("widgets" in notebook.metadata) is kept


def test_half_a_character_does_not_stop_the_notebook_from_being_written() -> None:
    notebook = reading.read(raw(code("x = '\ud83d'", id="a")))
    assert nbformat.writes(notebook).encode()


def test_deep_metadata_is_refused() -> None:
    deep = b"[" * 900 + b"]" * 900
    with pytest.raises(reading.Unreadable, match="nested too deeply"):
        reading.read(b'{"cells": [{"source": "", "metadata": {"a": ' + deep + b"}}]}")


def test_more_cells_than_anyone_would_write_are_refused() -> None:
    with pytest.raises(reading.Unreadable, match="2001 cells"):
        reading.read(raw(*[{}] * 2001))


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(reading.Unreadable, match="too large"):
        reading.read(raw(code("x" * 100)))


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


@pytest.mark.slow
@example({"cells": [{"cell_type": "code", "outputs": [{"cells": None}]}]})
@example({"cells": [{"cell_type": "code", "outputs": [{"output_type": "stream"}]}]})
@given(DOCUMENTS)
def test_any_json_is_a_valid_notebook_or_unreadable(document: object) -> None:
    try:
        notebook = reading.read(json.dumps(document).encode())
    except reading.Unreadable:
        return
    for cell in notebook.cells:
        roles.is_answer(cell), roles.points(cell), roles.is_boilerplate(cell)
        assert cell.cell_type in reading.CELL_TYPES
        assert isinstance(cell.source, str)
    assert nbformat.writes(notebook).encode()
    reading.language(notebook)
