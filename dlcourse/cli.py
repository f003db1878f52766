"""The command `dlcourse`. Each command imports what it needs, so that `--help` is quick."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dlcourse.errors import DlcourseError

STAFF_EXTRA_MISSING = (
    "The command dlcourse needs the packages of the extra [staff]: run "
    f"`{sys.executable} -m pip install -c constraints.txt -e '.[staff]'` in the course folder."
)

try:
    import typer
    from rich.console import Console
    from rich.markup import escape
except ModuleNotFoundError:
    raise SystemExit(STAFF_EXTRA_MISSING) from None

# An option of jsonschema's that builds whole grammars when it is imported, for over a second:
# international addresses, of which notebooks have none. Marked as not installed, it is left out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

if TYPE_CHECKING:
    from dlcourse.course import Course
    from dlcourse.grading.models import Result

app = typer.Typer(
    help="Write, release, run and grade a course of Jupyter notebooks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

CourseOption = Annotated[
    Path, typer.Option("--course", metavar="DIR", help="The course folder; any nbgrader course.")
]
LabArgument = Annotated[str, typer.Argument(metavar="LAB", help="The name of the lab's folder.")]
HERE = Path()


class Device(StrEnum):
    """Where torch computes."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class Place(StrEnum):
    """On whose machine notebooks run."""

    LOCAL = "local"
    COLAB = "colab"


class ColabGpu(StrEnum):
    """The GPUs that Colab lends; which of them depends on the account."""

    T4 = "T4"
    L4 = "L4"
    G4 = "G4"
    H100 = "H100"
    A100 = "A100"


class Lms(StrEnum):
    """Whose CSV to write."""

    CANVAS = "canvas"
    MOODLE = "moodle"
    BLACKBOARD = "blackboard"
    CSV = "csv"


def main() -> None:
    """Run the command line; an error meant for the user is one red sentence and exit code 1."""
    try:
        app()
    except DlcourseError as error:
        err.print(f"[red]{escape(str(error))}[/]")
        sys.exit(1)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "dlcourse":
            raise
        sys.exit(f"The package {error.name} is not installed. {STAFF_EXTRA_MISSING}")


@app.command()
def doctor(course: CourseOption = HERE) -> None:
    """Say what is installed, what is missing, and what to do; exit code 1 if anything is."""
    from dlcourse import doctor

    findings = doctor.report(course)
    doctor.show(findings, out)
    raise typer.Exit(0 if doctor.ready(findings) else 1)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, course: CourseOption = HERE) -> None:
    """Open the course in JupyterLab; whatever follows goes to JupyterLab."""
    command = [sys.executable, "-m", "jupyterlab", *context.args]
    if (course / "course").is_dir():
        command.append("--LabApp.default_url=/lab/tree/course")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in a container
        command.append("--allow-root")
    raise typer.Exit(subprocess.call(command, cwd=course))


@app.command()
def release(
    labs: Annotated[
        list[str] | None, typer.Argument(metavar="[LAB]...", help="Labs; all if none is named.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only compare; exit code 1 on any difference.")
    ] = False,
    course: CourseOption = HERE,
) -> None:
    """Write the students' version of labs from their solutions, unless the gate refuses one."""
    loaded = _load(course)
    from dlcourse import release

    names = labs or list(loaded.labs)
    if not check:
        for made in release.release(loaded, names):
            state = "written" if made.changed else "unchanged"
            out.print(f"{made.lab}: {state}, {escape(str(made.folder))}")
            for warning in made.warnings:
                out.print(f"[yellow]{escape(str(warning))}[/]")
        return
    problems = release.check(loaded, names)
    for problem in problems:
        out.print(f"[{'yellow' if problem.warning else 'red'}]{escape(str(problem))}[/]")
    if any(not problem.warning for problem in problems):
        raise typer.Exit(1)
    out.print(f"{', '.join(names)}: a fresh release changes nothing and gives nothing away.")


