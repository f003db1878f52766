"""Nothing that is hidden from students comes back to them as feedback, whatever marks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from small_course import answer_cell, check_cell, notebook_of, to_bytes

from dlcourse.course import Course, LabSettings, load_course
from dlcourse.grading import grade
from dlcourse.models import (
    GradedSubmission,
    Lab,
    QuestionResult,
    QuestionStatus,
    Submission,
    TrustedNotebook,
)
from dlcourse.notebook.delimiters import Delimiters
from dlcourse.results import feedback

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers

OWN_WORDS = Delimiters(hidden_tests=("VVV SECRET TESTS", "^^^ SECRET TESTS"))
RIGHT, WRONG = "def double(x):\n    return 2 * x", "def double(x):\n    return x + 1"
VISIBLE = "assert double(1) == 2"
SECRET = "assert double(7) == 14, 'double(7) should be 14'"


def marked(hidden: str, begin: str = "### BEGIN HIDDEN TESTS", end: str = "") -> str:
    """A check with a visible test, then hidden ones."""
    return f"{VISIBLE}\n{begin}\n{hidden}\n{end or begin.replace('BEGIN', 'END')}\n"


def lab_of(check: str, released: str | None, delimiters: Delimiters, **more: Any) -> Lab:
    """A lab of one question. released: the check that students have; None: they have none."""
    stub = "def double(x):\n    raise NotImplementedError()"
    return Lab(
        name="lab",
        notebooks=(
            TrustedNotebook(
                name="lab",
                source=notebook(RIGHT, check, **more),
                released=notebook(stub, released, **more),
            ),
        ),
        delimiters=delimiters,
    )


def notebook(answer: str, check: str | None, **more: Any) -> bytes:
    cells = [answer_cell("double", answer)]
    if check is not None:
        cells.append(check_cell("double", check, **more))
    return to_bytes(notebook_of(*cells))


def graded(lab: Lab, answer: str) -> GradedSubmission:
    released = nbformat.reads(lab.notebooks[0].released.decode(), as_version=4)
    released.cells[0].source = answer
    files = {"lab.ipynb": to_bytes(released)}
    return grade(Submission(student="ada", files=files), lab)


def told(root: Path, lab: Lab, answer: str) -> tuple[QuestionResult, str]:
    """The row of the question, and all that the student may read: the page, and the graded
    notebook but for the source of the check, which only the instructor has."""
    found = graded(lab, answer)
    course = Course(
        root=root, title="A course", labs={"lab": LabSettings()}, db_url="",
        **{f"{step}_dir": root / step for step in
           ("source", "release", "submitted", "autograded", "feedback")},
    )  # fmt: skip
    path = course.autograded_dir / "ada" / "lab" / "lab.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(found.notebooks["lab.ipynb"])
    outputs = nbformat.reads(found.notebooks["lab.ipynb"], as_version=4)
    for cell in outputs.cells:
        if cell.id == "check-double":
            cell.source = ""
    page = feedback.student_page(course, lab, found.result, {})
    return found.result.questions[0], page + nbformat.writes(outputs) + str(found.result)


MARKS = {
    "one hash": ("# BEGIN HIDDEN TESTS", Delimiters()),
    "two hashes": ("## BEGIN HIDDEN TESTS", Delimiters()),
    "three hashes": ("### BEGIN HIDDEN TESTS", Delimiters()),
    "four hashes": ("#### BEGIN HIDDEN TESTS please", Delimiters()),
    "the course's words": ("# VVV SECRET TESTS", OWN_WORDS),
}


@pytest.mark.slow
@pytest.mark.parametrize("given", [True, False], ids=["released", "no released cell"])
@pytest.mark.parametrize("mark", MARKS)
def test_no_line_and_no_message_of_a_marked_hidden_test(
    tmp_path: Path, mark: str, given: bool
) -> None:
    begin, delimiters = MARKS[mark]
    check = marked(SECRET, begin, begin.replace("BEGIN", "END").replace("VVV", "^^^"))
    lab = lab_of(check, f"{VISIBLE}\n" if given else None, delimiters)
    row, page = told(tmp_path, lab, WRONG)
    assert (row.points, row.message) == (0, "A hidden test failed.")
    assert "should be" not in page
    assert "double(7)" not in page
    assert graded(lab, RIGHT).result.score == 1


def test_lines_that_students_were_not_given_are_hidden_without_any_mark(tmp_path: Path) -> None:
    hidden = "for n in (7, 9):\n    assert double(n) == 2 * n, f'at {n}'"
    check = f"{VISIBLE}\n{hidden}\n{SECRET}"
    lab = lab_of(check, VISIBLE, Delimiters())
    row, page = told(tmp_path, lab, WRONG)
    assert row.message == "A hidden test failed."
    assert "at 7" not in page
    assert "in (7, 9)" not in page


def test_a_visible_test_still_says_what_it_says(tmp_path: Path) -> None:
    lab = lab_of("\n\n" + marked(SECRET), f"\n\n{VISIBLE}\n", Delimiters())
    row, _ = told(tmp_path, lab, "def double(x):\n    return 7")
    assert (row.message, row.seen) == ("This is false: double(1) == 2", True)


def test_blank_lines_before_a_check_do_not_move_what_is_hidden(tmp_path: Path) -> None:
    lab = lab_of("\n \n\n" + marked(SECRET), f"\n \n\n{VISIBLE}\n", Delimiters())
    row, page = told(tmp_path, lab, WRONG)
    assert (row.message, row.seen) == ("A hidden test failed.", False)
    assert "should be" not in page


HIDDEN_ERRORS = {
    "the student's own": (
        "assert double(0) == 0, 'SECRET'",
        "def double(x):\n    return 2 * x // x * x",
        "A hidden test failed: your code raised ZeroDivisionError: ",
    ),
    "the student's own assertion": (
        "assert double(0) == 0, 'SECRET'",
        "def double(x):\n    assert x, 'no zero'\n    return 2 * x",
        "A hidden test failed: your code raised AssertionError: no zero",
    ),
    "the check's own": (
        "{'SECRET': 1}[f'SECRET {double(7)}']",
        "def double(x):\n    return 2 if x == 1 else None",
        "A hidden test failed.",
    ),
    "the student's object": (
        "assert double(7) > 13, 'SECRET'",
        "class Odd:\n    pass\ndef double(x):\n    return 2 if x == 1 else Odd()",
        "A hidden test failed: TypeError: this is an object of the student's own class Odd",
    ),
    "a name that is not there": (
        "assert triple(7) == 21, 'SECRET'",
        RIGHT,
        "A hidden test failed: NameError: name 'triple' is not defined",
    ),
    "of a helper": (
        "def same(a, b):\n    assert a == b, f'SECRET {b}'\nsame(double(7), 14)",
        WRONG,
        "A hidden test failed.",
    ),
    "of numpy": (
        "import numpy as np\nnp.testing.assert_equal(double(7), 14, 'SECRET')",
        WRONG,
        "A hidden test failed.",
    ),
    "no score": (
        "double(7) - 13  # SECRET",
        "def double(x):\n    return 2 if x == 1 else 99",
        "A hidden test failed: it gave no score",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", HIDDEN_ERRORS)
def test_of_an_error_in_a_hidden_test_only_the_students_part_is_told(
    tmp_path: Path, case: str
) -> None:
    hidden, answer, message = HIDDEN_ERRORS[case]
    row, page = told(tmp_path, lab_of(marked(hidden), VISIBLE, Delimiters()), answer)
    assert row.points == 0
    assert row.message.startswith(message)
    assert "SECRET" not in page


QUESTION = "from dlcourse import check\nwith check.question('double', points=1):\n    "
HIDDEN_REPORTS = {
    "a report is for students": (
        "check.examples(double, check.example(7, gives=14, mistakes={'A hint.': 8}))",
        WRONG,
        "A hint.",
    ),
    "a message of its own": ("assert double(7) == 14, 'SECRET'", WRONG, "A hidden test failed."),
    "an error of the check": (
        "SECRET = double(7) + 1",
        "def double(x):\n    return 2 if x == 1 else None",
        "TypeError",
    ),
    "an error in a function of the check": (
        "check.agrees(lambda x: double(x) + len('SECRET'), lambda x: 2 * x + 6, [(7,)])",
        "def double(x):\n    return 2 if x == 1 else None",
        "double stopped with an error.",
    ),
    "an error of a function without lines": (
        "SECRET = double(-7)",
        "import math\ndouble = math.sqrt",
        "ValueError: math domain error",
    ),
    "an error of the student's": (
        "SECRET = double(7)",
        "def double(x):\n    return 2 if x == 1 else {}[x]",
        "return 2 if x == 1 else {}[x]",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", HIDDEN_REPORTS)
def test_reports_of_hidden_tests_quote_no_line_of_theirs(tmp_path: Path, case: str) -> None:
    hidden, answer, message = HIDDEN_REPORTS[case]
    visible = f"{QUESTION}assert double(1) in (1, 2)"
    check = f"{visible}\n    ## BEGIN HIDDEN TESTS\n    {hidden}\n    ## END HIDDEN TESTS"
    row, page = told(tmp_path, lab_of(check, visible, Delimiters()), answer)
    assert row.points == 0
    assert message in row.message
    assert "SECRET" not in page


def test_a_check_in_the_process_of_the_answers_keeps_its_hidden_message(tmp_path: Path) -> None:
    lab = lab_of(marked(SECRET), VISIBLE, Delimiters(), dlcourse={"in_process": True})
    row, page = told(tmp_path, lab, WRONG)
    assert row.status is QuestionStatus.FAILED
    assert row.message.startswith("A hidden test failed.")
    assert "should be" not in page
    assert "double(7)" not in page


def test_a_course_has_the_words_of_its_nbgrader_config(tmp_path: Path) -> None:
    (tmp_path / "source" / "ps1").mkdir(parents=True)
    (tmp_path / "release" / "ps1").mkdir(parents=True)
    for folder in ("source", "release"):
        (tmp_path / folder / "ps1" / "ps1.ipynb").write_bytes(notebook(RIGHT, VISIBLE))
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        'c.ClearHiddenTests.begin_test_delimeter = "VVV SECRET TESTS"\n'
        'c.ClearHiddenTests.end_test_delimeter = "^^^ SECRET TESTS"\n'
        'c.ClearSolutions.code_stub = {"python": "pass"}\n'
    )
    lab = load_course(tmp_path).read_lab("ps1")
    assert lab.delimiters == OWN_WORDS.model_copy(update={"code_stub": "pass"})
