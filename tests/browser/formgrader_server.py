"""A real Jupyter server with nbgrader's formgrader, for the tests in this folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, expect


@contextmanager
def formgrader(root: Path, own: Path) -> Iterator[str]:
    """The address of a server on the course folder `root`; its files lie in the folder `own`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "jupyter_server", "--allow-root", "--no-browser"),
        *(f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        "--IdentityProvider.token=",
        "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True",
    ]
    folders = {f"JUPYTER_{kind}_DIR": str(own / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | folders
    address = f"http://127.0.0.1:{port}"
    with (own / "log").open("w") as log:
        run = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        try:
            while not _answers(f"{address}/api"):
                assert run.poll() is None, (own / "log").read_text()
                time.sleep(0.1)
            yield address
        finally:
            run.terminate()
            run.wait()


def open_answer(page: Page, notebook: str, points: str) -> None:
    """Open the first submission with these points from a notebook's list, with all its grades."""
    page.goto(notebook)
    page.locator("tbody tr", has_text=points).first.get_by_role("link").first.click()
    expect(page.locator("input.score").last).to_be_visible()
    page.wait_for_load_state("networkidle")  # the page listens once it has fetched the grades


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):
            return True
    except (URLError, TimeoutError):
        return False
