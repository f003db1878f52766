"""The commands for who writes a course: doctor, lab, new, release, run, bank."""

from __future__ import annotations

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from dlcourse.cli.shared import (
    HERE,
    CourseOption,
    JobsOption,
    folder_of,
    load,
    load_with_judges,
    out,
    say_where,
)
from dlcourse.errors import DlcourseError
from dlcourse.run import ColabGpu
from dlcourse.runtime import Device

if TYPE_CHECKING:
    from dlcourse.course import Course


CompareOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The reports folder of a CPU run, to compare with.",
    ),
]


class Machine(StrEnum):
    """Where notebooks run."""

    LOCAL = "local"
    COLAB = "colab"


def doctor(
    lab: Annotated[
        str | None,
        typer.Argument(metavar="[LAB]", help="Try the lab's checks on the instructor's answers."),
    ] = None,
    course: CourseOption = HERE,
) -> None:
    """Show what is installed and what is missing; with a LAB, show how its checks are judged.

    Exit code 1 if something is missing, or if a check refuses the instructor's own answers.
    """
    from dlcourse import doctor

    if lab is not None:
        load_with_judges(course, lab)
    findings = doctor.report(folder_of(course))
    doctor.show(findings, out)
    fair = lab is None or _show_calibration(lab, course)
    raise typer.Exit(0 if doctor.ready(findings) and fair else 1)


def _show_calibration(lab: str, folder: Path) -> bool:
    """Print how each check of a lab is judged; whether all give the instructor their points."""
    loaded = load(folder)
    from dlcourse.grading.calibrate import in_words
    from dlcourse.grading.pool import LocalPool, default_jobs
    from dlcourse.models import Checked
    from dlcourse.results import calibrations

    read, limits = loaded.read_lab(lab), loaded.limits(lab)
    calibration = calibrations.of_lab(loaded, read, limits, LocalPool(default_jobs(limits)))
    checks = calibration.checks
    apart = sum(check.checked is Checked.APART and not check.broken for check in checks)
    judged = f"{apart} of {len(checks)} checks are judged apart from the answers."
    out.print(f"{lab}: {judged if checks else 'it has no checks: a person gives all points.'}")
    for sentence in in_words(calibration):
        out.print(escape(sentence))
    return not any(check.broken for check in checks)


def lab(context: typer.Context, course: CourseOption = HERE) -> None:
    """Open the course in JupyterLab. JupyterLab gets all other arguments."""
    command = [sys.executable, "-m", "jupyterlab", *context.args]
    if (folder_of(course) / "course").is_dir():
        command.append("--LabApp.default_url=/lab/tree/course")
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in a container
        command.append("--allow-root")
    raise typer.Exit(subprocess.call(command, cwd=course))


new = typer.Typer(
    help="Write a small question, lab or explorer that works, to be changed step by step.",
    no_args_is_help=True,
)


@new.command("question")
def new_question(
    lab: Annotated[str, typer.Argument(metavar="LAB", help="The lab that gets the question.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The function, such as row_means.")],
    course: CourseOption = HERE,
) -> None:
    """Add a question to a lab: text, answer, check and known answers, worth one point.

    It changes the notebook in solutions/LAB and the points in course.toml, and writes two files to
    solutions/LAB/answers/NAME. The name can be any: the example always computes column means.
    """
    from dlcourse.skeletons import write

    _say_what_is_new(write.question(load(course), lab, name))
    out.print(f"Now run: dlcourse release {lab} && dlcourse bank {lab} && dlcourse doctor {lab}")
    out.print("If README.md or another page tells the points of the lab, change them there, too.")


@new.command("lab")
def new_lab(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Such as lab12_trees.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The heading, such as Trees.")],
    lecture: Annotated[
        str, typer.Option(help="The lecture that it goes with: a file in course/, without .ipynb.")
    ],
    course: CourseOption = HERE,
) -> None:
    """Make a lab with one question: solutions/NAME, a test, and an entry in course.toml."""
    from dlcourse.skeletons import write

    made = write.lab(load(course), name, title, lecture)
    _say_what_is_new(made)
    (test,) = (path for path in made if path.name.startswith("test_"))
    out.print(f"Now run: dlcourse release {name} && dlcourse bank {name} && dlcourse doctor {name}")
    out.print(f"Then run its test: pytest {_from_here(test)}")


@new.command("explorer")
def new_explorer(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The module, such as parabola.")],
    course: CourseOption = HERE,
) -> None:
    """Make an explorer, a figure with two controls: dlcourse/explore/NAME.py, and its test."""
    from dlcourse.skeletons import write

    _say_what_is_new(write.explorer(folder_of(course), name))
    tests = f"tests/test_explore.py tests/test_explore_{name}.py tests/test_docstrings.py"
    out.print(f"Now run: pytest {tests} -k {name}")  # without -k: all explorers, minutes


