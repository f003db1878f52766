"""Who handed in what, by the names that each platform gives to files."""

from __future__ import annotations

from pathlib import Path

import pytest
from downloads import FILE, LAB, course_at, pack, read_back, work

from dlcourse.collect import Platform
from dlcourse.collect.collect import collect
from dlcourse.collect.table import Collected
from dlcourse.course import Course
from dlcourse.errors import DlcourseError


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_at(tmp_path / "course")


def collected(
    course: Course, names: list[str], roster: bool = True, **options: object
) -> Collected:
    """Collect a zip with these files, each with another answer."""
    files = {name: work(f"return {number}") for number, name in enumerate(names)}
    path = pack(course.root / "download.zip", files)
    return collect(course, LAB, path, class_list=course.root / "class.csv" if roster else None)


def students(made: Collected) -> list[str]:
    return [row.student for row in made.rows]


def outcomes(made: Collected) -> list[str]:
    return [str(row.outcome) for row in made.rows]


def test_canvas(course: Course) -> None:
    made = collected(
        course,
        [
            f"ångströmtesteins_1001_90000_{FILE}",
            f"otestzweianamaría_LATE_1002_90001_{FILE}",
            f"测试三_1003_90002_{LAB}-1.ipynb",
            f"测试三_1003_90002_{LAB}-10.ipynb",
            f"测试三_1003_90002_{LAB}-2.ipynb",
            "测试三_1003_text.html",
        ],
    )
    assert made.platform is Platform.CANVAS
    assert students(made) == ["ta1", "tb2", "tc3", "tc3", "tc3", "tc3"]
    assert [row.outcome for row in made.rows[2:]] == [
        "not used, older", "collected", "not used, older", "left out",
    ]  # fmt: skip
    assert made.rows[1].late == "late, the time is not known"
    assert read_back(course)["tc3"] == {FILE: work("return 3")}
    assert made.missing == ("te5 (خمسة اختبار)",)


def test_canvas_by_name_where_the_number_is_not_known(course: Course) -> None:
    roster = course.root / "class.csv"
    roster.write_text(roster.read_text().replace(",ID,", ",Colour,"))
    made = collected(course, [f"angstromtesteins_1_9_{FILE}", f"اختبارخمسة_LATE_2_8_{FILE}"])
    assert students(made) == ["ta1", "te5"]


def test_canvas_anonymous(course: Course) -> None:
    made = collected(course, [f"anon_aB3dE_1001_9_{FILE}", f"anonZZ9yy_1002_8_{FILE}"])
    assert students(made) == ["ta1", "tb2"]
    hidden = [f"anon_aB3dE_9_{FILE}", f"anon_ZZ9yy_LATE_8_{FILE}"]
    assert students(collected(course, hidden, roster=False)) == ["anon-aB3dE", "anon-ZZ9yy"]


def test_a_number_that_is_the_students_own_stays(course: Course) -> None:
    collected(course, [f"a_1001_9_{FILE}", "a_1001_8_part-1.ipynb", "a_1001_7_part-2.ipynb"])
    assert list(read_back(course)["ta1"]) == [FILE, "part-1.ipynb", "part-2.ipynb"]


def test_a_group_hands_in_once(course: Course) -> None:
    made = collected(course, [f"blue_77_9_{FILE}", f"اختبارخمسة_1005_8_{FILE}"])
    assert students(made) == ["ta1", "tb2", "te5"]
    assert "of the group Blue" in made.rows[1].note
    assert sorted(read_back(course)) == ["ta1", "tb2", "te5"]


def test_one_members_file_counts_for_the_group_where_the_course_says_so(course: Course) -> None:
    name = f"اختبارخمسة_1005_8_{FILE}"
    assert students(collected(course, [name])) == ["te5"]
    labs = {LAB: course.lab(LAB).model_copy(update={"groups": True})}
    made = collected(course.model_copy(update={"labs": labs}), [name])
    assert students(made) == ["te5", "tc3"]


def test_moodle_in_folders_and_flat(course: Course) -> None:
    names = [
        f"Test Eins Ångström_501001_assignsubmission_file_/Copy of {FILE}",
        f"Ana María OTest-Zwei_501002_assignsubmission_file/{FILE}",
        f"三 测试_501003_assignsubmission_file_{FILE}",
        "三 测试_501003_assignsubmission_onlinetext_/onlinetext.html",
    ]
    made = collected(course, names)
    assert made.platform is Platform.MOODLE
    assert students(made) == ["ta1", "tb2", "tc3", "tc3"]
    assert outcomes(made)[-1] == "left out"
    assert list(read_back(course)["ta1"]) == [f"Copy of {FILE}"]
    assert made.rows[0].late == "not known"


