"""Lab 0: the failing check it shows is the one that students get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dlcourse import check
from dlcourse.notebook import reading

NOTEBOOK = Path(__file__).parents[2] / "solutions/lab0_warmup/lab0_warmup.ipynb"
CELLS = {cell.id: cell.source for cell in reading.read(NOTEBOOK.read_bytes()).cells}


def test_the_text_shows_what_the_check_says_of_the_wrong_answer_it_asks_for() -> None:
    shown = re.search(r"```text\n(.+?)\n```", CELLS["q-column-means"], re.S)
    assert shown
    names: dict[str, object] = {}
    exec(CELLS["imports"], names)
    exec("def column_means(X):\n    return X.mean()", names)
    with pytest.raises(check.CheckFailed) as failed:
        exec(CELLS["check-column-means"], names)
    assert str(failed.value) == shown[1]
