"""The class in numbers."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from looking import grade_by_looking
from nbformat import NotebookNode
from rich.console import Console
from small_class import LAB, change_lab, hand_in, make_course
from small_course import check_cell

from dlcourse.course import load_course
from dlcourse.grading.score import unread
from dlcourse.models import QuestionResult, QuestionStatus, Result, Status
from dlcourse.results import class_run, figures, graded_cells, pages, report, table
from dlcourse.results.class_state import ClassResults


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


def test_facility_and_discrimination() -> None:
    # q0 is right for those who have the rest right, q1 for the others, q2 for everyone.
    rows = [[2, 0, 2, 2], [2, 0, 2, 2], [2, 1, 2, 2], [0, 2, 2, 0], [0, 2, 2, 0], [0, 2, 2, 2]]
    items = figures.items([result(f"s{i}", list(map(float, row))) for i, row in enumerate(rows)])
    assert [item.facility for item in items] == [0.5, 7 / 12, 1.0, pytest.approx(4 / 6)]
    assert items[1].discrimination is not None
    assert items[1].discrimination < 0
    assert items[2].discrimination is None
    points = np.array(rows, dtype=float)
    expected = np.corrcoef(points[:, 3], points.sum(axis=1) - points[:, 3])[0, 1]
    assert items[3].discrimination == pytest.approx(expected)


@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 2.0]), min_size=3, max_size=3), max_size=12))
def test_numbers_stay_in_their_range(rows: list[list[float]]) -> None:
    for item in figures.items([result(f"s{i}", row) for i, row in enumerate(rows)]):
        assert item.facility is not None
        assert 0 <= item.facility <= 1
        assert item.discrimination is None or -1.0001 <= item.discrimination <= 1.0001


def test_messages_that_differ_in_numbers_count_together() -> None:
    rows = [
        result("a", [0.0], "f(3) gave 4, expected 6"),
        result("b", [0.0], "f(5) gave 6, expected 10"),
        result("c", [0.0], "f returned None"),
        result("d", [2.0]),
    ]
    first, second = figures.misconceptions(rows)
    assert (first.count, first.hint) == (2, "f(3) gave 4, expected 6")
    assert (second.count, second.hint) == (1, "f returned None")


def test_the_same_mistake_on_different_inputs_counts_together() -> None:
    def told(x: str, hint: str) -> str:
        lines = (f"  input       x = {x}", f"  hint        {hint}", "              the other way.")
        return "\n".join(("✗ f gives a wrong answer.", *lines))

    rows = [
        result("a", [0.0], told("[1., 2.]", "The sign is flipped: go")),
        result("b", [0.0], told("[[3.]]", "The sign is flipped: go")),
        result("c", [0.0], told("[1., 2.]", "Off by one: go")),
    ]
    first, second = figures.misconceptions(rows)
    assert first.count == 2
    assert first.hint == "The sign is flipped: go the other way."
    assert first.example == "f gives a wrong answer.\n  input       x = [1., 2.]"
    assert second.count == 1


def test_only_mistakes_count_as_misconceptions() -> None:
    def answered(student: str, status: QuestionStatus, message: str) -> Result:
        question = QuestionResult(
            id="check-q", points=0, max_points=2, status=status, message=message
        )
        return result(student, [0.0]).model_copy(update={"questions": (question,)})

    rows = [
        answered("a", QuestionStatus.UNANSWERED, "This question was not answered."),
        answered("b", QuestionStatus.MANUAL, "A person has to read this answer."),
        answered("c", QuestionStatus.TIMEOUT, "It ran longer than the time limit."),
    ]
    (only,) = figures.misconceptions(rows)
    assert (only.hint, only.count) == ("It ran longer than the time limit.", 1)
    (item,) = figures.items([rows[0], rows[2]])
    assert item.unanswered == 1


def test_rare_misconceptions_are_counted_together() -> None:
    kinds = ["sign", "shape", "order", "scale", "type", "range", "name"]
    rows = [result(kind, [0.0], f"wrong {kind}") for kind in [*kinds, "sign"]]
    found = figures.misconceptions(rows)
    assert [(each.hint, each.count) for each in found[:1]] == [("wrong sign", 2)]
    assert len(found) == figures.MOST_MISCONCEPTIONS + 1
    assert (found[-1].hint, found[-1].count) == ("Other mistakes.", 2)


def test_a_question_that_waits_for_its_reader_has_no_facility_yet() -> None:
    waiting = QuestionResult(
        id="why", points=0, max_points=2, status=QuestionStatus.MANUAL, message=""
    )
    rows = [result("a", [2.0]), result("b", [0.0])]
    rows = [each.model_copy(update={"questions": (*each.questions, waiting)}) for each in rows]
    right, read = figures.items(rows)
    assert (right.facility, read.facility) == (0.5, None)


def test_table_shows_every_row_and_obeys_no_markup() -> None:
    rows = [
        result("[red]ada", [2.0]),
        result("alan", [0.0], status=Status.TIMEOUT, warnings=["[b]"]),
    ]
    text = io.StringIO()
    Console(file=text, width=100).print(table.for_terminal(rows))
    assert "[red]ada" in text.getvalue()
    assert "timeout" in text.getvalue()
    assert "[b]" in text.getvalue()


def test_points_that_wait_for_a_person_are_told() -> None:
    waiting = QuestionResult(
        id="why", points=0, max_points=2, status=QuestionStatus.MANUAL, message="Waits."
    )
    row = result("ada", [2.0]).model_copy(update={"questions": (waiting,), "max_score": 4.0})
    text = io.StringIO()
    Console(file=text, width=100).print(table.for_terminal([row]))
    assert "2 of 4, 2 to read" in text.getvalue()


def test_warnings_of_one_kind_take_one_line() -> None:
    edited = tuple(f"check cell '{name}' was edited: the released one was used" for name in "abc")
    console = Console(file=io.StringIO(), width=200)
    console.print(table.for_terminal([result("s1", [2.0], warnings=(*edited, "something else"))]))
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
    class_run.grade_class(course, LAB, jobs=2, grade=grade_by_looking)
    page = report.write(course, LAB).read_text()
    assert "3 students" in page
    assert "The mean is 2 and the median 2 of 5 points among the 2" in page
    assert "A person has to read answers of 2 students. They count 0 points so far.</p>" in page
    assert 'aria-label="Histogram of scores. 1–1.5 points: 1, 3–3.5 points: 1"' in page
    assert "double(3) gave 4, expected 6" in page
    assert "25 h" in page
    assert "&lt;b&gt;grace" in page


def odd_checks(cells: list[NotebookNode]) -> None:
    """A check that asks for the answers' process, and one that is wrong."""
    cells.append(check_cell("asks", "assert double(1) == 2", dlcourse={"in_process": True}))
    cells.append(check_cell("wrong", "assert double(2) == '<b>'"))


