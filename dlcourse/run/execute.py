"""Run notebooks from top to bottom, measure the time, and say which cell failed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

import joblib
import nbformat
import papermill
from jupyter_client.kernelspec import NoSuchKernel
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dlcourse.course import COURSE_FILE, load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.notebook.delimiters import CODE_STUB
from dlcourse.notebook.reading import Unreadable, read
from dlcourse.notebook.roles import is_answer
from dlcourse.run.gpu import CELL_ID, GpuUse, add_cell, take_cell
from dlcourse.runtime import Device

DEFAULT_PATHS = (Path("course"), Path("solutions"))
DEFAULT_KERNEL = "python3"  # for a notebook that names no kernel
LAST_LINES = 15
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class CellRun(Data):
    """One code cell: its id, its first line, and its run time in seconds (None: it did not run)."""

    id: str
    title: str
    seconds: float | None


class Failure(Data):
    """Why a notebook stopped. `cell` is the id of the failing cell, "" if there is none."""

    cell: str
    reason: str
    last_lines: str = ""


class CellDifference(Data):
    """A cell whose output differs on the GPU, and how many of its numbers are too far off."""

    cell: str
    title: str
    numbers: int


class Agreement(Data):
    """How many printed numbers were compared with the CPU run, and the cells that differ."""

    cpu_seconds: float | None
    numbers: int
    differences: tuple[CellDifference, ...] = ()

    @property
    def outside(self) -> int:
        """How many numbers do not agree."""
        return sum(difference.numbers for difference in self.differences)


class RunResult(Data):
    """The result of one notebook: its executed copy, its run times, and its failure, if any.

    `gpu` is set after a run on a GPU, `agreement` after a comparison with a CPU run.
    """

    notebook: Path
    executed: Path
    seconds: float = 0.0
    cells: tuple[CellRun, ...] = ()
    failure: Failure | None = None
    gpu: GpuUse | None = None
    agreement: Agreement | None = None


def find_notebooks(paths: Iterable[Path]) -> list[Path]:
    """Find notebooks: the files in `paths`, and all notebooks in its folders, sorted by name.

    An unanswered lab of a course would stop at its first question, so its solution is taken
    instead.

    Raises
    ------
    DlcourseError
        If a path does not exist, a file is not a notebook, or no notebook is found.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DlcourseError(f"{path} does not exist: name a notebook or a folder of notebooks.")
        if path.is_file() and path.suffix != ".ipynb":
            raise DlcourseError(f"{path} is not a notebook: its name does not end in .ipynb.")
        candidates = sorted(path.rglob("*.ipynb")) if path.is_dir() else [path]
        found += [p for p in candidates if ".ipynb_checkpoints" not in p.parts]
    if not found:
        raise DlcourseError(
            f"There is no notebook in {', '.join(map(str, paths))}: name another folder."
        )
    return list(dict.fromkeys(map(_solved, found)))


