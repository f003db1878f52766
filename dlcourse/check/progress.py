"""How far a student has come: which visible checks pass, shown as one line or a small widget."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

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
        title = f"{self.lab}: " if self.lab else ""
        return (
            f"{title}{self.reached:g} of {self.total:g} points checked so far "
            "(visible checks; the hidden tests decide the points)."
        )

    __repr__ = __str__

    def _ipython_display_(self) -> None:
        from IPython.display import display

        if self._widget is None:
            self._widget = _build_widget()
            self._update()
        view = {"version_major": 2, "version_minor": 0, "model_id": self._widget.model_id}
        display(
            {"text/plain": str(self), "application/vnd.jupyter.widget-view+json": view}, raw=True
        )

    def _update(self) -> None:
        bar, text = self._widget.children
        bar.max = self.total or 1
        bar.value = self.reached
        rows = "".join(
            f"<tr><td>{html.escape(question)}</td><td>{points:g}&nbsp;points</td>"
            f"<td>{_WORDS[self.outcomes.get(question, '')]}</td></tr>"
            for question, points in self.points.items()
        )
        text.value = f"<p>{html.escape(str(self))}</p><table>{rows}</table>"


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
    """Run the checks of one question inside this block, and say so when all of them pass."""
    global _question
    _current.points[id] = points
    _question = id
    try:
        yield
    except BaseException:
        _current.record(id, "fails")
        raise
    else:
        _current.record(id, "passes")
        _say(f"✓ {id} — the visible checks pass. {_current}")
    finally:
        _question = ""


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