def test_moodle_takes_the_time_and_the_number_from_its_worksheet(course: Course) -> None:
    (course.root / "class.csv").write_text(
        "Identifier,Full name,Email address,Last modified (submission)\n"
        'Participant 7,A B,one@example.org,"Sunday, 31 January 2027, 12:30 PM"\n'
        'Participant 8,A B,two@example.org,"Sunday, 31 January 2027, 11:30 AM"\n'
    )
    made = collected(course, [f"A B_{n}_assignsubmission_file_/{FILE}" for n in (7, 8)])
    assert students(made) == ["one@example.org", "two@example.org"]
    assert [row.late for row in made.rows] == ["30 min", ""]
    times = {name: files["timestamp.txt"] for name, files in read_back(course).items()}
    assert times["one@example.org"] == b"2027-01-31 12:30:00 UTC\n"


def test_two_people_of_one_name_are_left_out_and_said(course: Course) -> None:
    names = [f"三 测试_{n}_assignsubmission_file_/{FILE}" for n in (7, 8)]
    for roster in (True, False):
        made = collected(course, names, roster)
        assert outcomes(made) == ["left out", "left out"]
        assert "more than one person with this name" in made.rows[0].note
    assert read_back(course) == {}


def test_a_name_that_fits_two_people_is_left_out_and_said(course: Course) -> None:
    (course.root / "class.csv").write_text("Username,Name\nx1,Ann Müller\nx2,Müller Ann\n")
    made = collected(course, [f"Ann Müller_7_assignsubmission_file_/{FILE}"])
    assert outcomes(made) == ["left out"]
    assert "matches x1 (Ann Müller) and x2 (Müller Ann)" in made.rows[0].note


def test_a_stranger_is_left_out_and_said(course: Course) -> None:
    made = collected(course, [f"stranger_4711_9_{FILE}"])
    assert outcomes(made) == ["left out"]
    assert "not in the roster (stranger, number on the platform 4711)" in made.rows[0].note
    assert "is it the roster of this course?" in made.problems[0]


def test_an_extension_for_nobody_is_said(course: Course) -> None:
    extensions = {"ta1": 1.0, "tb": 2.0}
    labs = {LAB: course.lab(LAB).model_copy(update={"extensions": extensions})}
    made = collected(course.model_copy(update={"labs": labs}), [f"a_1001_9_{FILE}"])
    assert made.problems == (
        "course.toml has extensions for tb, who are not in the roster: write the students' ids.",
    )


def test_another_labs_notebook_is_said(course: Course) -> None:
    labs = {**course.labs, "lab2_halving": course.lab(LAB)}
    made = collected(course.model_copy(update={"labs": labs}), ["a_1001_9_lab2_halving.ipynb"])
    assert "a notebook of lab2_halving: is this the right download?" in made.rows[0].note


def test_the_download_of_another_lab_is_refused(course: Course) -> None:
    """Its attempts have higher numbers, so they would seem newer than those of the right one."""
    labs = {**course.labs, "lab2_halving": course.lab(LAB)}
    course = course.model_copy(update={"labs": labs})
    names = ["a_1001_9_lab2_halving.ipynb", "b_1002_9_lab2_halving-1.ipynb", f"c_1003_9_{FILE}"]
    with pytest.raises(DlcourseError, match="of 2 of 3 students are called like it"):
        collected(course, names)
    right = collected(course, [f"a_1001_1_{FILE}", f"b_1002_2_{FILE}"])
    assert outcomes(right) == ["collected", "collected"]


def test_moodle_with_hidden_names(course: Course) -> None:
    names = [f"Participant_{n}_assignsubmission_file_/{FILE}" for n in (7, 8)]
    assert students(collected(course, names, roster=False)) == ["participant-7", "participant-8"]


