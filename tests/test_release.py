"""Releasing: what students get, byte for byte, and what is refused before they do."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
import small_course
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.nbgraderformat import MetadataValidator
from small_course import LAB, graded

from dlcourse.course import Course, load_course
from dlcourse.release import GateError, check, release, set_up_source

REPOSITORY = Path(__file__).parent.parent
SOLUTION_LINE = "doubled_values = [2.0 * float(value) for value in values]"
HIDDEN_LINE = "check.examples(double_all, check.example([-7.25, 0.5], gives=[-14.5, 1.0]))"
Edit = Callable[[NotebookNode], object]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    small_course.write(tmp_path)
    return load_course(tmp_path)


def released(course: Course) -> NotebookNode:
    return nbformat.read(course.release_dir / LAB / f"{LAB}.ipynb", as_version=4)


def cell(notebook: NotebookNode, cell_id: str) -> NotebookNode:
    return next(each for each in notebook.cells if each.id == cell_id)


def refusal(tmp_path: Path, edit: Edit, toml: str = small_course.COURSE_TOML) -> str:
    """What `release` says of the small lab after an edit that it has to refuse."""
    notebook = small_course.notebook()
    edit(notebook)
    small_course.write(tmp_path, notebook, toml)
    with pytest.raises(GateError) as refused:
        release(load_course(tmp_path), [LAB])
    assert not (tmp_path / "labs").exists()
    return str(refused.value)


def test_students_get_signature_docstring_and_stub(course: Course) -> None:
    (made,) = release(course, [LAB])
    notebook = released(course)
    assert made.changed
    assert cell(notebook, "double_all").source == (
        'def double_all(values):\n    """Twice each of the values, as a list of floats."""\n'
        "    # YOUR CODE HERE\n    raise NotImplementedError()"
    )
    assert HIDDEN_LINE not in cell(notebook, "check-double_all").source
    assert "gives=[2.0, 4.0]" in cell(notebook, "check-double_all").source
    assert small_course.WRITTEN not in cell(notebook, "ratios").source
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


def test_the_same_lab_gives_the_same_bytes(course: Course) -> None:
    path = course.release_dir / LAB / f"{LAB}.ipynb"
    release(course, [LAB])
    first = path.read_bytes()
    (again,) = release(course, [LAB])
    assert not again.changed
    path.unlink()
    release(course, [LAB])
    assert path.read_bytes() == first


def test_badge_and_set_up_cell_are_written_everywhere(course: Course) -> None:
    lecture = course.root / "course" / "01_lecture.ipynb"
    lecture.parent.mkdir()
    nbformat.write(small_course.notebook(), lecture)
    release(course, [LAB])
    lab = released(course)
    assert lab.cells[0].id == "colab-badge"
    assert (
        "https://colab.research.google.com/github/ada/small/blob/main/labs/lab1_double/"
        "lab1_double.ipynb"
    ) in lab.cells[0].source
    code = [each for each in lab.cells if each.cell_type == "code"]
    assert code[0].source == set_up_source(course)
    solution = nbformat.read(course.source_dir / LAB / f"{LAB}.ipynb", as_version=4)
    assert solution.cells[0] == lab.cells[0]
    assert "blob/main/course/01_lecture.ipynb" in lecture.read_text()
    assert check(course, [LAB]) == []


def test_a_notebook_without_a_kernel_gets_ours(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    del notebook.metadata["kernelspec"]
    path = small_course.write(tmp_path, notebook)
    release(load_course(tmp_path), [LAB])
    assert nbformat.read(path, as_version=4).metadata.kernelspec.name == "python3"


def test_files_beside_the_notebook_are_released(course: Course) -> None:
    data = course.source_dir / LAB / "data" / "values.csv"
    data.parent.mkdir()
    data.write_text("1,2\n")
    release(course, [LAB])
    assert (course.release_dir / LAB / "data" / "values.csv").read_text() == "1,2\n"


def test_check_finds_a_changed_a_missing_and_a_stray_file(course: Course) -> None:
    assert "is missing" in "".join(map(str, check(course, [LAB])))
    release(course, [LAB])
    path = course.release_dir / LAB / f"{LAB}.ipynb"
    path.write_bytes(path.read_bytes() + b"\n")
    (path.parent / "notes.txt").write_text("stray")
    messages = [str(problem) for problem in check(course, [LAB])]
    assert len(messages) == 2
    assert "lab1_double.ipynb: it is not what a fresh release gives" in messages[0]
    assert "file notes.txt: it is not part of the lab" in messages[1]
    release(course, [LAB])
    assert check(course, [LAB]) == []


def in_markdown(notebook: NotebookNode) -> None:
    notebook.cells.append(new_markdown_cell(f"Hint:\n\n    {SOLUTION_LINE}\n", id="hint"))


def in_metadata(notebook: NotebookNode) -> None:
    cell(notebook, "double_all").metadata["reference"] = {"code": ["x = 1\n", SOLUTION_LINE]}


def in_attachment(notebook: NotebookNode) -> None:
    note = new_markdown_cell("![](code.txt)", id="note")
    text = base64.b64encode(f"# code\n{SOLUTION_LINE}".encode()).decode()
    note["attachments"] = {"code.txt": {"text/plain": text}}
    notebook.cells.append(note)


def in_another_cell(notebook: NotebookNode) -> None:
    notebook.cells.append(new_code_cell(f"values = [1]\n{SOLUTION_LINE}", id="try"))


def hidden_test_in_the_open(notebook: NotebookNode) -> None:
    notebook.cells.append(new_code_cell(HIDDEN_LINE.replace(", ", ","), id="try"))


def written_answer_in_a_comment(notebook: NotebookNode) -> None:
    notebook.cells.append(new_code_cell(f"# {small_course.WRITTEN}", id="try"))


@pytest.mark.parametrize(
    ("plant", "where"),
    [
        (in_markdown, "cell hint"),
        (in_metadata, "cell double_all, metadata"),
        (in_attachment, "cell note, attachments"),
        (in_another_cell, "cell try"),
        (hidden_test_in_the_open, "cell try"),
        (written_answer_in_a_comment, "cell try"),
    ],
)
def test_a_planted_leak_is_found(tmp_path: Path, plant: Edit, where: str) -> None:
    message = refusal(tmp_path, plant)
    assert f"{LAB}, {where}: it gives away" in message


def test_a_leak_in_a_data_file_is_found(course: Course) -> None:
    (course.source_dir / LAB / "notes.txt").write_text(f"remember: {SOLUTION_LINE}")
    with pytest.raises(GateError, match=r"file notes\.txt: it gives away a solution line of cell"):
        release(course, [LAB])


def test_a_leak_in_the_output_of_a_released_notebook_is_found(course: Course) -> None:
    release(course, [LAB])
    notebook = released(course)
    output = new_output("stream", text=f"{SOLUTION_LINE}\n")
    cell(notebook, "imports").outputs = [output]
    nbformat.write(notebook, course.release_dir / LAB / f"{LAB}.ipynb")
    messages = "\n".join(map(str, check(course, [LAB])))
    assert "cell imports, outputs: it gives away a solution line" in messages
    assert "cell imports: released: it has outputs" in messages


def test_a_cell_may_show_a_line_on_purpose(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    shown = new_code_cell(SOLUTION_LINE, id="shown", metadata={"tags": ["public"]})
    notebook.cells.append(shown)
    small_course.write(tmp_path, notebook)
    assert release(load_course(tmp_path), [LAB])[0].changed


def edit_source(cell_id: str, old: str, new: str) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        target = cell(notebook, cell_id)
        assert old in target.source
        target.source = target.source.replace(old, new)

    return edit


def edit_metadata(cell_id: str, **values: object) -> Edit:
    return lambda notebook: cell(notebook, cell_id).metadata["nbgrader"].update(values)


def add(*cells: NotebookNode) -> Edit:
    return lambda notebook: notebook.cells.extend(cells)


def run_once(notebook: NotebookNode) -> None:
    cell(notebook, "imports").execution_count = 1
    cell(notebook, "imports").outputs = [new_output("stream", text="hello")]


REFUSED = {
    "duplicate grade_id": (
        add(new_code_cell("1", id="twin", metadata=graded("check", "check-double_all", 1))),
        "cell check-double_all: 2 cells have this grade_id",
    ),
    "check without points": (
        lambda notebook: cell(notebook, "check-double_all").metadata["nbgrader"].pop("points"),
        "cell check-double_all: it is graded and worth nothing",
    ),
    "solution not closed": (
        edit_source("double_all", "### END SOLUTION", ""),
        "cell double_all: every BEGIN SOLUTION needs one END SOLUTION below it",
    ),
    "no signature left": (
        lambda notebook: cell(notebook, "double_all").update(
            source=f"### BEGIN SOLUTION\n{SOLUTION_LINE}\n### END SOLUTION"
        ),
        "cell double_all: its stub is empty",
    ),
    "answer without a solution": (
        lambda notebook: cell(notebook, "double_all").update(source="def double_all(values): ..."),
        "cell double_all: this answer cell has no solution region",
    ),
    "markers in small letters": (
        lambda notebook: cell(notebook, "check-double_all").update(
            source=cell(notebook, "check-double_all")
            .source.replace("BEGIN HIDDEN TESTS", "Begin hidden tests")
            .replace("END HIDDEN TESTS", "End hidden tests")
        ),
        "cell check-double_all: `### Begin hidden tests` is almost a delimiter and hides nothing",
    ),
    "markers in another order": (
        edit_source("imports", "check", "check\n### HIDDEN TESTS END"),
        "cell imports: `### HIDDEN TESTS END` is almost a delimiter",
    ),
    "a marker with one word more": (
        edit_source("check-double_all", "BEGIN HIDDEN TESTS", "BEGIN of the hidden tests"),
        "cell check-double_all: `### BEGIN of the hidden tests` is almost a delimiter",
    ),
    "grade_id with a space": (
        edit_metadata("ratios", grade_id="two ratios"),
        "cell two ratios: a grade_id has letters, digits, - and _ only",
    ),
    "a check above its answer": (
        lambda notebook: notebook.cells.insert(
            0, notebook.cells.pop(notebook.cells.index(cell(notebook, "check-double_all")))
        ),
        "cell check-double_all: it stands above the answer that it checks",
    ),
    "solution in a plain cell": (
        edit_source("imports", "check", "check\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
        "cell imports: it has a solution and is no answer cell",
    ),
    "hidden tests in a plain cell": (
        edit_source("imports", "check", "check\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"),
        "cell imports: it has hidden tests and is no check cell",
    ),
    "outputs": (run_once, "cell imports: it has outputs"),
    "execution count": (run_once, "cell imports: it has an execution count"),
    "no Python": (
        edit_source("double_all", "return doubled_values", "return doubled_values)"),
        "cell double_all: it is not valid Python",
    ),
    "nothing left of a check": (
        edit_source(
            "check-double_all",
            "    check.examples(double_all, check.example([1, 2], gives=[2.0, 4.0]))\n",
            "",
        ),
        "cell check-double_all: without its hidden lines it is not valid Python",
    ),
    "other points than the question": (
        edit_source("check-double_all", "points=3", "points=4"),
        "cell check-double_all: check.question says points=4, its metadata says 3",
    ),
    "other id than the question": (
        edit_source("check-double_all", '"double_all"', '"double"'),
        "its grade_id must be 'check-double'",
    ),
    "points that do not add up": (
        edit_metadata("ratios", points=4),
        "its cells add up to 7 points, and course.toml says 5",
    ),
    "a second installation": (
        add(new_code_cell("!pip install torch", id="more")),
        "cell more: only the set-up cell installs anything",
    ),
    "two set-up cells": (
        add(new_code_cell("1", id="set-up"), new_code_cell("1", id="set-up")),
        "it has 2 set-up cells",
    ),
    "a badge for another notebook": (
        add(
            new_markdown_cell(
                "https://colab.research.google.com/github/ada/small/blob/main/x.ipynb", id="wrong"
            )
        ),
        "cell wrong: the link https://colab",
    ),
    "old format": (
        lambda notebook: notebook.update(nbformat_minor=4),
        "the notebook has format 4.4, not 4.5",
    ),
    "paired notebook": (
        lambda notebook: notebook.metadata.update(jupytext={"formats": "ipynb,py:percent"}),
        "the notebook is paired by jupytext",
    ),
}


@pytest.mark.parametrize(("edit", "message"), REFUSED.values(), ids=REFUSED)
def test_a_faulty_lab_is_refused(tmp_path: Path, edit: Edit, message: str) -> None:
    assert message in refusal(tmp_path, edit)


@pytest.mark.parametrize(
    "source",
    [
        "## Start with a hidden layer",
        "# The solution starts at 0\n# start the solution with zeros",
        "### The end\n# a solution in the end",
        "## End\n\n# Solution",
    ],
)
def test_headings_and_comments_are_no_delimiters(tmp_path: Path, source: str) -> None:
    notebook = small_course.notebook()
    notebook.cells += [new_markdown_cell(source, id="text"), new_code_cell(source, id="code")]
    small_course.write(tmp_path, notebook)
    release(load_course(tmp_path), [LAB])


def test_a_byte_order_mark_is_refused(course: Course) -> None:
    path = course.source_dir / LAB / f"{LAB}.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    with pytest.raises(GateError, match="byte-order mark: open it in JupyterLab and save it"):
        release(course, [LAB])


@pytest.mark.parametrize("name", [f"{LAB}.py", "helper.py", "Untitled.ipynb"])
def test_a_stray_file_is_refused(course: Course, name: str) -> None:
    (course.source_dir / LAB / name).write_text("{}")
    with pytest.raises(GateError, match=f"file {name}: "):
        release(course, [LAB])


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    def edit(notebook: NotebookNode) -> None:
        run_once(notebook)
        edit_metadata("ratios", points=4)(notebook)

    message = refusal(tmp_path, edit)
    assert len(message.splitlines()) == 4
    assert message.startswith("Not released:\n  lab1_double: its cells add up")


def test_a_check_in_the_students_process_is_named(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    cell(notebook, "check-double_all").metadata["dlcourse"] = {"in_process": True}
    small_course.write(tmp_path, notebook)
    (made,) = release(load_course(tmp_path), [LAB])
    assert [warning.cell for warning in made.warnings] == ["cell check-double_all"]


def test_the_set_up_cell_installs_nothing_where_the_package_is(course: Course) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", set_up_source(course)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("dlcourse 0.1.0 is ready")
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


@pytest.mark.slow
def test_the_set_up_cell_installs_a_wheel_and_then_does_nothing(
    course: Course, tmp_path: Path
) -> None:
    wheels, environment = tmp_path / "wheels", tmp_path / "environment"
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, REPOSITORY]
    subprocess.run(build, check=True)
    venv.create(environment, with_pip=True)
    (wheel,) = wheels.iterdir()
    cell = set_up_source(course.model_copy(update={"wheel": str(wheel)}))
    command = [environment / "bin" / "python", "-c", cell]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    started = time.monotonic()
    second = subprocess.run(command, capture_output=True, text=True, check=True)
    assert time.monotonic() - started < 2
    assert first.stdout == second.stdout
    assert second.stdout.startswith("dlcourse 0.1.0 is ready")
    listed = [environment / "bin" / "python", "-m", "pip", "list", "--format=freeze"]
    packages = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    names = {line.partition("=")[0].partition(" ")[0] for line in packages.splitlines()}
    assert names <= {"dlcourse", "pip", "setuptools"}
    assert "dlcourse" in names


@pytest.mark.slow
def test_the_labs_of_this_repository_are_a_fresh_release_and_give_nothing_away() -> None:
    course = load_course(REPOSITORY)
    problems = [problem for problem in check(course, list(course.labs)) if not problem.warning]
    assert [str(problem) for problem in problems] == []
    for lab in course.labs:
        text = (course.release_dir / lab / f"{lab}.ipynb").read_text(encoding="utf-8")
        assert "BEGIN SOLUTION" not in text
        assert "BEGIN HIDDEN TESTS" not in text
        MetadataValidator().validate_nb(nbformat.from_dict(json.loads(text)))
