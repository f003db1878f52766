"""Lab 5 through the real grader: the bank's answers, a whole submission of them at a time."""

from __future__ import annotations

import pytest
from lab_help import LabFiles

from dlcourse.grading.models import Status

LAB = LabFiles("lab5_cnn", ())
CHECKED = sum(LAB.points.values())
BY_LIBRARY = ("library", "layer", "unfold", "scipy", "saved_name", "autograd")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("batch", range(len(LAB.batches("right_*.py"))))
def test_right_answers_get_all_points(batch: int) -> None:
    result, rows = LAB.graded(LAB.handed_in(LAB.batches("right_*.py")[batch]))
    assert result.status is Status.GRADED
    assert {q: row.message for q, row in rows.items() if row.status == "failed"} == {}
    assert result.score == CHECKED


@pytest.mark.parametrize("batch", range(len(LAB.batches("wrong_*.py"))))
def test_wrong_answers_get_no_points_and_a_message_and_cost_nothing_else(batch: int) -> None:
    answers = LAB.batches("wrong_*.py")[batch]
    result, rows = LAB.graded(LAB.handed_in(answers))
    assert result.status is Status.GRADED
    wrong = {path.parent.name for path in answers if path}
    assert {q: rows[q].points for q in wrong} == dict.fromkeys(wrong, 0.0)
    assert all(rows[q].message for q in wrong)
    assert result.score == CHECKED - sum(rows[q].max_points for q in wrong)


def test_the_work_of_a_library_is_refused_with_a_kind_word() -> None:
    for name in BY_LIBRARY:
        answers = LAB.answers(f"wrong_{name}.py")
        _, rows = LAB.graded(LAB.handed_in(answers))
        for path in answers:
            assert rows[path.parent.name].points == 0, path
            assert "your part" in rows[path.parent.name].message, path


def test_an_empty_lab_gets_no_points_and_a_row_for_every_question() -> None:
    result, rows = LAB.graded(LAB.released)
    assert (result.score, result.max_score) == (0, 24)
    assert {row.status for row in rows.values()} == {"unanswered"}
    assert len(rows) == 18
