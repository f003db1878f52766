"""The points that a check's last value means."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dlcourse.grading.outcomes import score_of


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -3.0, 3.1, "2", [2], pytest.param(10**5000, id="thousands of digits")],
)
def test_what_is_no_number_from_0_to_the_points_gives_none(value: object) -> None:
    points, message = score_of(value, 3.0, gives_number=True)
    assert points == 0
    assert "no score between 0 and 3" in message


@pytest.mark.parametrize("value", [1.5, np.float32(1.5), np.array(1.5)])
def test_a_number_at_the_end_of_a_check_is_its_score(value: object) -> None:
    assert score_of(value, 3.0, gives_number=True) == (1.5, "")
    assert score_of(value, 3.0, gives_number=None) == (1.5, "")


def test_a_check_that_never_gives_a_number_gives_all_its_points_when_it_passes() -> None:
    assert score_of(0.0, 3.0, gives_number=False) == (3.0, "")
    assert score_of(None, 3.0, gives_number=None) == (3.0, "")
    assert score_of(None, 3.0, gives_number=True)[0] == 0
