"""When a lab is due, for whom, and what lateness costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from small_class import LAB, hand_in, make_course

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Result, Status
from dlcourse.results.late import of_settings, penalty
from dlcourse.results.submitted import parse_time

DAY = 86_400
DUE = "2027-01-31 12:00:00 UTC"


def course_with(root: Path, after: str = "", late: str = "percent_per_day = 10") -> Course:
    path = make_course(root) / "course.toml"
    path.write_text(path.read_text().replace("percent_per_day = 10", late) + after)
    return load_course(root)


def late(seconds: float, score: float = 4) -> Result:
    return Result(
        student="ada",
        lab=LAB,
        status=Status.GRADED,
        score=score,
        max_score=5,
        late_seconds=seconds,
    )


def test_extensions_are_days_or_a_deadline_of_ones_own(tmp_path: Path) -> None:
    course = course_with(
        tmp_path,
        f'[labs.{LAB}.extensions]\nada = 2\n"emmy@example.org" = 2027-02-01T13:00:00+01:00\n',
    )
    deadlines = of_settings(course.lab(LAB))
    came = parse_time("2027-02-03 13:00:00 UTC")
    assert deadlines.late_seconds("ada", came) == DAY + 3600
    assert deadlines.late_seconds("emmy@example.org", came) == 2 * DAY + 3600
    assert deadlines.late_seconds("alan", came) == 3 * DAY + 3600


@pytest.mark.parametrize(
    ("seconds", "lost"), [(600, 0), (601, 0.5), (DAY, 0.5), (2 * DAY, 1), (2 * DAY + 601, 4)]
)
def test_zero_after_some_days(tmp_path: Path, seconds: float, lost: float) -> None:
    policy = "grace_minutes = 10\npercent_per_day = 10\nzero_after_days = 2"
    assert penalty(course_with(tmp_path, late=policy).late, late(seconds)) == pytest.approx(lost)


def test_zero_at_once(tmp_path: Path) -> None:
    policy = course_with(tmp_path, late="zero_after_days = 0").late
    assert [penalty(policy, late(seconds)) for seconds in (0, 1)] == [0, 4]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (f"[labs.{LAB}.extensions]\nada = 'later'\n", f"labs.{LAB}.extensions.ada"),
        (f"[labs.{LAB}.extensions]\nada = 2027-02-03T12:00:00\n", f"labs.{LAB}.extensions.ada"),
        ("[labs.b]\ntitle='B'\npoints=1\nextensions = {ada = 1}\n", "need a deadline of the lab"),
    ],
)
def test_a_wrong_extension_is_said(tmp_path: Path, after: str, said: str) -> None:
    with pytest.raises(DlcourseError) as refused:
        course_with(tmp_path, after)
    assert said in str(refused.value)


def test_a_wrong_time_zone_is_said(tmp_path: Path) -> None:
    path = make_course(tmp_path) / "course.toml"
    path.write_text('timezone = "Europe/Nowhere"\n' + path.read_text())
    with pytest.raises(DlcourseError, match="must be a time zone, like Europe/Berlin"):
        load_course(tmp_path)


def test_the_courses_time_zone_comes_before_the_deadlines(tmp_path: Path) -> None:
    course = course_with(tmp_path)
    moment = parse_time("2027-07-01 12:00:00")
    assert moment.astimezone(course.zone(LAB)).hour == 12
    path = tmp_path / "course.toml"
    path.write_text('timezone = "Europe/Berlin"\n' + path.read_text())
    assert moment.astimezone(load_course(tmp_path).zone(LAB)).hour == 14


@pytest.mark.parametrize(
    ("setting", "lost"),
    [
        ("c.LateSubmissionPlugin.penalty_method = 'zero'", 4),
        ("c.LateSubmissionPlugin.penalty_method = 'none'", 0),
        (
            "from nbgrader.plugins import BasePlugin\n"
            "class Own(BasePlugin):\n"
            "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
            "        return score / 4\n"
            "c.AssignLatePenalties.plugin_class = Own",
            1,
        ),
    ],
)
def test_another_courses_own_plugin_decides(tmp_path: Path, setting: str, lost: float) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").write_text(f"c = get_config()\n{setting}\n")
    policy = load_course(tmp_path).late
    assert penalty(policy, late(60)) == lost
    assert penalty(policy, late(0)) == 0


def test_a_plugin_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\nc.AssignLatePenalties.plugin_class = 'nowhere.Plugin'\n"
    )
    with pytest.raises(DlcourseError, match=r"AssignLatePenalties\.plugin_class"):
        load_course(tmp_path)


def test_a_course_file_has_no_plugin(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match=r"late\.plugin: is not a known setting"):
        course_with(tmp_path, late="plugin = 'own.Plugin'")


@pytest.mark.slow
def test_nbgraders_own_command_takes_off_the_same(tmp_path: Path) -> None:
    course = course_with(tmp_path, f"[labs.{LAB}.extensions]\nalan = 1\n")
    for student in ("ada", "alan"):
        hand_in(tmp_path, student, "return 2 * x", "2027-02-01 13:00:00 UTC")
    for command in (["generate_assignment", LAB, "--force"], ["autograde", LAB]):
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        with Gradebook(course.db_url) as book:
            book.find_assignment(LAB).duedate = parse_time(DUE).replace(tzinfo=None)
            book.db.commit()
    with Gradebook(course.db_url) as book:
        lost = {s.student_id: s.late_submission_penalty for s in book.assignment_submissions(LAB)}
    assert lost == {"ada": pytest.approx(1.0), "alan": pytest.approx(0.5)}
