"""The answer bank on a small course: whom it believes, what it reports, what it refuses to read."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import small_course
from nbformat import NotebookNode
from typer.testing import CliRunner

from dlcourse import bank, cli
from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.release import release

LAB = small_course.LAB
RIGHT = "# points: 3 · written: a loop\ndef double_all(v):\n    return [x + x for x in v]\n"
WRONG = "# points: 0 · misconception: halves\ndef double_all(v):\n    return [x / 2 for x in v]\n"
BY_HEART = "# points: 0 · misconception: by heart\ndef double_all(v):\n    return [2.0, 4.0]\n"
DIES = "# points: 0 · misconception: ends Python\ndef {0}(v):\n    import os\n    os._exit(1)\n"


def two_questions() -> NotebookNode:
    """The small lab with its question once more, as `twice`."""
    notebook = small_course.notebook()
    for cell in copy.deepcopy(notebook.cells[2:4]):
        cell.source = cell.source.replace("double_all", "twice")
        cell.id = cell.id.replace("double_all", "twice")
        cell.metadata.nbgrader.grade_id = cell.metadata.nbgrader.grade_id.replace(
            "double_all", "twice"
        )
        notebook.cells.append(cell)
    return notebook


@pytest.fixture
def course(tmp_path: Path) -> Course:
    small_course.write(tmp_path, two_questions(), small_course.COURSE_TOML.replace("= 5", "= 8"))
    loaded = load_course(tmp_path)
    release.release(loaded, [LAB])
    return loaded


def put(course: Course, name: str, source: str) -> None:
    """Put an answer, QUESTION/FILE, into the bank."""
    path = course.answers_dir(LAB) / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


def test_answers_are_read_with_what_their_first_line_says(course: Course) -> None:
    put(course, "double_all/right_loop", RIGHT)
    put(course, "double_all/wrong_half", WRONG)
    right, wrong = bank.read(course, LAB)
    assert (right.right, right.points, right.about) == (True, 3, "a loop")
    assert (wrong.right, wrong.points, wrong.about) == (False, 0, "halves")
    assert wrong.name == f"{LAB}/double_all/wrong_half.py"
    assert bank.labs(course) == [LAB]


@pytest.mark.parametrize(
    ("name", "source", "says"),
    [
        ("double_all/right_loop", "def double_all(v):\n", "first line must be `# points: 3 · wr"),
        ("double_all/wrong_half", RIGHT, "first line must be `# points: 0 · misconception"),
        ("double_all/right_loop", RIGHT.replace("3", "2"), "must name 3, all the points"),
        ("double_all/wrong_half", WRONG.replace("0", "3"), "must name fewer than the 3 points"),
        ("double_all/loop", RIGHT, "name it right_….py or wrong_….py"),
        ("halve_all/right_loop", RIGHT, "has no question 'halve_all'"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named_with_the_remedy(
    course: Course, name: str, source: str, says: str
) -> None:
    put(course, name, source)
    with pytest.raises(DlcourseError) as refused:
        bank.read(course, LAB)
    assert f"{name}.py" in str(refused.value)
    assert says in str(refused.value)


def test_a_lab_without_answers_says_where_to_put_them(course: Course) -> None:
    with pytest.raises(DlcourseError, match="put right_"):
        bank.read(course, LAB)


def test_the_answers_lie_beside_the_solution(course: Course) -> None:
    assert course.answers_dir(LAB) == course.root / "solutions" / LAB / "answers"


def test_no_batch_holds_two_answers_to_one_question(course: Course) -> None:
    for name in ("wrong_a", "wrong_b", "wrong_c"):
        put(course, f"double_all/{name}", WRONG)
    put(course, "twice/wrong_a", WRONG.replace("double_all", "twice"))
    groups = bank.batches(bank.read(course, LAB))
    assert [[answer.question for answer in group] for group in groups] == [
        ["double_all", "twice"],
        ["double_all"],
        ["double_all"],
    ]


@pytest.mark.slow
def test_the_reason_why_a_library_is_forbidden_counts_as_a_hint(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    check = notebook.cells[3]
    check.source = check.source.replace(
        "check.examples(double_all,",
        'check.examples(check.forbid("numpy.multiply", because="Write the product yourself.")'
        "(double_all),",
    )
    assert "forbid" in check.source
    small_course.write(tmp_path, notebook)
    course = load_course(tmp_path)
    release.release(course, [LAB])
    put(
        course,
        "double_all/wrong_library",
        "# points: 0 · misconception: calls NumPy\ndef double_all(v):\n"
        "    import numpy\n    return numpy.multiply(v, 2)\n",
    )
    put(course, "double_all/wrong_square", WRONG.replace("x / 2", "2 * x * x"))
    verdicts = {v.answer.path.stem: v for v in bank.grade(course, [LAB])}
    assert verdicts["wrong_library"].points == 0
    assert "Write the product yourself." in verdicts["wrong_library"].message
    assert verdicts["wrong_library"].hinted
    assert not verdicts["wrong_square"].hinted


@pytest.mark.slow
def test_every_answer_is_judged_even_beside_one_that_ends_the_process(course: Course) -> None:
    put(course, "double_all/right_loop", RIGHT)
    put(course, "double_all/wrong_a", DIES.format("double_all"))
    put(course, "double_all/wrong_by_heart", BY_HEART)
    put(course, "twice/wrong_a", RIGHT.replace("3 · written", "0 · misconception").replace(
        "double_all", "twice"
    ))  # fmt: skip
    verdicts = {v.answer.name.removeprefix(f"{LAB}/"): v for v in bank.grade(course, [LAB])}
    assert {name: v.fair for name, v in verdicts.items()} == {
        "double_all/right_loop.py": True,
        "double_all/wrong_a.py": True,
        "double_all/wrong_by_heart.py": True,
        "twice/wrong_a.py": False,  # it is right
    }
    assert verdicts["double_all/wrong_a.py"].seen
    assert not verdicts["double_all/right_loop.py"].seen
    assert not verdicts["double_all/wrong_by_heart.py"].seen


@pytest.mark.slow
def test_the_command_lists_what_was_judged_unfairly_and_fails(course: Course) -> None:
    put(course, "double_all/wrong_half", WRONG)
    put(course, "double_all/right_loop", RIGHT)
    arguments = ["bank", LAB, "--course", str(course.root), "--jobs", "1"]
    fair = CliRunner().invoke(cli.app, arguments)
    assert fair.exit_code == 0, fair.output
    assert fair.output.count("1 of 1") >= 6
    put(course, "double_all/right_half", WRONG.replace("0 · misconception", "3 · written"))
    unfair = CliRunner().invoke(cli.app, arguments)
    assert unfair.exit_code == 1
    assert "double_all/right_half.py: it got 0 points, not 3 (halves)" in unfair.output
    assert "right_loop" not in unfair.output
    assert not (course.root / "grading").exists()  # no gradebook, no record of a run
