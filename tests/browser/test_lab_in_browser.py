"""Lab 1 as a student meets it: set up, play, answer, check, see the progress, hand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SCREENSHOTS, Notebook
from playwright.sync_api import expect

LAB = "labs/lab1_perceptron/lab1_perceptron.ipynb"
RIGHT = """\
def predict(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)
"""
WRONG_TIE = """\
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
"""

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_answer_the_first_question(open_notebook: Callable[[str], Notebook]) -> None:
    notebook = open_notebook(LAB)
    notebook.run("set-up")
    expect(notebook.output("set-up")).to_contain_text("is ready")
    expect(notebook.output("set-up")).to_contain_text("in Jupyter")
    notebook.run("imports")
    progress = notebook.output("imports")
    expect(progress).to_contain_text("0 of 17 points")

    notebook.run("stepper")
    picture = notebook.output("stepper").locator("img")
    before = picture.get_attribute("alt")
    notebook.output("stepper").get_by_role("button", name="step ▶").click()
    expect(picture).not_to_have_attribute("alt", str(before))

    notebook.run("check-predict")
    expect(notebook.output("check-predict")).to_contain_text("predict")
    expect(notebook.output("check-predict")).not_to_contain_text("✓")

    notebook.type("predict", WRONG_TIE)
    notebook.run("predict")
    notebook.run("check-predict")
    checked = notebook.output("check-predict")
    expect(checked).to_contain_text("compare with > and not with >=")
    expect(checked).not_to_contain_text("Traceback")
    expect(progress).to_contain_text("0 of 17 points")
    photograph(notebook, "check-predict", "lab1_wrong")

    notebook.type("predict", RIGHT)
    notebook.run("predict")
    notebook.run("check-predict")
    expect(checked).to_contain_text("✓")
    expect(progress).to_contain_text("1 of 17 points")
    photograph(notebook, "check-predict", "lab1_right")
    photograph(notebook, "imports", "lab1_progress")

    notebook.save()
    notebook.run("hand-in")
    handed = notebook.output("hand-in")
    expect(handed).to_contain_text("Hand in this file: ")
    expect(handed).to_contain_text(LAB)
    expect(handed).to_contain_text("of 1 of 13 questions pass")
    expect(handed).to_contain_text("Question 7 · ")
    expect(handed).not_to_contain_text("Question 1 · ")
    photograph(notebook, "hand-in", "lab1_hand_in")


def photograph(notebook: Notebook, cell_id: str, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notebook.cell(cell_id).screenshot(path=SCREENSHOTS / f"{name}.png")
