"""Lab 4 through the real grader: the bank's answers, a whole submission of them at a time."""

from __future__ import annotations

import pytest
from lab_help import LabFiles

from dlcourse.grading.models import Status

EXPERIMENTS = ("penguins", "torch-comparison", "noise", "search", "race", "race-figure", "real")
LAB = LabFiles("lab4_optimizers", left_out=EXPERIMENTS)
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
    """All other questions keep theirs: no question's check needs the answer to another one."""
    answers = LAB.batches("wrong_*.py")[batch]
    result, rows = LAB.graded(LAB.handed_in(answers))
    assert result.status is Status.GRADED
    wrong = {path.parent.name for path in answers if path}
    assert {q: rows[q].points for q in wrong} == dict.fromkeys(wrong, 0.0)
    assert all(rows[q].message for q in wrong)
    assert result.score == CHECKED - sum(rows[q].max_points for q in wrong)


def test_the_work_of_torch_optim_gets_no_points_and_a_kind_word() -> None:
    answers = {path.parent.name: path for path in LAB.answers("wrong_torch_*.py")}
    result, rows = LAB.graded(LAB.handed_in(answers.values()))
    for question in answers:
        assert rows[question].points == 0
        assert "write the formula yourself" in rows[question].message
    assert result.score == CHECKED - sum(LAB.points[question] for question in answers)


def test_the_whole_lab_with_its_experiments_gets_full_marks() -> None:
    whole = LabFiles("lab4_optimizers")
    result, _ = whole.graded(whole.source)
    assert (result.status, result.score, result.max_score) == (Status.GRADED, CHECKED, 24)


def test_an_empty_lab_gets_no_points_and_a_row_for_every_question() -> None:
    result, rows = LAB.graded(LAB.released)
    assert (result.score, result.max_score) == (0, 24)
    assert {row.status for row in rows.values()} == {"unanswered"}
    assert len(rows) == 22
