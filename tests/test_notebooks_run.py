"""Lectures show the numbers they compute; every lab's solution runs from top to bottom."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from dlcourse.execute import run_one

ROOT = Path(__file__).parent.parent
LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
TWO_GIGABYTES = 2_000_000  # in kilobytes, as the kernel counts


def test_there_are_lectures_and_labs() -> None:
    assert LECTURES
    assert SOLUTIONS


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_lecture_gives_the_outputs_it_shows(lecture: Path) -> None:
    """Every output is compared with a fresh one, images and widgets' ids apart."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--quiet", "--no-header", "-p", "no:cacheprovider"),
            *(
                "--nbval",
                "--nbval-current-env",
                "--nbval-sanitize-with",
                "tests/nbval_sanitize.cfg",
            ),
            lecture,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-5000:]


@pytest.mark.slow
@pytest.mark.parametrize("solution", SOLUTIONS, ids=lambda path: path.stem)
def test_solution_runs_within_two_gigabytes(solution: Path, tmp_path: Path) -> None:
    result = run_one(solution, tmp_path / solution.name)

    assert result.failure is None
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < TWO_GIGABYTES
    ran = nbformat.read(tmp_path / solution.name, as_version=4)
    shown = str([cell.get("outputs") for cell in ran.cells if cell.id == "progress"])
    found = re.search(r"([\d.]+) of ([\d.]+) points", shown)
    assert found, shown
    assert found[1] == found[2]
