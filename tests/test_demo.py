"""The instructor's evening, as `make demo` does it, from Canvas's zip to Canvas's grades."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LAB = "lab1_perceptron"
CLASS = ROOT / "tests" / "sample_class" / LAB

# 17 of the 20 points are given by checks; the other 3 wait for a person.
EXPECTED = {
    "ada": ("graded", 17),  # all right, with NumPy
    "alan": ("graded", 17),  # all right, with loops and lists
    "blaise": ("graded", 13),  # four mistakes, each costing only its own question
    "carl": ("graded", 11),  # changes an argument in place, starts wrong, forgets to normalise
    "charles": ("graded", 5),  # rewrote check cells and their points
    "emmy": ("timeout", 15),  # trains until nothing is wrong, for ever on some data
    "grace": ("graded", 0),  # handed in as it was given out
    "hedy": ("missing", 0),  # handed in nothing
    "john": ("crashed", 16),  # ends the process in the middle
    "kurt": ("partial", 16),  # one cell is not Python
    "leonhard": ("unreadable", 0),  # a login page saved as a notebook
    "mary": ("graded", 15),  # deleted two answers and two checks
    "niels": ("unreadable", 0),  # an upload that broke off
    "rosalind": ("graded", 16),  # saved by Colab, one mistake
    "sophie": ("graded", 4),  # prints instead of returning, stopped halfway
}

# All tests share one run of the demo, so one worker runs them. A shorter evening is in
# test_evening.py.
pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("demo"),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "course"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [ROOT / "scripts" / "demo", folder],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def test_every_file_handed_in_gets_its_row(demo: Path) -> None:
    rows: list[dict[str, Any]] = json.loads((demo / "grading" / "results.json").read_text())

    assert {row["student"]: (row["status"], row["score"]) for row in rows} == EXPECTED
    assert {row["max_score"] for row in rows} == {20}
    assert EXPECTED.keys() == {path.name for path in CLASS.iterdir()} | {"hedy"}
    edited = {row["student"] for row in rows if "was edited" in str(row["warnings"])}
    assert edited == {"charles"}, "the class has the lab as it is given out today"


def test_pages_zip_and_report_are_where_the_demo_says(demo: Path) -> None:
    pages = {path.relative_to(demo).as_posix() for path in (demo / "grading").rglob("*.html")}
    for student in EXPECTED:
        assert f"grading/feedback/{student}/{LAB}/{LAB}.html" in pages
    assert f"grading/feedback/{LAB}-report.html" in pages
    assert f"grading/feedback/{LAB}-similar.html" in pages
    with zipfile.ZipFile(demo / "grading" / "feedback" / f"{LAB}-canvas.zip") as archive:
        assert f"lovelaceada_1001_9001_{LAB}.html" in archive.namelist()
        assert len(archive.namelist()) == len(EXPECTED) - 1
    with (demo / "grading" / "to-be-read.csv").open(encoding="utf-8-sig") as table:
        assert {row["question"] for row in csv.DictReader(table)} == {"xor", "experiment"}


def test_the_grades_stand_in_canvass_own_file(demo: Path) -> None:
    with (demo / "grading" / "exports" / f"{LAB}-canvas.csv").open(encoding="utf-8") as table:
        rows = {row["SIS Login ID"]: row for row in csv.DictReader(table)}
    column = "The perceptron and AdaBoost (41)"
    points = {student: float(rows[student][column]) for student in EXPECTED}
    assert points == {student: score for student, (_, score) in EXPECTED.items()}
    assert rows["f00ba"][column] == ""  # Canvas's own test student
