"""A row depends on what was handed in, not on who was graded before it."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("fair_order")]

# Names that a course's files have too, in the checkout from which somebody grades.
NAMES = ("tests", "solutions", "labs", "scripts", "course", "utils", "data")
BESIDE = {f"{name}.py": f"def twice(x):\n    return 2 * x  # of {name}\n" for name in NAMES}
RIGHT = "def double(x):\n    return x + x"
WRONG = "def double(x):\n    return x * x"

Row = dict[str, Any]


def source(beside: bool) -> NotebookNode:
    """One question a name. beside: whether the check imports the module of that name."""
    cells = []
    for name in NAMES:
        answer = f"### BEGIN SOLUTION\n{_answer(name, RIGHT)}\n### END SOLUTION"
        wanted = f"from {name} import twice\n" if beside else "twice = lambda x: 2 * x\n"
        check = f"{wanted}assert double_{name}(3) == twice(3)"
        cells.append(_cell(name, answer, solution=True, locked=False))
        cells.append(_cell(f"test_{name}", check, grade=True, points=1))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _answer(name: str, function: str) -> str:
    return function.replace("double", f"double_{name}")


def _cell(name: str, text: str, **marks: Any) -> NotebookNode:
    data = {"grade": False, "solution": False, "locked": True, "task": False, **marks}
    data |= {"grade_id": name, "schema_version": 3, "cell_type": "code"}
    return new_code_cell(text, id=f"{name}-cell", metadata={"nbgrader": data})


def archive(folder: Path, lab: NotebookNode, beside: dict[str, str], people: Any) -> Path:
    """A file with the lab and everybody's submission; people: student → (answers, files)."""
    released, _ = ClearSolutions().preprocess(copy.deepcopy(lab), {})
    path = folder / "archive.json"
    handed_in = {
        student: {**files, "lab.ipynb": _filled(released, answers)}
        for student, (answers, files) in people.items()
    }
    texts = {"source": nbformat.writes(lab), "released": nbformat.writes(released)}
    path.write_text(json.dumps({**texts, "beside": beside, "class": handed_in}))
    return path


def _filled(released: NotebookNode, answers: dict[str, str]) -> str:
    filled = copy.deepcopy(released)
    for cell in filled.cells:
        name = cell.metadata.nbgrader.grade_id
        cell.source = answers.get(name, cell.source)
    return str(nbformat.writes(filled))


def graded(path: Path, *students: str) -> dict[str, Row]:
    """The rows of these students, graded in this order by processes that nobody used before."""
    script = Path(__file__).with_name("grade_in_order.py")
    command = [sys.executable, str(script), str(path), *students]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=path.parent)
    assert ran.returncode == 0, ran.stderr
    rows: dict[str, Row] = json.loads(ran.stdout)
    return rows


def same_in_any_order(path: Path, students: list[str]) -> dict[str, Row]:
    """Each student's row, after it was the same alone and in the company of the others."""
    alone = {student: graded(path, student)[student] for student in students}
    shuffled = random.Random(4).sample(students, len(students))
    for order in (students, students[::-1], shuffled, [*shuffled, *shuffled]):
        rows = graded(path, *order)
        different = {student for student in students if rows[student] != alone[student]}
        assert not different, f"in the order {order}: {[rows[name] for name in different]}"
    return alone


def test_helper_modules_beside_the_notebook(tmp_path: Path) -> None:
    """The check's own helper is found for everybody, whatever its name is."""
    cheat = {"tests.py": "twice = lambda x: x * x\n", "data.py": "twice = lambda x: x * x\n"}
    people = {
        "ada": ({name: _answer(name, RIGHT) for name in NAMES}, {}),
        "bob": ({name: _answer(name, WRONG) for name in NAMES}, cheat),
        "cleo": ({name: _answer(name, RIGHT) for name in NAMES[:3]}, BESIDE),
    }
    path = archive(tmp_path, source(beside=True), BESIDE, people)
    rows = same_in_any_order(path, list(people))
    assert {name: row["score"] for name, row in rows.items()} == {"ada": 7, "bob": 0, "cleo": 3}


def test_helper_modules_that_students_hand_in(tmp_path: Path) -> None:
    """A student's module is theirs alone: it helps nobody else and harms nobody else."""
    imported = {name: f"from {name} import double_{name}" for name in NAMES}
    right = {f"{name}.py": _answer(name, RIGHT) + "\n" for name in NAMES}
    wrong = {f"{name}.py": _answer(name, WRONG) + "\n" for name in NAMES}
    people = {
        "ada": (imported, right),
        "bob": (imported, wrong),
        "cleo": (imported, {}),
        "dan": ({name: _answer(name, RIGHT) for name in NAMES}, wrong),
    }
    path = archive(tmp_path, source(beside=False), {}, people)
    rows = same_in_any_order(path, list(people))
    scores = {name: row["score"] for name, row in rows.items()}
    assert scores == {"ada": 7, "bob": 0, "cleo": 0, "dan": 7}
