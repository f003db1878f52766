"""Lab 1 through the real grader: the bank's answers, a whole submission of them at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest

from dlcourse import grading, notebooks
from dlcourse.grading.models import (
    Lab,
    Limits,
    QuestionResult,
    Result,
    Status,
    Submission,
    TrustedNotebook,
)

ROOT = Path(__file__).parents[2]
NAME = "lab1_perceptron"
SOURCE = (ROOT / "solutions" / NAME / f"{NAME}.ipynb").read_bytes()
RELEASED = (ROOT / "labs" / NAME / f"{NAME}.ipynb").read_bytes()
LAB = Lab(
    name=NAME,
    notebooks=(TrustedNotebook(name=NAME, source=SOURCE, released=RELEASED),),
)
PATIENT = Limits(cell_seconds=120, notebook_seconds=600)  # the bank holds slow right answers
BANK = ROOT / "tests/answers" / NAME
QUESTIONS = sorted(folder.name for folder in BANK.iterdir())

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def batches(pattern: str) -> list[tuple[Path | None, ...]]:
    """The bank's answers in submissions: at most one answer to a question in each."""
    return list(zip_longest(*(sorted((BANK / q).glob(pattern)) for q in QUESTIONS)))


def handed_in(answers: Iterable[Path | None], start: bytes = SOURCE) -> bytes:
    """The notebook `start` with these answers in place of its own."""
    by_question = {path.parent.name: path.read_text(encoding="utf-8") for path in answers if path}
    notebook = notebooks.read(start)
    for cell in notebook.cells:
        cell.source = by_question.get(notebooks.grade_id(cell), cell.source)
    return nbformat.writes(notebook).encode()


def graded(raw: bytes) -> tuple[Result, dict[str, QuestionResult]]:
    """The result, and its rows by question."""
    submission = Submission(student="ada", files={f"{NAME}.ipynb": raw})
    result = grading.grade(submission, LAB, PATIENT).result
    return result, {row.id.removeprefix("check-"): row for row in result.questions}


@pytest.mark.parametrize("batch", range(len(batches("right_*.py"))))
def test_right_answers_get_all_points(batch: int) -> None:
    answers = batches("right_*.py")[batch]
    result, rows = graded(handed_in(answers))
    assert result.status is Status.GRADED
    assert {q: row.message for q, row in rows.items() if row.status == "failed"} == {}
    assert result.score == 17


@pytest.mark.parametrize("batch", range(len(batches("wrong_*.py"))))
def test_wrong_answers_get_no_points_and_a_message(batch: int) -> None:
    answers = batches("wrong_*.py")[batch]
    result, rows = graded(handed_in(answers))
    assert result.status is Status.GRADED
    wrong = {path.parent.name for path in answers if path}
    assert {q: rows[q].points for q in wrong} == dict.fromkeys(wrong, 0.0)
    assert all(rows[q].message for q in wrong)
    assert result.score == 17 - sum(rows[q].max_points for q in wrong)


@pytest.mark.parametrize("name", ["weighted_error/wrong_accuracy", "best_stump/wrong_no_polarity"])
def test_a_mistake_costs_its_points_once(name: str) -> None:
    """Both functions are called by fit_adaboost, which is right here."""
    path = BANK / f"{name}.py"
    result, rows = graded(handed_in([path]))
    assert result.score == 17 - rows[path.parent.name].max_points


def test_an_empty_lab_gets_no_points_and_a_row_for_every_question() -> None:
    result, rows = graded(RELEASED)
    assert result.score == 0
    assert result.max_score == 20
    assert {row.status for row in rows.values()} == {"unanswered"}
    assert len(rows) == 15
