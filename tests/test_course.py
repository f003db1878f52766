"""Reading a course: ours from course.toml, any other from nbgrader's own configuration."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import small_course
from small_course import COURSE_TOML, LAB

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.release.release import release

REPOSITORY = Path(__file__).parent.parent


def load(root: Path, toml: str) -> Course:
    (root / "course.toml").write_text(toml, encoding="utf-8")
    return load_course(root)


def refusal(root: Path, toml: str) -> str:
    with pytest.raises(DlcourseError) as refused:
        load(root, toml)
    return str(refused.value)


def test_a_course_file_is_read(tmp_path: Path) -> None:
    course = load(
        tmp_path,
        COURSE_TOML
        + "deadline = 2027-01-31T23:59:00+01:00\n"
        + '[grading]\ncell_seconds = 5\nsandbox = "required"\n[late]\npercent_per_day = 10\n',
    )
    assert course.title == "A small course"
    assert course.labs[LAB].points == 5
    assert course.labs[LAB].deadline == datetime(
        2027, 1, 31, 23, 59, tzinfo=timezone(timedelta(hours=1))
    )
    assert course.limits(LAB).cell_seconds == 5
    assert course.limits(LAB).sandbox == "required"
    assert course.late.percent_per_day == 10
    assert course.db_url == f"sqlite:///{tmp_path}/grading/gradebook.db"
    assert course.submitted_dir == tmp_path / "grading" / "submitted"


def test_the_repositorys_own_course_file_is_valid() -> None:
    course = load_course(REPOSITORY)

    assert course.lab("lab1_perceptron").points == 20
    assert course.limits("lab1_perceptron") == course.grading
    assert course.limits("lab5_cnn").cell_seconds > course.grading.cell_seconds
    assert course.limits("lab5_cnn").memory_mb == course.grading.memory_mb


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('title = "A small course"', "title = A small course"), "at line 1, column 9"),
        (("points = 5", 'points = "many"'), f"labs.{LAB}.points: must be a number (line 7)"),
        (("points = 5", ""), f"labs.{LAB}.points: is missing (line 5)"),
        (("points = 5", "points = 0"), "should be greater than 0 (line 7)"),
        (("points = 5", "point = 5"), f"labs.{LAB}.point: is not a known setting (line 7)"),
        (('title = "A small course"\n', ""), "title: is missing"),
        (("points = 5", "points = 5\ndeadline = 2027-01-31T23:59:00"), "needs a time zone"),
        (("points = 5", 'points = 5\n[grading]\nsandbox = "of"'), "grading.sandbox: input"),
        (("points = 5", "points = 5\n[grading]\nmemory_mb = 0"), "must be greater than 0 (line 9)"),
        (("{version}", "{edition}"), "wheel: must end in .whl, and may hold no braces"),
        (("https://github.com/", ""), "repository: must look like https://github.com/OWNER/NAME"),
    ],
)
def test_a_broken_course_file_names_line_and_remedy(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    said = refusal(tmp_path, COURSE_TOML.replace(*change))
    assert message in said
    assert str(tmp_path / "course.toml") in said


def test_a_course_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_bytes("title = 'Übung'".encode("latin-1"))
    with pytest.raises(DlcourseError, match=r"course\.toml cannot be read as UTF-8 text"):
        load_course(tmp_path)


def test_a_missing_course_file_is_named_where_nbgraders_configuration_reads_it(
    tmp_path: Path,
) -> None:
    shutil.copy(REPOSITORY / "nbgrader_config.py", tmp_path)
    with pytest.raises(DlcourseError, match=r"course\.toml is missing, and nbgrader_config\.py"):
        load_course(tmp_path)


def test_a_folder_that_is_no_course_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match=r"is not a course: .* name it with --course"):
        load_course(tmp_path)


def test_an_unknown_lab_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match=rf"no lab called 'lab9'.* Known labs: {LAB}\."):
        load(tmp_path, COURSE_TOML).read_lab("lab9")


def test_read_lab_gives_both_versions_and_the_data(tmp_path: Path) -> None:
    source = small_course.write(tmp_path)
    (source.parent / "data").mkdir()
    (source.parent / "data" / "values.csv").write_text("1,2\n")
    course = load_course(tmp_path)
    with pytest.raises(DlcourseError, match=rf"has not been released.*dlcourse release {LAB}"):
        course.read_lab(LAB)
    release(course, [LAB])
    lab = course.read_lab(LAB)
    (notebook,) = lab.notebooks
    assert notebook.name == LAB
    assert notebook.source == source.read_bytes()
    assert b"BEGIN SOLUTION" in notebook.source
    assert b"BEGIN SOLUTION" not in notebook.released
    assert lab.files == {"data/values.csv": b"1,2\n"}


def write_nbgrader_course(root: Path, config: str | None, source: str = "source") -> None:
    if config is not None:
        (root / "nbgrader_config.py").write_text(config)
    path = small_course.write(root)
    shutil.move(path.parent.parent, root / source)
    (root / "course.toml").unlink()


def test_nbgraders_default_folders_are_a_course(tmp_path: Path) -> None:
    write_nbgrader_course(tmp_path, None)
    course = load_course(tmp_path)
    assert list(course.labs) == [LAB]
    assert course.release_dir == tmp_path / "release"
    assert course.db_url == f"sqlite:///{tmp_path}/gradebook.db"
    assert course.limits(LAB).cell_seconds == 30


def test_in_another_nbgrader_course_a_folder_answers_is_data_like_any_other(
    tmp_path: Path,
) -> None:
    write_nbgrader_course(tmp_path, None)
    shutil.copytree(tmp_path / "source" / LAB, tmp_path / "release" / LAB)
    data = tmp_path / "source" / LAB / "answers" / "survey.csv"
    data.parent.mkdir()
    data.write_text("yes,no\n")
    course = load_course(tmp_path)
    assert course.read_lab(LAB).files == {"answers/survey.csv": b"yes,no\n"}
    with pytest.raises(DlcourseError, match=r"no course\.toml.*would be released to students"):
        course.answers_dir(LAB)


def test_an_nbgrader_configuration_is_followed(tmp_path: Path) -> None:
    write_nbgrader_course(
        tmp_path,
        "c = get_config()\n"
        'c.CourseDirectory.course_id = "maths"\n'
        'c.CourseDirectory.source_directory = "written"\n'
        'c.CourseDirectory.submitted_directory = "handed_in"\n'
        'c.CourseDirectory.db_url = "sqlite:///grades.db"\n'
        "c.ExecutePreprocessor.timeout = 90\n",
        source="written",
    )
    course = load_course(tmp_path)
    assert course.title == "maths"
    assert course.source_dir == tmp_path / "written"
    assert course.submitted_dir == tmp_path / "handed_in"
    assert course.db_url == f"sqlite:///{tmp_path}/grades.db"
    assert course.limits(LAB).cell_seconds == 90
    assert course.limits(LAB).notebook_seconds == 1800


@pytest.mark.parametrize(
    ("config", "line"), [("c = get_config()\nc.x = (\n", 2), ("\n\nc.x = 1 / 0\n", 3)]
)
def test_a_broken_nbgrader_configuration_names_the_line(
    tmp_path: Path, config: str, line: int
) -> None:
    write_nbgrader_course(tmp_path, config)
    with pytest.raises(DlcourseError, match=rf"nbgrader_config\.py, line {line}: "):
        load_course(tmp_path)


@pytest.mark.slow
def test_nbgraders_own_commands_work_on_our_folders(tmp_path: Path) -> None:
    root = tmp_path / "course"
    root.mkdir()
    answers = small_course.write(root).parent / "answers" / "double_all"
    answers.mkdir(parents=True)
    (answers / "right_loop.py").write_text("# points: 3 · written: a loop\n")
    release(load_course(root), [LAB])
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    handed_in = root / "grading" / "submitted" / "ada" / LAB
    shutil.copytree(root / "labs" / LAB, handed_in)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
    }
    for step in ("generate_assignment", "autograde"):
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", step, LAB, "--force"],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
    assert (root / "grading" / "gradebook.db").is_file()
    assert list(root.rglob("right_loop.py")) == [answers / "right_loop.py"]
    assert (root / "grading" / "autograded" / "ada" / LAB / f"{LAB}.ipynb").is_file()