@app.command()
def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Notebooks or folders; if none, course and solutions."
        ),
    ] = None,
    on: Annotated[Place, typer.Option(help="Here, or in one session of Colab's.")] = Place.LOCAL,
    gpu: Annotated[
        ColabGpu | None, typer.Option(help="With --on colab: the GPU; a machine without, if none.")
    ] = None,
    device: Annotated[
        Device, typer.Option(help="With --on local: where torch computes.")
    ] = Device.AUTO,
    jobs: Annotated[
        int, typer.Option(min=1, help="With --on local: notebooks at the same time.")
    ] = 1,
    reports: Annotated[Path, typer.Option(help="Folder for what was run.")] = Path("reports"),
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="The reports folder of a CPU run; the page shows what differs.",
        ),
    ] = None,
) -> None:
    """Execute notebooks from top to bottom; JUnit XML and an HTML page go to the reports folder.

    Of a lab that nobody has answered, as in labs/, the solution is run.
    """
    from dlcourse import agreement, colab, execute

    if on is Place.LOCAL and gpu:
        raise DlcourseError("--gpu chooses among Colab's: add --on colab, or use --device cuda.")
    if on is Place.COLAB and (device is not Device.AUTO or jobs > 1):
        raise DlcourseError("--device and --jobs are for --on local; on Colab there is --gpu.")
    chosen = paths or list(execute.DEFAULT_PATHS)
    if on is Place.COLAB:
        results = colab.run(chosen, gpu.value if gpu else None, reports, console=out)
    else:
        results = execute.run(chosen, device.value, jobs, reports, console=out)
    if compare:
        results = agreement.with_agreement(results, compare)
    execute.write_junit(results, reports / "junit.xml")
    execute.write_html(results, reports / "index.html")
    out.print(f"Report: {escape(str(reports / 'index.html'))}")
    if any(result.failure for result in results):
        raise typer.Exit(1)


@app.command()
def grade(
    lab: LabArgument,
    course: CourseOption = HERE,
    student: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this student; may be repeated.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Submissions at the same time; as many as fit.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler to send the jobs to.")
    ] = None,
    minutes: Annotated[
        float | None, typer.Option(min=0, help="Start no more submissions after this time.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Results as JSON; - for stdout.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Grade again even what has not changed.")
    ] = False,
) -> None:
    """Grade a lab for the whole class, a row for every student; what is graded is kept."""
    loaded = _load(course)
    from dlcourse.grading import report
    from dlcourse.grading.pool import LEFT, grade_class

    results = grade_class(loaded, lab, student or None, jobs, scheduler, force, minutes)
    if json_file:
        _write_json(results, json_file)
    if not results:
        raise DlcourseError(
            f"Nobody is enrolled and {loaded.submitted_dir} is empty: what a student hands in goes "
            f"to {loaded.submitted_dir / 'STUDENT' / lab}."
        )
    if json_file != Path("-"):
        out.print(report.table(results))
    if any(LEFT in row.warnings for row in results):
        err.print(LEFT)
        raise typer.Exit(1)


@app.command()
def feedback(lab: LabArgument, course: CourseOption = HERE) -> None:
    """Write one feedback page per student."""
    loaded = _load(course)
    from dlcourse.grading import feedback

    _say_where(feedback.write(loaded, lab))


@app.command()
def report(lab: LabArgument, course: CourseOption = HERE) -> None:
    """Write the class report: the scores, the hardest questions, the commonest failures."""
    loaded = _load(course)
    from dlcourse.grading import report

    _say_where(report.write(loaded, lab))


@app.command()
def bank(
    labs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LAB]...", help="Labs; all with a bank if none is named."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Submissions at the same time; as many as fit.")
    ] = None,
    course: CourseOption = HERE,
) -> None:
    """Grade the checks: known wrong answers must lose, right ones win; exit code 1 if one errs."""
    loaded = _load(course)
    from dlcourse import bank

    names = labs or bank.labs(loaded)
    if not names:
        raise DlcourseError(
            f"There are no answers in {loaded.answers_dir}: put some into "
            "LAB/QUESTION/right_*.py and wrong_*.py there."
        )
    verdicts = bank.grade(loaded, names, jobs)
    out.print(bank.summary(verdicts))
    if not all(verdict.fair for verdict in verdicts):
        raise typer.Exit(1)


@app.command()
def export(
    lab: LabArgument,
    to: Annotated[Lms, typer.Option(help="Whose format.")],
    course: CourseOption = HERE,
) -> None:
    """Write the grades as CSV for a learning management system."""
    loaded = _load(course)
    from dlcourse import lms

    _say_where(lms.export(loaded, lab, to.value))


def _load(folder: Path) -> Course:
    from dlcourse.course import load_course

    return load_course(folder)


def _write_json(results: list[Result], path: Path) -> None:
    from dlcourse.grading.pages import question

    rows = [result.model_dump(mode="json") for result in results]
    for part in (part for row in rows for part in row["questions"]):
        part["id"] = question(part["id"])
    text = json.dumps(rows, indent=2) + "\n"
    if path == Path("-"):
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DlcourseError(
            f"The results cannot be written to {path}: {error.strerror}. Everything is graded; run "
            "the command again with another --json FILE."
        ) from None


def _say_where(path: Path) -> None:
    out.print(escape(str(path)))
