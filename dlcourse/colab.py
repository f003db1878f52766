"""Run notebooks on a machine of Colab's through Google's own command line, `google-colab-cli`."""

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
from dlcourse.execute import (
    DEFAULT_PATHS,
    CellRun,
    Failure,
    RunResult,
    executed_copy,
    find_notebooks,
    last_lines,
    line,
    not_run,
    progress_bar,
    title,
)
from dlcourse.gpu import add_cell, take_cell

# The program takes any other name for an A100, which costs ten times as much as a T4.
GPUS = ("T4", "L4", "G4", "H100", "A100")
PROGRAM_VARIABLE = "DLCOURSE_COLAB"
RETRY_SECONDS = (30.0, 60.0, 120.0)
INSTALL_SECONDS = 300
LAST_CHARACTERS = 500
# Ctrl-C, what ends a job on a server, and a terminal that is closed.
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
FIRST_CELL = "dlcourse-device"

# What `colab new` prints when there is no machine to be had now but may be one later.
REFUSED = ("Allocation refused", "Service Unavailable", "Bad Gateway", "Gateway Timeout")
SIGNED_OUT = (
    "To authorize colab-cli",
    "default credentials were not found",
    "No valid default credentials",
    "RefreshError",
)
EXECUTING = "[colab] Executing cell "


class Execution(NamedTuple):
    """A notebook after `colab exec`: with its outputs, seconds a begun code cell, what failed."""

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
    """Run notebooks from top to bottom in one session of Colab's, each in a fresh kernel.

    gpu: one of GPUS; None is a machine without one.
    reports: folder for the executed copies; the notebooks themselves are never written.
    cell_seconds: a cell that takes longer is given up, and its notebook has failed.
    wheel: what is installed there; None builds it from the folder this package is imported from.
    retry_seconds: how long to wait before each further try when Colab has no machine to give.

    The session is stopped whatever happens. A notebook that fails is a result with a `failure`.
    Raises DlcourseError if the program is missing or signed out, Colab gives no machine, the wheel
    does not install there, or the session could not be stopped.
    """
    program()
    if gpu not in (None, *GPUS):
        raise DlcourseError(f"Colab has no GPU {gpu!r}: choose one of {', '.join(GPUS)}.")
    notebooks = find_notebooks(paths)
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

    Raises DlcourseError if the package is not imported from a clone, or does not build.
    """
    clone = Path(dlcourse.__file__).parents[1]
    if not (clone / "pyproject.toml").is_file():
        raise DlcourseError(
            f"{clone} is not a clone of the course, so there is no wheel to build from it: run "
            "this from a clone in which you ran `make lab`."
        )
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    built = subprocess.run([*pip, str(clone)], capture_output=True, text=True)
    if built.returncode:
        raise DlcourseError(f"The wheel of {clone} does not build:\n{built.stderr.rstrip()}")
    return next(folder.glob("dlcourse-*.whl"))


@contextmanager
def session(gpu: str | None, retry_seconds: Sequence[float] = RETRY_SECONDS) -> Iterator[str]:
    """A session of Colab's, by its name, stopped at the end, on errors and on ENDINGS."""
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
    """The command that is Google's program: `colab`, or what DLCOURSE_COLAB says.

    It may bring global options of the program's along, as in `colab --auth adc`.

    Raises DlcourseError if there is no such program.
    """
    command = shlex.split(os.environ.get(PROGRAM_VARIABLE, "")) or ["colab"]
    if shutil.which(command[0]) is None:
        raise DlcourseError(
            f"Colab is reached through Google's program {command[0]}, which is not there: run "
            "`pipx install google-colab-cli` (Python 3.12 or newer, Linux or macOS), or name the "
            f"program in {PROGRAM_VARIABLE}."
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
                f"`{shlex.join([*program(), 'sessions'])}` once in a terminal and follow it, then "
                "run this again."
            )
        if not any(text in said for text in REFUSED):
            raise DlcourseError(f"Colab gave no session: {said[-LAST_CHARACTERS:]}")
        if wait is not None:
            logger.info(f"Colab has no {gpu or 'machine'} to give; trying again in {wait:.0f} s")
            time.sleep(wait)
    raise DlcourseError(
        f"Colab had no {gpu or 'machine'} to give, asked {len(retry_seconds) + 1} times: try again "
        "later, choose another --gpu, or stop a session of yours (`colab sessions` lists them)."
    )


def _stop(name: str) -> None:
    with _signals_held():
        stopped = _colab("stop", "-s", name)
    if stopped.returncode:
        raise DlcourseError(
            f"The session {name} could not be stopped and may go on costing: run "
            f"`{shlex.join([*program(), 'stop', '-s', name])}`. Colab said: "
            f"{stopped.stderr.strip()[-LAST_CHARACTERS:]}"
        )


def _install(name: str, wheel: Path, scratch: Path) -> None:
    """Put the wheel on the machine; `colab install` would do so too, and hide that it failed."""
    sent = _colab("upload", "-s", name, str(wheel), f"content/{wheel.name}")
    if sent.returncode:
        raise DlcourseError(f"{wheel.name} could not be sent to Colab: {sent.stdout.strip()}")
    pip = f"[sys.executable, '-m', 'pip', 'install', '--quiet', '--no-deps', {wheel.name!r}]"
    source = f"import subprocess, sys\nsubprocess.run({pip}, check=True)"
    notebook = new_notebook(cells=[new_code_cell(source, id="install")])
    if failure := _execute(name, notebook, scratch / "install.ipynb", INSTALL_SECONDS).failure:
        raise DlcourseError(
            f"{wheel.name} does not install on Colab: {failure.reason}\n{failure.last_lines}"
        )


def _run_one(
    name: str, notebook: Path, executed: Path, scratch: Path, gpu: str | None, cell_seconds: int
) -> RunResult:
    try:
        content = nbformat.read(notebook, as_version=4)
    except Exception as error:  # a file that is no notebook
        return not_run(notebook, executed, f"{type(error).__name__}: {error}")
    restarted = _colab("restart-kernel", "-s", name)
    if restarted.returncode:
        said = (restarted.stdout + restarted.stderr).strip()[-LAST_CHARACTERS:]
        return not_run(notebook, executed, f"Colab gave no fresh kernel: {said}")
    choose = f"import os\nos.environ['DLCOURSE_DEVICE'] = {'cuda' if gpu else 'cpu'!r}"
    content.cells.insert(0, new_code_cell(choose, id=FIRST_CELL))
    add_cell(content)
    ran, seconds, failure = _execute(name, content, scratch / notebook.name, cell_seconds)
    used = take_cell(ran)
    del ran.cells[0]
    code = _code_cells(ran)
    if failure and failure.cell not in {cell.id for cell in code}:  # it was one of the two we added
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
    """Execute a notebook in the session's kernel; `sent` is where its copy is written for that.

    The program goes on after a cell that raised and exits with 0; it stops at one that took too
    long. It announces each cell, from which the times are taken, and writes STEM_output.ipynb.
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
    """The first cell that raised; else, if the program failed, the cell that it had begun last."""
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
    """Run one short command of the program, which never gets to ask a question."""
    return subprocess.run(
        [*program(), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # Ctrl-C in the terminal is for us to handle
    )


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back ENDINGS: half a `new` is a machine that nobody knows the name of."""
    held: list[int] = []
    before = {number: signal.signal(number, lambda got, _: held.append(got)) for number in ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if held:
        raise KeyboardInterrupt
