"""Lab 4 through the real grader: what it forbids is refused with a kind word."""

from __future__ import annotations

import pytest
from lab_help import LabFiles

EXPERIMENTS = ("penguins", "torch-comparison", "noise", "search", "race", "race-figure", "real")
LAB = LabFiles("lab4_optimizers", left_out=EXPERIMENTS)
CHECKED = sum(LAB.points.values())

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_the_work_of_torch_optim_gets_no_points_and_a_kind_word() -> None:
    answers = {path.parent.name: path for path in LAB.answers("wrong_torch_*.py")}
    result, rows = LAB.graded(LAB.handed_in(answers.values()))
    for question in answers:
        assert rows[question].points == 0
        assert "write the formula yourself" in rows[question].message
    assert result.score == CHECKED - sum(LAB.points[question] for question in answers)
