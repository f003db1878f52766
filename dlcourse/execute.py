"""Run whole notebooks as a reader would, with times, and say which cell failed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import jinja2
import joblib
import nbformat
import papermill
from junitparser import Failure as JUnitFailure
from junitparser import JUnitXml, Skipped, TestCase, TestSuite
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dlcourse.course import COURSE_FILE, load_course
from dlcourse.errors import DlcourseError
from dlcourse.gate import CODE_STUB
from dlcourse.gpu import CELL_ID, GpuUse, add_cell, take_cell
from dlcourse.notebooks import Unreadable, is_answer, read

DEFAULT_PATHS = (Path("course"), Path("solutions"))
DEVICES = ("auto", "cpu", "cuda")
LAST_LINES = 15
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Data(BaseModel):
    model_config = ConfigDict(frozen=True)


class CellRun(Data):
    """One code cell: its id, its first line, and its wall time in seconds (None: it never ran)."""

    id: str
    title: str
    seconds: float | None


class Failure(Data):
    """Why a notebook stopped. `cell` is the id of the cell to blame, "" if it is none of them."""

    cell: str
    reason: str
    last_lines: str = ""


class Difference(Data):
    """A cell that printed another thing on the GPU, and how many of its numbers are too far off."""

    cell: str
    title: str
    numbers: int


class Agreement(Data):
    """How many printed numbers were compared with the CPU's, and the cells where some differ."""

    cpu_seconds: float | None
    numbers: int
    differences: tuple[Difference, ...] = ()

    @property
    def outside(self) -> int:
        return sum(difference.numbers for difference in self.differences)


class RunResult(Data):
    """One notebook that was run: where its executed copy lies, its times, its failure if any.

    `gpu` is there after a run on a GPU, `agreement` after a comparison with a run on the CPU.
    """

    notebook: Path
    executed: Path
    seconds: float = 0.0
    cells: tuple[CellRun, ...] = ()
    failure: Failure | None = None
    gpu: GpuUse | None = None
    agreement: Agreement | None = None


def find_notebooks(paths: Iterable[Path]) -> list[Path]:
    """The notebooks that `paths` name: files as they are, folders searched, in order of name.

    A lab of a course that nobody has answered would stop at its first question: its solution takes
    its place.
    Raises DlcourseError if a path does not exist or if there is no notebook in any of them.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DlcourseError(f"{path} does not exist: name a notebook or a folder of notebooks.")
        candidates = sorted(path.rglob("*.ipynb")) if path.is_dir() else [path]
        found += [p for p in candidates if ".ipynb_checkpoints" not in p.parts]
    if not found:
        raise DlcourseError(f"There is no notebook in {', '.join(map(str, paths))}.")
    return list(dict.fromkeys(map(_solved, found)))


def _solved(notebook: Path) -> Path:
    """The solution of a lab that is as it was given out; any other notebook itself."""
    path, here = notebook.resolve(), Path.cwd()
    root = next((folder for folder in path.parents if (folder / COURSE_FILE).is_file()), None)
    if root is None:
        return notebook
    course = load_course(root)
    if not path.is_relative_to(course.release_dir) or _answered(path):
        return notebook
    solution = course.source_dir / path.relative_to(course.release_dir)
    if not solution.is_file():
        return notebook
    return solution.relative_to(here) if solution.is_relative_to(here) else solution


def _answered(lab: Path) -> bool:
    """Whether somebody has written an answer, or broken the file, so that it is no longer ours."""
    try:
        cells = read(lab.read_bytes()).cells
    except Unreadable:
        return True
    return any(
        CODE_STUB not in cell.source
        for cell in cells
        if cell.cell_type == "code" and is_answer(cell)
    )


def run(
    paths: Sequence[Path] = DEFAULT_PATHS,
    device: str = "auto",
    jobs: int = 1,
    reports: Path = Path("reports"),
    cell_seconds: int = 600,
    console: Console | None = None,
) -> list[RunResult]:
    """Run notebooks from top to bottom, each in a kernel of its own, started in its own folder.

    device: "auto", "cpu" or "cuda"; notebooks find it in the environment as DLCOURSE_DEVICE. With
    "cuda" each result says how much of the GPU's memory was in use at most.
    jobs: how many notebooks run at the same time, each in a process of its own.
    reports: folder for the executed copies; the notebooks themselves are never written.
    cell_seconds: a cell that takes longer is stopped, and its notebook has failed.

    A notebook that fails is a result with a `failure`, not an exception. Raises DlcourseError for
    an unknown device and for paths that hold no notebook.
    """
    if device not in DEVICES:
        raise DlcourseError(f"There is no device {device!r}: choose one of {', '.join(DEVICES)}.")
    notebooks = find_notebooks(paths)
    results = []
    with _environment("DLCOURSE_DEVICE", device), progress_bar(console) as progress:
        task = progress.add_task("Running notebooks", total=len(notebooks))
        finished = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered")(
            joblib.delayed(run_one)(
                path, executed_copy(path, reports), cell_seconds, device == "cuda"
            )
            for path in notebooks
        )
        for result in finished:
            results.append(result)
            progress.console.print(line(result))
            progress.advance(task)
    return sorted(results, key=lambda result: notebooks.index(result.notebook))


def run_one(
    notebook: Path, executed: Path, cell_seconds: int = 600, measure_gpu: bool = False
) -> RunResult:
    """Run one notebook in its own folder and write its executed copy to `executed`."""
    if not measure_gpu:
        return _run_file(notebook, notebook, executed, cell_seconds)
    with TemporaryDirectory() as folder:
        measured = Path(folder) / notebook.name
        try:
            content = nbformat.read(notebook, as_version=4)
        except Exception as error:  # a file that is no notebook
            return not_run(notebook, executed, f"{type(error).__name__}: {error}")
        add_cell(content)
        nbformat.write(content, measured)
        result = _run_file(notebook, measured, executed, cell_seconds)
    if not executed.exists():
        return result
    ran = nbformat.read(executed, as_version=4)
    used = take_cell(ran)
    nbformat.write(ran, executed)
    cells = tuple(cell for cell in result.cells if cell.id != CELL_ID)
    return result.model_copy(update={"gpu": used, "cells": cells})


def _run_file(notebook: Path, source: Path, executed: Path, cell_seconds: int) -> RunResult:
    """Run `source`, the notebook itself or a copy of it, in the notebook's own folder."""
    executed.parent.mkdir(parents=True, exist_ok=True)
    executed.unlink(missing_ok=True)
    reason = ""
    try:
        papermill.execute_notebook(
            source.absolute(),
            executed.absolute(),
            cwd=notebook.parent,
            progress_bar=False,
            execution_timeout=cell_seconds,
            extra_arguments=["--log-level=ERROR"],
        )
    except PapermillExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
    except Exception as error:  # a kernel that died, a cell stopped, a file that is no notebook
        reason = f"{type(error).__name__}: {error}"
    if not executed.exists():
        return not_run(notebook, executed, reason)
    return _result(notebook, executed, nbformat.read(executed, as_version=4), reason)


