"""Run notebooks on a Colab machine, through Google's command-line program `google-colab-cli`."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, pairwise, repeat
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple

import nbformat
from loguru import logger
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console

import dlcourse
from dlcourse.errors import DlcourseError
from dlcourse.run import ColabGpu
from dlcourse.run.execute import (
    DEFAULT_PATHS,
    CellRun,
    Failure,
    RunResult,
    executed_copy,
    find_notebooks,
    last_lines,
    line,
    not_run,
    prepare_reports,
    progress_bar,
    title,
    unreadable,
)
from dlcourse.run.gpu import add_cell, take_cell

PROGRAM_VARIABLE = "DLCOURSE_COLAB"
RETRY_SECONDS = (30.0, 60.0, 120.0)
INSTALL_SECONDS = 300
LAST_CHARACTERS = 500
# Ctrl-C, the end of a job on a server, and a closed terminal.
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
FIRST_CELL = "dlcourse-device"

# `colab new` prints one of these when no machine is free now. Trying again later may help.
REFUSED = ("Allocation refused", "Service Unavailable", "Bad Gateway", "Gateway Timeout")
SIGNED_OUT = (
    "To authorize colab-cli",
    "default credentials were not found",
    "No valid default credentials",
    "RefreshError",
)
EXECUTING = "[colab] Executing cell "


class Execution(NamedTuple):
    """The result of `colab exec`: the notebook that ran, seconds per started cell, the failure."""

    notebook: NotebookNode
    seconds: list[float]
    failure: Failure | None


def run(
    paths: Sequence[Path] = DEFAULT_PATHS,
    gpu: str | None = None,
    reports: Path = Path("reports"),
    cell_seconds: int = 600,
    wheel: Path | None = None,
    retry_seconds: Sequence[float] = RETRY_SECONDS,
    console: Console | None = None,
) -> list[RunResult]:
    """Run notebooks from top to bottom in one Colab session, each in a new kernel.

    The session is always stopped at the end. A notebook that fails gives a result with a
    `failure`.

    Parameters
    ----------
    paths
        Notebooks, or folders of notebooks.
    gpu
        A `ColabGpu`; None for a machine without a GPU.
    reports
        The folder for the executed copies. The notebooks themselves do not change.
    cell_seconds
        The time limit for one cell. A notebook with a slower cell fails.
    wheel
        The dlcourse wheel to install on Colab; None builds it from this clone.
    retry_seconds
        How long to wait before each further try when Colab has no free machine.
    console
        Where to show progress; the terminal if None.

    Raises
    ------
    DlcourseError
        If the program is missing or not signed in, Colab has no free machine, the wheel cannot be
        installed there, or the session cannot be stopped.
    """
    program()
    # For an unknown name, the program takes an A100, which costs ten times as much as a T4.
    if gpu not in (None, *ColabGpu):
        raise DlcourseError(f"Colab has no GPU {gpu!r}: choose one of {', '.join(ColabGpu)}.")
    notebooks = find_notebooks(paths)
    prepare_reports(reports)
    results: list[RunResult] = []
    with TemporaryDirectory() as folder, progress_bar(console) as progress:
        scratch = Path(folder)
        wheel = wheel or build_wheel(scratch)
        task = progress.add_task("Running notebooks on Colab", total=len(notebooks))
        with session(gpu, retry_seconds) as name:
            _install(name, wheel, scratch)
            for notebook in notebooks:
                executed = executed_copy(notebook, reports)
                results.append(_run_one(name, notebook, executed, scratch, gpu, cell_seconds))
                progress.console.print(line(results[-1]))
                progress.advance(task)
    return results


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this package into `folder`.

    Raises
    ------
    DlcourseError
        If dlcourse is not imported from a clone of the course, or the build fails.
    """
    clone = Path(dlcourse.__file__).parents[1]
    if not (clone / "pyproject.toml").is_file():
        raise DlcourseError(
            f"{clone} is not a clone of the course, so no wheel can be built from it. Run this "
            "command in a clone where you ran `make lab`."
        )
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    built = subprocess.run([*pip, str(clone)], capture_output=True, text=True)
    if built.returncode:
        raise DlcourseError(f"The wheel of {clone} cannot be built:\n{built.stderr.rstrip()}")
    return next(folder.glob("dlcourse-*.whl"))


