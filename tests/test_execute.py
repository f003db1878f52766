"""Running notebooks: real kernels on small notebooks made here."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from junitparser import JUnitXml
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console

from dlcourse.errors import DlcourseError
from dlcourse.run import execute, run_report

QUIET = Console(quiet=True)


def write(path: Path, **cells: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = new_notebook(
        cells=[new_code_cell(source, id=name) for name, source in cells.items()],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, path)
    return path


def run(*paths: Path, reports: Path, **options: object) -> list[execute.RunResult]:
    return execute.run(paths, reports=reports, console=QUIET, **options)  # type: ignore[arg-type]


def test_runs_in_the_notebooks_own_folder_and_leaves_the_source_as_it_was(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "beside.txt").write_text("found")
    lab = write(tmp_path / "lab" / "lab.ipynb", read="open('beside.txt').read()")
    before = lab.read_bytes()

    (result,) = run(tmp_path / "lab", reports=tmp_path / "reports")

    assert result.failure is None
    assert lab.read_bytes() == before
    executed = nbformat.read(result.executed, as_version=4)
    assert executed.cells[0].outputs[0].data["text/plain"] == "'found'"
    assert result.executed.is_relative_to(tmp_path / "reports")
    assert "WARNING" not in capfd.readouterr().err


def test_device_reaches_the_notebook_and_nothing_is_injected(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", ask="import os; os.environ['DLCOURSE_DEVICE']")

    (result,) = run(lab, reports=tmp_path / "reports", device="cpu")

    (cell,) = nbformat.read(result.executed, as_version=4).cells
    assert cell.outputs[0].data["text/plain"] == "'cpu'"


def test_times_every_cell(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", wait="import time\ntime.sleep(0.3)", end="1 + 1")

    (result,) = run(lab, reports=tmp_path / "reports")

    wait, end = result.cells
    assert (wait.id, wait.title) == ("wait", "import time")
    assert wait.seconds is not None
    assert end.seconds is not None
    assert 0.3 <= wait.seconds < result.seconds


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("print('almost')\nraise ValueError('no way')", "ValueError: no way"),
        ("import os; os._exit(3)", "Kernel died"),
        pytest.param("while True: pass", "timed out", marks=pytest.mark.slow),
    ],
    ids=["error", "dead kernel", "endless"],
)
def test_failure_names_the_cell(tmp_path: Path, source: str, reason: str) -> None:
    lab = write(tmp_path / "lab.ipynb", good="1", bad=source, later="2")

    (result,) = run(lab, reports=tmp_path / "reports", cell_seconds=2)

    assert result.failure is not None
    assert result.failure.cell == "bad"
    assert reason in result.failure.reason
    assert [cell.seconds is None for cell in result.cells] == [False, False, True]


def test_failure_shows_the_last_lines_without_colour_codes(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", bad="print('almost')\nraise ValueError('no way')")

    (result,) = run(lab, reports=tmp_path / "reports")

    assert result.failure is not None
    assert "almost" in result.failure.last_lines
    assert result.failure.last_lines.endswith("ValueError: no way")
    assert "\x1b" not in result.failure.last_lines


WRONG_METADATA = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": 3}, "cells": []}'


@pytest.mark.slow
@pytest.mark.parametrize("content", ["<html>log in</html>", "[]", "", "{", WRONG_METADATA])
def test_a_file_that_is_no_notebook_fails_alone(tmp_path: Path, content: str) -> None:
    junk = tmp_path / "a.ipynb"
    junk.write_text(content)
    good = write(tmp_path / "b.ipynb", one="1")

    results = run(junk, good, reports=tmp_path / "reports")

    assert [result.failure is None for result in results] == [False, True]
    assert results[0].failure is not None
    assert results[0].failure.reason.startswith("This file cannot be read as a notebook: ")


def test_a_notebook_without_a_kernel_runs_in_python(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", one="import sys")
    notebook = nbformat.read(lab, as_version=4)
    notebook.metadata = {}
    nbformat.write(notebook, lab)

    (result,) = run(lab, reports=tmp_path / "reports")

    assert result.failure is None


def test_a_kernel_that_is_not_installed_is_named(tmp_path: Path) -> None:
    lab = write(tmp_path / "lab.ipynb", one="x <- 1")
    notebook = nbformat.read(lab, as_version=4)
    notebook.metadata.kernelspec = {"name": "no-such-r", "display_name": "R", "language": "R"}
    nbformat.write(notebook, lab)

    (result,) = run(lab, reports=tmp_path / "reports")

    assert result.failure is not None
    assert "needs the kernel 'no-such-r', which is not installed" in result.failure.reason


def test_a_reports_folder_that_cannot_be_written_is_named_before_anything_runs(
    tmp_path: Path,
) -> None:
    ran = tmp_path / "ran"
    lab = write(tmp_path / "lab.ipynb", mark=f"open({str(ran)!r}, 'w').close()")
    (tmp_path / "file").touch()

    with pytest.raises(DlcourseError, match=r"written to .*file/reports: Not a directory"):
        run(lab, reports=tmp_path / "file" / "reports")

    assert not ran.exists()


@pytest.mark.slow
def test_two_at_a_time_gives_the_same_results_in_the_same_order(tmp_path: Path) -> None:
    for name in "cab":
        write(tmp_path / "labs" / f"{name}.ipynb", one=f"print({name!r})")

    results = run(tmp_path / "labs", reports=tmp_path / "reports", jobs=2)

    assert [result.notebook.stem for result in results] == ["a", "b", "c"]
    for result in results:
        executed = nbformat.read(result.executed, as_version=4)
        assert executed.cells[0].outputs[0].text == f"{result.notebook.stem}\n"


def test_nothing_to_run_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="no notebook in"):
        execute.run([tmp_path])
    with pytest.raises(DlcourseError, match="does not exist"):
        execute.run([tmp_path / "nowhere"])
    (tmp_path / "notes.txt").touch()
    with pytest.raises(DlcourseError, match=r"notes\.txt is not a notebook"):
        execute.run([tmp_path / "notes.txt"])
    with pytest.raises(DlcourseError, match="no device 'tpu'"):
        execute.run([tmp_path], device="tpu")


@pytest.mark.slow
def test_reports_name_the_failing_cell_and_escape_what_the_notebook_said(tmp_path: Path) -> None:
    good = write(tmp_path / "good.ipynb", one="1")
    bad = write(tmp_path / "bad.ipynb", boom="raise ValueError('<b>bold</b>')", later="2")
    results = run(good, bad, reports=tmp_path / "reports")

    run_report.write_junit(results, tmp_path / "out" / "junit.xml")
    run_report.write_html(results, tmp_path / "out" / "run.html")

    report = JUnitXml.fromfile(str(tmp_path / "out" / "junit.xml"))
    report.update_statistics()
    assert (report.tests, report.failures, report.skipped) == (3, 1, 1)
    failed = [case for suite in report for case in suite if case.is_failure]
    assert [case.name.partition(":")[0] for case in failed] == ["boom"]
    page = (tmp_path / "out" / "run.html").read_text()
    assert "1 of 2 ran" in page
    assert "&lt;b&gt;bold" in page
    assert "<b>bold" not in page


def test_the_solution_is_run_of_a_lab_as_it_was_given_out_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = Path(__file__).parent.parent
    shutil.copy(course / "course.toml", tmp_path)
    for folder in ("labs", "solutions"):
        shutil.copytree(course / folder / "lab0_warmup", tmp_path / folder / "lab0_warmup")
    place = Path("lab0_warmup", "lab0_warmup.ipynb")
    monkeypatch.chdir(tmp_path)
    solution, lab = Path("solutions") / place, Path("labs") / place

    assert execute.find_notebooks([Path("labs"), Path("solutions")]) == [solution]
    monkeypatch.chdir(tmp_path / "labs")
    assert execute.find_notebooks([place]) == [tmp_path / solution]
    monkeypatch.chdir(tmp_path)
    notebook = nbformat.read(lab, as_version=4)
    first = next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")
    )
    first.source = "def centre_rows(X):\n    return X"
    nbformat.write(notebook, lab)
    assert execute.find_notebooks([Path("labs")]) == [lab]
