"""The last cell of a lab: it runs the notebook from the top, says what is missing, gives the file.

nbclient and nbformat are imported inside the functions. Every Jupyter and Colab has them.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlcourse import check, runtime
from dlcourse.errors import DlcourseError

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_SECONDS = 120
PAGE_SECONDS = 20  # the time limit for Colab's page to send the notebook
OUTCOMES = "import json\nfrom dlcourse import check\nprint(json.dumps(check.progress().outcomes))"
EMPTY_CODE, EMPTY_TEXT = "raise NotImplementedError()", "YOUR ANSWER HERE"


@dataclass(frozen=True)
class Completeness:
    """The result of a run from the top. A question is named by its heading.

    Attributes
    ----------
    seconds
        The run time.
    questions
        How many questions have a check.
    passed, wrong
        The questions whose visible checks pass, and those whose visible checks fail.
    only_here
        The questions that pass in the open notebook but fail in the run from the top.
    unanswered
        The answer cells that nobody has filled in.
    stopped
        Other cells that stopped with an error.
    """

    seconds: float
    questions: int
    passed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()

    def __str__(self) -> str:
        checked = (
            f"The visible checks of {len(self.passed)} of {self.questions} questions pass; hidden "
            "tests decide the points."
            if self.questions
            else "A person reads it and gives the points."
        )
        lines = [f"Your notebook ran from the top in {self.seconds:.0f} seconds. {checked}"]
        for title, names in (
            ("Not answered", self.unanswered),
            ("Not yet right", self.wrong),
            (
                "Right here, but wrong when the notebook runs from the top. These cells may use "
                "something that you deleted or changed later, or that is further down",
                self.only_here,
            ),
            ("Cells that stopped (perhaps because an answer is missing)", self.stopped),
        ):
            lines += [f"{title}:", *(f"  - {name}" for name in names)] if names else []
        return "\n".join(lines)


def prepare(lab: str) -> None:
    """Run the notebook from the top in a new kernel, print what is missing, and give the file.

    In Colab, the browser downloads the file. In Jupyter, its path is printed. In a batch run,
    without a front end, only one line is printed.

    Parameters
    ----------
    lab
        The name of the lab; the file to hand in is LAB.ipynb.
    """
    if not runtime.has_front_end():
        print("Nothing to hand in here: open the notebook in Colab or in Jupyter.")  # noqa: T201
        return
    on_colab = runtime.where() == "colab"
    try:
        raw = _from_colab() if on_colab else _from_disk()
    except DlcourseError as error:  # there is no page, or it does not send the notebook
        print(error)  # noqa: T201
        return
    try:
        with _bar() as tell:
            found: object = review(raw, check.progress().outcomes, tell)
    except Exception as error:  # the file can be handed in without a review
        found = f"The notebook did not run to its end: {error}"
    print(found, end="\n\n")  # noqa: T201
    if on_colab:
        _download(Path(f"{lab}.ipynb"), raw)
    else:
        _say_where(lab)


def review(
    raw: str, outcomes: dict[str, str], tell: Callable[[float], object] = lambda share: None
) -> Completeness:
    """Run a notebook from the top, in a new kernel.

    Parameters
    ----------
    raw
        The text of the notebook file.
    outcomes
        How the checks ended in the open notebook: "passes" or "fails", by question.
    tell
        Is called after every cell with the share of the cells that have run, from 0 to 1.

    Returns
    -------
    Completeness
        What passes, and what is missing.
    """
    import nbformat

    started = time.monotonic()
    notebook = nbformat.reads(raw, as_version=4)
    from_the_top = _run(notebook, tell)
    headings = _headings(notebook)
    fails = [name for name, outcome in from_the_top.items() if outcome == "fails"]
    empty = {index for index, cell in enumerate(notebook.cells) if _is_empty(cell)}
    unanswered = _unique(headings[index] for index in sorted(empty))
    names = {name: _heading_of(name, notebook, headings) for name in from_the_top}
    only_here = [name for name in fails if outcomes.get(name) == "passes"]
    return Completeness(
        seconds=time.monotonic() - started,
        questions=len(from_the_top),
        passed=tuple(names[each] for each, end in from_the_top.items() if end == "passes"),
        only_here=tuple(names[each] for each in only_here),
        wrong=tuple(
            names[each] for each in fails if each not in only_here and names[each] not in unanswered
        ),
        unanswered=unanswered,
        stopped=_unique(
            f"{headings[index]}: {reason}"
            for index, cell in enumerate(notebook.cells)
            if index not in empty and (reason := _stopped(cell))
        ),
    )


@contextmanager
def _bar() -> Iterator[Callable[[float], object]]:
    """Show a progress bar, give the function that moves it, and remove the bar at the end."""
    import ipywidgets
    from IPython.display import display

    bar = ipywidgets.FloatProgress(description="Running", max=1.0)
    display(bar)
    try:
        yield lambda share: setattr(bar, "value", share)
    finally:
        bar.close()


def _run(notebook: NotebookNode, tell: Callable[[float], object]) -> dict[str, str]:
    """Run the cells of `notebook` in a new kernel; return how the check of each question ended."""
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell

    notebook.cells = [cell for cell in notebook.cells if "hand_in.prepare(" not in cell.source]
    notebook.cells.append(new_code_cell(OUTCOMES))
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        interrupt_on_timeout=True,
        allow_errors=True,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        on_cell_executed=lambda cell_index, **_: tell(cell_index / len(notebook.cells)),
    )
    nobody = {key: os.environ[key] for key in os.environ.keys() - runtime.FRONT_END_VARIABLES}
    client.execute(env=nobody)
    said = notebook.cells.pop().outputs
    outcomes: dict[str, str] = json.loads(said[0].text) if said and "text" in said[0] else {}
    return outcomes


def _headings(notebook: NotebookNode) -> list[str]:
    """Find the heading above each cell, without its #."""
    found, current = [], "the beginning"
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines = [line for line in cell.source.splitlines() if line.startswith("#")]
            current = lines[-1].strip("# ") if lines else current
        found.append(current)
    return found


