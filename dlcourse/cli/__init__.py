"""The command `dlcourse`. Each command imports what it needs, so that `--help` is quick."""

from __future__ import annotations

import sys
from typing import NoReturn


def _say_what_is_missing(error: ModuleNotFoundError) -> NoReturn:
    """Name the package to install; a module of our own that is missing is a fault of ours."""
    if (error.name or "").partition(".")[0] == "dlcourse":
        raise error
    sys.exit(
        "The command dlcourse needs the packages of the extra [staff]: run "
        f"`{sys.executable} -m pip install -c constraints.txt -e '.[staff]'` in the course folder. "
        f"The package {error.name} is not installed."
    )


try:
    import typer
    from loguru import logger
    from rich.markup import escape

    from dlcourse.cli import authoring, giving_back, grading, projects
    from dlcourse.cli.shared import err
    from dlcourse.errors import DlcourseError
except ModuleNotFoundError as error:
    _say_what_is_missing(error)

# When jsonschema imports this package, it builds grammars for over a second, for international
# addresses, which notebooks do not have. None marks the package as not installed.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

LOG = "<level>{level.name}</level>: {message}"  # without the time and the place in the code

app = typer.Typer(
    help="Write, release, run and grade a course of Jupyter notebooks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
TAKES_ALL_ARGUMENTS = {"allow_extra_args": True, "ignore_unknown_options": True}

# In the order of `dlcourse --help`.
app.command()(authoring.doctor)
app.command(context_settings=TAKES_ALL_ARGUMENTS)(authoring.lab)
app.add_typer(authoring.new, name="new")
app.command()(authoring.release)
app.command()(authoring.run)
app.command()(grading.collect)
app.command()(grading.grade)
app.command()(grading.regrade)
app.command()(grading.why)
app.command()(giving_back.review)
app.command()(giving_back.feedback)
app.command()(giving_back.report)
app.command()(giving_back.similar)
app.command()(authoring.bank)
app.command()(giving_back.export)
app.add_typer(projects.project, name="project")


def main() -> None:
    """Run the command line; an error meant for the user is one red sentence and exit code 1."""
    logger.configure(handlers=[{"sink": sys.stderr, "format": LOG}])
    try:
        app()
    except DlcourseError as error:
        err.print(f"[red]{escape(str(error))}[/]")
        sys.exit(1)
    except ModuleNotFoundError as error:
        _say_what_is_missing(error)
