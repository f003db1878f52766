"""The report of a project as a table for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dlcourse.project.report import CleanRun, ProjectCheck, ProjectReport


def show(report: ProjectReport, console: Console) -> None:
    """Print one row for every check, with what is to be mended, and how the notebook was run."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    for check in ProjectCheck:
        found = report.of(check)
        told = "\n".join(f"{each.where}\n  {each.wrong}\n  → {each.remedy}" for each in found)
        table.add_row("[red]✗[/]" if found else "[green]✓[/]", check.value, escape(told))
    console.print(table)
    console.print(escape(in_words(report.run)))
    count = len(report.defects)
    console.print(
        f"{count} thing{'s' if count > 1 else ''} to mend." if count else "Nothing to mend."
    )


def in_words(run: CleanRun) -> str:
    """How the notebook was run, as a sentence."""
    surroundings = (
        "without a network, and with no other files of this machine"
        if run.walled
        else "with this machine's network and files, because bubblewrap does not work here (see "
        "`dlcourse doctor`)"
    )
    return (
        f"The notebook ran for {run.seconds:.0f} s in a copy of the folder, in a new kernel, "
        f"{surroundings}."
    )