def _heading_of(question: str, notebook: NotebookNode, headings: list[str]) -> str:
    """Find the heading above the check of this question, else the name of the question."""
    for cell, heading in zip(notebook.cells, headings, strict=True):
        if f'check.question("{question}"' in cell.source:
            return heading
    return question


def _is_empty(cell: NotebookNode) -> bool:
    """Whether an answer cell is still as it was handed out."""
    if cell.cell_type == "code":
        return EMPTY_CODE in cell.source and "YOUR CODE HERE" in cell.source
    return bool(cell.source.strip() in ("", EMPTY_TEXT)) and "nbgrader" in cell.metadata


def _stopped(cell: NotebookNode) -> str:
    """Why a cell without a check stopped; "" if it did not, or if only an answer is missing."""
    for output in cell.get("outputs", ()):
        if output.output_type == "error" and "check.question(" not in cell.source:
            if output.ename == "NotImplementedError" and not output.evalue:
                return ""
            if output.ename == "KeyboardInterrupt":
                return f"a cell was still running after {CELL_SECONDS} seconds"
            return f"{output.ename}: {output.evalue}".splitlines()[0]
    return ""


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _from_colab() -> str:
    """Get the notebook from Colab's page, also with changes that are not saved."""
    from google.colab import _message

    answer: Any = _message.blocking_request("get_ipynb", request="", timeout_sec=PAGE_SECONDS)
    if not answer:
        raise DlcourseError(
            "Colab did not send the notebook: run this cell again, or download the file yourself "
            "with File → Download → Download .ipynb."
        )
    return json.dumps(answer["ipynb"], ensure_ascii=False)


def _from_disk() -> str:
    return _path().read_text(encoding="utf-8")


def _path() -> Path:
    """Find the file of the open notebook, as saved by Jupyter or VS Code."""
    from IPython import get_ipython

    names = get_ipython().user_ns
    told = names.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
    path = Path(told)
    if path.suffix != ".ipynb" or not path.is_file():
        raise DlcourseError(
            "The file of this notebook cannot be found; it may have been renamed. Restart the "
            "kernel, run all cells, save, and hand in the .ipynb file."
        )
    return path


def _download(path: Path, raw: str) -> None:
    from google.colab import files

    path.write_text(raw, encoding="utf-8")
    files.download(str(path))
    print(f"Hand in {path.name}: your browser has just downloaded it.")  # noqa: T201


def _say_where(lab: str) -> None:
    path = _path()
    saved = time.localtime(path.stat().st_mtime)
    print(  # noqa: T201
        f"You last saved the notebook at {time.strftime('%H:%M:%S', saved)}. If you have changed "
        "something since then, save it (Ctrl+S) and run this cell again.\n"
        f"Hand in this file: {path}" + (f", as {lab}.ipynb" if path.stem != lab else "")
    )
