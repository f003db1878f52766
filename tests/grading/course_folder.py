"""A small course on disk, and what its students hand in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum

from dlcourse.grading.models import Result

LAB = "doubling"
COURSE_TOML = """\
title = "A small course"
repository = "https://github.com/example/course"
wheel = "https://example.org/dlcourse-{{version}}.whl"

[grading]
db_url = "{db_url}"

[late]
percent_per_day = 10

[labs.doubling]
title = "Doubling"
points = 5
deadline = 2027-01-31T12:00:00+00:00
"""


def make_course(root: Path, db_url: str = "sqlite:///grading/gradebook.db") -> Path:
    """A course with one lab of two tested questions (2 and 1 points) and a written one (2)."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "course.toml").write_text(COURSE_TOML.format(db_url=db_url))
    (root / "nbgrader_config.py").write_text(
        "from pathlib import Path\n"
        "from dlcourse.course import load_course, nbgrader_settings\n"
        "course = load_course(Path(__file__).parent)\n"
        "course.submitted_dir.mkdir(parents=True, exist_ok=True)\n"
        "get_config().merge(nbgrader_settings(course))\n"
    )
    for folder, answer, hidden in (
        ("solutions", "return 2 * x", "assert double(7) == 14, 'HIDDEN'"),
        ("labs", "raise NotImplementedError", ""),
    ):
        path = root / folder / LAB / f"{LAB}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(_notebook(answer, hidden), path)
    return root


def hand_in(
    root: Path,
    student: str,
    answer: str,
    timestamp: str | None = None,
    outputs: tuple[dict[str, Any], ...] = (),
) -> Path:
    """Put a submission with this answer to the first question where the grader looks."""
    folder = root / "grading" / "submitted" / student / LAB
    folder.mkdir(parents=True, exist_ok=True)
    notebook = _notebook(answer, "")
    notebook.metadata["scratch"] = str(root)
    notebook.cells[1].outputs = [nbformat.from_dict(output) for output in outputs]
    nbformat.write(notebook, folder / f"{LAB}.ipynb")
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp)
    return folder


def gradings(root: Path) -> list[str]:
    """The students that went through `grade_by_looking`, once for each time."""
    log = root / "log"
    return log.read_text().split() if log.exists() else []


def _notebook(answer: str, hidden: str) -> nbformat.NotebookNode:
    cells = [
        new_markdown_cell("# Doubling", id="title"),
        _cell("double", f"def double(x):\n    {answer}", solution=True),
        _cell("check-double", f"assert double(3) == 6\n{hidden}", points=2),
        _cell("check-zero", "assert double(0) == 0", points=1),
        _cell("why", "Because.", points=2, solution=True, code=False),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _cell(
    name: str, source: str, points: float | None = None, solution: bool = False, code: bool = True
) -> nbformat.NotebookNode:
    marks = {
        "grade_id": name,
        "schema_version": 3,
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    make = new_code_cell if code else new_markdown_cell
    cell = make(source, id=name, metadata={"nbgrader": marks})
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    return cell


def rows(results: list[Result]) -> dict[str, tuple[str, float]]:
    """Student → status and score."""
    return {result.student: (str(result.status), result.score) for result in results}
