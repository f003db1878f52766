"""From what ran to points, statuses and words."""

from __future__ import annotations

import pytest
from corpus_files import TRUSTED, answered, released_notebook
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from small_course import find, to_bytes

from dlcourse.grading.rebuild import rebuild
from dlcourse.grading.score import questions_of, status_of, worst
from dlcourse.models import (
    CellOutcome,
    Executed,
    QuestionResult,
    Rebuilt,
    Status,
)


def rebuilt(notebook: NotebookNode) -> Rebuilt:
    return rebuild(to_bytes(notebook), TRUSTED)


def ran(**changes: CellOutcome) -> Executed:
    """Everything went well, but for the changes; `_` stands for `-` in a cell's id."""
    good = {
        **{name: CellOutcome(id=name, status="ok") for name in ("square", "mean", "weights")},
        "check-square": CellOutcome(id="check-square", status="ok", score=2.0),
        "check-mean": CellOutcome(id="check-mean", status="ok", score=3.0),
        "check-weights": CellOutcome(id="check-weights", status="ok", score=2.0),
    }
    changed = {name.replace("_", "-"): outcome for name, outcome in changes.items()}
    return Executed(outcomes={**good, **changed})


def outcome(status: str, **more: object) -> CellOutcome:
    return CellOutcome(id="x", status=status, **more)  # type: ignore[arg-type]


def failed(name: str = "CheckFailed", **more: object) -> CellOutcome:
    output = {"output_type": "error", "ename": name, "evalue": "", "traceback": []}
    return outcome("error", outputs=(output,), **more)


def graded(
    notebook: Rebuilt, executed: Executed
) -> tuple[Status, tuple[QuestionResult, ...], float]:
    """The status, the rows and the points so far."""
    questions = questions_of(notebook, executed)
    return status_of(notebook, executed)[0], questions, sum(each.points for each in questions)


def row(questions: tuple[QuestionResult, ...], name: str) -> QuestionResult:
    return next(question for question in questions if question.id == name)


def test_all_right() -> None:
    status, questions, points = graded(rebuilt(answered()), ran())
    assert status is Status.GRADED
    assert points == 7
    assert [(q.id, q.points, q.max_points, q.status.value) for q in questions] == [
        ("check-square", 2, 2, "passed"),
        ("check-mean", 3, 3, "passed"),
        ("check-weights", 2, 2, "passed"),
        ("why", 0, 2, "manual"),
        ("draw", 0, 1, "manual"),
    ]
    assert {q.matched_by for q in questions[:4]} == {"grade_id"}


def test_nothing_answered_is_graded_with_no_points() -> None:
    executed = ran(
        weights=failed("NotImplementedError"),
        check_square=failed("NotImplementedError", message="secret"),
        check_mean=failed("NotImplementedError"),
        check_weights=failed("NameError"),
    )
    status, questions, points = graded(rebuilt(released_notebook()), executed)
    assert (status, points) == (Status.GRADED, 0)
    assert [q.status.value for q in questions] == ["unanswered"] * 4 + ["manual"]
    assert questions[0].message == "This question was not answered."


def test_points_of_a_check_that_passes_without_an_answer_do_not_count() -> None:
    _, questions, points = graded(rebuilt(released_notebook()), ran())
    assert points == 0
    assert row(questions, "check-square").status == "unanswered"


def test_an_answer_in_a_cell_of_its_own_counts() -> None:
    notebook = released_notebook()
    own = "\n".join(find(answered(), name).source for name in ("square", "mean", "weights"))
    notebook.cells.append(new_code_cell(own, id="own"))
    _, questions, points = graded(rebuilt(notebook), ran())
    assert points == 7
    assert row(questions, "check-square").status == "passed"


@pytest.mark.parametrize(
    ("check", "status", "points", "message"),
    [
        (outcome("ok", score=1.5), "partial", 1.5, ""),
        (outcome("ok", score=0.0), "failed", 0, "The check failed."),
        (outcome("ok", score=0.0, message="'0' is no score"), "failed", 0, "'0' is no score"),
        (failed(message="mean([1]) gave 2"), "failed", 0, "mean([1]) gave 2"),
        (failed("AssertionError"), "failed", 0, "The check failed."),
        (failed("NotAllowed", message="write it yourself"), "failed", 0, "write it yourself"),
        (failed("ZeroDivisionError", message="division by zero"), "error", 0, "division by zero"),
        (outcome("timeout", message="Too long."), "timeout", 0, "Too long."),
        (outcome("out_of_memory", message="Too large."), "error", 0, "Too large."),
        (outcome("crashed", message="It ended."), "error", 0, "It ended."),
        (outcome("grader_failed", message="KeyError: 3"), "grader_failed", 0, "KeyError: 3"),
    ],
)
def test_what_a_check_gives(check: CellOutcome, status: str, points: float, message: str) -> None:
    _, questions, total = graded(rebuilt(answered()), ran(check_mean=check))
    question = row(questions, "check-mean")
    assert (question.status.value, question.points) == (status, points)
    assert message in question.message
    assert total == 4 + points


