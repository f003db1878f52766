"""What counts as a student's answer, whatever state the file is in."""

from __future__ import annotations

import json
import random

import pytest
from corpus_files import (
    ANSWERS,
    BROKEN,
    ODD,
    TRUSTED,
    Broken,
    Odd,
    answered,
    released_notebook,
    source_notebook,
)
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from small_course import find, to_bytes

from dlcourse.errors import DlcourseError
from dlcourse.grading.rebuild import rebuild
from dlcourse.models import Cell, CellKind, Rebuilt, TrustedNotebook
from dlcourse.notebook.reading import Unreadable

OWN = (CellKind.EXTRA, CellKind.NOTE)


def cell(rebuilt: Rebuilt, name: str) -> Cell:
    return next(cell for cell in rebuilt.cells if cell.id == name)


def trusted_part(rebuilt: Rebuilt) -> list[tuple[str, str]]:
    """Everything that is not the student's: it must never depend on the file."""
    return [(c.id, c.source) for c in rebuilt.cells if c.id not in ANSWERS and c.kind not in OWN]


def extras(rebuilt: Rebuilt) -> tuple[tuple[str, str], ...]:
    found, before = [], ""
    for c in rebuilt.cells:
        if c.kind in OWN:
            found.append((before, c.source))
        else:
            before = c.id
    return tuple(found)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_an_odd_file_is_graded_as_if_nothing_had_happened(odd: Odd) -> None:
    made = odd.make()
    rebuilt = rebuild(made if isinstance(made, bytes) else to_bytes(made), TRUSTED)
    assert {name: cell(rebuilt, name).source for name in ANSWERS} == {**ANSWERS, **odd.answers}
    assert {name: cell(rebuilt, name).matched_by for name in ANSWERS} == {
        **dict.fromkeys(ANSWERS, "grade_id"),
        **odd.matched,
    }
    assert trusted_part(rebuilt) == trusted_part(rebuild(to_bytes(answered()), TRUSTED))
    assert extras(rebuilt) == odd.extras
    for part in odd.warns:
        assert any(part in warning for warning in rebuilt.warnings), rebuilt.warnings
    if not odd.warns:
        assert rebuilt.warnings == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_what_is_no_notebook_is_refused_with_the_reason(broken: Broken) -> None:
    with pytest.raises(Unreadable) as caught:
        rebuild(broken.raw, TRUSTED)
    assert broken.reason in caught.value.reason


def test_cells_carry_what_grading_needs() -> None:
    rebuilt = rebuild(to_bytes(answered()), TRUSTED)
    mean = cell(rebuilt, "mean")
    assert mean.kind is CellKind.ANSWER
    assert mean.names == ("mean",)
    assert "fsum" in mean.solution
    assert "raise NotImplementedError" in mean.stub
    assert not mean.unanswered
    assert cell(rebuilt, "weights").names == ("weights", "bias")
    test = cell(rebuilt, "check-square")
    assert test.kind is CellKind.CHECK
    assert "assert square(-3) == 9" in test.source
    assert test.points == 2
    assert not test.in_process
    written = cell(rebuilt, "why")
    assert (written.kind, written.manual, written.points) == (CellKind.WRITTEN, True, 2)
    task = cell(rebuilt, "draw")
    assert (task.kind, task.manual, task.points) == (CellKind.TASK, True, 1)
    assert len({c.id for c in rebuilt.cells}) == len(rebuilt.cells)


def test_the_released_notebook_is_unanswered() -> None:
    rebuilt = rebuild(to_bytes(released_notebook()), TRUSTED)
    assert all(cell(rebuilt, name).unanswered for name in ANSWERS)


def test_a_comment_is_no_answer_but_one_in_a_written_answer_is() -> None:
    notebook = released_notebook()
    find(notebook, "square").source += "\n# no idea"
    find(notebook, "why").source += "\n\nno idea"
    rebuilt = rebuild(to_bytes(notebook), TRUSTED)
    assert cell(rebuilt, "square").unanswered
    assert not cell(rebuilt, "why").unanswered


def test_a_split_answer_still_runs_as_a_whole() -> None:
    notebook = answered()
    first, second = "def half(x):\n    return x / 2", "def square(x):\n    return half(x) * 2 * x"
    find(notebook, "square").source = second
    twin = json.loads(json.dumps(find(notebook, "square")))
    twin["source"] = first
    notebook.cells.insert(3, twin)
    rebuilt = rebuild(to_bytes(notebook), TRUSTED)
    code = [c.source for c in rebuilt.cells]
    assert code.index(first) < code.index(second)
    assert cell(rebuilt, "square").source == second


def test_a_student_cell_cannot_take_the_place_of_a_trusted_one() -> None:
    notebook = answered()
    notebook.cells.append(new_code_cell("stolen = 1", id="student-1"))
    notebook.cells.append(new_code_cell("stolen = 2", id="check-square"))
    rebuilt = rebuild(to_bytes(notebook), TRUSTED)
    assert "square(-3)" in cell(rebuilt, "check-square").source
    assert [c.id for c in rebuilt.cells if c.kind is CellKind.EXTRA] == ["student-1", "student-2"]


