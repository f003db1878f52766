"""The commands for what a class handed in: collect, grade, regrade, why."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from dlcourse.cli.shared import (
    HERE,
    CourseOption,
    JobsOption,
    JsonOption,
    LabArgument,
    StudentOption,
    err,
    load,
    load_with_judges,
    out,
    print_table,
)
from dlcourse.collect import Platform
from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    from dlcourse.models import Result


def collect(
    lab: LabArgument,
    download: Annotated[
        Path, typer.Argument(metavar="ZIP", help="What the platform gave: a zip file, or a folder.")
    ],
    platform: Annotated[
        Platform, typer.Option("--from", help="The platform; auto finds out.")
    ] = Platform.AUTO,
    roster: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="The class: the platform's grades or list, or your own."),
    ] = None,
    course: CourseOption = HERE,
) -> None:
    """Put what a class handed in into the students' folders, and say what became of each file.

    The files go to grading/submitted/STUDENT/LAB/, the table to grading/collected/LAB.csv. A newer
    file takes the place of an older one, never the other way round.
    """
    loaded = load(course)
    from dlcourse.collect import table
    from dlcourse.collect.collect import collect

    collected = collect(loaded, lab, download, platform, roster)
    print_table(table.for_terminal(collected.rows), table.for_programs(collected.rows))
    for sentence in table.sentences(collected):
        err.print(escape(sentence))


def grade(
    lab: LabArgument,
    course: CourseOption = HERE,
    student: StudentOption = None,
    jobs: JobsOption = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Grade on the Dask cluster that has this scheduler."),
    ] = None,
    minutes: Annotated[
        float | None, typer.Option(min=0, help="After so many minutes, start no more submissions.")
    ] = None,
    json_file: JsonOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Grade everything again, changed or not.")
    ] = False,
) -> None:
    """Grade a lab for the whole class, with one row per student.

    The points go to the gradebook, grading/gradebook.db, and the notebooks with their outputs to
    grading/autograded/. What has not changed since it was graded is not graded again. A terminal
    gets a table; a file or a pipe gets one line per student, with tabs between the columns.
    """
    loaded = load(course) if scheduler else load_with_judges(course, lab)
    from dlcourse.results.class_run import LEFT, grade_class

    results = grade_class(loaded, lab, student or None, jobs, scheduler, force, minutes)
    if json_file:
        _write_json(results, json_file)
    if not results:
        raise DlcourseError(
            f"There are no students: nobody is enrolled, and {loaded.submitted_dir} is empty. "
            f"Run `dlcourse collect {lab} ZIP` first, or put what a student hands in into "
            f"{loaded.submitted_dir / 'STUDENT' / lab}."
        )
    if json_file != Path("-"):
        _show(results)
    if any(LEFT in row.warnings for row in results):
        err.print(LEFT)
        raise typer.Exit(1)


def regrade(
    lab: LabArgument,
    question: Annotated[
        str,
        typer.Option("--question", metavar="ID", help="The question whose check was corrected."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Write the points without asking.")] = False,
    jobs: JobsOption = None,
    course: CourseOption = HERE,
) -> None:
    """Judge one question again for the whole class, after its check was corrected.

    Shows who changes and by how much, and asks before anything is written. The other questions and
    the points that a person gave stay as they are.
    """
    loaded = load_with_judges(course, lab)
    from dlcourse.results import regrade_table
    from dlcourse.results.regrade import Regrading, regrade

    def confirmed(found: Regrading) -> bool:
        print_table(regrade_table.for_terminal(found), regrade_table.for_programs(found))
        for sentence in regrade_table.sentences(found):
            err.print(escape(sentence))
        return bool(found.judged) and (yes or _confirmed("Write these points?"))

    if not regrade(loaded, lab, question, confirmed, jobs):
        err.print("Nothing was written.")


def why(
    lab: LabArgument,
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="The student's id.")],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="The question's id.")],
    json_file: JsonOption = None,
    course: CourseOption = HERE,
) -> None:
    """Show why a student got these points: the answer, what the check said, and all gradings."""
    loaded = load(course)
    from dlcourse.results import why

    found = why.explain(loaded, lab, student, question)
    if json_file:
        _write_text(found.model_dump_json(indent=2) + "\n", json_file)
    if json_file != Path("-"):
        out.print(why.in_words(found))


def _confirmed(question: str) -> bool:
    """Ask the person at the terminal.

    Raises
    ------
    DlcourseError
        There is no terminal to ask in.
    """
    if not sys.stdin.isatty():
        raise DlcourseError(
            "Nothing was written, because there is no terminal to ask in. If these points are "
            "right, run the same command with --yes."
        )
    return typer.confirm(question, err=True)


def _show(rows: list[Result]) -> None:
    from dlcourse.results import table

    print_table(table.for_terminal(rows), table.for_programs(rows))


def _write_json(results: list[Result], path: Path) -> None:
    from dlcourse.results.pages import question

    rows = [result.model_dump(mode="json") for result in results]
    for part in (part for row in rows for part in row["questions"]):
        part["id"] = question(part["id"])
    _write_text(json.dumps(rows, indent=2) + "\n", path)


def _write_text(text: str, path: Path) -> None:
    if path == Path("-"):
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DlcourseError(
            f"The results cannot be written to {path}: {error.strerror}. Nothing is lost; run the "
            "command again with another --json FILE."
        ) from None
