"""The class in numbers."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from course_folder import LAB, hand_in, make_course
from hypothesis import given
from hypothesis import strategies as st
from looking import grade_by_looking
from rich.console import Console

from dlcourse.course import load_course
from dlcourse.grading import pool, report
from dlcourse.grading.models import QuestionResult, QuestionStatus, Result, Status


def result(student: str, points: list[float], message: str = "", **fields: object) -> Result:
    questions = tuple(
        QuestionResult(
            id=f"check-q{i}",
            points=got,
            max_points=2,
            status=QuestionStatus.PASSED if got == 2 else QuestionStatus.FAILED,
            message="" if got == 2 else message,
        )
        for i, got in enumerate(points)
    )
    score = sum(points)
    return Result.model_validate(
        {
            "student": student,
            "lab": LAB,
            "status": Status.GRADED,
            "score": score,
            "max_score": 2 * len(points),
            "questions": questions,
            **fields,
        }
    )


def test_difficulty_and_discrimination() -> None:
    # q0 is right for those who have the rest right, q1 for the others, q2 for everyone.
    rows = [[2, 0, 2, 2], [2, 0, 2, 2], [2, 1, 2, 2], [0, 2, 2, 0], [0, 2, 2, 0], [0, 2, 2, 2]]
    items = report.items([result(f"s{i}", list(map(float, row))) for i, row in enumerate(rows)])
    assert [item.difficulty for item in items] == [0.5, 7 / 12, 1.0, pytest.approx(4 / 6)]
    assert items[1].discrimination is not None
    assert items[1].discrimination < 0
    assert items[2].discrimination is None
    table = np.array(rows, dtype=float)
    expected = np.corrcoef(table[:, 3], table.sum(axis=1) - table[:, 3])[0, 1]
    assert items[3].discrimination == pytest.approx(expected)


@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 2.0]), min_size=3, max_size=3), max_size=12))
def test_numbers_stay_in_their_range(rows: list[list[float]]) -> None:
    for item in report.items([result(f"s{i}", row) for i, row in enumerate(rows)]):
        assert item.difficulty is not None
        assert 0 <= item.difficulty <= 1
        assert item.discrimination is None or -1.0001 <= item.discrimination <= 1.0001


def test_failures_that_differ_in_numbers_count_together() -> None:
    rows = [
        result("a", [0.0], "f(3) gave 4, expected 6"),
        result("b", [0.0], "f(5) gave 6, expected 10"),
        result("c", [0.0], "f returned None"),
        result("d", [2.0]),
    ]
    first, second = report.failures(rows)
    assert (first.count, first.message) == (2, "f(3) gave 4, expected 6")
    assert (second.count, second.message) == (1, "f returned None")


def test_the_same_mistake_on_different_inputs_counts_together() -> None:
    def told(x: str, hint: str) -> str:
        lines = (f"  input       x = {x}", f"  hint        {hint}", "              the other way.")
        return "\n".join(("✗ f gives a wrong answer.", *lines))

    rows = [
        result("a", [0.0], told("[1., 2.]", "The sign is flipped: go")),
        result("b", [0.0], told("[[3.]]", "The sign is flipped: go")),
        result("c", [0.0], told("[1., 2.]", "Off by one: go")),
    ]
    first, second = report.failures(rows)
    assert first.count == 2
    assert first.message == "✗ f gives a wrong answer.\nThe sign is flipped: go the other way."
    assert second.count == 1


def test_a_question_that_waits_for_its_reader_has_no_difficulty_yet() -> None:
    waiting = QuestionResult(
        id="why", points=0, max_points=2, status=QuestionStatus.MANUAL, message=""
    )
    rows = [result("a", [2.0]), result("b", [0.0])]
    rows = [each.model_copy(update={"questions": (*each.questions, waiting)}) for each in rows]
    right, read = report.items(rows)
    assert (right.difficulty, read.difficulty) == (0.5, None)


def test_table_shows_every_row_and_obeys_no_markup() -> None:
    rows = [
        result("[red]ada", [2.0]),
        result("alan", [0.0], status=Status.TIMEOUT, warnings=["[b]"]),
    ]
    text = io.StringIO()
    Console(file=text, width=100).print(report.table(rows))
    assert "[red]ada" in text.getvalue()
    assert "timeout" in text.getvalue()
    assert "[b]" in text.getvalue()


def test_points_that_wait_for_a_person_are_told() -> None:
    waiting = QuestionResult(
        id="why", points=0, max_points=2, status=QuestionStatus.MANUAL, message="Waits."
    )
    row = result("ada", [2.0]).model_copy(update={"questions": (waiting,), "max_score": 4.0})
    text = io.StringIO()
    Console(file=text, width=100).print(report.table([row]))
    assert "2 of 4, 2 to read" in text.getvalue()


def test_warnings_of_one_kind_take_one_line() -> None:
    edited = tuple(f"test cell '{name}' was edited: the released one was used" for name in "abc")
    console = Console(file=io.StringIO(), width=200)
    console.print(report.table([result("s1", [2.0], warnings=(*edited, "something else"))]))
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert text.count("was edited") == 1
    assert "and 2 more like this" in text
    assert "something else" in text


def test_page(tmp_path: Path) -> None:
    root = make_course(tmp_path / "course")
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1", "2027-02-01 13:00:00 UTC")
    (root / "grading/submitted/<b>grace").mkdir()
    course = load_course(root)
    pool.grade_class(course, LAB, jobs=2, grade=grade_by_looking)
    page = report.write(course, LAB).read_text()
    assert "3 students" in page
    assert "Mean 2, median 2 of 5 points among the 2" in page
    assert "Written answers of 2 of them wait to be read" in page
    assert 'aria-label="Histogram of scores. 1–1.5 points: 1, 3–3.5 points: 1"' in page
    assert "double(3) gave 4, expected 6" in page
    assert "25 h" in page
    assert "&lt;b&gt;grace" in page
