"""Environments with other packages than this project's, made once and kept.

Small ones lie in build/. Those with torch take five gigabytes: they lie in the folder that
DLCOURSE_CACHE names, or in ~/.cache/dlcourse, so that a new clone finds them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).parents[2] / "build"
CACHE = Path(os.environ.get("DLCOURSE_CACHE", Path.home() / ".cache" / "dlcourse"))


def environment(
    name: str, versions: tuple[str, ...], *requirements: str | Path, parent: Path = BUILD
) -> Path:
    """Its Python, of one of these versions. Skips the test where it cannot be made."""
    folder = parent / f"{name}-{_key(versions, requirements)}"
    python = folder / "bin" / "python"
    if (folder / "complete").exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([find_python(versions), "-m", "venv", "--without-pip", folder], check=True)
    installed = install(python, *requirements)
    if installed.returncode:
        pytest.skip(f"{name} cannot be installed here: {installed.stderr.strip()[-300:]}")
    (folder / "complete").touch()
    return python


def _key(versions: tuple[str, ...], requirements: tuple[str | Path, ...]) -> str:
    """Changes when the versions, the requirements or a file of pins changes."""
    files = [Path(each) for each in requirements if Path(each).is_file()]
    pins = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(repr((versions, requirements)).encode() + pins).hexdigest()[:12]


def install(python: Path, *requirements: str | Path) -> subprocess.CompletedProcess[str]:
    """With uv, which takes seconds; with pip where uv cannot, for it reads no settings of pip's."""
    installed = run_module("uv", "pip", "install", "--python", python, *requirements)
    if installed.returncode:
        installed = run_module("pip", "--python", python, "install", "--no-compile", *requirements)
    return installed


def run_module(
    module: str, *arguments: str | Path, python: str | Path = sys.executable
) -> subprocess.CompletedProcess[str]:
    """Run a module of a Python's, which is quiet about newer versions of pip."""
    return subprocess.run(
        [python, "-m", module, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )


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
