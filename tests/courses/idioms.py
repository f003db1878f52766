"""What the checks of nbgrader courses do: small questions, each with right and wrong answers.

The questions are in `corpus/`, one file a notebook, in cells that start with `# %%`:

    # %% setup          code that every question of the notebook may use
    # %% idiom: NAME    a new question; its cells follow
    # %% given          code that students get
    # %% answer         the instructor's answer, full points
    # %% half           an answer worth half the points
    # %% wrong          a wrong answer, no points; there may be two
    # %% check          the test, worth two points

`corpus/beside/` holds the files that lie beside the notebooks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
BESIDE = CORPUS / "beside"
POINTS = 2.0
CELL = re.compile(r"^# %% (\w+)(?:: (\w+))?\n", re.MULTILINE)

# Right answers for which plain nbgrader gives more than dlcourse does, and why this is meant.
FEWER_THAN_NBGRADER: dict[str, str] = {}


@dataclass(frozen=True)
class Idiom:
    """One question. wrong: answers worth nothing; half: one worth half the points, or ""."""

    name: str
    notebook: str
    answer: str
    check: str
    wrong: tuple[str, ...]
    given: str = ""
    half: str = ""


@dataclass(frozen=True)
class Notebook:
    """One file of the corpus."""

    name: str
    setup: str
    idioms: tuple[Idiom, ...]


def read_notebook(path: Path) -> Notebook:
    """The questions of a corpus file, in order.

    Raises ValueError for a question without an answer, a wrong answer or a check.
    """
    setup = ""
    found: list[tuple[str, dict[str, list[str]]]] = []
    for kind, name, source in _cells(path.read_text(encoding="utf-8")):
        if kind == "setup":
            setup = source
        elif kind == "idiom":
            found.append((name, {}))
        else:
            found[-1][1].setdefault(kind, []).append(source)
    return Notebook(path.stem, setup, tuple(_idiom(path.stem, *parts) for parts in found))


def _cells(text: str) -> list[tuple[str, str, str]]:
    kinds = CELL.split(text)[1:]
    return [(kinds[i], kinds[i + 1], kinds[i + 2].strip("\n")) for i in range(0, len(kinds), 3)]


def _idiom(notebook: str, name: str, cells: dict[str, list[str]]) -> Idiom:
    missing = {"answer", "wrong", "check"} - cells.keys()
    unknown = cells.keys() - {"given", "answer", "half", "wrong", "check"}
    if missing or unknown:
        raise ValueError(f"{notebook}, {name}: missing {missing}, unknown {unknown}")
    return Idiom(
        name=name,
        notebook=notebook,
        answer=cells["answer"][0],
        check=cells["check"][0],
        wrong=tuple(cells["wrong"]),
        given=cells.get("given", [""])[0],
        half=cells.get("half", [""])[0],
    )


NOTEBOOKS = tuple(read_notebook(path) for path in sorted(CORPUS.glob("*.py")))
IDIOMS = {idiom.name: idiom for notebook in NOTEBOOKS for idiom in notebook.idioms}
