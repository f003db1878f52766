"""Collecting again: newer replaces older, a person's work stays, and else nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from downloads import FILE, LAB, course_at, made_at, pack, read_back, work
from looking import grade_by_looking
from small_class import dlcourse, gradings

from dlcourse.collect.collect import collect
from dlcourse.collect.table import Collected
from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.results import collected as origins
from dlcourse.results.class_run import grade_class

OLD, NEW = work("return 1"), work("return 2 * x")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_at(tmp_path / "course")


def zip_of(course: Course, files: dict[str, bytes], hour: int = 8) -> Path:
    return made_at(pack(course.root / f"{hour}.zip", files), hour)


def outcomes(made: Collected) -> list[str]:
    return [str(row.outcome) for row in made.rows]


def everything(course: Course) -> dict[Path, tuple[bytes, int]]:
    files = (path for path in (course.root / "grading").rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_second_run_changes_nothing_and_says_so(course: Course) -> None:
    names = [f"a_1001_9_{FILE}", f"b_1002_8_{FILE}", "b_1002_7_me.zip"]
    path = zip_of(course, dict.fromkeys(names, NEW))
    roster = course.root / "class.csv"
    collect(course, LAB, path, class_list=roster)
    before = everything(course)
    assert outcomes(collect(course, LAB, path, class_list=roster)) == [
        "collected before",
        "collected before",
        "left out",
    ]
    after = everything(course)
    lock = course.root / "grading/.dlcourse/lock"
    assert {**before, lock: after[lock]} == after


def versions(platform: str) -> tuple[str, str]:
    """The names of an older and a newer upload; where names tell nothing, they are the same."""
    return {
        "canvas": (f"a_1001_90_{FILE}", f"a_1001_90_{LAB}-1.ipynb"),
        "moodle": (f"A_7_assignsubmission_file_/{FILE}",) * 2,
        "blackboard": (
            f"Lab 1_a_attempt_2027-01-30-10-00-00_{FILE}",
            f"Lab 1_a_attempt_2027-01-31-10-00-00_{FILE}",
        ),
        "folders": (f"a/{FILE}",) * 2,
    }[platform]


@pytest.mark.parametrize("platform", ["canvas", "moodle", "blackboard", "folders"])
def test_a_newer_upload_replaces_an_older_one_and_never_the_other_way_round(
    course: Course, platform: str
) -> None:
    old, new = versions(platform)
    older, newer = zip_of(course, {old: OLD}, 8), zip_of(course, {new: NEW}, 9)
    assert outcomes(collect(course, LAB, older)) == ["collected"]
    assert outcomes(collect(course, LAB, newer)) == ["collected, in place of an older one"]
    made = collect(course, LAB, older)
    assert outcomes(made) == ["not used, older"]
    assert "move that folder away" in made.rows[0].note
    (files,) = read_back(course).values()
    assert files[FILE] == NEW
    kept = list((course.root / "grading/.dlcourse/replaced").rglob(FILE))
    assert [path.read_bytes() for path in kept] == [OLD]


def test_the_platforms_time_counts_more_than_that_of_the_download(course: Course) -> None:
    old, new = versions("blackboard")
    collect(course, LAB, zip_of(course, {new: NEW}, 8))
    assert outcomes(collect(course, LAB, zip_of(course, {old: OLD}, 9))) == ["not used, older"]


@pytest.mark.slow
def test_only_the_one_that_was_replaced_is_graded_again(course: Course) -> None:
    names = [f"a_1001_90_{FILE}", f"b_1002_91_{FILE}"]
    old, new = (work(answer, course.root) for answer in ("return 1", "return 2 * x"))
    collect(course, LAB, zip_of(course, dict.fromkeys(names, old), 8))
    grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    assert sorted(gradings(course.root)) == ["1001", "1002"]
    collect(course, LAB, zip_of(course, {names[0]: old, f"b_1002_95_{FILE}": new}, 9))
    rows = grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    assert sorted(gradings(course.root)) == ["1001", "1002", "1002"]
    assert [row.score for row in rows] == [1, 3]


def test_what_a_person_put_there_or_changed_stays(course: Course) -> None:
    path = zip_of(course, {f"a/{FILE}": OLD, f"b/{FILE}": OLD})
    by_hand = course.submitted_dir / "a" / LAB / FILE
    by_hand.parent.mkdir(parents=True)
    by_hand.write_bytes(NEW)
    made = collect(course, LAB, path)
    assert outcomes(made) == ["left out", "collected"]
    assert "which was not collected: move it away first" in made.rows[0].note
    (course.submitted_dir / "b" / LAB / FILE).write_bytes(NEW)
    later = zip_of(course, {f"a/{FILE}": OLD, f"b/{FILE}": work("return 7")}, 9)
    assert outcomes(collect(course, LAB, later)) == ["left out", "left out"]
    assert {files[FILE] for files in read_back(course).values()} == {NEW}


def test_a_time_that_a_person_wrote_stays(course: Course) -> None:
    path = zip_of(course, {f"a_LATE_1001_9_{FILE}": OLD})
    collect(course, LAB, path)
    time = course.submitted_dir / "1001" / LAB / "timestamp.txt"
    time.write_text("2027-01-31 13:00:00 UTC")
    collect(course, LAB, path)
    assert time.read_text() == "2027-01-31 13:00:00 UTC"


def test_a_time_that_is_known_only_later_is_written(course: Course) -> None:
    path = zip_of(course, {f"a_1001_9_{FILE}": OLD})
    roster = course.root / "class.csv"
    roster.write_text("ID,Submitted\n1001,\n")
    collect(course, LAB, path, class_list=roster)
    roster.write_text("ID,Submitted\n1001,2027-01-31 13:00\n")
    made = collect(course, LAB, path, class_list=roster)
    assert made.rows[0].late == "1 h"
    assert read_back(course)["1001"]["timestamp.txt"] == b"2027-01-31 13:00:00 UTC\n"


def test_a_student_cannot_hand_in_a_time(course: Course) -> None:
    name = "a_1001_8_timestamp.txt"
    made = collect(course, LAB, zip_of(course, {f"a_1001_9_{FILE}": OLD, name: b"2020-01-01"}))
    assert "kept for the time" in made.rows[1].note
    assert list(read_back(course)["1001"]) == [FILE]


def test_a_folder_that_is_a_link_is_not_written_to(course: Course, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    course.submitted_dir.mkdir(parents=True)
    (course.submitted_dir / "a").symlink_to(tmp_path / "elsewhere")
    made = collect(course, LAB, zip_of(course, {f"a/{FILE}": OLD, f"b/{FILE}": OLD}))
    assert outcomes(made) == ["left out", "collected"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_names_in_the_download_are_kept_for_the_way_back(course: Course) -> None:
    name = f"a_LATE_1001_9_{LAB}-1.ipynb"
    collect(course, LAB, zip_of(course, {name: OLD}))
    origin = origins.read(course, LAB)["1001"]
    assert (origin.platform, origin.sources) == ("canvas", {FILE: name})


def test_the_same_file_handed_in_again_counts_as_newer(course: Course) -> None:
    collect(course, LAB, zip_of(course, {f"a_1001_90_{FILE}": OLD}, 8))
    collect(course, LAB, zip_of(course, {f"a_1001_95_{FILE}": OLD}, 9))
    between = zip_of(course, {f"a_1001_92_{FILE}": NEW}, 10)
    assert outcomes(collect(course, LAB, between)) == ["not used, older"]


def test_a_changed_memory_is_one_sentence(course: Course) -> None:
    path = zip_of(course, {f"a/{FILE}": OLD, f"b/{FILE}": OLD})
    collect(course, LAB, path)
    (course.root / f"grading/.dlcourse/{LAB}.collected.json").write_text("{")
    with pytest.raises(DlcourseError, match=r"was changed and cannot be read\. Delete it"):
        collect(course, LAB, path)


@pytest.mark.slow
def test_the_command_collects_says_what_it_did_and_grades(course: Course) -> None:
    files = {f"åtest_1001_9_{FILE}": NEW, f"b_LATE_1002_8_{FILE}": OLD, f"x_5_7_{FILE}": NEW}
    path = zip_of(course, files)
    ran = dlcourse(course.root, "collect", LAB, str(path), "--roster", "class.csv")
    assert ran.returncode == 0, ran.stderr
    assert f"åtest_1001_9_{FILE}\tta1\tcollected\t\t" in ran.stdout
    assert "Files from canvas: 2 collected, 1 left out." in ran.stderr
    assert "Nothing from 2: tc3" in ran.stderr
    assert "Files whose time is not known: 1." in ran.stderr
    ran = dlcourse(course.root, "collect", LAB, str(path), "--roster", "class.csv")
    assert "Nothing is new: no student's folder was changed." in ran.stderr
    graded = dlcourse(course.root, "grade", LAB, "--jobs", "1")
    assert [line.split("\t")[:2] for line in graded.stdout.splitlines()] == [
        ["ta1", "graded"],
        ["tb2", "graded"],
        ["tc3", "missing"],
        ["te5", "missing"],
    ]
    dlcourse(course.root, "export", LAB, "--to", "canvas")
    exported = (course.root / f"grading/exports/{LAB}-canvas.csv").read_text(encoding="utf-8")
    assert '"Ångström, Test Eins",1001' in exported


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("collect", "lab9", "8.zip"), "There is no lab called 'lab9'"),
        (("collect", LAB, "9.zip"), "There is no file 9.zip"),
        (("collect", LAB, "8.zip", "--roster", "no.csv"), "The roster no.csv cannot be read"),
    ],
)
def test_a_wrong_word_is_one_sentence(
    course: Course, arguments: tuple[str, ...], said: str
) -> None:
    zip_of(course, {f"a/{FILE}": OLD, f"b/{FILE}": OLD})
    ran = dlcourse(course.root, *arguments)
    assert ran.returncode == 1
    assert ran.stderr.startswith(said)
    assert "Traceback" not in ran.stderr
