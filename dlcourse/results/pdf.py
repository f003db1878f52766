"""Feedback pages as PDF, through a headless Chromium."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path

from rich.progress import track

from dlcourse.errors import DlcourseError

SECONDS = 120  # for one page; usually it takes one
ARGUMENTS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"),
    "--disable-background-networking",
    "--no-pdf-header-footer",
)


def write(pages: Collection[Path], browser: str | None) -> None:
    """Write a PDF beside each page, with the page's print style.

    Parameters
    ----------
    browser
        The path of Chromium; None if there is none.

    Raises
    ------
    DlcourseError
        If there is no browser, or if it does not make a PDF of a page.
    """
    if browser is None:
        raise DlcourseError(
            "--pdf needs Chromium, which was not found. Install it, or name it in "
            "DLCOURSE_CHROMIUM; `dlcourse doctor` tells more. The HTML pages are written."
        )
    with tempfile.TemporaryDirectory() as profile:
        for page in track(pages, "PDF", transient=True):
            _print(page, browser, profile)


def _print(page: Path, browser: str, profile: str) -> None:
    made = page.with_suffix(".pdf")
    made.unlink(missing_ok=True)
    command = [browser, *ARGUMENTS, f"--user-data-dir={profile}", f"--print-to-pdf={made}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # as in a container
        command.append("--no-sandbox")
    try:
        ran = subprocess.run(
            [*command, page.as_uri()], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DlcourseError(f"{browser} made no PDF of {page}: {error}.") from None
    if not made.is_file():
        last = ran.stderr.strip().splitlines()[-1:] or ["it says nothing"]
        raise DlcourseError(f"{browser} made no PDF of {page}: {last[0]}.")
