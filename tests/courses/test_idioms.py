"""Any nbgrader course is graded fairly: right answers get all their points, wrong ones none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from course_of_idioms import autograde, grade, make_course
from idioms import FEWER_THAN_NBGRADER, IDIOMS, POINTS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("idioms")]

Points = dict[str, dict[str, tuple[float, str]]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("idioms"))


@pytest.fixture(scope="module")
def graded(course: Path) -> Points:
    """What dlcourse gives, in a copy of the course."""
    return grade(Path(shutil.copytree(course, course.with_name("ours"))))


@pytest.fixture(scope="module")
def plain(course: Path) -> dict[str, dict[str, float]]:
    """What nbgrader gives, in another copy."""
    return autograde(Path(shutil.copytree(course, course.with_name("theirs"))), "right", "wrong")


def test_there_are_many_idioms_and_everybody_has_a_row_for_each(graded: Points) -> None:
    assert len(IDIOMS) >= 90
    assert all(len(idiom.wrong) + bool(idiom.half) <= 2 for idiom in IDIOMS.values())
    for student in ("right", "wrong", "other"):
        assert graded[student].keys() == IDIOMS.keys()


@pytest.mark.parametrize("name", IDIOMS)
def test_a_right_answer_gets_all_points(graded: Points, name: str) -> None:
    points, message = graded["right"][name]
    assert points == POINTS, message


@pytest.mark.parametrize("name", IDIOMS)
def test_a_wrong_answer_or_none_gets_no_points(graded: Points, name: str) -> None:
    assert graded["wrong"][name][0] == 0
    if not IDIOMS[name].half:
        assert graded["other"][name][0] == 0


@pytest.mark.parametrize("name", [name for name, idiom in IDIOMS.items() if idiom.half])
def test_a_number_as_last_value_is_partial_credit(graded: Points, name: str) -> None:
    points, message = graded["other"][name]
    assert points == POINTS / 2, message


# nbgrader takes as long for two students as dlcourse for all, and says the same every time.
@pytest.mark.exhaustive
def test_nbgrader_agrees_that_right_is_right_and_wrong_is_wrong(
    plain: dict[str, dict[str, float]],
) -> None:
    assert {name for name, points in plain["right"].items() if points < POINTS} == set()
    assert {name for name, points in plain["wrong"].items() if points > 0} == set()


@pytest.mark.exhaustive
def test_right_answers_get_no_less_than_from_nbgrader(
    graded: Points, plain: dict[str, dict[str, float]]
) -> None:
    less = {name for name in IDIOMS if graded["right"][name][0] < plain["right"][name]}
    assert less == FEWER_THAN_NBGRADER.keys()
