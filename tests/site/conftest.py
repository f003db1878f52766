"""The website, built once from a copy of the course in which secrets are planted, and a server."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import chromium
import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
SECRET = "planted-solution-4711"

expect.set_options(timeout=30_000)  # other tests may keep the machine busy


class Quiet(SimpleHTTPRequestHandler):
    """A web server that does not write down who asks for what."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site. The pictures of the explorers are shared with `make site`."""
    work = ROOT / "build" / "site-test"
    shutil.rmtree(work, ignore_errors=True)
    course = work / "course-folder"
    for folder in ("course", "labs", "docs", "site", "solutions"):
        shutil.copytree(ROOT / folder, course / folder)
    for file in ("course.toml", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / file, course)
    plant_secrets(course)
    out = ROOT / "build" / "tested-site"
    shutil.rmtree(out, ignore_errors=True)
    built = subprocess.run(
        [sys.executable, str(course / "site" / "build.py"), str(out)],
        cwd=course, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    return out


def plant_secrets(course: Path) -> None:
    """Put a solution everywhere where staff and students have some."""
    solution = course / "solutions" / "lab1_perceptron" / "lab1_perceptron.ipynb"
    notebook = nbformat.read(solution, 4)
    for cell in notebook.cells:
        cell.source += f"\n# {SECRET}"
    nbformat.write(notebook, solution)
    (solution.parent / "answers" / "predict" / "right_planted.py").write_text(SECRET)
    answered = course / "labs" / "lab1_perceptron"
    nbformat.write(notebook, answered / "lab1_perceptron.edited-2027-01-31.ipynb")
    nbformat.write(notebook, answered / "mine.ipynb")
    (answered / "notes.md").write_text(f"# Mine\n\n{SECRET}\n")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a web server of this machine."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Headless Chromium."""
    return chromium.launched()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page for one test. What is wrong with what it loads fails the test at its end."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 1000})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("request", lambda request: wrong.extend(elsewhere(request.url, address)))
    yield opened
    context.close()
    assert wrong == []


def elsewhere(url: str, address: str) -> list[str]:
    """The URL, if it leads to another host."""
    return [] if url.startswith((address, "data:", "blob:")) else [f"request to {url}"]
