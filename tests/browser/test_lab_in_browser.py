"""Lab 1 as a student meets it: set up, play, answer, check, see the progress, hand in."""

from __future__ import annotations

import re
from collections.abc import Callable

import nbformat
import pytest
from conftest import ROOT, SCREENSHOTS, Notebook
from playwright.sync_api import expect

from dlcourse.notebook import roles

LAB = "labs/lab1_perceptron/lab1_perceptron.ipynb"
SOLUTION = "solutions/lab1_perceptron/lab1_perceptron.ipynb"
MARKER = re.compile(r"^ *### (BEGIN|END) SOLUTION\n?", re.MULTILINE)
RIGHT = """\
def predict(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)
"""
WRONG_TIE = """\
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser"),
]


def test_lab_1_from_the_set_up_to_the_file_to_hand_in(
    open_notebook: Callable[[str], Notebook],
) -> None:
    notebook = open_notebook(LAB)
    the_first_question(notebook)
    the_others(notebook)


def the_first_question(notebook: Notebook) -> None:
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


def the_others(notebook: Notebook) -> None:
    solution = nbformat.read(ROOT / SOLUTION, as_version=4)
    answers = [cell for cell in solution.cells if roles.is_answer(cell)]
    for answer in answers[1:]:
        if roles.is_manual(answer):
            notebook.cell(answer.id).locator(".jp-RenderedMarkdown").dblclick()
        notebook.type(answer.id, MARKER.sub("", answer.source))
    notebook.run_above("hand-in")

    assert notebook.errors() == []
    expect(notebook.output("imports")).to_contain_text("17 of 17 points")
    photograph(notebook, "fit-adaboost", "lab1_answer")
    photograph(notebook, "imports", "lab1_all_points")

    notebook.save()
    notebook.run("hand-in")
    handed = notebook.output("hand-in")
    expect(handed).to_contain_text("of 13 of 13 questions pass")
    expect(handed).not_to_contain_text("Question")
    photograph(notebook, "hand-in", "lab1_handed_in")


def photograph(notebook: Notebook, cell_id: str, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notebook.cell(cell_id).screenshot(path=SCREENSHOTS / f"{name}.png")
