"""What nbgrader's metadata, and ours, say of a cell."""

from __future__ import annotations

import time

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from dlcourse.notebook import roles


def test_the_parts_cells_play() -> None:
    def cell(**data: object):  # type: ignore[no-untyped-def]
        return new_code_cell("", metadata={"nbgrader": data})

    answer = cell(solution=True, grade=False)
    manual = cell(solution=True, grade=True, points=2)
    check = cell(solution=False, grade=True, points="1.5")
    task = cell(task=True, points=3, locked=True)
    parts = [
        (
            roles.is_answer(c),
            roles.is_manual(c),
            roles.is_check(c),
            roles.is_task(c),
        )
        for c in (answer, manual, check, task)
    ]
    assert parts == [
        (True, False, False, False),
        (True, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
    ]
    assert [roles.points(c) for c in (answer, manual, check, task)] == [0, 2, 1.5, 3]
    assert [roles.points(cell(grade=True, points=p)) for p in (None, "x", -1)] == [0, 0, 0]
    assert [roles.is_locked(c) for c in (answer, check, task)] == [False, True, True]


def test_what_makes_a_notebook_run_on_colab_is_nobodys_answer() -> None:
    badge = new_markdown_cell("[![Open In Colab](https://x/colab-badge.svg)](y)")
    setup = new_code_cell("import sys\nrun([sys.executable, '-m', 'pip', 'install', 'dlcourse'])")
    own = new_code_cell("from dlcourse import check")
    assert [roles.is_boilerplate(c) for c in (badge, setup, own)] == [True, True, False]


@pytest.mark.parametrize(
    ("metadata", "there"),
    [
        ({}, False),
        ({"dlcourse": {"in_process": True}}, True),
        ({"dlcourse": {"in_process": "no"}}, False),
        ({"dlcourse": None}, False),
        ({"dlcourse": []}, False),
    ],
)
def test_where_a_check_runs(metadata: dict[str, object], there: bool) -> None:
    assert roles.in_process(new_code_cell("", metadata=metadata)) is there


def test_a_check_and_its_question() -> None:
    assert roles.question_of("check-predict") == roles.question_of("predict") == "predict"


def test_a_long_cell_full_of_pip_is_looked_at_in_no_time() -> None:
    cell = new_code_cell("dlcourse " + "pip " * 1_000_000)
    started = time.monotonic()
    assert not roles.is_setup(cell)
    assert time.monotonic() - started < 5