def test_blackboard(course: Course) -> None:
    note = "Name: Test Eins Ångström (t_a1)\nSubmission Field:\n<p>Hello</p>\nComments:\n"
    roster = course.root / "class.csv"
    roster.write_text(roster.read_text().replace(",ta1,", ",t_a1,"))
    head = "Lab 1_week_2"
    path = pack(
        course.root / "download.zip",
        {
            f"{head}_t_a1_attempt_2027-01-31-11-00-00_{FILE}": work("return 1"),
            f"{head}_t_a1_attempt_2027-01-31-12-30-00_{FILE}": work("return 2"),
            f"{head}_t_a1_attempt_2027-01-31-12-30-00.txt": note.encode("utf-16"),
            f"{head}_tb2_attempt_2027-01-31-10-00-00_{FILE}": work("return 3"),
        },
    )
    made = collect(course, LAB, path, class_list=roster)
    assert made.platform is Platform.BLACKBOARD
    assert students(made) == ["t_a1", "t_a1", "t_a1", "tb2"]
    assert outcomes(made) == ["not used, older", "collected", "left out", "collected"]
    assert "the student wrote a text into it" in made.rows[2].note
    assert (made.rows[1].late, made.rows[3].late) == ("30 min", "")
    assert read_back(course)["t_a1"] == {
        FILE: work("return 2"),
        "timestamp.txt": b"2027-01-31 12:30:00 UTC\n",
    }


def test_google_drive(course: Course) -> None:
    made = collected(
        course,
        [
            f"Doubling/Test Eins Ångström - {FILE}",
            f"Doubling/Test Eins Ångström - {LAB} (1).ipynb",
            f"Doubling/Copy of {LAB}_tb2_final.ipynb",
            "Doubling/测试 三.ipynb",
            f"Doubling/{FILE}",
        ],
    )
    assert made.platform is Platform.DRIVE
    assert students(made) == ["ta1", "ta1", "tb2", "tc3", ""]
    assert outcomes(made) == ["not used, older", *["collected"] * 3, "left out"]
    assert read_back(course)["ta1"] == {f"Test Eins Ångström - {FILE}": work("return 1")}


def test_github_classroom(course: Course) -> None:
    made = collected(
        course,
        [f"{LAB}-octo-ta1/{FILE}", f"{LAB}-octo-ta1/data/d.csv", f"{LAB}-octo-te5/.git/HEAD",
         f"{LAB}-octo-te5/{FILE}"],
    )  # fmt: skip
    assert made.platform is Platform.GITHUB
    assert students(made) == ["ta1", "ta1", "", "te5"]
    assert sorted(read_back(course)["ta1"]) == ["data/d.csv", FILE]


@pytest.mark.parametrize(
    ("names", "who"),
    [
        ([f"ta1/{FILE}", f"tb2/{FILE}"], ["ta1", "tb2"]),
        ([f"class/ta1/{FILE}", f"class/tb2/{FILE}"], ["ta1", "tb2"]),
        ([f"submitted/ta1/{LAB}/{FILE}"], ["ta1"]),
        ([f"ta1/{FILE}", "ta1/data.csv"], ["ta1", "ta1"]),
        ([f"TB2@example.org/{FILE}", f"Ångström, Test Eins/{FILE}"], ["tb2", "ta1"]),
    ],
)
def test_plain_folders(course: Course, names: list[str], who: list[str]) -> None:
    made = collected(course, names)
    assert made.platform is Platform.FOLDERS
    assert students(made) == who


def test_a_folder_instead_of_a_zip(course: Course, tmp_path: Path) -> None:
    for student in ("ta1", "tb2"):
        path = tmp_path / "sorted" / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(work())
        (path.parent / "timestamp.txt").write_text("2027-01-31 13:00:00 UTC")
    (tmp_path / "sorted" / "tb2" / "link.ipynb").symlink_to("/etc/passwd")
    made = collect(course, LAB, tmp_path / "sorted")
    assert {row.file: (row.student, row.late) for row in made.rows if row.late} == {
        f"ta1/{FILE}": ("ta1", "1 h"),
        f"tb2/{FILE}": ("tb2", "1 h"),
    }
    assert any("a link" in row.note for row in made.rows)
    assert read_back(course)["tb2"].keys() == {FILE, "timestamp.txt"}


def test_a_platform_that_is_named_is_not_found_out(course: Course) -> None:
    path = pack(course.root / "download.zip", {f"ta1/{FILE}": work()})
    made = collect(course, LAB, path, Platform.CANVAS)
    assert outcomes(made) == ["left out"]
    assert "not named as canvas names files" in made.rows[0].note
