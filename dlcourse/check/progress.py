"""How far a student has come: which visible checks pass, shown as one line or a small widget."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from dlcourse.check.call import is_machinery, stopped
from dlcourse.check.failure import CheckFailed, Report

_WORDS = {"passes": "✓ passes", "fails": "✗ not yet right", "": "○ not tried"}


@dataclass
class Progress:
    """The state of every question of a lab. Shown by Jupyter as a bar with a list.

    points: the points of each question, by id. outcomes: "passes" or "fails", once tried.
    """

    lab: str = ""
    points: dict[str, float] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    _widget: Any = field(default=None, repr=False)

    @property
    def reached(self) -> float:
        """The points of the questions whose visible checks pass."""
        return sum(p for q, p in self.points.items() if self.outcomes.get(q) == "passes")

    @property
    def total(self) -> float:
        """The points of all questions known so far."""
        return sum(self.points.values())

    def record(self, question: str, outcome: str) -> None:
        """Note how a check ended, and bring the widget up to date if one is shown."""
        self.outcomes[question] = outcome
        if self._widget is not None:
            self._update()

    def __str__(self) -> str:
        points = f"{self.reached:g} of {self.total:g} points checked so far"
        return f"{points}; hidden tests decide the points."

    __repr__ = __str__

    def _ipython_display_(self) -> None:
        if not _in_kernel():
            raise NotImplementedError  # IPython then writes the text
        from IPython.display import display

        if self._widget is None:
            self._widget = _build_widget()
            self._update()
        view = {"version_major": 2, "version_minor": 0, "model_id": self._widget.model_id}
        widget = {"application/vnd.jupyter.widget-view+json": view}
        display({"text/plain": str(self)} | widget, raw=True)

    def _update(self) -> None:
        bar, text = self._widget.children
        bar.max = self.total or 1
        bar.value = self.reached
        rows = "".join(
            f"<tr><td>{html.escape(question)}</td>"
            f"<td>{points:g}&nbsp;point{'' if points == 1 else 's'}</td>"
            f"<td>{_WORDS[self.outcomes.get(question, '')]}</td></tr>"
            for question, points in self.points.items()
        )
        title = html.escape(f"{self.lab}: {self}" if self.lab else str(self))
        text.value = f"<p>{title}</p><table>{rows}</table>"


_current = Progress()
_question = ""


def start(lab: str, **points: float) -> Progress:
    """Begin a lab: the points of each question by its id. The last line of a cell shows it."""
    global _current
    _current = Progress(lab, dict(points))
    return _current


def progress() -> Progress:
    """The progress of the lab that was started last; the last line of a cell shows it."""
    return _current


def current_question() -> str:
    """The id of the question whose check is running, or ""."""
    return _question


@contextmanager
def question(id: str, *, points: float) -> Iterator[None]:
    """Run the checks of one question inside this block, and say so when all of them pass.

    An exception that the block itself meets becomes a CheckFailed of a few lines too; the original
    is its cause. Raises ValueError if `start` gave this question other points.
    """
    global _question
    if _current.points.setdefault(id, points) != points:
        raise ValueError(f"{id} has {_current.points[id]:g} points in check.start, here {points:g}")
    _question = id
    try:
        yield
    except CheckFailed:
        _current.record(id, "fails")
        raise
    except Exception as error:
        _current.record(id, "fails")
        if is_machinery(error) or isinstance(error, AssertionError):
            raise
        raise CheckFailed(_met(id, error)) from error
    finally:
        _question = ""
    _current.record(id, "passes")
    _say(f"✓ {id} — the visible checks pass. {_current}")


def _met(id: str, error: Exception) -> Report:
    report = stopped(id, error)
    if not isinstance(error, NameError):
        return report
    return replace(report, hint="Has the cell with your answer been run, from top to bottom?")


def _say(line: str) -> None:
    if _in_kernel():
        sys.stdout.write(line + "\n")


def _in_kernel() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return hasattr(shell, "kernel")


def _build_widget() -> Any:
    import ipywidgets

    bar = ipywidgets.FloatProgress(description="Progress", min=0.0)
    return ipywidgets.VBox([bar, ipywidgets.HTML()])
