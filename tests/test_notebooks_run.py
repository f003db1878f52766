"""Lectures show what they compute; the solutions of labs run from top to bottom."""

from __future__ import annotations

import re
import resource
from decimal import Decimal
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from dlcourse.run.agreement import NUMBER, RELATIVE, TIME
from dlcourse.run.execute import run_one

ROOT = Path(__file__).parent.parent
LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
# `make test-all` runs every solution in the grader, which has the same limit of memory, and
# `make colab` in kernels with other versions. Here, a quick lab runs in a kernel as well, and the
# one that needs most memory.
QUICK, LARGE = "lab1_perceptron", "lab5_cnn"
TWO_GIGABYTES = 2_000_000  # in kilobytes, as the kernel counts

# What differs from machine to machine: addresses in memory, times, the bytes of a figure (fonts;
# its alt text is compared), and the version of Python, which the set-up cell prints.
OF_THE_MACHINE = re.compile(
    rf"0x[0-9a-f]{{6,}}|data:image/png;base64,[A-Za-z0-9+/=]+|Python 3\.\d+\.\d+|{TIME.pattern}"
)


def test_there_are_lectures_and_labs() -> None:
    assert LECTURES
    assert SOLUTIONS


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_lecture_gives_the_outputs_it_shows(lecture: Path, tmp_path: Path) -> None:
    """Words are equal. Another processor adds in another order, which moves the numbers of a
    trained network a little: by 5 %, or by one in the last decimal place that is shown."""
    assert run_one(lecture, tmp_path / lecture.name).failure is None

    shown, fresh = _outputs(lecture), _outputs(tmp_path / lecture.name)
    assert _words(shown) == _words(fresh)
    assert {cell: _far(shown[cell], fresh[cell]) for cell in shown} == {cell: [] for cell in shown}


def _outputs(path: Path) -> dict[str, str]:
    """What each cell shows, by the id of the cell, without what differs between machines."""
    cells = nbformat.read(path, as_version=4).cells
    return {
        cell.id: OF_THE_MACHINE.sub("", "".join(map(_text, cell.outputs)))
        for cell in cells
        if cell.cell_type == "code" and "outputs-differ" not in cell.metadata.get("tags", ())
    }


def _text(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    return "".join(text for kind, text in sorted(output.data.items()) if kind.startswith("text/"))


def _words(outputs: dict[str, str]) -> dict[str, list[str]]:
    return {cell: NUMBER.sub("#", text).split() for cell, text in outputs.items()}


def _far(shown: str, fresh: str) -> list[tuple[str, str]]:
    pairs = zip(NUMBER.findall(shown), NUMBER.findall(fresh), strict=True)
    return [(old, new) for old, new in pairs if not _near(old, new)]


def _near(old: str, new: str) -> bool:
    before, after = (Decimal(number.replace("−", "-")) for number in (old, new))
    place = int(before.as_tuple().exponent)
    last_place = Decimal(10) ** place if place < 0 else 0  # a count has no last place to spare
    return abs(after - before) <= max(Decimal(RELATIVE) * abs(before), last_place)


@pytest.mark.slow
@pytest.mark.parametrize("lab", [QUICK, pytest.param(LARGE, marks=pytest.mark.exhaustive)])
def test_solution_runs_within_two_gigabytes(lab: str, tmp_path: Path) -> None:
    solution = ROOT / "solutions" / lab / f"{lab}.ipynb"
    result = run_one(solution, tmp_path / solution.name)

    assert result.failure is None
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < TWO_GIGABYTES
    ran = nbformat.read(tmp_path / solution.name, as_version=4)
    questions = sum("check.question(" in cell.source for cell in ran.cells)
    shown = str([cell.get("outputs") for cell in ran.cells if cell.id == "progress"])
    assert f"The checks of {questions} questions pass so far." in shown
