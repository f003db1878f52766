"""Checks in a real IPython kernel: what a notebook shows when they fail and when they pass."""

from __future__ import annotations

import re

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode, v4

SETUP = """
import numpy as np
from dlcourse import check
check.start("lab", predict=2, loss=3)
"""
WRONG = """
def predict(X, w):
    return np.sign(X @ w)
def loss(x):
    return undefined_name * x
"""
CHECK_PREDICT = """
with check.question("predict", points=2):
    check.examples(predict, check.example([[1.0, 0.0], [0.0, 0.0]], [1.0, 1.0], gives=[1, -1]))
"""
CHECK_LOSS = """
with check.question("loss", points=3):
    check.examples(loss, check.example(2.0, gives=4.0))
"""
RIGHT = """
def predict(X, w):
    return np.where(X @ w > 0, 1, -1)
"""
CHECK_UNKNOWN = """
with check.question("fit", points=1):
    check.that(fit(3) == 3, "no")
"""
SHOW = "check.progress()"
CELLS = [SETUP, WRONG, CHECK_PREDICT, CHECK_LOSS, RIGHT, CHECK_PREDICT, CHECK_UNKNOWN, SHOW]
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    cells = [v4.new_code_cell(source) for source in CELLS]
    client = NotebookClient(
        v4.new_notebook(cells=cells),
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(tmp_path_factory.mktemp("kernel"))}},
    )
    return client.execute()


@pytest.fixture
def cells(notebook: NotebookNode) -> list[NotebookNode]:
    return notebook.cells


def error_text(cell: NotebookNode) -> str:
    assert [output.output_type for output in cell.outputs] == ["error"]
    return "\n".join(cell.outputs[0].traceback)


def test_a_failure_is_a_few_lines_without_traceback_or_colours(cells: list[NotebookNode]) -> None:
    for cell in (cells[2], cells[3], cells[6]):
        text = error_text(cell)
        assert len(text.splitlines()) <= 15
        assert "Traceback" not in text
        assert "\x1b" not in text
        assert cell.outputs[0].ename == "CheckFailed"


def test_a_failure_tells_input_expected_and_actual(cells: list[NotebookNode]) -> None:
    text = error_text(cells[2])
    for part in ("X = [[1., 0.], [0., 0.]]", "w = [1., 1.]", "[1, -1]", "[1., 0.]", "at [1]"):
        assert part in text


def test_an_exception_is_told_with_the_line_of_the_cell(cells: list[NotebookNode]) -> None:
    text = error_text(cells[3])
    assert "NameError: name 'undefined_name' is not defined" in text
    assert re.search(r"loss, line \d: return undefined_name \* x", text)


def test_a_check_before_its_answer_says_what_to_run(cells: list[NotebookNode]) -> None:
    assert "Has the cell with your answer been run" in error_text(cells[6])


def test_passing_shows_one_line_with_the_points(cells: list[NotebookNode]) -> None:
    (output,) = cells[5].outputs
    assert output.text.splitlines() == [
        "✓ predict — the visible checks pass. "
        "2 of 5 points checked so far; hidden tests decide the points."
    ]


def test_the_progress_widget_has_a_line_of_text_for_front_ends_without_widgets(
    cells: list[NotebookNode],
) -> None:
    (first,), (last,) = cells[0].outputs, cells[7].outputs
    for output, line in ((first, "0 of 5 points"), (last, "2 of 6 points")):
        assert output.data["text/plain"].startswith(line)
    assert first.data[VIEW]["model_id"] == last.data[VIEW]["model_id"]


def test_the_widget_follows_the_checks(notebook: NotebookNode) -> None:
    widgets = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    states = {widget["model_name"]: widget["state"] for widget in widgets.values()}
    bar, table = states["FloatProgressModel"], states["HTMLModel"]["value"]
    assert (bar["value"], bar["max"]) == (2, 6)
    for question, outcome in (("predict", "✓ passes"), ("loss", "✗ not yet right")):
        assert re.search(f"<td>{question}</td><td>.*?</td><td>{outcome}</td>", table)


def test_without_points_a_notebook_says_only_what_passes(tmp_path_factory) -> None:
    sources = [
        "from dlcourse import check\nprogress = check.start('lab')",
        "with check.question('predict'):\n    check.equal(1, 1)",
        "check.progress()",
        "print(progress._widget.children[1].value)",
    ]
    cells = [v4.new_code_cell(source) for source in sources]
    client = NotebookClient(v4.new_notebook(cells=cells), timeout=120, kernel_name="python3")
    _, passed, shown, widget = client.execute().cells
    assert passed.outputs[0].text == "✓ predict — the visible checks pass.\n"
    assert shown.outputs[0].data["text/plain"] == "The checks of 1 question pass so far."
    assert "predict" in widget.outputs[0].text
    assert "point" not in widget.outputs[0].text
