"""Headless Chromium for the tests of the labs' pages and of the website."""

from __future__ import annotations

import atexit
from functools import cache

from playwright.sync_api import Browser, sync_playwright

from dlcourse.doctor import find_browser

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


@cache
def launched() -> Browser:
    """The browser as the system has it, one for all: a process can start Playwright only once."""
    program = find_browser()
    assert program, "No browser: run `make system`, or name one in DLCOURSE_CHROMIUM."
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
