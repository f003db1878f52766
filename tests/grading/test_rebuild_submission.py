"""Every submission gets its row, whatever was handed in."""

from __future__ import annotations

import pytest
from corpus_files import BROKEN, ODD, TRUSTED, Broken, answered, released_notebook, source_notebook
from nbformat.v4 import new_code_cell
from small_course import find, to_bytes

from dlcourse.grading import grade
from dlcourse.models import GradedSubmission, Lab, Limits, Submission

LAB = Lab(name="lab", notebooks=(TRUSTED,))


def graded(files: dict[str, bytes]) -> GradedSubmission:
    return grade(Submission(student="ada", files=files), LAB)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_file_has_a_row_with_every_question_and_the_reason(broken: Broken) -> None:
    result = graded({"shapes.ipynb": broken.raw}).result
    assert result.status == "unreadable"
    assert broken.reason in result.message
    assert [(q.id, q.points, q.max_points) for q in result.questions] == [
        ("check-square", 0, 2),
        ("check-mean", 0, 3),
        ("check-weights", 0, 2),
        ("why", 0, 2),
        ("draw", 0, 1),
    ]
    assert (result.score, result.max_score) == (0, 10)


def test_nothing_handed_in() -> None:
    assert graded({}).result.status == "missing"


def test_no_notebook_among_the_files() -> None:
    result = graded({"report.pdf": b"%PDF", "a.txt": b""}).result
    assert result.status == "unreadable"
    assert result.message == "No notebook shapes.ipynb was handed in (only a.txt, report.pdf)."


def points(files: dict[str, bytes]) -> dict[str, float]:
    return {q.id: q.points for q in graded(files).result.questions if q.points}


ALL = {"check-square": 2, "check-mean": 3, "check-weights": 2}


def test_full_marks_for_the_instructor_and_for_right_answers() -> None:
    for notebook in (source_notebook(), answered()):
        result = graded({"shapes.ipynb": to_bytes(notebook)}).result
        assert (result.status, result.score, result.message) == ("graded", 7, "")
    assert {q.id: q.status.value for q in result.questions} == {
        **dict.fromkeys(ALL, "passed"),
        "why": "manual",
        "draw": "manual",
    }


def test_no_marks_for_what_was_given() -> None:
    result = graded({"shapes.ipynb": to_bytes(released_notebook())}).result
    assert (result.status, result.score) == ("graded", 0)
    assert [q.status.value for q in result.questions] == ["unanswered"] * 4 + ["manual"]


@pytest.mark.slow
def test_odd_files_earn_what_their_answers_are_worth() -> None:
    for odd in ODD:
        made = odd.make()
        raw = made if isinstance(made, bytes) else to_bytes(made)
        wrong = {f"check-{name}" for name in ("square", "mean") if name in odd.answers} - {
            "check-mean" if odd.name == "Latin-1" else ""
        }
        expected = {name: worth for name, worth in ALL.items() if name not in wrong}
        result = graded({"Copy of shapes.ipynb": raw}).result
        assert {q.id: q.points for q in result.questions if q.points} == expected, odd.name
        assert "the file is called 'Copy of shapes.ipynb'" in result.warnings


def test_wrong_answers_lose_and_say_why_without_the_hidden_test() -> None:
    notebook = answered()
    find(notebook, "square").source = "def square(x):\n    return x + 2"
    find(notebook, "mean").source = "def mean(values):\n    return total / len(values)"
    find(notebook, "weights").source = "weights = [0.5, 0.5\nbias = 1"
    found = graded({"shapes.ipynb": to_bytes(notebook)})
    result = found.result
    assert (result.status, result.score) == ("partial", 0)
    statuses = {q.id: q.status.value for q in result.questions[:3]}
    assert statuses == {
        "check-square": "failed",
        "check-mean": "error",
        "check-weights": "error",
    }
    messages = {q.id: q.message for q in result.questions}
    assert "total" in messages["check-mean"]
    assert "weights" in messages["check-weights"]
    assert "-3" not in messages["check-square"]
    assert set(found.notebooks) == {"shapes.ipynb"}


@pytest.mark.slow
def test_an_endless_loop_costs_its_own_question_only() -> None:
    notebook = answered()
    find(notebook, "mean").source = "def mean(values):\n    while True: pass"
    limits = Limits(cell_seconds=2)
    result = grade(
        Submission(student="ada", files={"shapes.ipynb": to_bytes(notebook)}), LAB, limits
    ).result
    assert (result.status, result.score) == ("timeout", 4)
    assert {q.id: q.status.value for q in result.questions[:3]} == {
        "check-square": "passed",
        "check-mean": "timeout",
        "check-weights": "passed",
    }


def test_the_best_of_several_files_is_graded_and_the_others_are_named() -> None:
    right = to_bytes(answered())
    assert points({"shapes.ipynb": b"", "shapes (1).ipynb": right}) == ALL
    files = {"Copy of shapes.ipynb": to_bytes(released_notebook()), "shapes-1.ipynb": right}
    result = graded(files).result
    assert result.score == 7
    assert "'Copy of shapes.ipynb' was not graded: 'shapes-1.ipynb' was" in result.warnings


def test_another_labs_notebook_gives_way_to_the_right_one_and_is_named() -> None:
    other = answered()
    for cell in other.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["grade_id"] = f"other-{cell.metadata.nbgrader['grade_id']}"
    files = {"shapes.ipynb": to_bytes(other)}
    warning = "'shapes.ipynb' has no graded cell of shapes"
    assert warning in graded(files).result.warnings
    result = graded(files | {"copy.ipynb": to_bytes(answered())}).result
    assert result.score == 7
    assert warning not in result.warnings


def test_a_lab_of_two_notebooks_with_one_broken_is_partly_graded() -> None:
    lab = Lab(name="lab", notebooks=(TRUSTED, TRUSTED.model_copy(update={"name": "more"})))
    files = {"shapes.ipynb": to_bytes(answered()), "more.ipynb": b"<html>"}
    result = grade(Submission(student="ada", files=files), lab).result
    assert (result.status, result.score, result.max_score) == ("partial", 7, 20)
    assert len(result.questions) == 10
    assert result.message.startswith("more.ipynb cannot be graded: it is a web page")


def test_files_of_the_lab_are_there() -> None:
    notebook = answered()
    notebook.cells.insert(0, new_code_cell("assert open('data.csv').read() == '1,2'"))
    lab = LAB.model_copy(update={"files": {"data.csv": b"1,2"}})
    submission = Submission(student="ada", files={"shapes.ipynb": to_bytes(notebook)})
    assert grade(submission, lab).result.status == "graded"
    assert grade(submission, LAB).result.status == "partial"
