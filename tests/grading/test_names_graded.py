"""Whose a name is decides whom a check believes; and code that no parser takes is only wrong."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from small_course import answer_cell, check_cell, given_cell, notebook_of, to_bytes

from dlcourse.grading import grade
from dlcourse.models import Lab, Result, Status, Submission, TrustedNotebook

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers

DOUBLE = "def double(v):\n    return 2 * v"
HALF = "def half(v):\n    return v / 2"


def graded(cells: list[NotebookNode], submitted: list[NotebookNode]) -> Result:
    source, handed_in = (to_bytes(notebook_of(*each)) for each in (cells, submitted))
    trusted = TrustedNotebook(name="lab", source=source, released=source)
    submission = Submission(student="ada", files={"lab.ipynb": handed_in})
    return grade(submission, Lab(name="lab", notebooks=(trusted,))).result


LOOPS = {
    "list": "table = [double(t) for t in (1, 2, 3)]",
    "set": "table = {double(t) for t in (1, 2, 3)}",
    "dict": "table = {t: double(t) for t in (1, 2, 3)}",
    "generator": "table = list(double(t) for t in (1, 2, 3))",
    "function": "def table():\n    t = 4\n    return double(t)\ntable()",
    "lambda": "table = list(map(lambda t: double(t), (1, 2, 3)))",
    "class": "class Table:\n    t = double(3)",
    "exception": "try:\n    double('')\n    double()\nexcept TypeError as t:\n    pass\nt = 5",
}


@pytest.mark.slow
@pytest.mark.parametrize("loop", LOOPS)
def test_a_variable_inside_a_given_cell_leaves_the_instructors_name_alone(loop: str) -> None:
    cells = [
        given_cell("data", "t = 5"),
        answer_cell("double", DOUBLE),
        given_cell("table", LOOPS[loop]),
        check_cell("double", "assert double(7) == 14; assert t == 5"),
    ]
    right = [*cells[:2], given_cell("extra", "t = 3"), *cells[2:]]
    assert graded(cells, right).score == 1


@pytest.mark.slow
@pytest.mark.parametrize("loop", [name for name in LOOPS if name != "exception"])
def test_a_wrong_answer_cannot_choose_the_instructors_value(loop: str) -> None:
    cells = [
        given_cell("data", "t = 14"),
        answer_cell("double", DOUBLE),
        given_cell("table", LOOPS[loop]),
        check_cell("double", "assert double(7) == t"),
    ]
    wrong = "def double(v):\n    return 0"
    assert graded(cells, cells).score == 1
    for extra in ("t = 0", "globals()['t'] = 0"):
        submitted = [cells[0], answer_cell("double", wrong), given_cell("extra", extra), *cells[2:]]
        assert graded(cells, submitted).score == 0
        submitted = [cells[0], answer_cell("double", f"{wrong}\n{extra}"), *cells[2:]]
        assert graded(cells, submitted).score == 0


def test_a_given_function_with_the_students_class_in_its_annotation_is_the_instructors() -> None:
    net = "class Net:\n    def size(self):\n        return 3"
    cells = [
        answer_cell("net", net),
        given_cell(
            "helper", "def size_of(net: Net) -> int:\n    return 3 if net.size() == 3 else 0"
        ),
        check_cell("net", "assert size_of(Net()) == 3"),
    ]
    wrong = [
        answer_cell("net", net.replace("3", "4")),
        given_cell("extra", "def size_of(net):\n    return 3"),
        *cells[1:],
    ]
    cheating = [*wrong[:1], *cells[1:2], *wrong[1:2], *cells[2:]]
    assert graded(cells, cells).score == 1
    assert graded(cells, wrong).score == 0
    assert graded(cells, cheating).score == 0


DEEP = {
    "brackets": "(" * 10_000 + ")" * 10_000,
    "open brackets": "(" * 10_000,
    "signs": "-" * 100_000 + "1",
    "a sum": "+".join(["1"] * 50_000),
    "powers": "2**" * 20_000 + "1",
    "attributes": "x" + ".a" * 50_000,
    "conditions": "1 if 1 else " * 20_000 + "1",
    "lambdas": "lambda:" * 5_000 + "1",
    "branches": "0\nif 1: pass\n" + "elif 1: pass\n" * 5_000,
    "a null byte": "'\0'",
}


@pytest.mark.slow
@pytest.mark.parametrize("deep", DEEP)
@pytest.mark.parametrize("extra", [False, True], ids=["answer", "extra cell"])
def test_code_that_python_cannot_read_is_the_students_own_error(deep: str, extra: bool) -> None:
    cells = [
        answer_cell("double", DOUBLE),
        check_cell("double", "assert double(7) == 14"),
        answer_cell("half", HALF),
        check_cell("half", "assert half(3) == 1.5"),
    ]
    code = f"double = {DEEP[deep]}"
    first = [cells[0], given_cell("extra", code)] if extra else [answer_cell("double", code)]
    result = graded(cells, [*first, *cells[1:]])
    assert result.status is Status.PARTIAL
    points = [question.points for question in result.questions]
    assert points == ([1, 1] if extra else [0, 1])
    assert "grader" not in str(result)
    if not extra:
        assert result.questions[0].status == "error"
