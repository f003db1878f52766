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
    """The state of every question of a lab. Jupyter shows it as a bar with a list.

    Parameters
    ----------
    lab : str
        The title of the lab.
    points : dict of str to float
        The points of each question, by its id. Empty in the instructor's notebook, where they
        stand in the metadata of the cells; `dlcourse release` writes them into the labs.
    outcomes : dict of str to str
        For each question that was tried: "passes" or "fails".
    """

    lab: str = ""
    points: dict[str, float] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    _widget: Any = field(default=None, repr=False)

    @property
    def reached(self) -> float:
        """The points of the questions whose visible checks pass."""
        return sum(self.points.get(question, 0) for question in self.passed)

    @property
    def total(self) -> float:
        """The points of all questions known so far."""
        return sum(self.points.values())

    @property
    def passed(self) -> list[str]:
        """The questions whose visible checks pass."""
        return [question for question, outcome in self.outcomes.items() if outcome == "passes"]

    def record(self, question: str, outcome: str) -> None:
        """Note how a check ended, and bring the widget up to date if one is shown."""
        self.outcomes[question] = outcome
        if self._widget is not None:
            self._update()

    def __str__(self) -> str:
        if not self.points:
            count = len(self.passed)
            return f"The checks of {count} question{'' if count == 1 else 's'} pass so far."
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
        known = bool(self.points)
        bar.max = (self.total if known else len(self.outcomes)) or 1
        bar.value = self.reached if known else len(self.passed)
        rows = "".join(
            f"<tr><td>{html.escape(question)}</td><td>{self._worth(question)}</td>"
            f"<td>{_WORDS[self.outcomes.get(question, '')]}</td></tr>"
            for question in self.points | self.outcomes
        )
        title = html.escape(f"{self.lab}: {self}" if self.lab else str(self))
        text.value = f"<p>{title}</p><table>{rows}</table>"

    def _worth(self, question: str) -> str:
        if question not in self.points:
            return ""
        points = self.points[question]
        return f"{points:g}&nbsp;point{'' if points == 1 else 's'}"


_current = Progress()
_question = ""


def start(lab: str, /, **points: float) -> Progress:
    """Begin a lab. On the last line of a cell it shows the progress.

    Parameters
    ----------
    lab : str
        The title of the lab.
    **points : float
        The points of each question, by its id. Leave them out in the instructor's notebook:
        `dlcourse release` writes them into the lab.

    Returns
    -------
    Progress
        Empty at first; `progress` gives it later.

    Examples
    --------
    >>> check.start("Lab 1", predict=2, fit=3)
    0 of 5 points checked so far; hidden tests decide the points.
    """
    global _current
    _current = Progress(lab, dict(points))
    return _current


def progress() -> Progress:
    """The progress of the lab that was started last; the last line of a cell shows it.

    Returns
    -------
    Progress
        The points and the outcomes so far.
    """
    return _current


def current_question() -> str:
    """The question whose check is running.

    Returns
    -------
    str
        Its id; "" outside of a check.
    """
    return _question


@contextmanager
def question(id: str, *, points: float | None = None) -> Iterator[None]:
    """Run the checks of one question inside this block, and say so when all of them pass.

    Parameters
    ----------
    id : str
        The id of the question.
    points : float, optional
        What it is worth. Leave it out in the instructor's notebook: `dlcourse release` writes it
        into the lab. The grader takes the points from the metadata of the cell.

    Returns
    -------
    context manager
        For a `with` statement around the checks.

    Raises
    ------
    CheckFailed
        If a check in the block fails, or if the block itself meets an exception, which is then
        the cause.
    ValueError
        If `start` gave this question other points.

    Examples
    --------
    >>> with check.question("predict"):
    ...     check.equal(predict(X), y)
    """
    global _question
    if points is not None and _current.points.setdefault(id, points) != points:
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
    _say(f"✓ {id} — the visible checks pass." + (f" {_current}" if _current.points else ""))


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
