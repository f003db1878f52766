"""What is installed, what is missing, and what to do about it.

Only the standard library and `packaging` are imported at the top. Everything else may be missing.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    from rich.console import Console

GIB = 2**30
# An extra counts as installed if this package of it is. Then all its packages must be.
EXTRAS = {"home": "jupyterlab", "staff": "nbgrader", "dev": "pytest"}
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class State(StrEnum):
    """The state of one thing that doctor checks."""

    OK = "ok"
    OPTIONAL = "optional"  # absent, and nothing that is installed needs it
    MISSING = "missing"  # absent, and needed


@dataclass(frozen=True)
class Finding:
    """One thing that doctor checked. `remedy` is a sentence that says what to do, or ""."""

    name: str
    state: State
    detail: str
    remedy: str = ""


def report(folder: Path = Path()) -> list[Finding]:
    """Check Python, the packages, the other programs, and the course in `folder`.

    Raises
    ------
    DlcourseError
        If `folder` is not a folder.
    """
    if not folder.is_dir():
        raise DlcourseError(f"{folder} is not a folder: give the course folder with --course.")
    return [
        _python(),
        *_packages(),
        _kernel(),
        _gpu(),
        _sandbox(),
        _browser(),
        _postgresql(),
        _memory(),
        _disk(folder),
        _course(folder),
    ]


def ready(findings: Iterable[Finding]) -> bool:
    """Whether nothing is missing that the installed extras need."""
    return all(finding.state is not State.MISSING for finding in findings)


def show(findings: Iterable[Finding], console: Console) -> None:
    """Print a table with one row per finding, and the remedy below each problem."""
    from rich.markup import escape
    from rich.table import Table

    signs = {State.OK: "[green]✓[/]", State.OPTIONAL: "[yellow]–[/]", State.MISSING: "[red]✗[/]"}
    table = Table(box=None, show_header=False, padding=(0, 1))
    for finding in findings:
        text = "\n".join(filter(None, (finding.detail, finding.remedy)))
        table.add_row(signs[finding.state], escape(finding.name), escape(text))
    console.print(table)


def find_browser() -> str | None:
    """The Chromium for the tests: $DLCOURSE_CHROMIUM, the system's, or playwright's."""
    named = os.environ.get("DLCOURSE_CHROMIUM")
    system = named or shutil.which("chromium") or shutil.which("google-chrome")
    if system or not _installed("playwright"):
        return system
    asked = subprocess.run(  # in a new process: playwright does not start while an event loop runs
        [sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )
    own = Path(asked.stdout.strip())
    return str(own) if own.is_file() else None


def find_postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs (`initdb`, `postgres`), newest version first."""
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major, reverse=True)
    return servers[0].parent if servers else None


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 11):  # noqa: UP036 -- this function checks it
        return Finding(
            "Python", State.MISSING, version, "Install Python 3.11 or newer, then run `make lab`."
        )
    return Finding("Python", State.OK, f"{version} at {sys.executable}")


def _packages() -> Iterator[Finding]:
    yield _extra("", lacking=list(_lacking("")))
    for extra, mark in EXTRAS.items():
        lacking = list(_lacking(extra))
        if lacking and not _installed(mark):
            remedy = f"{_install(extra)} if you need it."
            yield Finding(f"packages [{extra}]", State.OPTIONAL, "not installed", remedy)
        else:
            yield _extra(extra, lacking)


def _extra(extra: str, lacking: list[str]) -> Finding:
    name = f"packages [{extra}]" if extra else "packages"
    if lacking:
        return Finding(name, State.MISSING, f"missing: {', '.join(lacking)}", f"{_install(extra)}.")
    return Finding(name, State.OK, "all installed")


def _lacking(extra: str) -> Iterator[str]:
    """The requirements of an extra ("" for the core) that are absent or too old."""
    for text in importlib.metadata.requires("dlcourse") or []:
        requirement = Requirement(text)
        marker = requirement.marker
        belongs = marker.evaluate({"extra": extra}) if marker else not extra
        if belongs and not _installed(requirement.name, requirement.specifier):
            yield f"{requirement.name}{requirement.specifier}"


