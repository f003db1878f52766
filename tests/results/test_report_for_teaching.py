"""What the class report says for teaching: what to revisit, who needs help, how labs compare."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, change_lab, dlcourse, hand_in, make_course
from small_course import text_cell

from dlcourse.course import Course, load_course
from dlcourse.models import QuestionResult, QuestionStatus, Result, Status
from dlcourse.results import attention, class_run, examples, figures, lectures, report
from dlcourse.results.reviews import Person

QUESTION = f"[q](../labs/{LAB}/{LAB}.ipynb#Twice-as-much)"
TOPICS = f"""\
| topic | lecture | lab |
| --- | --- | --- |
| A | [00, section 1](../course/00_start.ipynb#1-Early) | {QUESTION} |
| B | [01, section 2](../course/01_sums.ipynb#2-Sums-%28all%29) | {QUESTION} |
| C | [01, section 2](../course/01_sums.ipynb#2-Sums-%28all%29) | {QUESTION} |
| D | [01, section 3](../course/01_sums.ipynb#3-Other) | [q](../labs/other/x.ipynb#Twice-as-much) |
"""


def make_class(root: Path, answers: dict[str, str]) -> Course:
    make_course(root)
    change_lab(root, lambda cells: cells.insert(1, text_cell("q", "## Twice as much\nWhy?")))
    for student, code in answers.items():
        hand_in(root, student, code)
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    return course


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("teaching") / "now"
    wrong = "return x + 1  # by Zoe Zimmer\n    'zoe.z, <Zoe> of zoe@example.org'"
    course = make_class(root, {"zoe.z": wrong, "alan": "return 2 * x"})
    with Gradebook(course.db_url) as book:
        book.update_or_create_student(
            "zoe.z", first_name="Zoe", last_name="Zimmer", email="zoe@example.org"
        )
    (root / "docs").mkdir()
    (root / "docs/topics.md").write_text(TOPICS)
    return course


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_mistake_has_an_answer_without_a_name_and_the_sections_to_revisit(
    course: Course,
) -> None:
    page = report.write(course, LAB).read_text()
    mistakes = page[page.index("Misconceptions</h2>") : page.index("Who needs attention</h2>")]
    assert "double(3) gave 4, expected 6" in mistakes
    assert "<pre><code>def double(x):\n    return x + 1\n" in mistakes
    assert not re.search("zoe|zimmer", mistakes, re.IGNORECASE)
    assert "To revisit: lecture 01, section 2, “Sums (all)”; lecture 00, section 1, “Early”." in (
        mistakes
    )


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (
            'def f(x):\n    """By me.\n\n    Mine."""\n    return x  # mine',
            "def f(x):\n    return x",
        ),
        ('def f(x):\n    """Nothing else."""', 'def f(x):\n    """Nothing else."""'),
        ("# by me\nreturn x +  # broken", "return x +  # broken"),
        ("x = '# no comment'\r\ny = 1", "x = '# no comment'\ny = 1"),
        ("x = (\0", "x = (\0"),
    ],
)
def test_an_example_is_code_alone(code: str, shown: str) -> None:
    assert examples._code_alone(code) == shown


def test_the_charts_have_words(course: Course) -> None:
    page = report.write(course, LAB).read_text()
    assert page.count("<svg") == page.count('role="img" aria-label="') == 2
    assert (
        "Share of the points that the class got. double 50 %, zero 100 %, why to be read." in page
    )


def test_tables_for_a_spreadsheet_lie_beside_the_page(course: Course) -> None:
    folder = report.write(course, LAB).parent
    double, zero, why = rows_of(folder / f"{LAB}-questions.csv")
    assert (double["question"], double["points"], double["facility"]) == ("double", "2.0", "0.5")
    assert double["misconceptions"] == "1: double(3) gave 4, expected 6"
    assert double["revisit"] == "01, section 2: Sums (all); 00, section 1: Early"
    assert (zero["facility"], why["facility"], why["misconceptions"]) == ("1.0", "", "")
    assert rows_of(folder / f"{LAB}-attention.csv") == []


def test_a_course_without_topics_has_nothing_to_revisit(tmp_path: Path) -> None:
    course = load_course(make_course(tmp_path / "course"))
    assert lectures.sections(course, course.read_lab(LAB)) == {}


@pytest.mark.slow
def test_earlier_terms_are_compared_and_what_cannot_be_read_is_told(
    course: Course, tmp_path: Path
) -> None:
    before = make_class(tmp_path / "2025", {"kurt": "return x", "emmy": "return x - 1"})
    (tmp_path / "empty").mkdir()
    ran = dlcourse(
        course.root,
        "report",
        LAB,
        "--earlier",
        str(before.root),
        "--earlier",
        str(tmp_path / "empty"),
    )
    assert ran.returncode == 0, ran.stderr
    page = Path(ran.stdout.strip()).read_text()
    assert "doubling, 2025: median 20 %, middle half 20 % to 20 %" in page
    assert "doubling, now: median 40 %, middle half 30 % to 50 %" in page
    assert "Not compared: " in page
    assert "is not a course" in page


def result(student: str, score: float, **fields: object) -> Result:
    return Result.model_validate(
        {
            "student": student,
            "lab": LAB,
            "status": Status.GRADED,
            "score": score,
            "max_score": 10,
            **fields,
        }
    )


def test_who_needs_attention_and_why() -> None:
    unanswered = QuestionResult(
        id="q", points=0, max_points=5, status=QuestionStatus.UNANSWERED, message=""
    )
    rows = [
        result("ada", 9),
        result("alan", 9, late_seconds=7200),
        result("emmy", 0, status=Status.MISSING),
        result("grace", 4, status=Status.CRASHED, questions=(unanswered,)),
        result("kurt", 2),
    ]
    others = {
        "lab0": {"ada": 0.9, "alan": 0.9, "kurt": 0.9, "grace": 0.4},
        "lab1": {"ada": 0.8, "alan": 0.8, "kurt": 0.8},
    }
    found = {
        each.student: [r.text for r in each.reasons] for each in attention.needed(rows, others)
    }
    assert list(found) == ["grace", "alan", "emmy", "kurt"]
    assert found["grace"] == ["crashed", "1 of 1 questions not answered"]
    assert found["alan"] == ["2 h late"]
    assert found["emmy"] == ["nothing was handed in"]
    (kurt,) = found["kurt"]
    assert "% of the points below the other labs" in kurt


def test_a_hard_lab_alone_makes_nobody_stand_out() -> None:
    rows = [result(name, score) for name, score in (("ada", 3), ("alan", 4), ("kurt", 2))]
    others = {"lab0": {"ada": 1.0, "alan": 1.0, "kurt": 0.9}}
    assert attention.needed(rows, others) == []


def test_spreads_in_numbers() -> None:
    spread = figures.spread("lab", [0.0, 0.25, 0.5, 0.75, 1.0])
    assert (spread.count, spread.low, spread.median, spread.high) == (5, 0.25, 0.5, 0.75)


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        (Person(first_name="Max"), "max(1) + Max", "max(1) + …"),
        (Person(first_name="Zoë"), "print('ZOË')", "print('…')"),
        (Person(first_name="Jo"), "jo = major", "jo = major"),
        (Person(first_name="a.b", last_name="(x"), "a.b + aab", "… + aab"),
    ],
)
def test_names_are_taken_out_and_code_stays_code(name: Person, code: str, shown: str) -> None:
    assert examples.without_names(code, "student-id", name) == shown