@contextmanager
def session(gpu: str | None, retry_seconds: Sequence[float] = RETRY_SECONDS) -> Iterator[str]:
    """Start a Colab session and give its name; stop it at the end, on errors and on ENDINGS."""
    name = f"dlcourse-{uuid.uuid4().hex[:8]}"
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDINGS}
    try:
        _start(name, gpu, retry_seconds)
        yield name
    finally:
        _stop(name)
        for number, handler in before.items():
            signal.signal(number, handler)


def program() -> list[str]:
    """The command of Google's program: `colab`, or the value of DLCOURSE_COLAB.

    The value may contain global options of the program, as in `colab --auth adc`.

    Raises
    ------
    DlcourseError
        If the program is not installed.
    """
    command = shlex.split(os.environ.get(PROGRAM_VARIABLE, "")) or ["colab"]
    if shutil.which(command[0]) is None:
        raise DlcourseError(
            f"Google's program {command[0]}, which connects to Colab, is not installed. Run "
            "`pipx install google-colab-cli` (Python 3.12 or newer, Linux or macOS), or give its "
            f"path in {PROGRAM_VARIABLE}."
        )
    return command


def _start(name: str, gpu: str | None, retry_seconds: Sequence[float]) -> None:
    command = ["new", "-s", name, *(["--gpu", gpu] if gpu else [])]
    for wait in (*retry_seconds, None):
        with _signals_held():
            made = _colab(*command)
        if made.returncode == 0:
            return
        said = " ".join((made.stdout + made.stderr).split())
        if any(text in said for text in SIGNED_OUT):
            raise DlcourseError(
                f"{program()[0]} is not signed in to Google: run "
                f"`{shlex.join([*program(), 'sessions'])}` in a terminal, follow its steps, then "
                "run this command again."
            )
        if not any(text in said for text in REFUSED):
            raise DlcourseError(f"Colab did not start a session: {said[-LAST_CHARACTERS:]}")
        if wait is not None:
            logger.info(f"Colab has no free {gpu or 'machine'}; trying again in {wait:.0f} s")
            time.sleep(wait)
    raise DlcourseError(
        f"Colab had no free {gpu or 'machine'} in {len(retry_seconds) + 1} tries. Try again later, "
        "choose another --gpu, or stop one of your sessions (`colab sessions` lists them)."
    )


def _stop(name: str) -> None:
    with _signals_held():
        stopped = _colab("stop", "-s", name)
    if stopped.returncode:
        raise DlcourseError(
            f"The session {name} could not be stopped and may still cost money. Run "
            f"`{shlex.join([*program(), 'stop', '-s', name])}`. Colab's message: "
            f"{stopped.stderr.strip()[-LAST_CHARACTERS:]}"
        )


def _install(name: str, wheel: Path, scratch: Path) -> None:
    """Install the wheel on the machine. `colab install` would hide a failure."""
    sent = _colab("upload", "-s", name, str(wheel), f"content/{wheel.name}")
    if sent.returncode:
        raise DlcourseError(f"{wheel.name} could not be uploaded to Colab: {sent.stdout.strip()}")
    pip = f"[sys.executable, '-m', 'pip', 'install', '--quiet', '--no-deps', {wheel.name!r}]"
    source = f"import subprocess, sys\nsubprocess.run({pip}, check=True)"
    notebook = new_notebook(cells=[new_code_cell(source, id="install")])
    if failure := _execute(name, notebook, scratch / "install.ipynb", INSTALL_SECONDS).failure:
        raise DlcourseError(
            f"{wheel.name} cannot be installed on Colab: {failure.reason}\n{failure.last_lines}"
        )


