"""What the tests of a lab share: its cells, its checks run on any answer, its bank, its grade."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

import nbformat

from dlcourse import check, grading, notebooks
from dlcourse.grading.models import (
    Lab,
    Limits,
    QuestionResult,
    Result,
    Submission,
    TrustedNotebook,
)

ROOT = Path(__file__).parents[2]
HIDDEN = re.compile(r"^ *### BEGIN HIDDEN TESTS\n.*?^ *### END HIDDEN TESTS$", re.M | re.S)
SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?### END SOLUTION", re.M | re.S)
PATIENT = Limits(cell_seconds=120, notebook_seconds=600)  # the bank holds slow right answers


def name_of(path: Path) -> str:
    """`QUESTION-FILE` of an answer in a bank."""
    return f"{path.parent.name}-{path.stem}"


def header(path: Path) -> tuple[float, str, str]:
    """The points, the word and the text in the first line of an answer in a bank."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# points: ([\d.]+) · (written|misconception): (.+)", first)
    assert match, f"{path}: the first line is {first!r}"
    return float(match[1]), match[2], match[3]


@dataclass(frozen=True)
class LabFiles:
    """A lab by its name.

    helpers: ids of instructor cells that answers or checks need.
    left_out: ids of instructor cells that nothing depends on, long experiments, which `graded`
    does not run.
    """

    name: str
    helpers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @cached_property
    def source(self) -> bytes:
        return (ROOT / "solutions" / self.name / f"{self.name}.ipynb").read_bytes()

    @cached_property
    def released(self) -> bytes:
        return (ROOT / "labs" / self.name / f"{self.name}.ipynb").read_bytes()

    @cached_property
    def cells(self) -> list[Any]:
        return list(notebooks.read(self.source).cells)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The source of every graded cell by its grade_id, and of the others by their cell id."""
        return {notebooks.grade_id(cell) or cell.id: cell.source for cell in self.cells}

    @cached_property
    def points(self) -> dict[str, float]:
        """The questions that a check gives points for, in order, with their points."""
        return {
            notebooks.grade_id(cell).removeprefix("check-"): notebooks.points(cell)
            for cell in self.cells
            if notebooks.is_check(cell)
        }

    @cached_property
    def solved(self) -> dict[str, Any]:
        """What the notebook defines: its helpers and the instructor's answers, in order."""
        names: dict[str, Any] = {}
        for cell in self.sources:
            if cell in self.helpers or cell in self.points:
                exec(self.sources[cell], names)
        return names

    # ---- the checks, run here

    def run_check(self, question: str, answer: str, *, hidden: bool = True) -> None:
        """Run a check with this answer in place of the instructor's."""
        names = dict(self.solved)
        exec(answer, names)
        source = self.sources[f"check-{question}"]
        exec(source if hidden else HIDDEN.sub("", source), names)

    def failure_of(self, question: str, answer: str, *, hidden: bool) -> AssertionError | None:
        """What the check says of this answer; None if it passes."""
        try:
            self.run_check(question, answer, hidden=hidden)
        except (check.CheckFailed, check.NotAllowed) as failed:
            return failed
        return None

    def stub(self, question: str) -> str:
        """An answer cell as students get it."""
        return SOLUTION.sub(r"\1raise NotImplementedError()", self.sources[question])

    # ---- the bank

    @property
    def bank(self) -> Path:
        return ROOT / "tests/answers" / self.name

    def answers(self, pattern: str) -> list[Path]:
        return sorted(self.bank.glob(f"*/{pattern}"))

    def batches(self, pattern: str) -> list[tuple[Path | None, ...]]:
        """The bank's answers in submissions: at most one answer to a question in each."""
        return list(zip_longest(*(sorted((self.bank / q).glob(pattern)) for q in self.points)))

    # ---- the real grader

    def handed_in(self, answers: Iterable[Path | None]) -> bytes:
        """The solved notebook with these answers in place of its own."""
        given = {path.parent.name: path.read_text(encoding="utf-8") for path in answers if path}
        notebook = notebooks.read(self.source)
        for cell in notebook.cells:
            cell.source = given.get(notebooks.grade_id(cell), cell.source)
        return nbformat.writes(notebook).encode()

    def graded(self, raw: bytes) -> tuple[Result, dict[str, QuestionResult]]:
        """The result, and its rows by question."""
        trusted = TrustedNotebook(
            name=self.name, source=self._short(self.source), released=self._short(self.released)
        )
        files = {f"{self.name}.ipynb": self._short(raw)}
        submission = Submission(student="ada", files=files)
        result = grading.grade(
            submission, Lab(name=self.name, notebooks=(trusted,)), PATIENT
        ).result
        return result, {row.id.removeprefix("check-"): row for row in result.questions}

    def _short(self, raw: bytes) -> bytes:
        notebook = notebooks.read(raw)
        notebook.cells = [cell for cell in notebook.cells if cell.id not in self.left_out]
        return nbformat.writes(notebook).encode()
