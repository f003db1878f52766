"""From what ran to points, statuses and words."""

from __future__ import annotations

import math

import pytest
from corpus_files import TRUSTED, answered, find, released_notebook, to_bytes
from nbformat import NotebookNode

from dlcourse.grading.models import (
    CellOutcome,
    Executed,
    QuestionResult,
    Rebuilt,
    Status,
)
from dlcourse.grading.rebuild import rebuild
from dlcourse.grading.score import reason, score, worst


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


def row(questions: tuple[QuestionResult, ...], name: str) -> QuestionResult:
    return next(question for question in questions if question.id == name)


def test_all_right() -> None:
    status, questions, points = score(rebuilt(answered()), ran())
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
    status, questions, points = score(rebuilt(released_notebook()), executed)
    assert (status, points) == (Status.GRADED, 0)
    assert [q.status.value for q in questions] == ["unanswered"] * 4 + ["manual"]
    assert questions[0].message == "Nothing was handed in here."


def test_an_answer_in_a_cell_of_its_own_counts() -> None:
    _, questions, points = score(rebuilt(released_notebook()), ran())
    assert points == 7
    assert row(questions, "check-square").status == "passed"


@pytest.mark.parametrize(
    ("check", "status", "points", "message"),
    [
        (outcome("ok", score=1.5), "partial", 1.5, ""),
        (outcome("ok", score=0.0), "failed", 0, "The test failed."),
        (outcome("ok", score=math.nan), "failed", 0, "not a number from 0 to 3"),
        (outcome("ok", score=math.inf), "failed", 0, "not a number from 0 to 3"),
        (outcome("ok", score=-3.0), "failed", 0, "not a number from 0 to 3"),
        (outcome("ok", score=3.1), "failed", 0, "not a number from 0 to 3"),
        (outcome("ok", message="'0' is no score"), "failed", 0, "'0' is no score"),
        (outcome("ok"), "failed", 0, "gave no points"),
        (failed(message="mean([1]) gave 2"), "failed", 0, "mean([1]) gave 2"),
        (failed("AssertionError"), "failed", 0, "The test failed."),
        (failed("ZeroDivisionError", message="division by zero"), "error", 0, "division by zero"),
        (outcome("timeout"), "timeout", 0, "ran longer"),
        (outcome("out_of_memory"), "error", 0, "memory"),
        (outcome("crashed"), "error", 0, "ended the Python process"),
        (outcome("skipped"), "error", 0, "did not run"),
    ],
)
def test_what_a_test_gives(check: CellOutcome, status: str, points: float, message: str) -> None:
    _, questions, total = score(rebuilt(answered()), ran(check_mean=check))
    question = row(questions, "check-mean")
    assert (question.status.value, question.points) == (status, points)
    assert message in question.message
    assert total == 4 + points


def test_a_test_that_never_ran_gives_nothing() -> None:
    executed = ran()
    del executed.outcomes["check-mean"]
    _, questions, total = score(rebuilt(answered()), executed)
    assert total == 4
    assert "did not run" in row(questions, "check-mean").message


def test_an_answer_that_did_not_run_is_the_reason_why_its_test_failed() -> None:
    executed = ran(
        mean=failed("SyntaxError", message="SyntaxError: line 1"), check_mean=failed("NameError")
    )
    status, questions, _ = score(rebuilt(answered()), executed)
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
            "It ran longer than it may: mean.",
        ),
        (
            ran(check_mean=outcome("timeout")),
            Status.TIMEOUT,
            "It ran longer than it may: check-mean.",
        ),
        (
            ran(mean=outcome("out_of_memory")),
            Status.OUT_OF_MEMORY,
            "It used more memory than it may: mean.",
        ),
        (
            ran(check_mean=outcome("crashed")),
            Status.CRASHED,
            "It ended the Python process: check-mean.",
        ),
        (
            ran(mean=outcome("crashed"), square=outcome("timeout")),
            Status.TIMEOUT,
            "It ran longer than it may: square.",
        ),
        (
            ran(mean=outcome("crashed")).model_copy(update={"tampered": ("It did.",)}),
            Status.TAMPERED,
            "It did.",
        ),
    ],
)
def test_the_status_of_a_notebook_and_its_reason(
    executed: Executed, status: Status, words: str
) -> None:
    graded = rebuilt(answered())
    assert score(graded, executed)[0] is status
    assert reason(graded, executed, status) == words


def test_a_student_cell_of_their_own_that_fails_makes_it_partial() -> None:
    notebook = answered()
    twin = NotebookNode({**find(notebook, "mean"), "source": "1 / 0", "metadata": {}, "id": "own"})
    notebook.cells.append(twin)
    executed = Executed(outcomes={**ran().outcomes, "student-1": failed("ZeroDivisionError")})
    status, _, points = score(rebuilt(notebook), executed)
    assert (status, points) == (Status.PARTIAL, 7)


def test_a_question_reports_the_least_certain_match_of_its_answers() -> None:
    notebook = answered()
    del find(notebook, "mean").metadata["nbgrader"]
    graded = rebuilt(notebook)
    merged = tuple(cell for cell in graded.cells if cell.id != "check-square")
    _, questions, _ = score(graded.model_copy(update={"cells": merged}), ran())
    assert row(questions, "check-mean").matched_by == "cell id"
    assert row(questions, "check-weights").matched_by == "grade_id"


def test_two_tests_in_a_row_are_about_the_same_answer() -> None:
    graded = rebuilt(released_notebook())
    by_id = {cell.id: cell for cell in graded.cells}
    order = ["mean", "check-mean", "check-weights"]
    executed = ran(check_mean=failed("NameError"), check_weights=failed("NameError"))
    cells = tuple(by_id[name] for name in order)
    _, questions, _ = score(graded.model_copy(update={"cells": cells}), executed)
    assert [(q.id, q.status.value, q.matched_by) for q in questions] == [
        ("check-mean", "unanswered", "grade_id"),
        ("check-weights", "unanswered", "grade_id"),
    ]


def test_the_worst_status_names_the_submission() -> None:
    assert worst([Status.GRADED, Status.PARTIAL]) is Status.PARTIAL
    assert worst([Status.TIMEOUT, Status.TAMPERED, Status.CRASHED]) is Status.TAMPERED
