"""Grades as learning management systems read them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, hand_in, make_course

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.results import class_run, export

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = make_course(tmp_path_factory.mktemp("lms") / "course")
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, FORMULA, "return x + 1")
    (root / "grading/submitted/grace").mkdir()
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=2, grade=grade_by_looking)
    with Gradebook(course.db_url) as book:
        book.update_or_create_student(
            "ada", first_name="Ada", last_name="Lovelace", email="ada@example.org", lms_user_id="7"
        )
        book.update_or_create_student(FORMULA, first_name="@SUM(1)", last_name="-1+2")
    return course


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_plain_csv(course: Course) -> None:
    injected, ada, grace = read(export.export(course, LAB, "csv"))
    assert ada == {
        "student": "ada",
        "score": "3.0",
        "max_score": "5.0",
        "status": "graded",
        "late_seconds": "90000.0",
        "penalty": "1.0",
        "final": "2.0",
        "stale": "",
    }
    assert (grace["status"], grace["final"]) == ("missing", "0.0")
    assert injected["final"] == "1.0"


def test_canvas(course: Course) -> None:
    possible, _, ada, _ = read(export.export(course, LAB, "canvas"))
    assert possible["Student"].strip() == "Points Possible"
    assert possible["Doubling"] == "5.0"
    assert ada["Student"] == "Lovelace, Ada"
    assert (ada["ID"], ada["SIS Login ID"], ada["Doubling"]) == ("7", "ada", "2.0")


def test_moodle(course: Course) -> None:
    _, ada, _ = read(export.export(course, LAB, "moodle"))
    assert (ada["Username"], ada["Email address"]) == ("ada", "ada@example.org")
    assert ada["Doubling"] == "2.0"


def test_blackboard(course: Course) -> None:
    _, ada, _ = read(export.export(course, LAB, "blackboard"))
    assert (ada["Username"], ada["Doubling [Total Pts: 5 Score]"]) == ("ada", "2.0")


@pytest.mark.parametrize("to", list(export.FORMATS))
def test_no_cell_is_a_formula(course: Course, to: str) -> None:
    path = export.export(course, LAB, to)
    with path.open(newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


def test_unknown_format(course: Course) -> None:
    with pytest.raises(DlcourseError, match="canvas, moodle, blackboard, csv"):
        export.export(course, LAB, "excel")
