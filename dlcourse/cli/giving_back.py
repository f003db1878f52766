"""The commands for what comes after grading: review, feedback, report, similar, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dlcourse.cli.shared import (
    HERE,
    CourseOption,
    LabArgument,
    err,
    folder_of,
    load,
    out,
    say_where,
)
from dlcourse.errors import DlcourseError
from dlcourse.results import GradeFormat


def review(
    lab: LabArgument,
    to: Annotated[
        Path | None,
        typer.Option("--export", metavar="CSV", help="Write the answers to be read to this file."),
    ] = None,
    back: Annotated[
        Path | None,
        typer.Option("--import", metavar="CSV", help="Read points and comments from this file."),
    ] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="With --export: numbers instead of students' ids.")
    ] = False,
    course: CourseOption = HERE,
) -> None:
    """Give points and comments to written answers in a spreadsheet, instead of in formgrader.

    An import is written only if every row is right. Empty cells change nothing.
    """
    loaded = load(course)
    from dlcourse.results import manual

    if (to is None) == (back is None) or (anonymous and to is None):
        raise DlcourseError("Use --export CSV, with --anonymous if you like, or --import CSV.")
    if to:
        count = manual.export(loaded, lab, to, anonymous)
        out.print(escape(f"Answers to be read by a person: {count}. They are in {to}."))
    elif back:
        done = manual.read_back(loaded, lab, back)
        out.print(f"Answers with new points or comments: {done.changed}. As before: {done.same}.")
        out.print(f"Answers in the class that still wait for points: {done.waiting}.")


def feedback(
    lab: LabArgument,
    zip_for: Annotated[
        GradeFormat | None,
        typer.Option("--zip", help="Also write one zip to upload to this platform."),
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Also as PDF, made by Chromium; the zip has the PDFs.")
    ] = False,
    course: CourseOption = HERE,
) -> None:
    """Write one feedback page per student: grading/feedback/STUDENT/LAB/LAB.html.

    grading/feedback/LAB-index.html lists them. The zip is grading/feedback/LAB-PLATFORM.zip.
    """
    loaded = load(course)
    from dlcourse.doctor import find_browser
    from dlcourse.results import feedback, feedback_zip
    from dlcourse.results import pdf as pdfs

    if zip_for is GradeFormat.CSV:
        platforms = ", ".join(each for each in GradeFormat if each is not GradeFormat.CSV)
        raise DlcourseError(f"--zip needs a platform, one of {platforms}.")
    say_where(feedback.write(loaded, lab))
    if pdf:
        pdfs.write(feedback.pages_of(loaded, lab).values(), find_browser())
    if zip_for:
        say_where(feedback_zip.write(loaded, lab, zip_for, ".pdf" if pdf else ".html"))


def report(
    lab: LabArgument,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="The course folder of an earlier term. Repeatable."),
    ] = None,
    course: CourseOption = HERE,
) -> None:
    """Write the class report: scores, hard questions, misconceptions, who needs attention.

    In grading/feedback/: the page LAB-report.html, and its numbers in LAB-questions.csv and
    LAB-attention.csv.
    """
    loaded = load(course)
    from dlcourse.results import report

    say_where(report.write(loaded, lab, [folder_of(folder) for folder in earlier or ()]))


def similar(lab: LabArgument, course: CourseOption = HERE) -> None:
    """Show answers of two students that are more alike than answers usually are.

    What students were given does not count, nor what many of them wrote. The page,
    grading/feedback/LAB-similar.html, is a place to look, not a verdict.
    """
    loaded = load(course)
    from dlcourse import similar

    done = similar.write(loaded, lab)
    for sentence in done.skipped:
        err.print(f"Not compared: {escape(sentence)}")
    out.print(escape(done.sentence))
    say_where(done.page)


def export(
    lab: LabArgument,
    to: Annotated[GradeFormat, typer.Option(help="The platform for the file; csv: a plain table.")],
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The platform's own file of grades: a copy of it gets the points.",
        ),
    ] = None,
    column: Annotated[
        str, typer.Option(help="With --into: the title or number of the lab's column.")
    ] = "",
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="STUDENT", help="With --into: leave this student out. Repeatable."),
    ] = None,
    course: CourseOption = HERE,
) -> None:
    """Write the grades as CSV for a learning platform, new or into the platform's own export.

    The file is grading/exports/LAB-PLATFORM.csv; for --to csv, grading/exports/LAB.csv.
    """
    loaded = load(course)
    from dlcourse.results import export

    if into:
        say_where(export.export_into(loaded, lab, to, into, column, without or ()))
    elif column or without:
        raise DlcourseError("--column and --without need --into FILE.")
    else:
        say_where(export.export(loaded, lab, to))
