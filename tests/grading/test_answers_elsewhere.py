"""An answer counts wherever it stands, and a stub that nobody touched does not undo it."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from small_course import (
    answer_cell,
    check_cell,
    given_cell,
    notebook_of,
    students_version,
    to_bytes,
)

from dlcourse.grading import grade
from dlcourse.models import Lab, QuestionStatus, Result, Submission, TrustedNotebook

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers


def solution(name: str, body: str) -> str:
    return f"def {name}(v):\n    ### BEGIN SOLUTION\n    return {body}\n    ### END SOLUTION"


SOURCE = notebook_of(
    answer_cell("double", solution("double", "2 * v")),
    check_cell("double", "assert double(4) == 8"),
    answer_cell("half", solution("half", "v / 2")),
    check_cell("half", "assert half(4) == 2"),
)
RELEASED = students_version(SOURCE)
LAB = Lab(
    name="lab",
    notebooks=(TrustedNotebook(name="lab", source=to_bytes(SOURCE), released=to_bytes(RELEASED)),),
)
DOUBLE, CHECK_DOUBLE, HALF, CHECK_HALF = RELEASED.cells
RIGHT = "def double(v):\n    return v + v"
WRONG = "def double(v):\n    return v"
BOTH = f"{RIGHT}\n\ndef half(v):\n    return v / 2"


def graded(cells: list[NotebookNode], **files: str) -> Result:
    beside = {f"{name}.py": text.encode() for name, text in files.items()}
    notebook = to_bytes(notebook_of(*cells))
    return grade(Submission(student="ada", files={"lab.ipynb": notebook, **beside}), LAB).result


def points(result: Result) -> list[float]:
    return [question.points for question in result.questions]


@pytest.mark.slow
@pytest.mark.parametrize(("source", "expected"), [(RIGHT, [1, 0]), (WRONG, [0, 0])])
@pytest.mark.parametrize("place", [0, 1])
def test_in_an_added_cell_before_or_behind_the_stub(
    source: str, expected: list[float], place: int
) -> None:
    cells = [*RELEASED.cells]
    cells.insert(place, given_cell("own", source))
    assert points(graded(cells)) == expected


def test_in_the_cell_of_an_earlier_question() -> None:
    cells = [answer_cell("double", BOTH), CHECK_DOUBLE, HALF, CHECK_HALF]
    assert points(graded(cells)) == [1, 1]
    wrong = answer_cell("double", BOTH.replace("/ 2", "/ 3"))
    assert points(graded([wrong, *cells[1:]])) == [1, 0]


@pytest.mark.slow
@pytest.mark.parametrize("line", ["from mine import *", "from mine import double", "%run mine.py"])
@pytest.mark.parametrize("place", [0, 1])
def test_in_a_file_beside_the_notebook(line: str, place: int) -> None:
    cells = [*RELEASED.cells]
    cells.insert(place, given_cell("own", line))
    assert points(graded(cells, mine=RIGHT)) == [1, 0]
    assert points(graded(cells, mine=WRONG)) == [0, 0]
    nothing = graded(cells, mine="x = 1")
    assert points(nothing) == [0, 0]


def test_what_is_in_the_stub_beside_the_answer_stays() -> None:
    source = notebook_of(
        answer_cell("area", "PI = 3\n" + solution("area", "PI * v * v")),
        check_cell("area", "assert area(2) == 12"),
    )
    released = students_version(source)
    lab = TrustedNotebook(name="lab", source=to_bytes(source), released=to_bytes(released))
    own = given_cell("own", "def area(v):\n    return PI * v ** 2")
    submission = Submission(
        student="ada", files={"lab.ipynb": to_bytes(notebook_of(own, *released.cells))}
    )
    assert grade(submission, Lab(name="lab", notebooks=(lab,))).result.score == 1


def test_a_function_of_two_questions_is_no_answer_to_the_second() -> None:
    source = notebook_of(
        answer_cell("first", solution("f", "2 * v")),
        check_cell("first", "assert f(4) == 8"),
        answer_cell("second", solution("f", "2 * v")),
        check_cell("second", "assert f(0) == 0"),
    )
    released = students_version(source)
    lab = TrustedNotebook(name="lab", source=to_bytes(source), released=to_bytes(released))
    cells = [answer_cell("first", "def f(v):\n    return 2 * v"), *released.cells[1:]]
    submission = Submission(student="ada", files={"lab.ipynb": to_bytes(notebook_of(*cells))})
    first, second = grade(submission, Lab(name="lab", notebooks=(lab,))).result.questions
    assert (first.points, second.points) == (1, 0)
    assert second.status is QuestionStatus.UNANSWERED
