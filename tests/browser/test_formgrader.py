"""nbgrader's formgrader, in a real browser, on a class that the pool graded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1] / "grading"))
from course_folder import LAB, hand_in, make_course
from looking import grade_by_looking

from dlcourse.course import load_course
from dlcourse.grading import pool

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("formgrader")]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_course(tmp_path_factory.mktemp("formgrader") / "course")
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1")
    broken = hand_in(root, "emmy", "")
    (broken / f"{LAB}.ipynb").write_text("<html>Log in</html>")
    pool.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking)
    return root


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Jupyter server with formgrader on the course folder."""
    own = tmp_path_factory.mktemp("jupyter")
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


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):
            return True
    except (URLError, TimeoutError):
        return False


def test_the_class_is_listed_and_a_score_given_by_hand_counts(
    root: Path, server: str, page: Page
) -> None:
    page.goto(f"{server}/formgrader/manage_submissions/{LAB}")
    for student, score in (("ada", "3 / 5"), ("alan", "1 / 5"), ("emmy", "0 / 5")):
        row = page.locator("tbody tr", has_text=student)
        expect(row).to_contain_text(score, timeout=120_000)
    expect(page.locator("tbody tr", has_text="ada")).to_contain_text("needs manual grading")

    page.goto(f"{server}/formgrader/gradebook/{LAB}/{LAB}")
    page.locator("tbody tr", has_text="3 / 5").get_by_role("link").first.click()
    score = page.locator("input.score").last
    expect(score).to_be_visible()
    expect(page.locator("body")).to_contain_text("return 2 * x")
    page.wait_for_load_state("networkidle")  # the page listens once it has fetched the grades
    score.fill("1.5")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url):
        score.press("Tab")
    ada = next(row for row in pool.results(load_course(root), LAB) if row.student == "ada")
    assert ada.score == 4.5


def test_even_an_unreadable_file_can_be_opened(server: str, page: Page) -> None:
    page.goto(f"{server}/formgrader/gradebook/{LAB}/{LAB}")
    page.locator("tbody tr", has_text="0 / 5").get_by_role("link").first.click()
    expect(page.locator("body")).to_contain_text("raise NotImplementedError")
