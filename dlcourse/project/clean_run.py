"""Run a project where nothing of its author's machine can help: in a copy, in a new kernel.

Where bubblewrap works, the kernel has no network, and of this machine it can read Python, its
packages and the copy. Elsewhere it only gets an empty home folder and few environment variables.
"""

from __future__ import annotations

import copy
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

from dlcourse.project.folder import SKIPPED, Project
from dlcourse.project.report import CleanRun
from dlcourse.release.standard_cells import NOTEBOOK_METADATA
from dlcourse.run.execute import Failure, RunResult
from dlcourse.sandbox import enclosure

KEPT = ("PATH", "LANG", "LC_ALL", "OMP_NUM_THREADS")  # of the environment variables
TOO_SLOW = "TimeoutError"
LAST_WORDS = 2000  # characters that a program said before it ended


@dataclass(frozen=True)
class Ran:
    """A run: how it ended, the notebook with its outputs, and the files that were there after."""

    outcome: CleanRun
    executed: NotebookNode
    files: frozenset[str]


def run(project: Project, seconds: int) -> Ran:
    """Run the project's notebook in a copy of its folder, for at most so many seconds."""
    with TemporaryDirectory(prefix="dlcourse-project-") as made:
        place = Path(made).resolve()
        files, home = place / "project", place / "home"
        home.mkdir()
        _copy(project, files)
        walls = _walls(place)
        started = time.monotonic()
        result = _run_inside(walls, place, files / project.name, seconds)
        executed = place / "executed.ipynb"
        return Ran(
            outcome=CleanRun(
                seconds=round(time.monotonic() - started, 1),
                walled=bool(walls),
                failure=result.failure,
            ),
            executed=nbformat.read(executed if executed.exists() else files / project.name, 4),
            files=frozenset(
                path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_file()
            ),
        )


def _copy(project: Project, target: Path) -> None:
    """Copy the folder. The notebook's copy has no outputs and asks for no kernel by its name."""
    shutil.copytree(project.folder, target, symlinks=True, ignore=shutil.ignore_patterns(*SKIPPED))
    fresh = copy.deepcopy(project.notebook)
    fresh.metadata["kernelspec"] = NOTEBOOK_METADATA["kernelspec"]
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(fresh, target / project.name)


def _walls(place: Path) -> list[str]:
    """The start of a command that runs without a network and sees `place` alone; [] if nothing
    on this machine can do that."""
    program = shutil.which("bwrap")
    if program is None:
        return []
    walls = [program, *enclosure.arguments([place])]
    trial = subprocess.run(
        [*walls, sys.executable, "-I", "-S", "-c", ""], capture_output=True, check=False
    )
    return walls if trial.returncode == 0 else []


def _run_inside(walls: list[str], place: Path, notebook: Path, seconds: int) -> RunResult:
    executed, result, said = place / "executed.ipynb", place / "result.json", place / "said.txt"
    arguments = [str(notebook), str(executed), str(seconds), str(result)]
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with said.open("wb") as log:
        process = subprocess.Popen(
            [*walls, sys.executable, "-m", "dlcourse.project.inside", *arguments],
            cwd=place / "home",
            env=kept | {"HOME": str(place / "home"), "USER": "student"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return _too_slow(notebook, executed, seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    if result.exists():
        return RunResult.model_validate_json(result.read_bytes())
    words = said.read_text(encoding="utf-8", errors="replace")[-LAST_WORDS:]
    failure = Failure(cell="", reason="The run itself broke off.", last_lines=words)
    return RunResult(notebook=notebook, executed=executed, failure=failure)


def _too_slow(notebook: Path, executed: Path, seconds: int) -> RunResult:
    """The result after the time limit; papermill has saved the cells that ran before."""
    reason = f"{TOO_SLOW}: the run was not finished after {seconds} seconds"
    failure = Failure(cell=_running(executed), reason=reason)
    return RunResult(notebook=notebook, executed=executed, failure=failure)


def _running(executed: Path) -> str:
    """The id of the cell that was running when the copy was saved last; "" if none was."""
    cells = nbformat.read(executed, 4).cells if executed.exists() else []
    states = {cell.id: cell.metadata.get("papermill", {}).get("status") for cell in cells}
    return next((name for name, state in states.items() if state == "running"), "")
