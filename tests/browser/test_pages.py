"""Feedback pages and the class report in Chromium: on a phone, on paper, and made by an enemy."""

from __future__ import annotations

import platform
import re
from pathlib import Path

import pytest
from looking import grade_by_looking
from playwright.sync_api import Browser, Page
from small_class import LAB, hand_in, make_course

from dlcourse.course import Course, load_course
from dlcourse.results import class_run, feedback, report

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 360, "height": 740}
LONG = "x" * 400
WIDE = "<table><tr>" + "".join(f"<td>column {i}</td>" for i in range(40)) + "</tr></table>"
SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='3000' height='40' onload='window.hacked=1'>"
    "<script>window.hacked = 1</script><rect width='3000' height='40'/></svg>"
)


def display(kind: str, text: str) -> dict[str, object]:
    return {"output_type": "display_data", "data": {kind: text}, "metadata": {}}


SCRIPT = "<script>window.hacked=1</script>"
OUTPUTS = (
    {
        "output_type": "stream",
        "name": "stdout",
        "text": f"{LONG}\n{SCRIPT}",
    },
    display("text/html", f"{WIDE}{SCRIPT}<img src=x onerror='hacked=1'>"),
    display("text/html", f"<a href='javascript:window.hacked=1'>{LONG}</a><h1>{LONG}</h1>"),
    display("image/svg+xml", SVG),
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = make_course(tmp_path_factory.mktemp("pages") / "course")
    hand_in(root, "ada", f"return x  # {LONG} </code>{SCRIPT}", None, OUTPUTS)
    hand_in(root, "alan-" + "y" * 120, "return 2 * x", "2027-02-01 13:00:00 UTC")
    course = load_course(root)
    class_run.grade_class(course, LAB, jobs=1, grade=grade_by_looking)
    feedback.write(course, LAB)
    report.write(course, LAB)
    return course


def pages_of(course: Course) -> list[Path]:
    found = sorted(course.feedback_dir.rglob("*.html"))
    assert len(found) == 4
    return found


def open_page(page: Page, path: Path) -> list[str]:
    """Open a file; returns all that the page asked for, the file itself included."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return asked


def test_no_script_runs_and_nothing_is_loaded(course: Course, page: Page) -> None:
    for path in pages_of(course):
        asked = [url for url in open_page(page, path) if not url.startswith("data:")]
        assert asked == [path.as_uri()]
        assert page.evaluate("window.hacked") is None
        assert page.locator("script, iframe, object, [onload], [onerror]").count() == 0
        for link in page.locator("a").all():
            assert not (link.get_attribute("href") or "").startswith("javascript:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_scrolling_to_the_side(
    course: Course, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in pages_of(course):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path.name
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 16
    context.close()


def test_paper_shows_whole_lines_in_black_on_white(course: Course, page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 700, "height": 1000})  # about the width of A4 between margins
    page.goto(next(path for path in pages_of(course) if path.parts[-3] == "ada").as_uri())
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    code = page.locator("pre").first
    assert code.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_no_page_tells_the_hidden_tests_or_the_machine(course: Course, page: Page) -> None:
    secrets = ("HIDDEN", "double(7)", str(course.root), platform.release())
    for path in pages_of(course):
        page.goto(path.as_uri())
        text = page.content()
        assert not [each for each in secrets if each in text]
        assert not re.search(r"/(home|root|tmp|usr|opt)/", text)
