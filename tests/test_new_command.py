"""`dlcourse new`: what it writes works at once, and overwrites nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small_course
from small_course import LAB
from typer.testing import CliRunner

from dlcourse import bank
from dlcourse.cli import app
from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.notebook import reading, roles
from dlcourse.release.release import release
from dlcourse.skeletons import write

REPOSITORY = Path(__file__).parents[1]
NEW_LAB = "lab7_trees"
LECTURE = "01_linear_models"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    small_course.write(tmp_path)
    (tmp_path / "course").mkdir()
    lecture = small_course.notebook_of(small_course.text_cell("title", "# Linear models"))
    (tmp_path / "course" / f"{LECTURE}.ipynb").write_bytes(small_course.to_bytes(lecture))
    return tmp_path


def new(*arguments: str, root: Path) -> str:
    ran = CliRunner().invoke(app, ["new", *arguments, "--course", str(root)])
    assert ran.exit_code == 0, ran.output
    return ran.output


@pytest.mark.slow
def test_a_new_question_is_ready_to_be_released_and_graded(tmp_path: Path) -> None:
    lab = "lab0_warmup"
    shutil.copy(REPOSITORY / "course.toml", tmp_path)
    solution = Path("solutions") / lab / f"{lab}.ipynb"
    (tmp_path / solution.parent).mkdir(parents=True)
    shutil.copy(REPOSITORY / solution, tmp_path / solution)
    new("question", lab, "row_means", root=tmp_path)
    course = load_course(tmp_path)
    assert course.lab(lab).points == 5
    title = reading.read((tmp_path / solution).read_bytes()).cells[1]
    assert "**5 points · 20 to 30 minutes" in title.source
    (made,) = release(course, [lab])
    assert made.changed
    verdicts = bank.grade(course, [lab])
    assert len(verdicts) == 2
    assert all(verdict.fair for verdict in verdicts)


def test_a_second_question_comes_after_the_first_and_gets_the_next_number(root: Path) -> None:
    for name in ("row_means", "row_sums"):
        new("question", LAB, name, root=root)
    notebook = reading.read((root / "solutions" / LAB / f"{LAB}.ipynb").read_bytes())
    graded = [roles.grade_id(cell) for cell in notebook.cells if roles.is_graded(cell)]
    assert graded[-2:] == ["check-row_means", "check-row_sums"]
    headings = [
        cell.source.splitlines()[0] for cell in notebook.cells if cell.id.startswith("q-row")
    ]
    numbers = [int(heading.split()[2]) for heading in headings]
    assert numbers[1] == numbers[0] + 1


def test_what_is_new_is_named_as_seen_from_the_current_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    said = new("lab", NEW_LAB, 'A "tree"', "--lecture", LECTURE, root=Path())
    assert load_course(root).lab(NEW_LAB).title == 'A "tree"'
    assert said.splitlines()[0] == f"solutions/{NEW_LAB}/{NEW_LAB}.ipynb"
    assert f"dlcourse doctor {NEW_LAB}" in said
    assert "pytest tests/labs/test_lab7.py" in said
    assert str(root) not in said
    monkeypatch.chdir(root / "course")
    assert str(root / "course.toml") in new("question", LAB, "row_means", root=root)


@pytest.mark.slow
def test_a_new_lab_is_ready_to_be_released_and_graded(root: Path) -> None:
    new("lab", NEW_LAB, "Trees", "--lecture", LECTURE, root=root)
    new("question", NEW_LAB, "row_means", root=root)
    course = load_course(root)
    release(course, [LAB, NEW_LAB])
    assert all(verdict.fair for verdict in bank.grade(course, [NEW_LAB]))
    for helper in (REPOSITORY / "tests" / "labs").glob("lab_help.py"):
        shutil.copy(helper, root / "tests" / "labs")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/labs"]
    tried = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "1 passed" in tried.stdout, tried.stdout


@pytest.mark.slow
def test_a_new_explorer_draws_and_passes_its_own_test(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "dlcourse", tmp_path / "dlcourse")
    (tmp_path / "tests").mkdir()
    new("explorer", "hill", root=tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    tried = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "2 passed" in tried.stdout, tried.stdout


@pytest.mark.parametrize("name", ["hill", "gradient_through_many_layers"])
def test_a_new_explorer_has_the_style_that_make_check_wants(name: str, tmp_path: Path) -> None:
    for folder in ("dlcourse/explore", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    new("explorer", name, root=tmp_path)
    settings = str(REPOSITORY / "pyproject.toml")
    own = 'lint.isort.known-first-party = ["dlcourse"]'  # the rest of the package is not there
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache"]
        ruff += ["--config", settings, "--config", own, "."]
        tried = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stdout + tried.stderr


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda course: write.question(course, LAB, "Row means"), "a question: .* as in row_means"),
        (lambda course: write.question(course, LAB, "lambda"), "no word of Python"),
        (lambda course: write.question(course, LAB, "double_all"), "has a question"),
        (lambda course: write.question(course, "lab8", "row_means"), "no lab called 'lab8'"),
        (lambda course: write.lab(course, LAB, "Again", LECTURE), "has a lab"),
        (lambda course: write.lab(course, "trees", "Trees", LECTURE), "a number"),
        (lambda course: write.lab(course, NEW_LAB, "Trees", "99_none"), LECTURE),
        (lambda course: write.explorer(course.root, "a-hill"), "an explorer: .* as in parabola"),
        (lambda course: write.explorer(course.root, "hill"), "clone of this project"),
    ],
)
def test_what_cannot_be_made_is_said_and_changes_nothing(
    make: object, said: str, root: Path
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(DlcourseError, match=said):
        make(load_course(root))  # type: ignore[operator]
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_no_file_is_overwritten(root: Path) -> None:
    kept = root / "solutions" / LAB / "answers" / "row_means" / "wrong_rows.py"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    with pytest.raises(DlcourseError, match="there already"):
        write.question(load_course(root), LAB, "row_means")
    assert kept.read_text() == "mine"
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