def _installed(package: str, versions: SpecifierSet | None = None) -> bool:
    try:
        version = importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return versions is None or versions.contains(version, prereleases=True)


def _install(extra: str) -> str:
    what = f".[{extra}]" if extra else "."
    return f"Run `{sys.executable} -m pip install -c constraints.txt -e '{what}'`"


def _kernel() -> Finding:
    if not _installed("jupyter-client") or not _installed("ipykernel"):
        return Finding("kernel", State.OPTIONAL, "no kernel", f"{_install('home')} if you need it.")
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding(
            "kernel",
            State.MISSING,
            "JupyterLab has no kernel with the name python3",
            f"Run `{sys.executable} -m ipykernel install --sys-prefix`.",
        )
    return Finding("kernel", State.OK, f"python3 in {spec.resource_dir}")


def _gpu() -> Finding:
    if not _installed("torch"):
        return Finding("GPU", State.OPTIONAL, "torch is not installed", f"{_install('home')}.")
    import torch

    if torch.cuda.is_available():
        return Finding("GPU", State.OK, torch.cuda.get_device_name())
    return Finding("GPU", State.OPTIONAL, "torch finds no GPU; every lab also runs on the CPU")


def _sandbox() -> Finding:
    remedy = (
        "Install your system's package `bubblewrap`. Without it, students' code is isolated less."
    )
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return Finding("sandbox", State.OPTIONAL, "no bubblewrap", remedy)
    trial = subprocess.run(
        [bwrap, "--unshare-all", "--ro-bind", "/", "/", sys.executable, "-c", ""],
        capture_output=True,
        text=True,
        check=False,
    )
    if trial.returncode == 0:
        return Finding("sandbox", State.OK, f"{bwrap} works")
    return Finding(
        "sandbox",
        State.OPTIONAL,
        f"bubblewrap is not allowed to open namespaces: {trial.stderr.strip()}",
        "Allow unprivileged user namespaces. Without them, students' code is isolated less.",
    )


def _browser() -> Finding:
    if browser := find_browser():
        return Finding("browser", State.OK, browser)
    return Finding(
        "browser",
        _needed_by("dev"),
        "no Chromium for the browser tests",
        "Run `make system`, or `.venv/bin/playwright install chromium`, "
        "or give its path in DLCOURSE_CHROMIUM.",
    )


def _postgresql() -> Finding:
    if folder := find_postgresql():
        return Finding("PostgreSQL", State.OK, str(folder))
    return Finding(
        "PostgreSQL",
        _needed_by("dev"),
        "no server; only a gradebook in PostgreSQL, and the test of that, need one",
        "Run `make system`, or install your system's package `postgresql`.",
    )


def _memory() -> Finding:
    if not _installed("psutil"):
        return Finding("memory", State.OPTIONAL, "unknown", f"{_install('staff')} if you need it.")
    import psutil

    free = psutil.virtual_memory().available / GIB
    if free < 2:
        return Finding("memory", State.MISSING, f"{free:.1f} GiB free", "Close other programs.")
    return Finding("memory", State.OK, f"{free:.1f} GiB free")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / GIB
    if free < 1:
        remedy = "Free some space: grading keeps a copy of every notebook."
        return Finding("disk", State.MISSING, f"{free:.1f} GiB free", remedy)
    return Finding("disk", State.OK, f"{free:.1f} GiB free")


def _course(folder: Path) -> Finding:
    if not _installed("nbgrader") or not _installed("pydantic"):
        return Finding(
            "course", State.OPTIONAL, "not checked", f"{_install('staff')} if you need it."
        )
    from dlcourse.course import load_course

    try:
        course = load_course(folder)
    except DlcourseError as error:
        return Finding("course", State.MISSING, "cannot be read", str(error))
    return Finding("course", State.OK, f"{course.title}: {', '.join(course.labs)}")


def _needed_by(extra: str) -> State:
    return State.MISSING if _installed(EXTRAS[extra]) else State.OPTIONAL


def _major(initdb: Path) -> int:
    return int(initdb.parts[-3])