def write_junit(results: Iterable[RunResult], path: Path) -> None:
    """Write JUnit XML: a suite a notebook, a case a code cell, so that CI names the cell."""
    report = JUnitXml()
    for result in results:
        suite = TestSuite(str(result.notebook))
        cases = [_case(cell, result) for cell in result.cells]
        if result.failure and not result.failure.cell:
            whole = TestCase("notebook", str(result.notebook), result.seconds)
            whole.result = [JUnitFailure(result.failure.reason)]
            cases.append(whole)
        suite.add_testcases(cases)
        report.add_testsuite(suite)
    path.parent.mkdir(parents=True, exist_ok=True)
    report.write(str(path), pretty=True)


def write_html(results: Sequence[RunResult], path: Path) -> None:
    """Write one page: a row a notebook with its time, its slowest cells, and what failed."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("dlcourse"), autoescape=True, trim_blocks=True
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(templates.get_template("run.html").render(results=results), encoding="utf-8")


def not_run(notebook: Path, executed: Path, reason: str) -> RunResult:
    """The result of a notebook of which no cell could be run."""
    return RunResult(notebook=notebook, executed=executed, failure=Failure(cell="", reason=reason))


def _result(notebook: Path, executed: Path, ran: NotebookNode, reason: str) -> RunResult:
    code = [cell for cell in ran.cells if cell.cell_type == "code" and _papermill(cell)]
    started = [cell for cell in code if _papermill(cell)["start_time"]]
    return RunResult(
        notebook=notebook,
        executed=executed,
        seconds=_papermill(ran)["duration"],
        cells=tuple(
            CellRun(id=cell.id, title=title(cell), seconds=_papermill(cell)["duration"])
            for cell in code
        ),
        failure=_failure(started, reason) if reason else None,
    )


def _failure(started: list[NotebookNode], reason: str) -> Failure:
    """The cell that was started last is the one that failed: papermill stops there."""
    if not started:
        return Failure(cell="", reason=reason)
    return Failure(cell=started[-1].id, reason=reason, last_lines=last_lines(started[-1]))


def last_lines(cell: NotebookNode) -> str:
    """The end of what a cell printed, with its traceback, without colour codes."""
    text = "\n".join(
        output.text if output.output_type == "stream" else "\n".join(output.traceback)
        for output in cell.outputs
        if output.output_type in ("stream", "error")
    )
    return "\n".join(ANSI.sub("", text).splitlines()[-LAST_LINES:])


def _papermill(node: NotebookNode) -> NotebookNode:
    """What papermill noted about a cell or a notebook; empty for the markers that it added."""
    return node.metadata.get("papermill", NotebookNode())


def title(cell: NotebookNode) -> str:
    """The first line of a cell that is not blank."""
    return next((line for line in cell.source.splitlines() if line.strip()), "")


def _case(cell: CellRun, result: RunResult) -> TestCase:
    case = TestCase(f"{cell.id}: {cell.title}", str(result.notebook), cell.seconds)
    if result.failure and result.failure.cell == cell.id:
        case.result = [JUnitFailure(f"{result.failure.reason}\n{result.failure.last_lines}")]
    elif cell.seconds is None:
        case.result = [Skipped("an earlier cell failed")]
    return case


def line(result: RunResult) -> str:
    """What the console shows of a result."""
    if result.failure is None:
        return f"[green]ran[/]     {result.seconds:6.1f} s  {escape(str(result.notebook))}"
    where = f" in cell {result.failure.cell}" if result.failure.cell else ""
    what = f"{result.failure.reason}\n{result.failure.last_lines}"
    return (
        f"[red]failed[/]  {result.seconds:6.1f} s  {escape(str(result.notebook) + where)}\n"
        f"{escape(what.rstrip())}"
    )


def executed_copy(notebook: Path, reports: Path) -> Path:
    """Where the executed copy goes: the same path under `reports`, wherever the notebook lies."""
    parts = [part for part in notebook.parts if part not in (notebook.anchor, "..")]
    return reports.joinpath(*parts)


def progress_bar(console: Console | None) -> Progress:
    """Notebooks done, of how many, and for how long."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """Set a variable for the kernels that start meanwhile."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
