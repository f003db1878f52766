"""Lab 3 through the real grader: what it forbids is refused with a kind word."""

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
LAB = LabFiles("lab3_activations", left_out=EXPERIMENTS)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("pattern", ["wrong_autograd.py", "wrong_ready_made*.py"])
def test_ready_made_functions_get_no_points_and_a_kind_word(pattern: str) -> None:
    answers = LAB.answers(pattern)
    _, rows = LAB.graded(LAB.handed_in(answers))
    for question in {path.parent.name for path in answers}:
        assert rows[question].points == 0
        assert "ready-made" in rows[question].message
