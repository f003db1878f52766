"""The instructor's round, as `make demo` does it: every file handed in gets the row it deserves."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CLASS = ROOT / "tests" / "sample_class" / "lab1_perceptron"

# 17 of the 20 points are given by checks; the other 3 wait for a person.
EXPECTED = {
    "ada": ("graded", 17),  # all right, with NumPy
    "alan": ("graded", 17),  # all right, with loops and lists
    "blaise": ("graded", 13),  # four mistakes, each costing only its own question
    "carl": ("graded", 11),  # changes an argument in place, starts wrong, forgets to normalise
    "charles": ("graded", 5),  # rewrote check cells and their points
    "emmy": ("timeout", 15),  # trains until nothing is wrong, for ever on some data
    "grace": ("graded", 0),  # handed in as it was given out
    "john": ("crashed", 16),  # ends the process in the middle
    "kurt": ("partial", 16),  # one cell is not Python
    "leonhard": ("unreadable", 0),  # a login page saved as a notebook
    "mary": ("graded", 15),  # deleted two answers and two checks
    "niels": ("unreadable", 0),  # an upload that broke off
    "rosalind": ("graded", 16),  # saved by Colab, one mistake
    "sophie": ("graded", 4),  # prints instead of returning, stopped halfway
}

# Both tests share one run of the demo, so one worker runs them.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("demo")]


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
    assert EXPECTED.keys() == {path.name for path in CLASS.iterdir()}
    edited = {row["student"] for row in rows if "was edited" in str(row["warnings"])}
    assert edited == {"charles"}, "the class has the lab as it is given out today"


def test_pages_report_and_csv_are_where_the_demo_says(demo: Path) -> None:
    pages = {path.relative_to(demo).as_posix() for path in (demo / "grading").rglob("*.html")}
    for student in EXPECTED:
        assert f"grading/feedback/{student}/lab1_perceptron/lab1_perceptron.html" in pages
    assert "grading/feedback/lab1_perceptron-report.html" in pages

    with (demo / "grading" / "exports" / "lab1_perceptron.csv").open() as table:
        rows = list(csv.reader(table))
    assert len(rows) == len(EXPECTED) + 1
