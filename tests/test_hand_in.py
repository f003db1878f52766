"""The cell that hands in runs the notebook in a kernel of its own and says what is missing."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dlcourse import hand_in

START = "from dlcourse import check\ncheck.start('Lab', a=1, b=1, c=1, d=1)"
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
ANSWERS = {
    "a": "def a(x):\n    return 2 * x",
    "b": "def b(x):\n    return 3 * x",
    "c": "def c(x):\n    return factor * x",
    "d": f"def d(x):\n    {STUB}".replace("\nraise", "\n    raise"),
}


def check_of(name: str) -> str:
    return (
        f'with check.question("{name}", points=1):\n'
        f"    check.examples({name}, check.example(2, gives=4))"
    )


def a_lab() -> NotebookNode:
    """a is right, b wrong, c right only where `factor` is known, d and the text are empty."""
    cells = [new_markdown_cell("# Lab"), new_code_cell(START)]
    for number, (name, answer) in enumerate(ANSWERS.items(), 1):
        title = new_markdown_cell(f"### Question {number} · Twice {name}\nWrite it.")
        cells += [title, new_code_cell(answer), new_code_cell(check_of(name))]
    written = {"nbgrader": {"grade_id": "why", "solution": True}}
    cells += [
        new_markdown_cell("### Question 5 · Why?"),
        new_markdown_cell("YOUR ANSWER HERE", metadata=written),
        new_markdown_cell("## Play"),
        new_code_cell("d(1)"),
        new_code_cell("nowhere"),
        new_code_cell('from dlcourse import hand_in\n\nhand_in.prepare("lab")'),
    ]
    return new_notebook(cells=cells)


@pytest.mark.slow
def test_every_question_is_told_once_and_by_its_heading(capfd: pytest.CaptureFixture[str]) -> None:
    here = {"a": "passes", "b": "fails", "c": "passes"}

    found = hand_in.review(nbformat.writes(a_lab()), here)

    assert found.passed == ("Question 1 · Twice a",)
    assert found.wrong == ("Question 2 · Twice b",)
    assert found.only_here == ("Question 3 · Twice c",)
    assert found.unanswered == ("Question 4 · Twice d", "Question 5 · Why?")
    assert found.stopped == ("Play: NameError: name 'nowhere' is not defined",)
    assert "1 of 4 questions" in str(found)
    assert str(found).count("Question") == 4
    assert "WARNING" not in capfd.readouterr().err


def test_a_lab_without_checks_is_said_to_be_read_by_a_person() -> None:
    told = str(hand_in.Completeness(seconds=3, questions=0, unanswered=("Proposal",)))

    assert "visible checks" not in told
    assert "A person reads it" in told
    assert "  - Proposal" in told


@pytest.mark.slow
def test_a_cell_that_never_ends_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_in, "CELL_SECONDS", 3)
    notebook = new_notebook(
        cells=[new_code_cell("# the beginning\nwhile True:\n    pass"), new_code_cell(START)]
    )

    (stopped,) = hand_in.review(nbformat.writes(notebook), {}).stopped

    assert "still running after 3 seconds" in stopped


@pytest.mark.slow
def test_a_notebook_without_ids_or_metadata_is_reviewed_as_well() -> None:
    notebook = a_lab()
    notebook.nbformat_minor = 0
    for cell in notebook.cells:
        del cell["id"]
        cell.metadata.clear()

    found = hand_in.review(nbformat.writes(notebook), {})

    assert found.passed == ("Question 1 · Twice a",)
    assert "Question 4 · Twice d" in found.unanswered


@pytest.mark.slow
def test_in_a_batch_run_it_says_that_there_is_nothing_to_hand_in(tmp_path: Path) -> None:
    notebook = new_notebook(cells=[a_lab().cells[-1]])
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()

    assert "Nothing to hand in here" in notebook.cells[0].outputs[0].text
    assert list(tmp_path.iterdir()) == []
