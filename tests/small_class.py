"""A small course with deadlines and a gradebook, and what its class hands in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import small_course
from nbgrader.utils import compute_checksum
from small_course import (
    answer_cell,
    check_cell,
    notebook_of,
    text_cell,
    to_bytes,
    write_notebook,
    written_cell,
)

from dlcourse.course import Course
from dlcourse.models import Result
from dlcourse.results import collected
from dlcourse.results.collected import Origin

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
        write_notebook(root / folder, LAB, to_bytes(_notebook(answer, hidden)))
    return root


def hand_in(
    root: Path,
    student: str,
    answer: str,
    timestamp: str | None = None,
    outputs: tuple[dict[str, Any], ...] = (),
) -> Path:
    """Put a submission with this answer to the first question where the grader looks."""
    notebook = _notebook(answer, "")
    notebook.metadata["scratch"] = str(root)
    notebook.cells[1].outputs = [nbformat.from_dict(output) for output in outputs]
    folder = small_course.hand_in(root, LAB, student, to_bytes(notebook)).parent
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp)
    return folder


def change_lab(root: Path, change: Callable[[list[nbformat.NotebookNode]], None]) -> None:
    """Change the cells of the lab, as written and as released."""
    for folder in ("solutions", "labs"):
        path = root / folder / LAB / f"{LAB}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        change(notebook.cells)
        nbformat.write(notebook, path)


def add_question(cells: list[nbformat.NotebookNode]) -> None:
    """Another check, of 4 points."""
    cells.append(check_cell("more", "assert double(2) == 4", 4))


def remove_question(cells: list[nbformat.NotebookNode]) -> None:
    """The lab without its second check, of 1 point."""
    cells.remove(next(cell for cell in cells if cell.id == "check-zero"))


def dlcourse(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in the course folder, its output through pipes."""
    return subprocess.run(
        [sys.executable, "-c", "from dlcourse.cli import main; main()", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "TERM": "dumb", **environment},
    )


def gradings(root: Path) -> list[str]:
    """The students that went through `grade_by_looking`, once for each time."""
    log = root / "log"
    return log.read_text().split() if log.exists() else []


def note_sources(course: Course, platform: str, sources: dict[str, dict[str, str]]) -> None:
    """Note what the platform called each student's files, as collecting does."""
    noted = {
        student: Origin(
            platform=platform,
            sources=names,
            time=None,
            version=(),
            made=datetime(2027, 1, 31, tzinfo=UTC),
        )
        for student, names in sources.items()
    }
    collected.write(course, LAB, noted)


def rows(results: list[Result]) -> dict[str, tuple[str, float]]:
    """Student → status and score."""
    return {result.student: (str(result.status), result.score) for result in results}


def _notebook(answer: str, hidden: str) -> nbformat.NotebookNode:
    notebook = notebook_of(
        text_cell("title", "# Doubling"),
        answer_cell("double", f"def double(x):\n    {answer}"),
        check_cell("double", f"assert double(3) == 6\n{hidden}", 2),
        check_cell("zero", "assert double(0) == 0", 1),
        written_cell("why", "Because.", 2),
    )
    for cell in notebook.cells[1:]:
        cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    return notebook
