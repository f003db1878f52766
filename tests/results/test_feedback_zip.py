"""Feedback on its way back to the platform, and on paper."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

import pytest
from looking import grade_by_looking
from small_class import LAB, dlcourse, hand_in, make_course, note_sources

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.results import (
    GradeFormat,
    class_run,
    collected,
    feedback,
    feedback_zip,
    pdf,
    return_address,
)

NAMES = {
    "canvas": ("ångströmada_LATE_1001_90000_lab1-2.ipynb", "测试三_1003_90002_lab1.ipynb"),
    "moodle": (
        "Ada Ångström_501001_assignsubmission_file_/Copy of lab1.ipynb",
        "all/三 测试_501003_assignsubmission_file_lab1.ipynb",
    ),
    "blackboard": (
        "Lab 1_ada_attempt_2026-01-31-20-10-00_lab1.ipynb",
        "Lab 1_t_c3_attempt_2026-01-31-20-10-00_lab1.ipynb",
    ),
}
PLACES = {
    "canvas": ["ångströmada_LATE_1001_90000_lab1-2.html", "测试三_1003_90002_lab1.html"],
    "moodle": [
        f"Ada Ångström_501001_assignsubmission_file_/{LAB}.html",
        f"三 测试_501003_assignsubmission_file_{LAB}.html",
    ],
    "blackboard": [
        "Lab 1_ada_attempt_2026-01-31-20-10-00_lab1.html",
        "Lab 1_t_c3_attempt_2026-01-31-20-10-00_lab1.html",
    ],
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = make_course(tmp_path_factory.mktemp("zips") / "course")
    for student in ("ada", "测试", "by-hand"):
        hand_in(root, student, "return 2 * x")
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    feedback.write(course, LAB)
    return course


def note_origins(course: Course, platform: str, names: dict[str, str]) -> None:
    """Note names in the platform's download, as collecting it does."""
    noted = {student: {f"{LAB}.ipynb": name} for student, name in names.items()}
    note_sources(course, platform, noted)


@pytest.mark.parametrize("platform", list(NAMES))
def test_a_page_is_called_like_the_file_that_was_handed_in(course: Course, platform: str) -> None:
    ours, theirs = NAMES[platform]
    note_origins(course, platform, {"ada": ours, "测试": theirs})

    made = feedback_zip.write(course, LAB, GradeFormat(platform), ".html")

    with zipfile.ZipFile(made) as archive:
        assert archive.namelist() == PLACES[platform]
        page = archive.read(archive.namelist()[0]).decode()
    assert page == feedback.page_path(course, "ada", LAB).read_text()
    assert "Doubling: ada" in page
    before = made.read_bytes()
    assert feedback_zip.write(course, LAB, GradeFormat(platform), ".html").read_bytes() == before


@pytest.mark.slow
def test_the_command_names_whom_nothing_was_collected_for(course: Course) -> None:
    note_origins(course, "canvas", {"ada": NAMES["canvas"][0]})
    ran = dlcourse(course.root, "feedback", LAB, "--zip", "canvas")
    assert ran.returncode == 0, ran.stderr
    assert "nothing was collected for them: by-hand, 测试." in ran.stderr
    assert ran.stdout.splitlines()[-1].endswith(f"{LAB}-canvas.zip")


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (None, "No submission of doubling was collected from moodle"),
        (b"{}", "No submission of doubling was collected from moodle"),
        (b"{", "was changed and cannot be read. Delete it"),
    ],
)
def test_without_a_download_of_the_platform_it_says_what_to_do(
    course: Course, kept: bytes | None, told: str
) -> None:
    path = collected.path_of(course, LAB)
    path.unlink(missing_ok=True)
    if kept is not None:
        path.write_bytes(kept)
    with pytest.raises(DlcourseError, match=told):
        feedback_zip.write(course, LAB, GradeFormat.MOODLE, ".html")


@pytest.mark.slow
def test_a_pdf_has_the_page(course: Course) -> None:
    note_origins(course, "canvas", {"ada": NAMES["canvas"][0]})
    ran = dlcourse(course.root, "feedback", LAB, "--zip", "canvas", "--pdf")
    assert ran.returncode == 0, ran.stderr
    made = feedback.page_path(course, "ada", LAB).with_suffix(".pdf").read_bytes()
    assert made.startswith(b"%PDF")
    streams = re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL)
    assert any(b"Tj" in text or b"TJ" in text for text in map(_unpacked, streams))
    with zipfile.ZipFile(ran.stdout.splitlines()[-1]) as archive:
        assert archive.namelist() == ["ångströmada_LATE_1001_90000_lab1-2.pdf"]
        assert archive.read(archive.namelist()[0]) == made


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


@pytest.mark.parametrize(
    ("browser", "told"),
    [(None, "--pdf needs Chromium"), ("/nowhere/chromium", "made no PDF"), ("false", "no PDF")],
)
def test_without_a_browser_it_says_what_to_do(
    course: Course, browser: str | None, told: str
) -> None:
    page: Path = feedback.page_path(course, "ada", LAB)
    with pytest.raises(DlcourseError, match=told):
        pdf.write([page], browser)


def test_a_file_of_a_whole_group_gives_nobody_a_number(course: Course) -> None:
    note_origins(course, "canvas", dict.fromkeys(("ada", "测试"), "blue_1001_90_lab1.ipynb"))
    group = return_address.read(course, LAB, "canvas")
    assert {address.number for address in group.values()} == {""}
    note_origins(course, "canvas", {"ada": "anon_x1_1001_90_lab1.ipynb", "测试": "lab1.ipynb"})
    known = return_address.read(course, LAB, "canvas")
    assert (known["ada"].number, known["测试"].number) == ("1001", "")
