"""What nbgrader's metadata, and ours, say of a cell.

nbgrader's is `cell.metadata.nbgrader`: grade, solution, locked, task, grade_id, points. Ours is
`cell.metadata.dlcourse`: in_process.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

_BADGE = re.compile(r"colab-badge\.svg")
_CHECK = "check-"  # before the name of a question: the grade_id of its check


def nbgrader(cell: NotebookNode) -> dict[str, Any]:
    """The cell's nbgrader metadata, of whatever schema version; empty if it has none."""
    return cell.metadata.get("nbgrader") or {}


def grade_id(cell: NotebookNode) -> str:
    """The name nbgrader knows the cell by; "" if it has none."""
    name = nbgrader(cell).get("grade_id")
    return name if isinstance(name, str) else ""


def is_answer(cell: NotebookNode) -> bool:
    """The student writes here; checks or a person give the points."""
    return bool(nbgrader(cell).get("solution"))


def is_check(cell: NotebookNode) -> bool:
    """The instructor's check: code that gives points and is not the student's to write."""
    data = nbgrader(cell)
    is_code = cell.cell_type == "code"
    return is_code and bool(data.get("grade")) and not data.get("solution") and not data.get("task")


def is_manual(cell: NotebookNode) -> bool:
    """The student writes here and a person gives the points."""
    return is_answer(cell) and bool(nbgrader(cell).get("grade"))


def is_task(cell: NotebookNode) -> bool:
    """nbgrader's manually graded task: described here, answered anywhere."""
    return bool(nbgrader(cell).get("task"))


def is_graded(cell: NotebookNode) -> bool:
    """It is worth points, by a check or by a person."""
    return is_check(cell) or is_manual(cell) or is_task(cell)


def is_locked(cell: NotebookNode) -> bool:
    """Read-only: a check, or what the instructor locked."""
    return not is_answer(cell) and (is_check(cell) or bool(nbgrader(cell).get("locked")))


def is_badge(cell: NotebookNode) -> bool:
    """The link "Open in Colab", which Colab adds by itself too."""
    return "view-in-github" in (cell.metadata.get("id"), cell.id) or (
        cell.cell_type == "markdown"
        and len(cell.source) < 1000
        and _BADGE.search(cell.source) is not None
    )


def is_setup(cell: NotebookNode) -> bool:
    """The cell that installs this package, or a student's copy of it."""
    if cell.cell_type != "code" or "dlcourse" not in cell.source:
        return False
    pip = re.search(r"\bpip\b", cell.source)
    return pip is not None and re.search(r"\binstall\b", cell.source[pip.end() :]) is not None


def is_boilerplate(cell: NotebookNode) -> bool:
    """What makes the notebook open and run on Colab: nobody's answer."""
    return is_badge(cell) or is_setup(cell)


def in_process(cell: NotebookNode) -> bool:
    """Whether a check asks to run in the process of the answers, where it can be fooled."""
    settings = cell.metadata.get("dlcourse")
    return isinstance(settings, dict) and settings.get("in_process") is True


def question_of(name: str) -> str:
    """The question that a check belongs to, by the check's grade_id; any other name stays."""
    return name.removeprefix(_CHECK)


def points(cell: NotebookNode) -> float:
    """What the cell is worth; 0 if it gives no points, as nbgrader has it."""
    if not is_graded(cell):
        return 0.0
    try:
        worth = float(nbgrader(cell).get("points") or 0)
    except (TypeError, ValueError):
        return 0.0
    return worth if math.isfinite(worth) and worth > 0 else 0.0
