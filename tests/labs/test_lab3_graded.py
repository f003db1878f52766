"""Lab 3 through the real grader: the bank's answers, a whole submission of them at a time."""

from __future__ import annotations

import pytest
from lab_help import LabFiles

from dlcourse.grading.models import Status

EXPERIMENTS = (
    "paths-figure",
    "gradient-check",
    "xor-training",
    "experiment-run",
    "experiment-figure",
)
LAB = LabFiles("lab3_activations", left_out=EXPERIMENTS)
CHECKED = sum(LAB.points.values())

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("batch", range(len(LAB.batches("right_*.py"))))
def test_right_answers_get_all_points(batch: int) -> None:
    result, rows = LAB.graded(LAB.handed_in(LAB.batches("right_*.py")[batch]))
    assert result.status is Status.GRADED
    assert {q: row.message for q, row in rows.items() if row.status == "failed"} == {}
    assert result.score == CHECKED


@pytest.mark.parametrize("batch", range(len(LAB.batches("wrong_*.py"))))
def test_wrong_answers_get_no_points_and_a_message(batch: int) -> None:
    answers = LAB.batches("wrong_*.py")[batch]
    result, rows = LAB.graded(LAB.handed_in(answers))
    assert result.status is Status.GRADED
    wrong = {path.parent.name for path in answers if path}
    assert {q: rows[q].points for q in wrong} == dict.fromkeys(wrong, 0.0)
    assert all(rows[q].message for q in wrong)
    assert result.score == CHECKED - sum(rows[q].max_points for q in wrong)


@pytest.mark.parametrize("question", LAB.points)
def test_a_mistake_costs_its_points_once(question: str) -> None:
    path = sorted((LAB.bank / question).glob("wrong_*.py"))[0]
    result, rows = LAB.graded(LAB.handed_in([path]))
    assert rows[question].points == 0
    assert result.score == CHECKED - LAB.points[question]


@pytest.mark.parametrize("pattern", ["wrong_autograd.py", "wrong_ready_made*.py"])
def test_ready_made_functions_get_no_points_and_a_kind_word(pattern: str) -> None:
    answers = LAB.answers(pattern)
    _, rows = LAB.graded(LAB.handed_in(answers))
    for question in {path.parent.name for path in answers}:
        assert rows[question].points == 0
        assert "ready-made" in rows[question].message


def test_an_empty_lab_gets_no_points_and_a_row_for_every_question() -> None:
    result, rows = LAB.graded(LAB.released)
    assert (result.score, result.max_score) == (0, 20)
    assert {row.status for row in rows.values()} == {"unanswered"}
    assert len(rows) == 19
