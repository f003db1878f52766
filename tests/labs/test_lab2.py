"""Lab 2: the notebook itself, and known right and wrong answers to its questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab_help import LabFiles, header, name_of

from dlcourse import check, plot

LAB = LabFiles("lab2_backprop", ("imports", "new-layers", "share-right", "digits", "test-accuracy"))
RIGHT, WRONG = LAB.answers("right_*.py"), LAB.answers("wrong_*.py")

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # of answers that overflow


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot, "show", lambda figure: None)


@pytest.mark.parametrize("question", LAB.points)
def test_an_empty_answer_is_named_as_such(question: str) -> None:
    failure = LAB.failure_of(question, LAB.stub(question), hidden=False)
    assert failure is not None
    assert "not answered yet" in str(failure)
    assert "__" not in str(failure)


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