def _solved(notebook: Path) -> Path:
    """The solution, if this is an unanswered lab of a course; otherwise the notebook itself."""
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
    """Whether the file differs from the released lab: it has an answer, or it is broken."""
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
    device: str = Device.AUTO,
    jobs: int = 1,
    reports: Path = Path("reports"),
    cell_seconds: int = 600,
    console: Console | None = None,
) -> list[RunResult]:
    """Run notebooks from top to bottom, each in a new kernel, in the notebook's folder.

    A notebook that fails gives a result with a `failure`, not an exception.

    Parameters
    ----------
    paths
        Notebooks, or folders of notebooks.
    device
        A `Device`; notebooks read it from the environment variable DLCOURSE_DEVICE. With "cuda",
        each result also holds the peak memory use of the GPU.
    jobs
        How many notebooks run at the same time.
    reports
        The folder for the executed copies. The notebooks themselves do not change.
    cell_seconds
        The time limit for one cell. A notebook with a slower cell fails.
    console
        Where to show progress; the terminal if None.

    Raises
    ------
    DlcourseError
        For an unknown device, for paths without a notebook, and for a reports folder that cannot
        be written.
    """
    if device not in tuple(Device):
        raise DlcourseError(f"There is no device {device!r}: choose one of {', '.join(Device)}.")
    notebooks = find_notebooks(paths)
    prepare_reports(reports)
    results = []
    with _environment("DLCOURSE_DEVICE", device), progress_bar(console) as progress:
        task = progress.add_task("Running notebooks", total=len(notebooks))
        finished = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered")(
            joblib.delayed(run_one)(
                path, executed_copy(path, reports), cell_seconds, device == Device.CUDA
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
    """Run one notebook in its folder and write the executed copy to `executed`."""
    try:
        content = nbformat.read(notebook, as_version=4)
        kernel = content.metadata.get("kernelspec", {}).get("name") or DEFAULT_KERNEL
    except Exception as error:
        return unreadable(notebook, executed, error)
    if not measure_gpu:
        return _run_file(notebook, notebook, executed, kernel, cell_seconds)
    with TemporaryDirectory() as folder:
        measured = Path(folder) / notebook.name
        add_cell(content)
        nbformat.write(content, measured)
        result = _run_file(notebook, measured, executed, kernel, cell_seconds)
    if not executed.exists():
        return result
    ran = nbformat.read(executed, as_version=4)
    used = take_cell(ran)
    nbformat.write(ran, executed)
    cells = tuple(cell for cell in result.cells if cell.id != CELL_ID)
    return result.model_copy(update={"gpu": used, "cells": cells})


def _run_file(
    notebook: Path, source: Path, executed: Path, kernel: str, cell_seconds: int
) -> RunResult:
    """Run `source`, which is the notebook or a copy of it, in the notebook's folder."""
    executed.parent.mkdir(parents=True, exist_ok=True)
    executed.unlink(missing_ok=True)
    reason = ""
    try:
        papermill.execute_notebook(
            source.absolute(),
            executed.absolute(),
            cwd=notebook.parent,
            kernel_name=kernel,
            progress_bar=False,
            execution_timeout=cell_seconds,
            extra_arguments=["--log-level=ERROR"],
        )
    except PapermillExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
    except NoSuchKernel:
        reason = (
            f"This notebook needs the kernel {kernel!r}, which is not installed here. Open it in "
            "JupyterLab, choose a Python kernel, and save it."
        )
    except Exception as error:  # the kernel died, or a cell took too long
        reason = f"{type(error).__name__}: {error}"
    if not executed.exists():
        return not_run(notebook, executed, reason)
    return _result(notebook, executed, nbformat.read(executed, as_version=4), reason)


def not_run(notebook: Path, executed: Path, reason: str) -> RunResult:
    """The result of a notebook that could not be started."""
    return RunResult(notebook=notebook, executed=executed, failure=Failure(cell="", reason=reason))


def unreadable(notebook: Path, executed: Path, error: Exception) -> RunResult:
    """The result of a file that cannot be read as a notebook."""
    return not_run(notebook, executed, f"This file cannot be read as a notebook: {error}")


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
    """Papermill stops at the first error, so the last cell that started is the one that failed."""
    if not started:
        return Failure(cell="", reason=reason)
    return Failure(cell=started[-1].id, reason=reason, last_lines=last_lines(started[-1]))


def last_lines(cell: NotebookNode) -> str:
    """The last lines of a cell's output, with the traceback and without colour codes."""
    text = "\n".join(
        output.text if output.output_type == "stream" else "\n".join(output.traceback)
        for output in cell.outputs
        if output.output_type in ("stream", "error")
    )
    return "\n".join(ANSI.sub("", text).splitlines()[-LAST_LINES:])


def _papermill(node: NotebookNode) -> NotebookNode:
    """Papermill's notes on a cell or a notebook; empty for cells that papermill added itself."""
    return node.metadata.get("papermill", NotebookNode())


def title(cell: NotebookNode) -> str:
    """The first line of a cell that is not blank."""
    return next((line for line in cell.source.splitlines() if line.strip()), "")


def line(result: RunResult) -> str:
    """The line about a result on the console; after a failure, with the last output."""
    if result.failure is None:
        return f"[green]ran[/]     {result.seconds:6.1f} s  {escape(str(result.notebook))}"
    where = f" in cell {result.failure.cell}" if result.failure.cell else ""
    what = f"{result.failure.reason}\n{result.failure.last_lines}"
    return (
        f"[red]failed[/]  {result.seconds:6.1f} s  {escape(str(result.notebook) + where)}\n"
        f"{escape(what.rstrip())}"
    )


def executed_copy(notebook: Path, reports: Path) -> Path:
    """Where the executed copy goes: the path of the notebook, under `reports`."""
    parts = [part for part in notebook.parts if part not in (notebook.anchor, "..")]
    return reports.joinpath(*parts)


def prepare_reports(folder: Path) -> None:
    """Create the reports folder.

    Raises
    ------
    DlcourseError
        If it cannot be created or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DlcourseError(
            f"The reports cannot be written to {folder}: {error.strerror}. Name another folder "
            "with --reports."
        ) from None


def progress_bar(console: Console | None) -> Progress:
    """A progress bar: how many notebooks are done, and the time so far."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """Set an environment variable for the kernels that start inside the block."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
