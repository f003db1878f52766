"""Imports go only downwards: the contract in pyproject.toml, checked by import-linter."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).parent / "lint-imports"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the package `dlcourse` that lies in this folder, against the contract beside it."""
    return subprocess.run(
        [PROGRAM, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_go_only_downwards() -> None:
    checked = lint_imports(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "code", "complaint"),
    [
        ("check/failure.py", "import dlcourse.models", "dlcourse.check.failure -> dlcourse.models"),
        ("runtime.py", "import dlcourse.plot", "dlcourse.runtime -> dlcourse.plot"),
        ("sandbox/walls.py", "import dlcourse.course", "dlcourse.sandbox.walls -> dlcourse.course"),
        ("grading/score.py", "import dlcourse.results.pages", "-> dlcourse.results.pages"),
        ("release/gate.py", "def f() -> None:\n    import dlcourse.run", "-> dlcourse.run"),
        ("new_module.py", "", "- dlcourse.new_module"),
    ],
)
def test_a_wrong_import_breaks_the_contract(
    module: str, code: str, complaint: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "dlcourse", tmp_path / "dlcourse")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "dlcourse" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{code}\n")

    checked = lint_imports(tmp_path)

    assert checked.returncode == 1
    assert complaint in checked.stdout
