"""What a student reads about the own work, and what must not be on that page."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, hand_in, make_course

from dlcourse.course import load_course
from dlcourse.models import Result, Status
from dlcourse.results import class_run, feedback
from dlcourse.results.pages import without_paths

PIXEL = base64.b64encode(b"not really a picture, but bytes").decode()


def stream(text: str) -> dict[str, object]:
    return {"output_type": "stream", "name": "stdout", "text": text}


def display(**data: str) -> dict[str, object]:
    named = {kind.replace("_", "/"): text for kind, text in data.items()}
    return {"output_type": "display_data", "data": named, "metadata": {}}


HOSTILE = (
    stream("<script>alert(1)</script>"),
    display(
        text_html="<b onclick=alert(2)>bold</b><script>alert(3)</script><img src=//spy.example/x>"
    ),
    display(text_html="<iframe src='https://spy.example'></iframe><style>*{display:none}</style>"),
    display(**{"image_svg+xml": "<svg onload='alert(4)' xmlns='http://www.w3.org/2000/svg'/>"}),
    display(image_png=PIXEL, text_plain='a pixel" onerror="alert(5)'),
    display(image_png="no base64 at all: \u2603"),
    stream("x" * 500_000),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Student → the page."""
    root = make_course(tmp_path_factory.mktemp("feedback") / "course")
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, "alan", "return x + 1  # </code><script>alert(0)</script>", outputs=HOSTILE)
    hand_in(root, "emmy", "return 2 * x", outputs=tuple(stream("y" * 9_000) for _ in range(300)))
    (root / "grading/submitted/grace").mkdir()
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=2, grade=grade_by_looking)
    with Gradebook(course.db_url) as book:
        book.find_comment("double", LAB, LAB, "alan").manual_comment = "Look at <x = 3> again."
        book.db.commit()
    index = feedback.write(course, LAB)
    students = ("ada", "alan", "emmy", "grace")
    found = {name: course.feedback_dir / name / LAB / f"{LAB}.html" for name in students}
    return {name: path.read_text() for name, path in found.items()} | {"index": index.read_text()}


def test_points_messages_comments_and_answers(pages: dict[str, str]) -> None:
    page = pages["alan"]
    assert "1 of 5 points" in page
    assert "double(3) gave 4, expected 6" in page
    assert "Look at &lt;x = 3&gt; again." in page
    assert "return x + 1" in page
    assert "A person will read your text and decide about 2 more points" in page
    assert "Because." in page


@pytest.mark.slow
def test_notebooks_without_cell_ids_have_pages_too(tmp_path: Path) -> None:
    root = make_course(tmp_path / "course")
    submitted = hand_in(root, "ada", "return 2 * x")
    for folder in (root / "solutions" / LAB, root / "labs" / LAB, submitted):
        path = folder / f"{LAB}.ipynb"
        document = json.loads(path.read_text())
        document["nbformat_minor"] = 4
        for cell in document["cells"]:
            del cell["id"]
        path.write_text(json.dumps(document))
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=1)

    feedback.write(course, LAB)

    page = (course.feedback_dir / "ada" / LAB / f"{LAB}.html").read_text()
    assert "return 2 * x" in page
    assert "3 of 5" in page


def test_lateness_is_explained(pages: dict[str, str]) -> None:
    assert "2 of 5 points" in pages["ada"]
    assert "3 points for the answers, minus 1 because the file came 25 h late" in pages["ada"]


def test_nothing_handed_in(pages: dict[str, str]) -> None:
    assert "Nothing was handed in" in pages["grace"]


def test_a_fault_of_the_graders_is_not_told_as_the_students(tmp_path: Path) -> None:
    course = load_course(make_course(tmp_path / "course"))
    message = "The grader failed: ValueError in judge.py. Grade this file by hand."
    row = Result(
        student="ada", lab=LAB, status=Status.CRASHED, score=0.0, max_score=5.0, message=message
    )
    page = feedback.student_page(course, course.read_lab(LAB), row, {})
    assert "The grader could not grade your file." in page
    assert "ValueError" not in page
    assert "The rest was graded" not in page


def test_no_page_tells_the_tests(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert "HIDDEN" not in page
        assert "double(7)" not in page


def test_what_a_student_printed_runs_nothing_and_loads_nothing(pages: dict[str, str]) -> None:
    page = pages["alan"]
    assert "<script" not in page
    assert "spy.example" not in page
    assert "<iframe" not in page
    assert "display:none" not in page
    assert "onclick" not in page
    assert 'alt="a pixel&#34; onerror=' in page
    assert "<b>bold</b>" in page
    assert "a picture that cannot be read" in page
    svg = base64.b64encode(b"<svg onload='alert(4)' xmlns='http://www.w3.org/2000/svg'/>").decode()
    assert f'<img class="picture" src="data:image/svg+xml;base64,{svg}"' in page


def test_output_is_cut(pages: dict[str, str]) -> None:
    assert "490,000 bytes left out" in pages["alan"]
    assert len(pages["emmy"]) < feedback.PAGE_BYTES + 200_000
    assert "More output was left out" in pages["emmy"]


def test_index_links_every_student(pages: dict[str, str]) -> None:
    for student in ("ada", "alan", "emmy", "grace"):
        assert f'href="{student}/{LAB}/{LAB}.html"' in pages["index"]


def test_headings_that_two_questions_share_do_not_name_them(pages: dict[str, str]) -> None:
    assert [pages["ada"].count(f'<th scope="row">{name}</th>') for name in ("double", "zero")] == [
        1,
        1,
    ]


def test_nothing_tells_how_the_grading_machine_is_set_up() -> None:
    told = 'File "/srv/x/lib/python3.12/site-packages/numpy/core.py" (/opt/python3.11/os.py)'
    root = Path("/srv/course")
    assert without_paths(told, root) == 'File "…/site-packages/numpy/core.py" (…/python3.11/os.py)'
    assert without_paths("in /srv/course/grading, not /srv/courses", root) == (
        "in …/grading, not /srv/courses"
    )
    assert without_paths(f"{sys.prefix}/bin/python {Path.home()}", root) == "…/bin/python …"
    assert without_paths("/a" * 100_000, root) == "/a" * 100_000
