"""The graded notebook, as nbgrader itself reads it, and which file is the notebook."""

from __future__ import annotations

import contextlib
import io
import traceback

import nbformat
import pytest
from corpus_files import NAME, TRUSTED, answered, released_notebook, source_notebook
from nbformat import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum, determine_grade, is_grade
from small_course import answer_cell, check_cell, find, to_bytes

from dlcourse.grading import graded_notebook
from dlcourse.grading.file_choice import candidates
from dlcourse.grading.rebuild import rebuild
from dlcourse.grading.score import questions_of
from dlcourse.models import (
    CellKind,
    CellOutcome,
    Executed,
    Output,
    Rebuilt,
    TrustedNotebook,
)

CODE = (CellKind.INSTRUCTOR, CellKind.ANSWER, CellKind.EXTRA, CellKind.CHECK)


def run_here(rebuilt: Rebuilt) -> Executed:
    """Runs the cells one after another in this process: for honest notebooks only."""
    namespace: dict[str, object] = {}
    outcomes = {}
    for cell in rebuilt.cells:
        if cell.kind not in CODE:
            continue
        printed, error = io.StringIO(), None
        with contextlib.redirect_stdout(printed):
            try:
                exec(cell.source, namespace)
            except Exception as caught:
                error = caught
        outputs: list[Output] = [
            {"output_type": "stream", "name": "stderr", "text": printed.getvalue()}
        ]
        if error is not None:
            outputs.append(
                {
                    "output_type": "error",
                    "ename": type(error).__name__,
                    "evalue": str(error),
                    "traceback": traceback.format_exception(error),
                }
            )
        outcomes[cell.id] = CellOutcome(
            id=cell.id,
            status="error" if error else "ok",
            outputs=tuple(outputs),
            score=cell.points if cell.kind is CellKind.CHECK and not error else None,
            message=f"{type(error).__name__}: {error}" if error else "",
        )
    return Executed(outcomes=outcomes)


def graded(submitted: NotebookNode, **scores: float) -> NotebookNode:
    """The graded notebook of what was handed in; scores: what checks gave instead."""
    rebuilt = rebuild(to_bytes(submitted), TRUSTED)
    executed = run_here(rebuilt)
    for name, points in scores.items():
        old = executed.outcomes[f"check-{name}"]
        executed.outcomes[f"check-{name}"] = old.model_copy(update={"score": points})
    questions = questions_of(rebuilt, executed)
    text = graded_notebook.as_text(TRUSTED, rebuilt, executed, questions)
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    return notebook


def nbgraders_points(notebook: NotebookNode) -> dict[str, float | None]:
    return {
        cell.metadata.nbgrader.grade_id: determine_grade(cell)[0]
        for cell in notebook.cells
        if is_grade(cell)
    }


def test_checksums_are_the_ones_nbgrader_computes() -> None:
    notebook = graded(released_notebook())
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]

    assert {is_grade(cell) for cell in marked} == {True, False}
    for cell in marked:
        assert cell.metadata.nbgrader.checksum == compute_checksum(cell)


def test_nbgrader_reads_the_same_points() -> None:
    assert nbgraders_points(graded(answered())) == {
        "check-square": 2,
        "check-mean": 3,
        "check-weights": 2,
        "why": None,
    }
    assert nbgraders_points(graded(released_notebook())) == {
        "check-square": 0,
        "check-mean": 0,
        "check-weights": 0,
        "why": 0,
    }
    half = nbgraders_points(graded(answered(), mean=1.5, weights=float("nan")))
    assert half == {"check-square": 2, "check-mean": 1.5, "check-weights": 0, "why": None}


def test_white_space_in_a_written_stub_is_no_answer_for_nbgrader_either() -> None:
    notebook = released_notebook()
    find(notebook, "why").source += "\n\n"
    assert nbgraders_points(graded(notebook))["why"] == 0


def test_it_holds_the_answers_the_full_tests_and_the_students_own_cells_in_place() -> None:
    submitted = answered()
    submitted.cells.insert(4, nbformat.v4.new_code_cell("print('mine')"))
    submitted.cells.insert(5, nbformat.v4.new_markdown_cell("A note"))
    notebook = graded(submitted)
    sources = [cell.source for cell in notebook.cells]
    assert find(notebook, "square").source in sources
    own = sources.index("print('mine')")
    assert sources[own - 1] == find(notebook, "square").source
    assert sources[own + 1] == "A note"
    assert "square(-3)" in sources[own + 2]
    assert notebook.cells[own].outputs[0].text == "mine\n"


def test_a_failing_test_shows_its_message_and_no_line_of_its_code() -> None:
    submitted = answered()
    find(submitted, "square").source = "def square(x):\n    return 2 * x"
    output = find(graded(submitted), "check-square").outputs[-1]
    assert output.output_type == "error"
    assert output.evalue == "AssertionError: "
    assert "square(-3)" not in str(output)


def test_a_grade_id_that_is_no_cell_id_is_fine() -> None:
    source, released = source_notebook(), released_notebook()
    for notebook in (source, released):
        notebook.cells.append(answer_cell("x", "y = 1"))
        notebook.cells.append(check_cell("x", "assert y"))
        notebook.cells[-2].metadata.nbgrader.grade_id = "Ünïcode, with spaces / " + "x" * 80
    trusted = TrustedNotebook(name=NAME, source=to_bytes(source), released=to_bytes(released))
    rebuilt = rebuild(to_bytes(released), trusted)
    executed = run_here(rebuilt)
    questions = questions_of(rebuilt, executed)
    text = graded_notebook.as_text(trusted, rebuilt, executed, questions)
    nbformat.validate(nbformat.reads(text, as_version=4))


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("shapes.ipynb", 0),
        ("folder/shapes.ipynb", 0),
        ("Shapes.IPYNB", 1),
        ("shapes.ipynb.txt", 1),
        ("Copy of shapes.ipynb", 2),
        ("shapes (1).ipynb", 2),
        ("ada_12345_678_shapes-2.ipynb", 2),
        ("homework.ipynb", 3),
        ("report.pdf", None),
        ("data.json", None),
    ],
)
def test_which_file_is_the_notebook(name: str, rank: int | None) -> None:
    assert candidates([name], "shapes", ["shapes"]).get(name) == rank


def test_notebooks_of_a_lab_are_not_taken_for_each_other() -> None:
    files = ["lab.ipynb", "lab_extra.ipynb", "other.ipynb"]
    assert candidates(files, "lab", ["lab", "lab_extra"]) == {"lab.ipynb": 0}
    assert candidates(files, "lab_extra", ["lab", "lab_extra"]) == {"lab_extra.ipynb": 0}
