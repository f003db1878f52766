"""What tests make courses of: cells, notebooks, labs, hand-ins, and a whole course with one lab."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

LAB = "lab1_double"

COURSE_TOML = """\
title = "A small course"
repository = "https://github.com/ada/small"
wheel = "https://example.org/dlcourse-{version}-py3-none-any.whl"

[labs.lab1_double]
title = "Doubling"
points = 5
"""

ANSWER = '''\
def double_all(values):
    """Twice each of the values, as a list of floats."""
    ### BEGIN SOLUTION
    doubled_values = [2.0 * float(value) for value in values]
    return doubled_values
    ### END SOLUTION'''

CHECK = """\
with check.question("double_all"):
    check.examples(double_all, check.example([1, 2], gives=[2.0, 4.0]))
    ### BEGIN HIDDEN TESTS
    check.examples(double_all, check.example([-7.25, 0.5], gives=[-14.5, 1.0]))
    ### END HIDDEN TESTS"""

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

WRITTEN = "Doubling keeps every ratio between two values as it was before."


def answer_cell(name: str, source: str) -> NotebookNode:
    """Where students write the answer to the question `name`."""
    return new_code_cell(source, id=name, metadata=_marks(name, solution=True))


def check_cell(name: str, source: str, points: float = 1, **metadata: Any) -> NotebookNode:
    """The check of the question `name`. metadata: what else the cell's metadata holds."""
    marks = _marks(f"check-{name}", grade=True, locked=True, points=points)
    return new_code_cell(source, id=f"check-{name}", metadata={**marks, **metadata})


def written_cell(name: str, source: str, points: float) -> NotebookNode:
    """Where students write a text that a person reads."""
    marks = _marks(name, grade=True, solution=True, points=points)
    return new_markdown_cell(source, id=name, metadata=marks)


def task_cell(name: str, source: str, points: float) -> NotebookNode:
    """The text of a task; students answer in cells of their own."""
    return new_markdown_cell(source, id=name, metadata=_marks(name, task=True, points=points))


def with_id(cell: NotebookNode, cell_id: str) -> NotebookNode:
    """The cell with an id that is not its grade_id."""
    cell["id"] = cell_id
    return cell


def given_cell(name: str, source: str) -> NotebookNode:
    """Code that everybody gets, without nbgrader's metadata."""
    return new_code_cell(source, id=name)


def text_cell(name: str, source: str) -> NotebookNode:
    """A text that everybody gets."""
    return new_markdown_cell(source, id=name)


def notebook_of(*cells: NotebookNode) -> NotebookNode:
    """A Python notebook with these cells."""
    return new_notebook(cells=list(cells), metadata={"kernelspec": dict(KERNEL)})


def students_version(notebook: NotebookNode) -> NotebookNode:
    """What students get, made by nbgrader's own steps."""
    notebook = copy.deepcopy(notebook)
    for step in (ClearSolutions(), ClearHiddenTests()):
        notebook, _ = step.preprocess(notebook, {})
    return notebook


def find(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """The cell with this grade_id."""
    return next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def to_bytes(notebook: NotebookNode) -> bytes:
    """The notebook as a file."""
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8")


def write_notebook(folder: Path, lab: str, raw: bytes) -> Path:
    """Write a lab's notebook where a course has it, in `solutions` or `labs`; returns its path."""
    path = folder / lab / f"{lab}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def hand_in(root: Path, lab: str, student: str, raw: bytes) -> Path:
    """Put a notebook where the grader of the course in `root` looks; returns its path."""
    return write_notebook(root / "grading" / "submitted" / student, lab, raw)


def notebook() -> NotebookNode:
    """The instructor's notebook: one question of 3 points, one written one of 2."""
    return notebook_of(
        text_cell("title", "# Doubling"),
        given_cell("imports", 'from dlcourse import check\n\ncheck.start("Lab 1")'),
        answer_cell("double_all", ANSWER),
        check_cell("double_all", CHECK, 3),
        written_cell("ratios", WRITTEN, 2),
    )


def write(root: Path, lab: NotebookNode | None = None, toml: str = COURSE_TOML) -> Path:
    """A course folder at `root` with this lab; returns the path of the instructor's notebook."""
    (root / "course.toml").write_text(toml, encoding="utf-8")
    return write_notebook(root / "solutions", LAB, to_bytes(lab or notebook()))


def _marks(grade_id: str, **parts: bool | float) -> dict[str, Any]:
    """nbgrader's metadata of a cell."""
    data = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": {**data, "grade_id": grade_id, **parts}}