def _say_what_is_new(paths: tuple[Path, ...]) -> None:
    for path in paths:
        say_where(_from_here(path))


def _from_here(path: Path) -> Path:
    """The path as seen from the current folder, if it lies there."""
    whole, here = path.resolve(), Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else whole


def release(
    labs: Annotated[
        list[str] | None, typer.Argument(metavar="[LAB]...", help="Labs; default: all.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only compare; exit code 1 if a release would differ.")
    ] = False,
    course: CourseOption = HERE,
) -> None:
    """Write labs/, the students' version, from solutions/; refuse a lab that is not ready."""
    loaded = load(course)
    from dlcourse.release import release

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


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Notebooks or folders; default: course and solutions."
        ),
    ] = None,
    on: Annotated[
        Machine, typer.Option(help="On this machine, or in one Colab session.")
    ] = Machine.LOCAL,
    gpu: Annotated[
        ColabGpu | None, typer.Option(help="With --on colab: the GPU; default: none.")
    ] = None,
    device: Annotated[
        Device, typer.Option(help="With --on local: where torch computes.")
    ] = Device.AUTO,
    jobs: Annotated[
        int, typer.Option(min=1, help="With --on local: how many run at the same time.")
    ] = 1,
    reports: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("reports"),
    compare: CompareOption = None,
) -> None:
    """Run notebooks from top to bottom, and measure the time.

    A page, reports/index.html, and a file for continuous integration, reports/junit.xml, say what
    came out. The notebooks stay as they are. For an unanswered lab, as in labs/, the solution runs
    instead. Exit code 1 if a notebook fails.
    """
    from dlcourse.run import agreement, colab, execute, run_report

    _require_options_of(on, gpu, device, jobs)
    chosen = paths or list(execute.DEFAULT_PATHS)
    if compare:
        agreement.cpu_copies(execute.find_notebooks(chosen), compare)
    if on is Machine.COLAB:
        results = colab.run(chosen, gpu, reports, console=out)
    else:
        results = execute.run(chosen, device, jobs, reports, console=out)
    if compare:
        results = agreement.with_agreement(results, compare)
    run_report.write_junit(results, reports / "junit.xml")
    run_report.write_html(results, reports / "index.html")
    out.print(f"Report: {escape(str(reports / 'index.html'))}")
    if any(result.failure for result in results):
        raise typer.Exit(1)


def _require_options_of(machine: Machine, gpu: ColabGpu | None, device: Device, jobs: int) -> None:
    """Refuse the options of `run` that are meant for the other machine."""
    if machine is Machine.LOCAL and gpu:
        raise DlcourseError(
            "--gpu chooses a GPU on Colab: add --on colab, or use --device cuda on this machine."
        )
    if machine is Machine.COLAB and (device is not Device.AUTO or jobs > 1):
        raise DlcourseError("--device and --jobs need --on local. On Colab, use --gpu.")


def bank(
    labs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LAB]...", help="Labs; default: all with a bank."),
    ] = None,
    mutants: Annotated[
        bool,
        typer.Option(
            "--mutants", help="Make wrong answers out of the model answers, and try these."
        ),
    ] = False,
    jobs: JobsOption = None,
    course: CourseOption = HERE,
) -> None:
    """Try the checks on known answers, right and wrong; exit code 1 if one gets wrong points.

    The known answers are in solutions/LAB/answers; nothing is written. With --mutants, the wrong
    answers are made: each is the model answer with one small change. A page in reports/ shows which
    of them the checks accept, and solutions/LAB/answers/mutants.json keeps the score.
    """
    loaded = load(course)
    from dlcourse import bank

    names = labs or bank.labs(loaded)
    if not names:
        raise DlcourseError(
            f"No lab has known answers yet: write them to "
            f"{loaded.source_dir}/LAB/answers/QUESTION/right_….py and wrong_….py."
        )
    if mutants:
        for name in names:
            _try_mutants(loaded, name, jobs)
        return
    verdicts = bank.grade(loaded, names, jobs)
    out.print(bank.summary(verdicts))
    if not all(verdict.fair for verdict in verdicts):
        raise typer.Exit(1)


def _try_mutants(course: Course, lab: str, jobs: int | None) -> None:
    """Try a lab's checks on mutants; keep the score, and write the page."""
    from dlcourse.bank import page, score

    tried = score.try_mutants(course, lab, jobs)
    found = score.of_lab(course, lab, tried)
    out.print(page.table(found))
    say_where(score.write(course, found))
    say_where(page.write(course, found, tried))
