"""A real JupyterLab and a real browser for the tests in this folder.

`lab` serves a copy of the course's notebooks and `open_notebook` opens one of them there; `page` is
a fresh browser page. Every wait is for a condition, with a time limit.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chromium
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "reports" / "screenshots"
START_SECONDS = 120
PATIENCE_MS = 30_000
SETTINGS = {  # every cell is in the page; nothing asks for attention
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}

OPEN = """async path => {
    const { context, sessionContext } =
        await jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook" });
    await context.ready;
    await sessionContext.ready;
    await sessionContext.session.kernel.info;
}"""
CLOSE = """async () => {
    jupyterapp.shell.currentWidget?.dispose();
    await jupyterapp.serviceManager.sessions.shutdownAll();
}"""

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Server:
    """A running JupyterLab: its address without the token, its token, the folder it serves."""

    url: str
    token: str
    root: Path

    def address(self, path: str) -> str:
        """The address of a page of this server, token included."""
        return f"{self.url}/{path}?token={self.token}"


@contextmanager
def serve(root: Path, home: Path, *arguments: str) -> Iterator[Server]:
    """Run JupyterLab over the folder `root`; its settings and runtime files live in `home`.

    arguments: further ones for the command line. The server and its kernels end with the context.
    """
    for name, setting in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(setting), encoding="utf-8")
    port, token = _free_port(), secrets.token_hex(16)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--expose-app-in-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.port={port}", f"--IdentityProvider.token={token}"),
            *(f"--ServerApp.root_dir={root}", *arguments),
        ],
        env=os.environ | _folders(home) | {"OMP_NUM_THREADS": "1"},
        stderr=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    log: list[str] = []
    ready = threading.Event()
    reader = threading.Thread(target=_read, args=(process, log, ready), daemon=True)
    reader.start()
    try:
        started = ready.wait(START_SECONDS) and process.poll() is None
        assert started, "JupyterLab did not start:\n" + "".join(log)
        yield Server(f"http://127.0.0.1:{port}", token, root)
    finally:
        process.terminate()  # the server ends its kernels
        process.wait(START_SECONDS)
        reader.join(START_SECONDS)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab over a copy of the lectures and of the labs as students get them."""
    root = tmp_path_factory.mktemp("notebooks")
    for folder in ("course", "labs"):
        shutil.copytree(ROOT / folder, root / folder)
    with serve(root, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Headless Chromium."""
    return chromium.launched()


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A page without cookies or history."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page for one test."""
    with new_page(browser) as page:
        yield page


@pytest.fixture(scope="session")
def lab_page(lab: Server, browser: Browser) -> Iterator[Page]:
    """JupyterLab in a page that stays open from test to test: loading it takes ten seconds."""
    with new_page(browser) as page:
        page.goto(lab.address("doc"))
        page.wait_for_function("window.jupyterapp !== undefined")
        page.evaluate("jupyterapp.restored")
        yield page


class Notebook:
    """A notebook open in JupyterLab, as its user sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, cell_id: str) -> None:
        """Run one cell; returns when it has ended."""
        self._activate(cell_id)
        self._command("notebook:run-cell")

    def run_above(self, cell_id: str) -> None:
        """Run every cell above this one; returns when the last has ended."""
        self._activate(cell_id)
        self._command("notebook:run-all-above")

    def save(self) -> None:
        """Save the file; returns when it is written."""
        self._command("docmanager:save")

    def cell(self, cell_id: str) -> Locator:
        """The cell with this id, prompt and outputs included."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(self._index(cell_id))

    def output(self, cell_id: str) -> Locator:
        """What is shown under the cell."""
        return self.cell(cell_id).locator(".jp-Cell-outputArea")

    def errors(self) -> list[str]:
        """Every error and everything on stderr that is shown under any cell."""
        shown = '[data-mime-type="application/vnd.jupyter.error"], [role="alert"], '
        shown += '[data-mime-type="application/vnd.jupyter.stderr"]'
        return self.page.locator(".jp-Notebook").locator(shown).all_inner_texts()

    def type(self, cell_id: str, source: str) -> None:
        """Replace what is written in the cell, by keyboard."""
        self.cell(cell_id).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)

    def _command(self, name: str) -> None:
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def _activate(self, cell_id: str) -> None:
        script = "index => { jupyterapp.shell.currentWidget.content.activeCellIndex = index }"
        self.page.evaluate(script, self._index(cell_id))

    def _index(self, cell_id: str) -> int:
        script = """id => jupyterapp.shell.currentWidget.content.widgets
            .findIndex(cell => cell.model.id === id)"""
        index: Any = self.page.evaluate(script, cell_id)
        assert index >= 0, f"The notebook has no cell {cell_id!r}."
        return int(index)


@pytest.fixture
def open_notebook(lab_page: Page) -> Iterator[Callable[[str], Notebook]]:
    """open_notebook("course/x.ipynb") → the notebook, open, with its kernel ready until the end."""

    def open_(path: str) -> Notebook:
        lab_page.evaluate(OPEN, path)
        expect(lab_page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
        return Notebook(lab_page)

    yield open_
    lab_page.evaluate(CLOSE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _folders(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }


def _read(process: subprocess.Popen[str], log: list[str], ready: threading.Event) -> None:
    """Keep the server's messages; tell when it listens, or has ended."""
    assert process.stderr is not None
    for line in process.stderr:
        log.append(line)
        if "is running at" in line:
            ready.set()
    ready.set()
