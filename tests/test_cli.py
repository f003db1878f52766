"""The command `dlcourse`, run as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import small_course
from small_course import COURSE_TOML, LAB, hand_in
from typer.testing import CliRunner

from dlcourse.cli import app
from dlcourse.course import load_course
from dlcourse.release.release import release

CONTRACT = {
    "student",
    "lab",
    "status",
    "score",
    "max_score",
    "late_seconds",
    "seconds",
    "questions",
    "warnings",
}
QUESTION_CONTRACT = {
    "id",
    "points",
    "max_points",
    "status",
    "message",
    "seen",
    "matched_by",
    "replaced",
    "checked",
}
COMMANDS = ["doctor", "lab", "release", "run", "collect", "grade", "feedback", "report", "export"]


def dlcourse(
    *arguments: str | Path, cwd: Path, python: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command line in `cwd`, with some Python before it."""
    code = f"{python}\nfrom dlcourse.cli import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", "TERM": "dumb"},
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    ran = dlcourse("--help", cwd=tmp_path)
    assert ran.returncode == 0
    for command in COMMANDS:
        assert f" {command} " in ran.stdout
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.slow
def test_release_writes_then_check_agrees(tmp_path: Path) -> None:
    small_course.write(tmp_path)
    assert dlcourse("release", "--check", cwd=tmp_path).returncode == 1
    ran = dlcourse("release", LAB, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"{LAB}: written" in ran.stdout
    assert f"{LAB}: unchanged" in dlcourse("release", cwd=tmp_path).stdout
    ran = dlcourse("release", "--check", cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout
    (tmp_path / "labs" / LAB / f"{LAB}.ipynb").write_text("{}")
    ran = dlcourse("release", "--check", "--course", tmp_path, cwd=tmp_path.parent)
    assert ran.returncode == 1
    assert "it is not what a fresh release gives" in ran.stdout


def test_a_refused_release_lists_the_problems_and_fails(tmp_path: Path) -> None:
    small_course.write(tmp_path, toml=COURSE_TOML.replace("points = 5", "points = 6"))
    ran = dlcourse("release", cwd=tmp_path)
    assert ran.returncode == 1
    assert "its cells add up to 5 points, and course.toml says 6" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("release",),
        ("grade", LAB),
        ("report", LAB),
        ("feedback", LAB),
        ("export", LAB, "--to", "csv"),
    ],
)
def test_outside_a_course_every_command_says_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = dlcourse(*arguments, cwd=tmp_path)
    assert ran.returncode == 1
    assert "is not a course" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [("doctor",), ("lab",), ("grade", LAB), ("report", LAB), ("release",)]
)
def test_a_course_folder_that_is_not_there_is_said(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = dlcourse(*arguments, "--course", tmp_path / "nowhere", cwd=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr == (
        f"There is no folder {tmp_path / 'nowhere'}. "
        "Name the course folder with --course, or go to it.\n"
    )


@pytest.mark.slow
def test_run_reports_what_ran_and_what_failed(tmp_path: Path) -> None:
    path = small_course.write(tmp_path)
    ran = dlcourse("run", path, "--device", "cpu", cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "reports" / "junit.xml").is_file()
    assert (tmp_path / "reports" / "index.html").is_file()
    assert dlcourse("run", "nowhere", cwd=tmp_path).returncode == 1


def test_without_the_staff_extra_one_sentence_names_the_command(tmp_path: Path) -> None:
    ran = dlcourse("release", cwd=tmp_path, python="import sys; sys.modules['typer'] = None")
    assert ran.returncode == 1
    assert ran.stderr.startswith(
        "The command dlcourse needs the packages of the extra [staff]: run"
    )
    assert len(ran.stderr.splitlines()) == 1


def test_a_single_missing_package_is_named(tmp_path: Path) -> None:
    small_course.write(tmp_path)
    ran = dlcourse("release", cwd=tmp_path, python="import sys; sys.modules['nbgrader'] = None")
    assert ran.returncode == 1
    assert "nbgrader" in ran.stderr
    assert "pip install" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_a_class_is_graded_and_reported_from_the_command_line(tmp_path: Path) -> None:
    solution = small_course.write(tmp_path)
    release(load_course(tmp_path), [LAB])
    released = tmp_path / "labs" / LAB / f"{LAB}.ipynb"
    ran = dlcourse("grade", LAB, cwd=tmp_path)
    assert ran.returncode == 1
    assert str(tmp_path / "grading" / "submitted" / "STUDENT" / LAB) in ran.stderr
    hand_in(tmp_path, LAB, "ada", solution.read_bytes())
    hand_in(tmp_path, LAB, "alan", released.read_bytes())
    hand_in(tmp_path, LAB, "grace", b"%PDF-1.7")
    ran = dlcourse("grade", LAB, "--jobs", "1", "--json", "results.json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert all(student in ran.stdout for student in ("ada", "alan", "grace"))
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert [(row["student"], row["status"], row["score"]) for row in results] == [
        ("ada", "graded", 3.0),
        ("alan", "graded", 0.0),
        ("grace", "unreadable", 0.0),
    ]
    for row in results:
        assert (row["lab"], row["max_score"]) == (LAB, 5.0)
        assert row.keys() >= CONTRACT
        assert all(question.keys() == QUESTION_CONTRACT for question in row["questions"])
        assert [question["id"] for question in row["questions"]] == ["double_all", "ratios"]

    ran = dlcourse("grade", LAB, "--student", "ada", "--json", "-", cwd=tmp_path)
    assert [row["student"] for row in json.loads(ran.stdout)] == ["ada"]

    for command in (["feedback", LAB], ["report", LAB], ["export", LAB, "--to", "canvas"]):
        ran = dlcourse(*command, cwd=tmp_path)
        assert ran.returncode == 0, ran.stderr
        assert Path(ran.stdout.strip()).is_file()
    assert "A person has to read some answers first (students: 1)" in ran.stderr

    ran = dlcourse("grade", LAB, "--student", "nobody", cwd=tmp_path)
    assert ran.returncode == 1
    assert "No student called nobody" in ran.stderr
    ran = dlcourse("grade", LAB, "--json", "no/folder.json", cwd=tmp_path)
    assert ran.returncode == 1
    assert "The results cannot be written to no/folder.json" in ran.stderr
