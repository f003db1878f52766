"""In a kernel like Colab's: set-up, explorers, progress and handing in work.

A stand-in takes the place of what only Google has: a package `google.colab` of our own. The kernel
has the versions of this project; test_versions.py runs on Colab's.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from contract import COURSE
from kernel import PROGRESS, TIMED, a_page, printed, run, shows_a_widget

from dlcourse.release.standard_cells import hand_in_source, set_up_source

LAB = "lab1_perceptron"
WHERE = "from dlcourse import runtime\nprint(runtime.where(), runtime.has_front_end())"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_set_up_explorers_and_progress_know_colab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up = set_up_source(COURSE)
    show = "from dlcourse.explore import xor_weights\nxor_weights.show()"
    cells = [set_up, WHERE, show, PROGRESS, TIMED.format(set_up)]
    ready, place, shown, progress, again = run(Path(sys.executable), tmp_path, monkeypatch, *cells)

    assert re.fullmatch(r"dlcourse \S+ is ready, Python \S+, on Colab\.\n", printed(ready))
    assert printed(place) == "colab True\n"
    assert shows_a_widget(shown)
    assert "✓ double — the visible checks pass. 2 of 2 points" in printed(progress)
    assert shows_a_widget(progress)
    assert float(printed(again).splitlines()[-1]) < 2


def test_a_question_that_waits_for_somebody_stops_in_the_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = """\
from google.colab import drive, files
for ask in (files.upload, lambda: drive.mount("/content/drive")):
    try:
        ask()
    except RuntimeError as error:
        print(error)"""
    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, waits)

    assert len(printed(said).splitlines()) == 2


def test_handing_in_downloads_what_the_page_holds_under_the_labs_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(PROGRESS)
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")

    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "1 of 1 questions pass" in printed(said)
    assert f"download: {LAB}.ipynb\n" in printed(said)
    assert json.loads((tmp_path / f"{LAB}.ipynb").read_text(encoding="utf-8")) == page


def test_a_notebook_that_ends_its_kernel_can_be_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page("import os\nos._exit(1)")
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")

    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "did not run to its end" in printed(said)
    assert f"download: {LAB}.ipynb\n" in printed(said)


def test_without_a_page_handing_in_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "download the file yourself" in printed(said)
