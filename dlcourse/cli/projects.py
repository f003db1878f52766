"""The commands for projects: project check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dlcourse.cli.shared import JsonOption, err, out
from dlcourse.errors import DlcourseError

project = typer.Typer(help="Look at final projects.", no_args_is_help=True)


@project.callback()
def projects() -> None:
    """Look at final projects."""


@project.command()
def check(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The folder of a project, or its notebook.")
    ],
    size_mb: Annotated[
        float, typer.Option("--size", min=0, metavar="MB", help="How large the folder may be.")
    ] = 20.0,
    minutes: Annotated[float, typer.Option(min=0.01, help="The time limit of the run.")] = 10.0,
    json_file: JsonOption = None,
) -> None:
    """Run a project in a clean copy, and say what others could not run, read or repeat.

    The copy lies in a temporary folder. The kernel is new, and its home folder is empty. Where
    bubblewrap works, it has no network and sees no other files. No packages are installed: run
    `pip install -r requirements.txt` yourself, before. Exit code 1 if something must be fixed.
    """
    from dlcourse.project.check import check_project
    from dlcourse.project.show import show

    with err.status("Running the notebook in a copy of the folder"):
        report = check_project(path, minutes, size_mb)
    if json_file:
        _write(report.model_dump_json(indent=2) + "\n", json_file)
    if json_file != Path("-"):
        show(report, out)
    raise typer.Exit(0 if report.well else 1)


def _write(text: str, path: Path) -> None:
    if path == Path("-"):
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DlcourseError(
            f"The report cannot be written to {path}: {error.strerror}. Name another --json FILE."
        ) from None
