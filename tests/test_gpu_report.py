"""The report of a run on a GPU: memory, and how far the numbers agree with those of the CPU."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from test_execute import QUIET, write

from dlcourse.errors import DlcourseError
from dlcourse.run import execute, run_report
from dlcourse.run.agreement import numbers, with_agreement

# What the measuring cell asks of torch, so that it can be asked where there is no GPU.
CARD = """\
import sys
from types import SimpleNamespace
sys.modules["torch"] = SimpleNamespace(cuda=SimpleNamespace(
    is_available=lambda: True, get_device_name=lambda: "Card 7",
    max_memory_allocated=lambda: 3 * 2**20))
"""


def run(path: Path, reports: Path, device: str = "auto") -> execute.RunResult:
    (result,) = execute.run([path], device, reports=reports, console=QUIET)
    return result


def test_the_kernel_that_ran_the_notebook_is_asked_for_its_memory(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", card=CARD, where="import os; os.getcwd()")

    result = run(lab, tmp_path / "reports", "cuda")

    assert result.failure is None
    assert result.gpu is not None
    assert (result.gpu.card, result.gpu.peak_bytes) == ("Card 7", 3 * 2**20)
    executed = nbformat.read(result.executed, as_version=4)
    assert [cell.id for cell in executed.cells] == ["card", "where"]
    assert executed.cells[1].outputs[0].data["text/plain"] == repr(str(tmp_path))
    assert [cell.id for cell in result.cells] == ["card", "where"]
    run_report.write_html([result], tmp_path / "index.html")
    page = (tmp_path / "index.html").read_text()
    assert "Card 7" in page
    assert "GPU memory" in page
    assert '<td class="number">3</td>' in page


def test_a_notebook_without_torch_used_no_gpu(tmp_path: Path) -> None:
    result = run(write(tmp_path / "lab.ipynb", one="1"), tmp_path / "reports", "cuda")
    assert result.gpu is not None
    assert (result.gpu.card, result.gpu.peak_bytes) == ("", 0)


def test_a_notebook_that_fails_on_the_gpu_names_its_own_cell(tmp_path: Path) -> None:
    result = run(
        write(tmp_path / "lab.ipynb", bad="1 / 0", later="2"), tmp_path / "reports", "cuda"
    )
    assert result.failure is not None
    assert result.failure.cell == "bad"
    assert result.gpu is None
    assert [cell.id for cell in result.cells] == ["bad", "later"]
    junk = tmp_path / "junk.ipynb"
    junk.write_text("<html>log in</html>")
    assert run(junk, tmp_path / "reports", "cuda").failure is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accuracy 0.97, loss −1.5e-3", [0.97, -1.5e-3]),
        ("took 12.5 s and 3ms, 2 minutes in all, 8 seeds", [8.0]),
        ("x2 v1.5 0x7f3a", []),
        ("array([[1., 2.], [3., 4.5]])", [1.0, 2.0, 3.0, 4.5]),
        ("97 %", [97.0]),
    ],
)
def test_numbers_are_found_and_times_are_not(text: str, expected: list[float]) -> None:
    assert numbers(text) == expected


@pytest.mark.slow
def test_numbers_are_compared_cell_by_cell_within_the_band(tmp_path: Path) -> None:
    source = "print('accuracy', 0.97 if os.environ['DLCOURSE_DEVICE'] == 'cpu' else {})"
    lab = write(
        tmp_path / "lab.ipynb",
        start="import os",
        near=source.format(0.95),
        far=source.format(0.5),
        more=source.format("(1, 2)"),
        value="2 + 2",
    )
    run(lab, tmp_path / "cpu", "cpu")
    there = run(lab, tmp_path / "reports")

    (result,) = with_agreement([there], tmp_path / "cpu")

    agreement = result.agreement
    assert agreement is not None
    assert [(found.cell, found.numbers) for found in agreement.differences] == [
        ("far", 1),
        ("more", 2),
    ]
    assert (agreement.numbers, agreement.outside) == (5, 3)
    assert agreement.cpu_seconds is not None
    assert agreement.cpu_seconds > 0
    run_report.write_html([result], tmp_path / "index.html")
    page = (tmp_path / "index.html").read_text()
    assert "2 of 5" in page
    assert "1 not in far" in page


def test_a_comparison_with_nothing_says_what_to_run(tmp_path: Path) -> None:
    result = run(write(tmp_path / "lab.ipynb", one="1"), tmp_path / "reports")
    with pytest.raises(DlcourseError, match="--device cpu --reports"):
        with_agreement([result], tmp_path / "nothing")
