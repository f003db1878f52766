"""nbgrader's formgrader, in a real browser, on a class that the pool graded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from formgrader_server import formgrader, open_answer
from looking import grade_by_looking
from nbformat import NotebookNode
from playwright.sync_api import Page, expect
from small_class import LAB, change_lab, hand_in, make_course

from dlcourse.course import load_course
from dlcourse.results import class_run, class_state, feedback

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("formgrader")]

SCHEME = """\
### BEGIN SOLUTION
Because.
### BEGIN MARK SCHEME
- 1 point: names the <reason> & "its" cause.
- 1 point: proves it.
### END MARK SCHEME
### END SOLUTION"""
REMARKS = '- 1 point: names the <reason> & "its" cause.', "- 1 point: proves it."


def write_scheme(cells: list[NotebookNode]) -> None:
    next(cell for cell in cells if cell.id == "why").source = SCHEME


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_course(tmp_path_factory.mktemp("formgrader") / "course")
    change_lab(root, write_scheme)
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1")
    broken = hand_in(root, "emmy", "")
    (broken / f"{LAB}.ipynb").write_text("<html>Log in</html>")
    class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking)
    return root


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Jupyter server with formgrader on the course folder."""
    with formgrader(root, tmp_path_factory.mktemp("jupyter")) as address:
        yield address


def test_the_class_is_listed_and_a_score_given_by_hand_counts(
    root: Path, server: str, page: Page
) -> None:
    page.goto(f"{server}/formgrader/manage_submissions/{LAB}")
    for student, score in (("ada", "3 / 5"), ("alan", "1 / 5"), ("emmy", "0 / 5")):
        row = page.locator("tbody tr", has_text=student)
        expect(row).to_contain_text(score, timeout=120_000)
    expect(page.locator("tbody tr", has_text="ada")).to_contain_text("needs manual grading")

    open_answer(page, f"{server}/formgrader/gradebook/{LAB}/{LAB}", "3 / 5")
    score = page.locator("input.score").last
    expect(page.locator("body")).to_contain_text("return 2 * x")
    score.fill("1.5")
    with saved(page, "grade"):
        score.press("Tab")
    ada = next(
        row for row in class_state.read_class(load_course(root), LAB).rows if row.student == "ada"
    )
    assert ada.score == 4.5


def test_points_remarks_and_a_comment_reach_the_feedback_page(
    root: Path, server: str, page: Page
) -> None:
    open_answer(page, f"{server}/formgrader/gradebook/{LAB}/{LAB}", "1 / 5")
    remarks = page.locator("button.remark")
    assert [f"- {text}" for text in remarks.all_inner_texts()] == list(REMARKS)
    for button in (remarks.first, remarks.last, remarks.first):  # the third takes the first away
        with saved(page, "comment"):
            button.click()
    comment = page.locator("textarea.comment").last
    with saved(page, "comment"):
        comment.fill(f"{comment.input_value()}\nSee <b>chapter 2</b>.")
        comment.press("Tab")
    score = page.locator("input.score").last
    score.fill("2")
    with saved(page, "grade"):
        score.press("Tab")

    course = load_course(root)
    feedback.write(course, LAB)
    page.goto(feedback.page_path(course, "alan", LAB).as_uri())
    expect(page.locator(".note", has_text="Comment:")).to_have_text(
        f"Comment: {REMARKS[1]}\nSee <b>chapter 2</b>."
    )
    expect(page.locator(".score")).to_have_text("3 of 5 points")


@contextmanager
def saved(page: Page, kind: str) -> Iterator[None]:
    """Wait until what was entered is in the gradebook."""
    with page.expect_response(lambda answer: f"/api/{kind}/" in answer.url):
        yield


def test_even_an_unreadable_file_can_be_opened(server: str, page: Page) -> None:
    open_answer(page, f"{server}/formgrader/gradebook/{LAB}/{LAB}", "0 / 5")
    expect(page.locator("body")).to_contain_text("raise NotImplementedError")
