"""A lab as a student sees it, and an evening with the sample class as an instructor sees it.

`make pictures` keeps the pictures for the README and docs/instructor.md; without it they are made
and thrown away.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Notebook
from formgrader_server import formgrader, open_answer
from PIL import Image
from playwright.sync_api import Page
from rich.console import Console

from dlcourse.collect import table
from dlcourse.collect.collect import collect
from dlcourse.course import load_course

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.exhaustive,
    pytest.mark.xdist_group("pictures"),
]

LAB = "lab1_perceptron"
MOST_BYTES = 100_000
SIZE = {"width": 1000, "height": 700}
WRONG_TIE = """\
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course folder that `make demo` leaves."""
    folder = tmp_path_factory.mktemp("pictures") / "course"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [ROOT / "scripts" / "demo", folder]
    subprocess.run(command, env=os.environ | {"PATH": path}, check=True)
    return folder


@pytest.fixture
def page(page: Page) -> Page:
    """A window of the size of the pictures."""
    page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    return page


def take(page: Page, name: str, tmp_path: Path) -> None:
    """Take a picture of what is seen, small enough for the docs."""
    folder = Path(os.environ.get("DLCOURSE_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{name}.png"
    shown = Image.open(io.BytesIO(page.screenshot()))
    shown.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(picture, optimize=True)
    assert picture.stat().st_size < MOST_BYTES


def test_a_question_of_a_lab_with_its_check(
    open_notebook: Callable[[str], Notebook], tmp_path: Path
) -> None:
    notebook = open_notebook(f"labs/{LAB}/{LAB}.ipynb")
    for cell in ("set-up", "imports"):
        notebook.run(cell)
    notebook.type("predict", WRONG_TIE)
    for cell in ("predict", "check-predict"):
        notebook.run(cell)
    notebook.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    notebook.cell("q-predict").evaluate("each => each.scrollIntoView()")
    take(notebook.page, "lab", tmp_path)


def test_the_table_of_collected_files(demo: Path, page: Page, tmp_path: Path) -> None:
    fresh = tmp_path / "course"
    fresh.mkdir()
    shutil.copytree(demo / "solutions", fresh / "solutions")
    shutil.copy(demo / "course.toml", fresh)
    found = collect(
        load_course(fresh), LAB, demo / "submissions.zip", class_list=demo / "canvas.csv"
    )
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(table.for_terminal(found.rows))
    for sentence in table.sentences(found)[:-1]:
        console.print(sentence)
    page.set_content(console.export_html())
    take(page, "collect", tmp_path)


@pytest.mark.parametrize(
    ("name", "path", "first"),
    [
        ("report", f"{LAB}-report.html", "h1"),
        ("feedback", f"blaise/{LAB}/{LAB}.html", "h2:text('Your answers')"),
        ("similar", f"{LAB}-similar.html", ".sides"),
    ],
)
def test_a_page(demo: Path, page: Page, tmp_path: Path, name: str, path: str, first: str) -> None:
    page.goto((demo / "grading" / "feedback" / path).as_uri())
    page.locator(first).first.evaluate("each => each.scrollIntoView()")
    take(page, name, tmp_path)


def test_formgrader_with_remarks(demo: Path, page: Page, tmp_path: Path) -> None:
    own = tmp_path / "jupyter"
    own.mkdir()
    with formgrader(demo, own) as server:
        open_answer(page, f"{server}/formgrader/gradebook/{LAB}/{LAB}", "13 / 20")
        remarks = page.locator("button.remark")
        with page.expect_response(lambda answer: "/api/comment/" in answer.url):
            remarks.first.click()
        shown = page.locator("p.remarks").first
        shown.evaluate("each => each.scrollIntoView({block: 'end'})")
        take(page, "formgrader", tmp_path)