def test_a_check_can_ask_for_the_students_process() -> None:
    notebook = source_notebook()
    find(notebook, "check-mean").metadata["dlcourse"] = {"in_process": True}
    trusted = TRUSTED.model_copy(update={"source": to_bytes(notebook)})
    submitted = answered()
    find(submitted, "check-square").metadata["dlcourse"] = {"in_process": True}
    rebuilt = rebuild(to_bytes(submitted), trusted)
    assert cell(rebuilt, "check-mean").in_process
    assert not cell(rebuilt, "check-square").in_process


def test_autotests_are_taken_from_the_released_notebook() -> None:
    notebook = source_notebook()
    find(notebook, "check-mean").source = "### HASHED AUTOTEST mean([1, 2])"
    trusted = TRUSTED.model_copy(update={"source": to_bytes(notebook)})
    assert cell(rebuild(to_bytes(answered()), trusted), "check-mean").source == (
        "assert mean([1, 2, 3]) == 2"
    )


def test_without_ids_in_any_file_cells_are_not_taken_for_each_other_by_their_number() -> None:
    files = []
    for notebook in (source_notebook(), released_notebook(), answered()):
        for c in notebook.cells:
            del c["id"]
        files.append(notebook)
    files[2].cells.insert(0, new_code_cell("own = 1"))
    for c in files[2].cells:
        c.metadata.pop("nbgrader", None)
    source, released, submitted = map(to_bytes, files)
    rebuilt = rebuild(submitted, TrustedNotebook(name="x", source=source, released=released))
    assert {name: cell(rebuilt, name).source for name in ANSWERS} == ANSWERS
    assert extras(rebuilt) == (("", "own = 1"),)


def test_a_header_added_at_release_is_the_instructors() -> None:
    released, submitted = released_notebook(), answered()
    for notebook in (released, submitted):
        notebook.cells.insert(0, new_markdown_cell("Fill in your name.", id="header-text"))
        notebook.cells.insert(1, new_code_cell("NAME = ''", id="header"))
        notebook.cells.append(new_markdown_cell("The end.", id="footer"))
    trusted = TRUSTED.model_copy(update={"released": to_bytes(released)})
    submitted.cells[1].source = "NAME = 'ada'"
    rebuilt = rebuild(to_bytes(submitted), trusted)
    assert [c.id for c in rebuilt.cells[:4]] == ["header-text", "header", "student-1", "intro"]
    assert rebuilt.cells[-1].source == "The end."
    assert extras(rebuilt) == (("header", "NAME = 'ada'"),)


def test_another_notebook_is_noticed() -> None:
    other = new_notebook(cells=[new_code_cell("print('hello')"), new_code_cell("x = 1")])
    rebuilt = rebuild(to_bytes(other), TRUSTED)
    assert "no cell of this lab is in the file: is it another notebook?" in rebuilt.warnings
    assert all(cell(rebuilt, name).unanswered for name in ANSWERS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda nb: nb.metadata.kernelspec.update(language="R"), "only Python"),
        (lambda nb: find(nb, "mean").metadata.nbgrader.update(grade_id="square"), "'square'"),
        (lambda nb: find(nb, "mean").metadata.nbgrader.pop("grade_id"), "no grade_id"),
        (lambda nb: nb.cells.clear(), "no cells"),
    ],
)
def test_a_lab_that_cannot_be_graded_is_refused(change, message) -> None:  # type: ignore[no-untyped-def]
    notebook = source_notebook()
    change(notebook)
    trusted = TrustedNotebook(name="shapes", source=to_bytes(notebook), released=TRUSTED.released)
    with pytest.raises(DlcourseError, match=message):
        rebuild(to_bytes(answered()), trusted)


@pytest.mark.slow
@given(st.randoms(use_true_random=False), st.data())
def test_answers_are_found_by_names_in_any_order(
    shuffle: random.Random, data: st.DataObject
) -> None:
    notebook = answered()
    notebook.cells = [c for c in notebook.cells if c.id != "why-cell"]
    for c in notebook.cells:
        if data.draw(st.booleans()):
            c.metadata.pop("nbgrader", None)
        elif "nbgrader" in c.metadata and data.draw(st.booleans()):
            c.metadata.nbgrader["grade_id"] = f"renamed-{c.id}"
        if data.draw(st.booleans()):
            c["id"] = f"other-{c['id']}"
    shuffle.shuffle(notebook.cells)
    rebuilt = rebuild(to_bytes(notebook), TRUSTED)
    for name in ("square", "mean", "weights"):
        assert cell(rebuilt, name).source == ANSWERS[name]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_notebook_or_unreadable(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        rebuild(raw, TRUSTED)
    assert caught.value.reason
