"""An nbgrader course with the corpus of idioms as its one assignment, and a class that hands in."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from idioms import BESIDE, NOTEBOOKS, POINTS, Idiom, Notebook
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

ASSIGNMENT = "idioms"
CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "idioms"
c.Execute.timeout = 60
c.ExecutePreprocessor.timeout = 60
"""
Answers = Callable[[Idiom], str | None]

# Who hands in what; None leaves the cell as students got it.
STUDENTS: dict[str, Answers] = {
    "right": lambda idiom: idiom.answer,
    "wrong": lambda idiom: idiom.wrong[0],
    "other": lambda idiom: idiom.half or next(iter(idiom.wrong[1:]), None),
}


def make_course(root: Path) -> Path:
    """The course, released with nbgrader's own command, and everybody's submission."""
    source = root / "source" / ASSIGNMENT
    shutil.copytree(BESIDE, source)
    (root / "nbgrader_config.py").write_text(CONFIG)
    for notebook in NOTEBOOKS:
        nbformat.write(source_of(notebook), source / f"{notebook.name}.ipynb")
    run("nbgrader", "generate_assignment", ASSIGNMENT, "--create", cwd=root)
    for student, answers in STUDENTS.items():
        hand_in(root, student, answers)
    return root


def source_of(notebook: Notebook) -> NotebookNode:
    """The instructor's notebook."""
    cells = [_cell("setup", notebook.setup)]
    for idiom in notebook.idioms:
        if idiom.given:
            cells.append(_cell(f"given_{idiom.name}", idiom.given))
        answer = f"### BEGIN SOLUTION\n{idiom.answer}\n### END SOLUTION"
        cells.append(_cell(idiom.name, answer, solution=True, locked=False))
        cells.append(_cell(f"test_{idiom.name}", idiom.check, grade=True, points=POINTS))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _cell(name: str, source: str, **marks: Any) -> NotebookNode:
    data = {"grade": False, "solution": False, "locked": True, "task": False, **marks}
    data |= {"grade_id": name, "schema_version": 3, "cell_type": "code"}
    return new_code_cell(source, metadata={"nbgrader": data})


def hand_in(root: Path, student: str, answers: Answers) -> None:
    """Put the released files, with this student's answers in them, where graders look."""
    folder = root / "submitted" / student / ASSIGNMENT
    shutil.copytree(root / "release" / ASSIGNMENT, folder)
    for notebook in NOTEBOOKS:
        path = folder / f"{notebook.name}.ipynb"
        content = nbformat.read(path, as_version=4)
        cells = {cell.metadata.nbgrader.grade_id: cell for cell in content.cells}
        for idiom in notebook.idioms:
            answer = answers(idiom)
            if answer is not None:
                cells[idiom.name].source = answer
        nbformat.write(content, path)


def grade(root: Path) -> dict[str, dict[str, tuple[float, str]]]:
    """Student → idiom → points and message, by `dlcourse grade`."""
    results = root / "results.json"
    options = ["--jobs", "2", "--json", str(results)]
    run("dlcourse", "grade", ASSIGNMENT, "--course", str(root), *options, cwd=root)
    return {
        row["student"]: {
            question["id"].removeprefix("test_"): (question["points"], question["message"])
            for question in row["questions"]
        }
        for row in json.loads(results.read_text())
    }


def autograde(root: Path, *students: str) -> dict[str, dict[str, float]]:
    """Student → idiom → points, by `nbgrader autograde`."""
    for student in students:
        run("nbgrader", "autograde", ASSIGNMENT, "--student", student, "--create", cwd=root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "idioms") as gradebook:
        return {
            student: {
                grade.name.removeprefix("test_"): grade.score
                for notebook in gradebook.find_submission(ASSIGNMENT, student).notebooks
                for grade in notebook.grades
            }
            for student in students
        }


def run(*command: str, cwd: Path) -> None:
    """Run a command to its end; a failure shows what it wrote."""
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert ran.returncode == 0, f"{' '.join(command)}:\n{ran.stdout}\n{ran.stderr}"