@pytest.mark.slow
def test_page_says_how_the_checks_were_judged(tmp_path: Path) -> None:
    root = make_course(tmp_path / "course")
    change_lab(root, odd_checks)
    hand_in(root, "ada", "return 2 * x")
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    page = report.write(course, LAB).read_text()
    assert "2 of 4 can be judged apart from the answers" in page
    assert "<li>The check check-asks is judged in the process of the answers" in page
    assert "its metadata asks for that" in page
    assert "<li>The check check-wrong does not give its points to the instructor" in page
    assert "double(2) == &#39;&lt;b&gt;&#39;" in page
    assert "The check check-double " not in page
    (kept,) = root.rglob("*.calibration.json")
    kept.unlink()
    assert "How the checks were judged" not in report.write(course, LAB).read_text()
    assert not kept.exists()


def test_files_that_could_not_be_read_are_counted_but_are_no_misconceptions(tmp_path: Path) -> None:
    course = load_course(make_course(tmp_path / "course"))
    lab = course.read_lab(LAB)
    lost = unread([(cell.id, cell.points) for cell in graded_cells.of_lab(lab)])
    right = tuple(
        question.model_copy(
            update={"points": question.max_points, "status": QuestionStatus.PASSED, "message": ""}
        )
        for question in lost
    )
    rows = (
        result("ada", [5.0]).model_copy(update={"questions": right, "max_score": 5.0}),
        result("emmy", [0.0], status=Status.UNREADABLE).model_copy(update={"questions": lost}),
        result("grace", [], status=Status.MISSING),
    )
    found = ClassResults(lab=lab, max_score=5.0, rows=rows, people={})
    page = report.page(course, found)
    assert "3 students: 1 graded, 1 unreadable, 1 missing." in page
    assert "These numbers are about 1 student whose file could be read.</p>" in page
    assert "100 %" in page
    assert "None so far." in page
    assert lost[0].message not in page


def test_commands_in_a_page_are_code_and_the_rest_is_escaped() -> None:
    assert pages.commands("Run `dlcourse grade <b>`.") == (
        "Run <code>dlcourse grade &lt;b&gt;</code>."
    )
