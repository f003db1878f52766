"""The monthly comparison of Colab's packages tells what changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from contract import HERE, ROOT

SAVED = HERE / "constraints-3.13.txt"


def compared_with(newest: str, tmp_path: Path) -> tuple[int, str]:
    file = tmp_path / "newest.txt"
    file.write_text(newest, encoding="utf-8")
    script = ROOT / "scripts" / "compare-colab-packages"
    ran = subprocess.run(
        [sys.executable, script, SAVED, file], capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_the_same_list_in_another_spelling_is_no_change(tmp_path: Path) -> None:
    saved = SAVED.read_text(encoding="utf-8")

    assert compared_with("# a comment\n" + saved.replace("_", "-"), tmp_path) == (0, "")


def test_a_package_that_notebooks_use_is_named_with_both_versions(tmp_path: Path) -> None:
    saved = SAVED.read_text(encoding="utf-8")
    newest = saved.replace("ipywidgets==7.7.1", "ipywidgets==8.1.5").replace("absl-py==", "absl==")

    status, said = compared_with(newest, tmp_path)

    assert status == 1
    assert "| ipywidgets | 7.7.1 | 8.1.5 |" in said
    assert "absl" not in said
    assert "2 packages that the course does not use changed too." in said


def test_a_page_that_is_no_list_is_refused(tmp_path: Path) -> None:
    status, said = compared_with("<html>not found</html>", tmp_path)

    assert status == 2
    assert "lists no packages" in said