def _run_one(
    name: str, notebook: Path, executed: Path, scratch: Path, gpu: str | None, cell_seconds: int
) -> RunResult:
    try:
        content = nbformat.read(notebook, as_version=4)
    except Exception as error:
        return unreadable(notebook, executed, error)
    restarted = _colab("restart-kernel", "-s", name)
    if restarted.returncode:
        said = (restarted.stdout + restarted.stderr).strip()[-LAST_CHARACTERS:]
        return not_run(notebook, executed, f"Colab did not restart the kernel: {said}")
    choose = f"import os\nos.environ['DLCOURSE_DEVICE'] = {'cuda' if gpu else 'cpu'!r}"
    content.cells.insert(0, new_code_cell(choose, id=FIRST_CELL))
    add_cell(content)
    ran, seconds, failure = _execute(name, content, scratch / notebook.name, cell_seconds)
    used = take_cell(ran)
    del ran.cells[0]
    code = _code_cells(ran)
    if failure and failure.cell not in {cell.id for cell in code}:  # in a cell added above
        failure = failure.model_copy(update={"cell": ""})
    executed.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(ran, executed)
    return RunResult(
        notebook=notebook,
        executed=executed,
        seconds=sum(seconds),
        cells=tuple(
            CellRun(id=cell.id, title=title(cell), seconds=taken)
            for cell, taken in zip(code, chain(seconds[1:], repeat(None)), strict=False)
        ),
        failure=failure,
        gpu=used if gpu else None,
    )


def _execute(name: str, notebook: NotebookNode, sent: Path, cell_seconds: int) -> Execution:
    """Execute a notebook in the kernel of the session; its copy is written to `sent` first.

    After an error in a cell, the program continues and exits with 0. It stops at a cell that takes
    too long. It prints a line at the start of each cell, which gives the run times, and writes
    STEM_output.ipynb.
    """
    nbformat.write(notebook, sent)
    output = sent.with_name(f"{sent.stem}_output.ipynb")
    output.unlink(missing_ok=True)
    command = ["exec", "-s", name, "-f", str(sent), "--timeout", str(cell_seconds)]
    began: list[float] = []
    with (
        TemporaryFile("w+", errors="replace") as errors,
        subprocess.Popen(
            [*program(), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None
        try:
            began += [time.monotonic() for said in process.stdout if said.startswith(EXECUTING)]
        except BaseException:
            process.terminate()
            raise
        status = process.wait()
        errors.seek(0)
        said = errors.read().strip()[-LAST_CHARACTERS:]
    ended = time.monotonic()
    ran = nbformat.read(output, as_version=4) if output.exists() else notebook
    seconds = [after - before for before, after in pairwise([*began, ended])]
    return Execution(ran, seconds, _failure(ran, len(began), said if status else ""))


def _failure(ran: NotebookNode, begun: int, reason: str) -> Failure | None:
    """The first cell with an error; if the program failed, the cell that it started last."""
    for cell in _code_cells(ran):
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors and "raises-exception" not in cell.metadata.get("tags", []):
            why = f"{errors[0].ename}: {errors[0].evalue}"
            return Failure(cell=cell.id, reason=why, last_lines=last_lines(cell))
    if not reason:
        return None
    return Failure(cell=_code_cells(ran)[begun - 1].id if begun else "", reason=reason)


def _code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _colab(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one short command of the program, without input, so that it cannot ask questions."""
    return subprocess.run(
        [*program(), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # this process handles Ctrl-C
    )


@contextmanager
def _signals_held() -> Iterator[None]:
    """Delay ENDINGS: an interrupted `new` may leave a machine whose name nobody knows."""
    held: list[int] = []
    before = {number: signal.signal(number, lambda got, _: held.append(got)) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if held:
        raise KeyboardInterrupt
