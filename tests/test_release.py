"""Releasing: what students get, byte for byte, and what is refused before they do."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
import small_course
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.nbgraderformat import MetadataValidator
from small_course import LAB, check_cell, with_id

from dlcourse import check as check_cells
from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.release.release import GateError, check, release
from dlcourse.release.standard_cells import set_up_source

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


def test_what_students_run_and_need_not_read_is_folded(course: Course) -> None:
    release(course, [LAB])
    folded = {
        each.id
        for each in released(course).cells
        if each.metadata.get("jupyter", {}).get("source_hidden")
        and each.metadata.get("cellView") == "form"
    }
    assert folded == {"set-up", "check-double_all", "hand-in"}


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


def test_students_get_the_points_that_stand_in_the_metadata(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    solution = small_course.write(tmp_path, notebook)
    course = load_course(tmp_path)
    release(course, [LAB])
    assert 'check.start("Lab 1", double_all=3)' in cell(released(course), "imports").source
    first, *_ = cell(released(course), "check-double_all").source.splitlines()
    assert first == 'with check.question("double_all", points=3):'
    assert "points=" not in solution.read_text(encoding="utf-8")


def test_points_of_many_questions_stand_one_on_a_line(tmp_path: Path) -> None:
    notebook = small_course.notebook()
    names = [f"a-question-with-a-long-name-{letter}" for letter in "ab"] + ["halves", "class"]
    for number, name in enumerate(names, start=1):
        source = f"with check.question('{name}'):\n    check.equal(1, 1)"
        notebook.cells.append(check_cell(name, source, number / 2))
    small_course.write(tmp_path, notebook, small_course.COURSE_TOML.replace("= 5", "= 10"))
    course = load_course(tmp_path)
    release(course, [LAB])
    imports = cell(released(course), "imports").source
    assert imports.endswith(
        'check.start(\n    "Lab 1",\n    double_all=3,\n'
        '    **{"a-question-with-a-long-name-a": 0.5},\n'
        '    **{"a-question-with-a-long-name-b": 1},\n    halves=1.5,\n    **{"class": 2},\n)'
    )
    exec(imports, {})
    points = {"double_all": 3, names[0]: 0.5, names[1]: 1, "halves": 1.5, "class": 2}
    assert check_cells.progress().points == points
    assert "check.question('class', points=2)" in cell(released(course), "check-class").source


def test_known_answers_reach_no_lab_no_student_and_no_grader(course: Course) -> None:
    folder = course.source_dir / LAB / "answers" / "double_all"
    folder.mkdir(parents=True)
    (folder / "right_loop.py").write_text("# points: 3 · written: a loop\n")
    (folder / "data.csv").write_text("1,2\n")
    (folder.parents[1] / "answers.csv").write_text("1,2\n")
    release(course, [LAB])
    written = {path.name for path in (course.release_dir / LAB).rglob("*")}
    assert written == {f"{LAB}.ipynb", "answers.csv"}
    assert course.read_lab(LAB).files == {"answers.csv": b"1,2\n"}
    assert check(course, [LAB]) == []


def test_check_finds_a_changed_and_a_missing_file(course: Course) -> None:
    assert "is missing" in "".join(map(str, check(course, [LAB])))
    release(course, [LAB])
    path = course.release_dir / LAB / f"{LAB}.ipynb"
    path.write_bytes(path.read_bytes() + b"\n")
    (message,) = map(str, check(course, [LAB]))
    assert "lab1_double.ipynb: it is not what a fresh release gives" in message
    release(course, [LAB])
    assert [problem for problem in check(course, [LAB]) if not problem.warning] == []


OWN = {"my_answers.ipynb": b"{}", ".env": b"KEY=1", "sub/notes.md": b"to do", "more.csv": b"1,2\n"}


def test_a_release_leaves_alone_and_names_what_no_release_wrote(course: Course) -> None:
    release(course, [LAB])
    folder = course.release_dir / LAB
    (folder / "sub").mkdir()
    for name, raw in OWN.items():
        (folder / name).write_bytes(raw)
    edit_notebook(course.source_dir, lambda nb: cell(nb, "title").update(source="# Twice"))
    (made,) = release(course, [LAB])
    assert made.changed
    assert {name: (folder / name).read_bytes() for name in OWN} == OWN
    assert {warning.cell for warning in made.warnings} == {f"file {name}" for name in OWN}
    problems = check(course, [LAB])
    assert {problem.cell for problem in problems} == {f"file {name}" for name in OWN}
    assert all(problem.warning for problem in problems)
    assert "it is not part of the lab. No release wrote it" in problems[0].message


def test_a_lab_that_somebody_answered_in_place_is_kept(course: Course) -> None:
    release(course, [LAB])
    lab = course.release_dir / LAB / f"{LAB}.ipynb"
    generated = lab.read_bytes()
    work = []
    for answer in ("return []", "return [2 * v for v in values]"):
        edit_notebook(
            course.release_dir,
            lambda nb, answer=answer: cell(nb, "double_all").update(source=answer),
        )
        work.append(lab.read_bytes())
        (made,) = release(course, [LAB])
        assert lab.read_bytes() == generated
        assert "that is kept as lab1_double.edited-" in "".join(map(str, made.warnings))
    kept = sorted(lab.parent.glob(f"{LAB}.edited-????-??-??*.ipynb"))
    assert sorted(path.read_bytes() for path in kept) == sorted(work)
    (again,) = release(course, [LAB])
    assert not again.changed
    assert len(list(lab.parent.iterdir())) == 3


def test_what_an_earlier_release_wrote_is_removed_unless_somebody_changed_it(
    course: Course,
) -> None:
    beside, folder = course.source_dir / LAB, course.release_dir / LAB
    for name in ("old.csv", "edited.csv"):
        (beside / name).write_text("1,2\n")
    release(course, [LAB])
    (folder / "edited.csv").write_text("my own numbers\n")
    for name in ("old.csv", "edited.csv"):
        (beside / name).unlink()
    old, edited = check(course, [LAB])
    assert (old.cell, old.warning) == ("file old.csv", False)
    assert "an earlier release wrote it, and it is not part of the lab any more" in old.message
    assert (edited.cell, edited.warning) == ("file edited.csv", True)
    release(course, [LAB])
    assert not (folder / "old.csv").exists()
    assert (folder / "edited.csv").read_text() == "my own numbers\n"


def test_a_lab_that_no_record_knows_is_kept_as_a_copy(course: Course) -> None:
    folder = course.release_dir / LAB
    release(course, [LAB])
    (folder.parent / "generated.json").unlink()
    (message,) = map(str, check(course, [LAB]))
    assert "generated.json does not say what the last release wrote" in message
    edit_notebook(course.source_dir, lambda nb: cell(nb, "title").update(source="# Twice"))
    release(course, [LAB])
    assert len(list(folder.glob("*.edited-*"))) == 1
    (folder.parent / "generated.json").write_text("<<<<<<< HEAD\n")
    with pytest.raises(DlcourseError, match=r"generated\.json cannot be read.*delete the file"):
        release(course, [LAB])


def test_a_file_of_ones_own_may_hold_the_solution_only_where_git_ignores_it(course: Course) -> None:
    release(course, [LAB])
    own = new_notebook(cells=[new_code_cell(SOLUTION_LINE)])
    nbformat.write(own, course.release_dir / LAB / "mine.ipynb")
    _, leak = check(course, [LAB])
    assert not leak.warning
    assert leak.cell == "file mine.ipynb"
    assert "gives away" in leak.message
    assert "add it to .gitignore" in leak.message
    subprocess.run(["git", "init", "--quiet"], cwd=course.root, check=True)
    (course.root / ".gitignore").write_text("/labs/*/mine.ipynb\n")
    assert [problem.warning for problem in check(course, [LAB])] == [True]


def edit_notebook(folder: Path, edit: Edit) -> None:
    path = folder / LAB / f"{LAB}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    nbformat.write(notebook, path)


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


def after_imports(lines: str) -> Edit:
    return edit_source("imports", "import check", f"import check\n{lines}")


def edit_metadata(cell_id: str, **values: object) -> Edit:
    return lambda notebook: cell(notebook, cell_id).metadata["nbgrader"].update(values)


def add(*cells: NotebookNode) -> Edit:
    return lambda notebook: notebook.cells.extend(cells)


def run_once(notebook: NotebookNode) -> None:
    cell(notebook, "imports").execution_count = 1
    cell(notebook, "imports").outputs = [new_output("stream", text="hello")]


REFUSED = {
    "duplicate grade_id": (
        add(with_id(check_cell("double_all", "1"), "twin")),
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
        after_imports("### HIDDEN TESTS END"),
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
        after_imports("### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
        "cell imports: it has a solution and is no answer cell",
    ),
    "hidden tests in a plain cell": (
        after_imports("### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"),
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
    "points in the text of a check": (
        edit_source("check-double_all", '("double_all")', '("double_all", points=3)'),
        "cell check-double_all: check.question has points: they stand in the nbgrader metadata of "
        "the checks alone. Write check.question('double_all')",
    ),
    "points in the text of the imports": (
        edit_source("imports", '("Lab 1")', '("Lab 1", double_all=3)'),
        "cell imports: check.start has points: they stand in the nbgrader metadata",
    ),
    "a question whose name is computed": (
        edit_source("check-double_all", '("double_all")', '("double" + "_all")'),
        'check.question needs one text in quotes, in one line: write check.question("NAME").',
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
    packed = zipfile.ZipFile(wheel).namelist()
    assert all(name.startswith(("dlcourse/", "dlcourse-")) for name in packed)
    assert not any("answers/" in name for name in packed)
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


@pytest.mark.exhaustive  # `make check` and `make test` run `dlcourse release --check`
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
