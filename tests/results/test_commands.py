"""grade, report, feedback and export on the command line, as a person or a script runs them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from small_class import LAB, dlcourse, hand_in, make_course

WALLS = "bubblewrap is not usable here"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_course(tmp_path_factory.mktemp("commands") / "course")
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, "alan", "return x + 1")
    broken = hand_in(root, "emmy", "")
    (broken / f"{LAB}.ipynb").write_text("<html>Log in</html>")
    return root


@pytest.fixture(scope="module")
def graded(root: Path) -> subprocess.CompletedProcess[str]:
    """The class graded on a machine that lacks bubblewrap, into a pipe."""
    return dlcourse(root, "grade", LAB, PATH="/nowhere", COLUMNS="80")


@pytest.mark.slow
def test_a_pipe_gets_one_line_for_each_student(graded: subprocess.CompletedProcess[str]) -> None:
    assert graded.returncode == 0, graded.stderr
    ada, alan, emmy = (line.split("\t") for line in graded.stdout.splitlines())
    assert ada == ["ada", "graded", "3 of 5", "25 h", ""]
    assert alan[:3] == ["alan", "graded", "0 of 5"]
    assert emmy[:3] == ["emmy", "unreadable", "0 of 5"]


@pytest.mark.slow
def test_a_terminal_gets_a_table(root: Path, graded: subprocess.CompletedProcess[str]) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from dlcourse.cli import main; main()", "grade", LAB]
    subprocess.run(command, cwd=root, stdout=theirs, stderr=subprocess.DEVNULL, check=True)
    os.close(theirs)
    shown = os.read(ours, 65_536).decode()
    os.close(ours)
    assert "│ ada" in shown
    assert "student" in shown


@pytest.mark.slow
def test_the_machine_is_spoken_of_once_and_to_the_instructor_alone(
    root: Path, graded: subprocess.CompletedProcess[str]
) -> None:
    assert WALLS not in graded.stdout
    assert graded.stderr.count(WALLS) == 1
    assert dlcourse(root, "feedback", LAB).returncode == 0
    assert dlcourse(root, "report", LAB).returncode == 0
    pages = {path.name: path.read_text() for path in (root / "grading/feedback").rglob("*.html")}
    told = {name: page.count(WALLS) for name, page in pages.items()}
    assert told == {f"{LAB}.html": 0, f"{LAB}-index.html": 0, f"{LAB}-report.html": 1}


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("report", LAB), ("feedback", LAB), ("export", LAB, "--to", "moodle")]
)
def test_stale_rows_are_told_with_what_to_run(
    root: Path, graded: subprocess.CompletedProcess[str], command: tuple[str, ...]
) -> None:
    hand_in(root, "alan", "return x + x")
    ran = dlcourse(root, *command)
    assert ran.returncode == 0
    assert f"Rows out of date: 1 of 3. Run `dlcourse grade {LAB}`" in ran.stderr
    index = root / "grading/feedback" / f"{LAB}-index.html"
    if command[0] == "feedback":
        assert index.read_text().count("changed after this was graded") == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", [("report",), ("feedback",), ("export", "--to", "csv")])
def test_an_unknown_lab_is_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    root = make_course(tmp_path / "course")
    ran = dlcourse(root, command[0], "unknown", *command[1:])
    assert ran.returncode == 1
    assert ran.stderr.startswith("There is no lab called 'unknown' in ")
    assert f"Known labs: {LAB}." in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", [("report",), ("feedback",), ("export", "--to", "csv")])
def test_a_lab_that_nobody_graded_says_what_to_run(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = make_course(tmp_path / "course")
    hand_in(root, "ada", "return 2 * x")
    ran = dlcourse(root, command[0], LAB, *command[1:])
    assert ran.returncode == 1
    assert f"Nothing of {LAB} has been graded yet" in ran.stderr
    assert f"Run `dlcourse grade {LAB}` first." in ran.stderr
    assert not (root / "grading/gradebook.db").exists()
