"""A whole course with one tiny lab, made afresh for each test that changes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

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
with check.question("double_all", points=3):
    check.examples(double_all, check.example([1, 2], gives=[2.0, 4.0]))
    ### BEGIN HIDDEN TESTS
    check.examples(double_all, check.example([-7.25, 0.5], gives=[-14.5, 1.0]))
    ### END HIDDEN TESTS"""

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

WRITTEN = "Doubling keeps every ratio between two values as it was before."


def graded(kind: str, grade_id: str, points: float | None = None) -> dict[str, Any]:
    """nbgrader's metadata of an "answer", a "check" or a "written" cell."""
    data = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": kind != "answer",
        "solution": kind != "check",
        "locked": kind == "check",
        "task": False,
    }
    return {"nbgrader": data if points is None else {**data, "points": points}}


def notebook() -> NotebookNode:
    """The instructor's notebook: one question of 3 points, one written one of 2."""
    cells = [
        new_markdown_cell("# Doubling", id="title"),
        new_code_cell("from dlcourse import check", id="imports"),
        new_code_cell(ANSWER, id="double_all", metadata=graded("answer", "double_all")),
        new_code_cell(
            CHECK, id="check-double_all", metadata=graded("check", "check-double_all", 3)
        ),
        new_markdown_cell(WRITTEN, id="ratios", metadata=graded("written", "ratios", 2)),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def write(root: Path, lab: NotebookNode | None = None, toml: str = COURSE_TOML) -> Path:
    """A course folder at `root` with this lab; returns the path of the instructor's notebook."""
    (root / "course.toml").write_text(toml, encoding="utf-8")
    path = root / "solutions" / LAB / f"{LAB}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(lab or notebook()), encoding="utf-8")
    return path
