"""Every explorer in its lecture, in a real JupyterLab, moved by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from conftest import ROOT, SCREENSHOTS, Notebook
from playwright.sync_api import Locator, expect

from dlcourse.explore._predict import TO_TYPE
from dlcourse.explore._widget import Choice, Control, Scale, Steps

LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
SHOWN = re.compile(r"(\w+)\.show\((?:\s*Prediction\(.*\),\s*)?\)", re.DOTALL)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.exhaustive,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser"),  # one server and one browser for all
]


@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_explorers_follow_the_keyboard(
    lecture: Any, open_notebook: Callable[[str], Notebook]
) -> None:
    notebook = open_notebook(f"course/{lecture.name}")
    notebook.run("set-up")
    notebook.run("imports")

    for cell_id, name in explorers(notebook):
        notebook.run(cell_id)
        explorer = notebook.output(cell_id)
        predict(explorer)
        controls: tuple[Control, ...] = import_module(f"dlcourse.explore.{name}").CONTROLS
        for control in controls:
            move(explorer, control)
        assert notebook.errors() == []
        explorer.scroll_into_view_if_needed()
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        explorer.screenshot(path=SCREENSHOTS / f"{name}.png")


def explorers(notebook: Notebook) -> Iterator[tuple[str, str]]:
    """The cells that show an explorer: cell id and the explorer's module."""
    script = """() => jupyterapp.shell.currentWidget.content.widgets
        .filter(cell => cell.model.type === "code")
        .map(cell => [cell.model.id, cell.model.sharedModel.getSource()])"""
    for cell_id, source in notebook.page.evaluate(script):
        if found := SHOWN.fullmatch(source.strip()):
            yield cell_id, found[1]


def predict(explorer: Locator) -> None:
    """Pick or type every prediction by keyboard, and see it beside the result."""
    compare = explorer.page.get_by_role("button", name="Compare")
    rows = explorer.locator(".widget-hbox").filter(has=compare)
    radios = explorer.locator(".widget-radio-box")
    texts = explorer.get_by_placeholder(TO_TYPE)
    expect(rows.first).to_be_visible()
    assert rows.count() == radios.count() + texts.count()
    for box in radios.all():
        box.locator("input").first.focus()
        explorer.page.keyboard.press("Space")
    for text in texts.all():
        text.focus()
        explorer.page.keyboard.type("about 7")
        explorer.page.keyboard.press("Enter")
    for row in rows.all():
        expect(row).not_to_contain_text("none yet")
        before = row.inner_text()
        row.get_by_role("button", name="Compare").focus()
        explorer.page.keyboard.press("Enter")
        expect(row).not_to_have_text(before, use_inner_text=True)


def move(explorer: Locator, control: Control) -> None:
    """Change the control by keyboard in every way it offers; each time the figure changes."""
    label = explorer.page.get_by_text(control.label, exact=True)
    row = explorer.locator(".widget-inline-hbox").filter(has=label)
    expect(row.get_by_text(control.label, exact=True)).to_be_visible()
    match control:
        case Choice():
            press(explorer, row.locator("select"), "Space", "ArrowDown", "Enter")
        case Scale(options=options, value=value):  # it may stand at the end
            key = "ArrowLeft" if value == options[-1] else "ArrowRight"
            press(explorer, row.get_by_role("slider"), key)
        case Steps():
            slider = row.get_by_role("slider")
            if float(slider.get_attribute("aria-valuenow") or 0) > 0:  # it may stand at the end
                press(explorer, slider, "Home")
            press(explorer, slider, "ArrowRight")
            press(explorer, explorer.get_by_role("button", name="step ▶"), "Enter")
            press(explorer, explorer.get_by_role("button", name="◀ back"), "Enter")
            press(explorer, explorer.locator(".widget-play button").first, "Enter")


def press(explorer: Locator, target: Locator, *keys: str) -> None:
    """Press keys, the first on the target; returns when the picture and its alt text changed."""
    picture = explorer.locator("img")
    before, pixels = picture.get_attribute("alt"), picture.get_attribute("src")
    target.focus()
    for key in keys:
        explorer.page.keyboard.press(key)
    expect(picture).not_to_have_attribute("alt", str(before))
    expect(picture).not_to_have_attribute("src", str(pixels))
