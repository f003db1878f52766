"""Lab 2: the notebook itself, and known right and wrong answers to its questions."""

from __future__ import annotations

import re
import time
from pathlib import Path

import nbclient
import nbformat
import pytest
from lab_help import ROOT, LabFiles, header, name_of

from dlcourse import check, notebooks, plot

LAB = LabFiles("lab2_backprop", ("imports", "new-layers", "share-right", "digits", "test-accuracy"))
CLASSES = ("value", "dual")  # without a body these cells stop before the check
RIGHT, WRONG = LAB.answers("right_*.py"), LAB.answers("wrong_*.py")

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # of answers that overflow


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot, "show", lambda figure: None)


def test_points_add_up_to_twenty_four_of_which_at_most_four_are_given_by_a_person() -> None:
    manual = sum(notebooks.points(cell) for cell in LAB.cells if notebooks.is_manual(cell))
    assert sum(map(notebooks.points, LAB.cells)) == 24
    assert manual <= 4


def test_every_answer_is_followed_by_its_check_and_introduced_by_its_points() -> None:
    for text, answer, after in zip(LAB.cells, LAB.cells[1:], LAB.cells[2:], strict=False):
        if not notebooks.is_answer(answer):
            continue
        graded = answer if notebooks.is_manual(answer) else after
        if not notebooks.is_manual(answer):
            assert notebooks.grade_id(after) == f"check-{notebooks.grade_id(answer)}"
        line = rf"★+ · \d+ minutes · {notebooks.points(graded):g} points?\b"
        if notebooks.grade_id(answer) == "digits_settings":  # a given cell stands between
            text = LAB.cells[LAB.cells.index(answer) - 2]
        assert re.search(line, text.source), notebooks.grade_id(answer)


def test_the_progress_bar_knows_the_points_of_every_check() -> None:
    exec(LAB.sources["imports"], {})
    assert check.progress().points == LAB.points


@pytest.mark.slow
def test_the_whole_lab_runs_in_less_than_a_minute() -> None:
    path = ROOT / "solutions" / LAB.name / f"{LAB.name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    assert time.perf_counter() - start < 60
    last = next(cell for cell in notebook.cells if cell.id == "progress")
    assert "22 of 22 points" in last.outputs[0]["data"]["text/plain"]


def test_every_question_has_enough_answers_in_the_bank() -> None:
    for question in LAB.points:
        assert len(list((LAB.bank / question).glob("right_*.py"))) >= 4, question
        assert len(list((LAB.bank / question).glob("wrong_*.py"))) >= 6, question
    assert {path.parent.name for path in LAB.bank.glob("*/*.py")} == set(LAB.points)


@pytest.mark.parametrize("question", [q for q in LAB.points if q not in CLASSES])
def test_an_empty_answer_is_named_as_such(question: str) -> None:
    failure = LAB.failure_of(question, LAB.stub(question), hidden=False)
    assert failure is not None
    assert "not answered yet" in str(failure)


@pytest.mark.parametrize("path", RIGHT, ids=name_of)
def test_a_right_answer_is_accepted_however_it_is_written(path: Path) -> None:
    points, word, _ = header(path)
    assert (points, word) == (LAB.points[path.parent.name], "written")
    LAB.run_check(path.parent.name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WRONG, ids=name_of)
def test_a_known_mistake_is_refused_with_an_explanation(path: Path) -> None:
    points, word, _ = header(path)
    assert (points, word) == (0, "misconception")
    assert LAB.failure_of(path.parent.name, path.read_text(encoding="utf-8"), hidden=True)


def test_visible_checks_catch_known_mistakes_and_name_them() -> None:
    """Nearly all mistakes are caught before handing in, and nearly all of these are named."""
    failures = {
        name_of(path): LAB.failure_of(
            path.parent.name, path.read_text(encoding="utf-8"), hidden=False
        )
        for path in WRONG
    }
    missed = sorted(name for name, failure in failures.items() if failure is None)
    unnamed = sorted(
        name
        for name, failure in failures.items()
        if isinstance(failure, check.CheckFailed) and not failure.report.hint
    )
    assert len(missed) <= 0.05 * len(WRONG), missed
    assert len(unnamed) <= 0.15 * len(WRONG), unnamed
