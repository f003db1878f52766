"""Check a project: read it, run it in a copy, and collect everything that is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dlcourse.project import calls, clean_run, data_files, folder, packages, pages, seeds, texts
from dlcourse.project.clean_run import Ran
from dlcourse.project.folder import Project
from dlcourse.project.report import Defect, ProjectCheck, ProjectReport

MINUTES, SIZE_MB = 10.0, 20.0  # the limits, where none are given


def check_project(path: Path, minutes: float = MINUTES, size_mb: float = SIZE_MB) -> ProjectReport:
    """Check the project in a folder. Nothing in the folder changes.

    Parameters
    ----------
    path
        The folder that is handed in, or the notebook in it.
    minutes
        The time limit of the run.
    size_mb
        How large the folder may be, in millions of bytes.

    Raises
    ------
    DlcourseError
        If there is no notebook, more than one, or one that cannot be read.
    """
    project = folder.read(path)
    ran = clean_run.run(project, max(1, round(minutes * 60)))
    program = calls.read(project.code)
    found = [
        *_run_defects(project, ran),
        *pages.order_defects(project),
        *data_files.defects(project, program, ran, size_mb),
        *seeds.defects(program),
        *packages.defects(project, program, ran.files),
        *pages.picture_defects(ran.executed if ran.outcome.failure is None else project.notebook),
        *texts.path_defects(program),
        *texts.secret_defects(project),
        *pages.part_defects(project),
    ]
    return ProjectReport(
        folder=project.folder,
        notebook=project.name,
        run=ran.outcome,
        defects=tuple(dict.fromkeys(found)),
    )


def _run_defects(project: Project, ran: Ran) -> Iterator[Defect]:
    """The cell that stopped the run, and what to do about it."""
    failure = ran.outcome.failure
    if failure is None:
        return
    places = {
        cell.id: folder.place(number, cell)
        for number, cell in enumerate(project.notebook.cells, start=1)
    }
    yield Defect(
        check=ProjectCheck.RUNS,
        where=places.get(failure.cell, "the notebook"),
        wrong=f"It stops here: {failure.reason.splitlines()[0]}",
        remedy=_remedy(failure.reason, ran.outcome.walled),
    )


def _remedy(reason: str, walled: bool) -> str:
    """What to do about an error that stopped the run."""
    match reason.partition(":")[0]:
        case "ModuleNotFoundError":
            return (
                f"Name the package in {packages.REQUIREMENTS}; then install here what is named, "
                f"with `pip install -r {packages.REQUIREMENTS}`, and check again."
            )
        case "NotImplementedError":
            return "This part is not written yet: put your code in the place of the last two lines."
        case "NameError":
            return "The name is given a value further down, or in a cell that you deleted."
        case "FileNotFoundError":
            return "Put the file into the folder, and read it with a relative path."
        case "CellTimeoutError" | clean_run.TOO_SLOW:
            return "Make the run shorter: fewer samples, fewer steps, or results that are saved."
    network = " The copy has no network: put data into the folder." if walled else ""
    return f"Restart the kernel and run all cells: you should see the same.{network}"