def test_an_answer_that_did_not_run_is_the_reason_why_its_check_failed() -> None:
    executed = ran(
        mean=failed("SyntaxError", message="SyntaxError: line 1"), check_mean=failed("NameError")
    )
    status, questions, _ = graded(rebuilt(answered()), executed)
    assert status is Status.PARTIAL
    assert row(questions, "check-mean").status == "error"
    assert row(questions, "check-mean").message == "The cell mean: SyntaxError: line 1"


@pytest.mark.parametrize(
    ("executed", "status", "words"),
    [
        (ran(check_mean=failed()), Status.GRADED, ""),
        (
            ran(mean=failed("NameError")),
            Status.PARTIAL,
            "These cells did not run to their end: mean.",
        ),
        (
            ran(mean=outcome("timeout"), square=failed()),
            Status.TIMEOUT,
            "Cells that ran longer than the time limit: mean.",
        ),
        (
            ran(check_mean=outcome("timeout")),
            Status.TIMEOUT,
            "Cells that ran longer than the time limit: check-mean.",
        ),
        (
            ran(mean=outcome("out_of_memory")),
            Status.OUT_OF_MEMORY,
            "Cells that used more memory than the limit: mean.",
        ),
        (
            ran(check_mean=outcome("crashed")),
            Status.CRASHED,
            "Cells that ended the Python process: check-mean.",
        ),
        (
            ran(mean=outcome("crashed"), square=outcome("timeout")),
            Status.TIMEOUT,
            "Cells that ran longer than the time limit: square.",
        ),
        (
            ran(mean=outcome("crashed")).model_copy(update={"tampered": ("It did.",)}),
            Status.TAMPERED,
            "It did.",
        ),
        (
            ran(mean=failed(), check_mean=outcome("grader_failed", message="KeyError: 3")),
            Status.GRADER_FAILED,
            "The grader failed in these cells: check-mean. The next run grades them again.",
        ),
    ],
)
def test_the_status_of_a_notebook_and_its_reason(
    executed: Executed, status: Status, words: str
) -> None:
    whole = rebuilt(answered())
    assert status_of(whole, executed) == (status, words)


def test_a_student_cell_of_their_own_that_fails_makes_it_partial() -> None:
    notebook = answered()
    twin = NotebookNode({**find(notebook, "mean"), "source": "1 / 0", "metadata": {}, "id": "own"})
    notebook.cells.append(twin)
    executed = Executed(outcomes={**ran().outcomes, "student-1": failed("ZeroDivisionError")})
    status, _, points = graded(rebuilt(notebook), executed)
    assert (status, points) == (Status.PARTIAL, 7)


def test_a_question_reports_the_least_certain_match_of_its_answers() -> None:
    notebook = answered()
    del find(notebook, "mean").metadata["nbgrader"]
    whole = rebuilt(notebook)
    merged = tuple(cell for cell in whole.cells if cell.id != "check-square")
    _, questions, _ = graded(whole.model_copy(update={"cells": merged}), ran())
    assert row(questions, "check-mean").matched_by == "cell id"
    assert row(questions, "check-weights").matched_by == "grade_id"


def test_two_checks_in_a_row_are_about_the_same_answer() -> None:
    whole = rebuilt(released_notebook())
    by_id = {cell.id: cell for cell in whole.cells}
    order = ["mean", "check-mean", "check-weights"]
    executed = ran(check_mean=failed("NameError"), check_weights=failed("NameError"))
    cells = tuple(by_id[name] for name in order)
    _, questions, _ = graded(whole.model_copy(update={"cells": cells}), executed)
    assert [(q.id, q.status.value, q.matched_by) for q in questions] == [
        ("check-mean", "unanswered", "grade_id"),
        ("check-weights", "unanswered", "grade_id"),
    ]


def test_the_worst_status_names_the_submission() -> None:
    assert worst([Status.GRADED, Status.PARTIAL]) is Status.PARTIAL
    assert worst([Status.TIMEOUT, Status.TAMPERED, Status.CRASHED]) is Status.TAMPERED
