"""The doctor looks at real environments: this one, and small ones made here."""

from __future__ import annotations

import importlib.metadata
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import packaging
import pytest
from rich.console import Console

import dlcourse
from dlcourse import doctor
from dlcourse.doctor import Finding, State
from dlcourse.errors import DlcourseError

ROOT = Path(__file__).parent.parent
CORE = ("numpy", "matplotlib", "ipywidgets", "ipython")
REPORT = """
import json
from dlcourse import doctor
found = doctor.report()
print(json.dumps([[f.name, f.state, f.detail, f.remedy] for f in found]))
"""


def report_with(folder: Path, packages: Iterable[str]) -> dict[str, Finding]:
    """What the doctor says in a virtual environment that has dlcourse and only these packages."""
    environment = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (site,) = environment.glob("lib/python3*/site-packages")
    for module in (dlcourse, packaging):
        source = Path(str(module.__file__)).parent
        (site / source.name).symlink_to(source)
    for package in ("dlcourse", "packaging", *packages):
        metadata = Path(str(importlib.metadata.distribution(package)._path))  # type: ignore[attr-defined]
        (site / metadata.name).symlink_to(metadata)
    printed = subprocess.run(
        [environment / "bin" / "python", "-c", REPORT],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ""},
    ).stdout
    return {name: Finding(name, State(state), *rest) for name, state, *rest in json.loads(printed)}


def test_everything_the_development_environment_needs_is_here() -> None:
    found = doctor.report(ROOT)

    assert [f for f in found if f.state is State.MISSING] == []
    assert doctor.ready(found)


def test_a_student_environment_is_ready_and_the_other_extras_are_offered(tmp_path: Path) -> None:
    found = report_with(tmp_path, CORE)

    assert found["packages"].state is State.OK
    assert doctor.ready(found.values())
    for extra in doctor.EXTRAS:
        finding = found[f"packages [{extra}]"]
        assert finding.state is State.OPTIONAL
        assert f"pip install -c constraints.txt -e '.[{extra}]'" in finding.remedy


def test_a_missing_package_of_an_installed_extra_is_named_with_the_command(tmp_path: Path) -> None:
    found = report_with(tmp_path, (*CORE, "jupyterlab"))

    home = found["packages [home]"]
    assert home.state is State.MISSING
    assert "torch>=2.4" in home.detail
    assert "jupyterlab" not in home.detail
    assert "-e '.[home]'" in home.remedy
    assert not doctor.ready(found.values())


def test_a_broken_course_file_is_a_finding_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text('title = "A course"\nrepository = \n')

    found = {f.name: f for f in doctor.report(tmp_path)}

    assert found["course"].state is State.MISSING
    assert "line 2" in found["course"].remedy


def test_a_course_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="nowhere is not a folder"):
        doctor.report(tmp_path / "nowhere")


def test_without_programs_on_the_path_grading_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    found = {f.name: f for f in doctor.report(ROOT)}

    assert found["sandbox"].state is State.OPTIONAL
    assert "bubblewrap" in found["sandbox"].remedy


def test_the_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLCOURSE_CHROMIUM", "/opt/my/chromium")

    assert doctor.find_browser() == "/opt/my/chromium"


def test_the_table_shows_brackets_and_remedies_as_they_are() -> None:
    console = Console(record=True, width=120, file=io.StringIO())
    doctor.show([Finding("packages [home]", State.MISSING, "lacking torch", "Run `x`.")], console)

    text = console.export_text()
    assert "packages [home]" in text
    assert "lacking torch" in text
    assert "Run `x`." in text
