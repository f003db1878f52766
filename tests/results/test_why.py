"""`dlcourse why`: everything about one student's points for one question."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import small_course
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, add_question, change_lab, dlcourse, hand_in, make_course

from dlcourse.check.failure import Report
from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.results import class_run
from dlcourse.results.why import Why, explain, in_words, verdict


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of two, to be copied."""
    root = make_course(tmp_path_factory.mktemp("why") / "course")
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1  # \x1b[2J[bold]")
    grade(root)
    return root


@pytest.fixture
def root(graded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(graded, tmp_path / "course")


def grade(root: Path, **options: object) -> None:
    class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking, **options)


def why(root: Path, student: str, question: str) -> Why:
    return explain(load_course(root), LAB, student, question)


def test_the_answer_the_verdict_and_the_points(root: Path) -> None:
    found = why(root, "alan", "double")
    assert (found.points, found.max_points, found.status) == (0, 2, "failed")
    assert found.answer == "def double(x):\n    return x + 1  # [bold]"
    assert found.verdict.said == "double(3) gave 4, expected 6"
    assert [(each.points, each.alone) for each in found.history] == [(0, False)]
    told = in_words(found).plain
    assert f"{LAB}, alan, double: 0 of 2, failed" in told
    assert "# [bold]" in told
    assert why(root, "alan", "check-double") == why(root, "alan", f"{LAB}/double") == found


def test_earlier_gradings_and_a_persons_points_are_the_history(root: Path) -> None:
    with Gradebook(load_course(root).db_url) as book:
        book.find_grade("check-double", LAB, LAB, "alan").manual_score = 1.5
        book.find_comment("double", LAB, LAB, "alan").manual_comment = "Almost."
        book.db.commit()
    hand_in(root, "alan", "return 2 * x")
    assert "The file that was handed in changed" in why(root, "alan", "double").stale
    grade(root)

    found = why(root, "alan", "double")
    assert [each.points for each in found.history] == [0, 2]
    assert all(each.when is not None for each in found.history)
    assert found.by_person is not None
    assert (found.by_person.points, found.by_person.comment) == (1.5, "Almost.")
    assert (found.points, found.status) == (1.5, "partial")
    assert "comment: Almost." in in_words(found).plain


def test_a_written_answer_waits_for_a_person(root: Path) -> None:
    found = why(root, "ada", "why")
    assert (found.answer, found.status) == ("Because.", "manual")


def test_the_parts_of_a_verdict_come_out_as_they_went_in() -> None:
    report = Report(
        headline="predict(X) is wrong",
        input="X = [[1.0, 2.0],\n     [3.0, 4.0]]",
        expected="[1, -1]",
        actual="[1, 1]",
        hint="The score is a sum.",
    )
    found = verdict(str(report))
    assert found.input.split() == report.input.split()
    assert (found.expected, found.got, found.hint) == (report.expected, report.actual, report.hint)
    assert found.said == str(report)


@pytest.mark.parametrize("message", ["", "ZeroDivisionError: no", "This:\n   is input 3\n  hint"])
def test_words_of_another_courses_checks_are_kept_whole(message: str) -> None:
    assert verdict(message).said == message


@pytest.mark.parametrize(
    ("student", "question", "told"),
    [
        ("nobody", "double", "No student called nobody"),
        ("ada", "triple", f"{LAB} has no question 'triple'. Its questions: double, zero, why."),
        ("grace", "double", "grace has no points in doubling: Not graded yet."),
        ("ada", "more", f"was graded before {LAB} had the question more. Run `dlcourse grade"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    root: Path, student: str, question: str, told: str
) -> None:
    hand_in(root, "grace", "return 2 * x")
    if question == "more":
        change_lab(root, add_question)
    with pytest.raises(DlcourseError) as caught:
        why(root, student, question)
    assert told in str(caught.value)


@pytest.mark.slow
def test_a_lab_that_nobody_graded_says_what_to_run(tmp_path: Path) -> None:
    ran = dlcourse(make_course(tmp_path / "course"), "why", LAB, "ada", "double")
    assert ran.returncode == 1
    assert f"Run `dlcourse grade {LAB}` first." in ran.stderr


@pytest.mark.slow
def test_the_command_says_what_the_check_said_and_changes_nothing(tmp_path: Path) -> None:
    small_course.write(tmp_path)
    notebook = small_course.notebook()
    raw = small_course.to_bytes(small_course.students_version(notebook))
    small_course.write_notebook(tmp_path / "labs", small_course.LAB, raw)
    small_course.find(notebook, "double_all").source = "def double_all(values):\n    return values"
    small_course.hand_in(tmp_path, small_course.LAB, "ada", small_course.to_bytes(notebook))
    assert dlcourse(tmp_path, "grade", small_course.LAB).returncode == 0
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    asked = ("why", small_course.LAB, "ada", "double_all")
    told = dlcourse(tmp_path, *asked)
    assert told.returncode == 0, told.stderr
    assert "    return values" in told.stdout
    assert "0 of 3, failed: the whole file was graded" in told.stdout
    data = json.loads(dlcourse(tmp_path, *asked, "--json", "-").stdout)
    assert data["verdict"]["input"] == "values = [1, 2]"
    assert data["verdict"]["expected"].startswith("[2.")
    assert data["verdict"]["got"].startswith("[1")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == kept
