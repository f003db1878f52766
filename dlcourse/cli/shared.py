"""What several commands share: options, consoles, and how a course is loaded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    from dlcourse.course import Course

out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

CourseOption = Annotated[
    Path,
    typer.Option(
        "--course",
        metavar="DIR",
        help="The folder of the course, or of any nbgrader course with nbgrader's own folders.",
    ),
]
LabArgument = Annotated[str, typer.Argument(metavar="LAB", help="The name of the lab's folder.")]
StudentOption = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="Only this student. Repeatable.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(min=1, help="How many at the same time; default: as cores and memory allow."),
]
JsonOption = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Write JSON to this file; - for stdout."),
]
HERE = Path()


def load(folder: Path) -> Course:
    """The course in a folder."""
    from dlcourse.course import load_course

    return load_course(folder_of(folder))


def load_with_judges(folder: Path, lab: str) -> Course:
    """The course. The server of the judges imports its libraries while this process goes on."""
    from dlcourse.grading import pool, warm

    servers = pool.fork_servers()
    course = load(folder)
    servers.expect(warm.libraries_for(course.read_lab(lab)))
    return course


def folder_of(path: Path) -> Path:
    """The path, if there is a folder."""
    if not path.is_dir():
        raise DlcourseError(
            f"There is no folder {path}. Name the course folder with --course, or go to it."
        )
    return path


def print_table(table: Table, lines: str) -> None:
    """Show a table in a terminal; write lines to a file or a pipe."""
    if sys.stdout.isatty():
        out.print(table)
    else:
        sys.stdout.write(lines)


def say_where(path: Path) -> None:
    """Name a file that was written."""
    out.print(escape(str(path)))
