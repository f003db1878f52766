"""Environments with other packages than this project's, made once and kept in build/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).parents[2] / "build"


def environment(name: str, versions: tuple[str, ...], *requirements: str | Path) -> Path:
    """Its Python, of one of these versions. Skips the test where it cannot be made."""
    folder = BUILD / name
    python = folder / "bin" / "python"
    if (folder / "complete").exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([find_python(versions), "-m", "venv", "--without-pip", folder], check=True)
    install = ["--python", python, "install", "--no-compile", *requirements]
    installed = pip(Path(sys.executable), *install)
    if installed.returncode:
        pytest.skip(f"{name} cannot be installed here: {installed.stderr.strip()[-300:]}")
    (folder / "complete").touch()
    return python


def pip(python: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [python, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def find_python(versions: tuple[str, ...]) -> str:
    """A Python of one of these versions that runs: pyenv's, or on PATH.

    pyenv's own link is there even where it leads to none.
    """
    for version in versions:
        homes = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
        for candidate in (*map(str, homes), shutil.which(f"python{version}")):
            if candidate and not subprocess.run([candidate, "-V"], capture_output=True).returncode:
                return candidate
    pytest.skip(f"no Python {' or '.join(versions)} on this machine: put one on PATH")
