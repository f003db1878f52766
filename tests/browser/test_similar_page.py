"""The page of alike answers in Chromium: answers side by side, or one below the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from similar.classes import COPY_OF_DUAL, INDEPENDENT, SHORT_ANSWERS, hand_in, short, write_course
from small_course import LAB

from dlcourse import similar
from dlcourse.course import load_course

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = f"# </code><script>window.hacked = 1</script> {'x' * 400}\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a class in which one answer is a copy of another one in other words."""
    root = write_course(tmp_path_factory.mktemp("alike"))
    for student, code in INDEPENDENT.items():
        hand_in(root, student, fit=code, predict=short(SHORT_ANSWERS[0]))
    hand_in(root, "copy", fit=HOSTILE + COPY_OF_DUAL, predict=short(SHORT_ANSWERS[0]))
    page: Path = similar.write(load_course(root), LAB).page
    return page.as_uri()


def test_what_both_have_is_marked_side_by_side_and_no_script_runs(address: str, page: Page) -> None:
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(address)
    left, right = (side.bounding_box() for side in page.locator(".sides > div").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    for side in page.locator(".sides > div").all():
        assert "counts" in side.inner_text() or "alphas" in side.inner_text()
        assert side.locator("mark").count() > 3
    assert errors == []
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_marks_are_seen_without_scrolling_to_the_side(
    address: str, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    first, second = (side.bounding_box() for side in page.locator(".sides > div").all())
    assert first
    assert second
    assert first["y"] + first["height"] <= second["y"]
    colours = page.locator("mark").first.evaluate(
        "each => [each, each.closest('pre')].map(part => getComputedStyle(part).backgroundColor)"
    )
    assert colours[0] != colours[1]
    context.close()
