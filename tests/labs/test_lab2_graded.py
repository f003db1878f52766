"""Lab 2 through the real grader: what it forbids is refused with a kind word."""

from __future__ import annotations

import pytest
from lab_help import LabFiles

EXPERIMENTS = (
    "paths-figure",
    "gradient-check",
    "xor-training",
    "experiment-run",
    "experiment-figure",
)
LAB = LabFiles("lab2_backprop", left_out=EXPERIMENTS)
CHECKED = sum(LAB.points.values())

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_the_work_of_autograd_gets_no_points_and_a_kind_word() -> None:
    answers = LAB.answers("wrong_autograd.py")
    result, rows = LAB.graded(LAB.handed_in(answers))
    for path in answers:
        assert rows[path.parent.name].points == 0
        assert "derivatives yourself" in rows[path.parent.name].message
    assert result.score == CHECKED - sum(LAB.points[path.parent.name] for path in answers)
