"""What the tests of labs share: a lab's cells, and its checks run on any answer."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from dlcourse import bank, check
from dlcourse.course import load_course
from dlcourse.notebook import reading, roles

COURSE = load_course(Path(__file__).parents[2])
# A lab without checks, such as the project, is read by a person alone.
WITH_CHECKS = [name for name in COURSE.labs if bank.questions(COURSE.read_lab(name))]
HIDDEN = re.compile(r"^ *### BEGIN HIDDEN TESTS\n.*?^ *### END HIDDEN TESTS$", re.M | re.S)
SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?### END SOLUTION", re.M | re.S)


# Of the known mistakes, the shares that only hidden tests refuse and that get no hint.
MISSED = {
    "lab0_warmup": 0.05,
    "lab1_perceptron": 0.05,
    "lab2_backprop": 0.05,
    "lab3_activations": 0.05,
}
UNNAMED = {"lab1_perceptron": 0.05, "lab2_backprop": 0.15}


@dataclass(frozen=True)
class Forbidden:
    """Answers, by the names of their files, that let a library do the work; what they are told."""

    files: re.Pattern[str]
    words: str


FORBIDDEN = {
    "lab1_perceptron": Forbidden(
        re.compile("wrong_(library.*|gini|tree)"), "scikit-learn does the learning here"
    ),
    "lab2_backprop": Forbidden(re.compile("wrong_autograd"), "derivatives yourself"),
    "lab3_activations": Forbidden(
        re.compile("wrong_(autograd|ready_made.*|scipy_.*)"), "ready-made"
    ),
    "lab4_optimizers": Forbidden(
        re.compile("wrong_(torch_.*|calls_adam)"), "write the formula yourself"
    ),
    "lab5_cnn": Forbidden(
        re.compile(
            "wrong_(library|layer|.*unfold|scipy.*|conv_tbc|rank_filter|saved_name|autograd"
            "|own_data|test_images_renamed)"
        ),
        "your part",
    ),
    "lab6_regularization": Forbidden(
        re.compile("wrong_(library.*|layer_class|autograd)"), "that is your part"
    ),
    "lab7_transfer": Forbidden(re.compile("wrong_library"), "A library does the work here"),
    "lab8_sequences": Forbidden(
        re.compile("wrong_(library|saved_name|autograd)"), "that is your part"
    ),
}


def is_forbidden(answer: bank.KnownAnswer) -> bool:
    """Whether a known answer lets a library do the work."""
    rule = FORBIDDEN.get(answer.lab)
    return rule is not None and rule.files.fullmatch(answer.path.stem) is not None


def wants_hint(message: str) -> bool:
    """Whether a refusal is one that should name the likely mistake."""
    return "stopped with an error" not in message and "not answered yet" not in message


@dataclass(frozen=True)
class LabFiles:
    """A lab by its name."""

    name: str

    @cached_property
    def cells(self) -> list[Any]:
        whole = COURSE.read_lab(self.name)
        return [cell for each in whole.notebooks for cell in reading.read(each.source).cells]

    @cached_property
    def sources(self) -> dict[str, str]:
        """The source of every graded cell by its grade_id, and of the others by their cell id."""
        return {roles.grade_id(cell) or cell.id: cell.source for cell in self.cells}

    @cached_property
    def points(self) -> dict[str, float]:
        """The questions that a check gives points for, in order, with their points."""
        return bank.questions(COURSE.read_lab(self.name))

    @cached_property
    def solved(self) -> dict[str, Any]:
        """What the notebook defines for its checks: given cells and the instructor's answers."""
        names: dict[str, Any] = {}
        for trusted in bank.graded_part(COURSE.read_lab(self.name), self.points).notebooks:
            for cell in reading.read(trusted.source).cells:
                wanted = not roles.nbgrader(cell) or roles.grade_id(cell) in self.points
                if cell.cell_type == "code" and wanted:
                    exec(cell.source, names)
        return names

    def run_check(self, question: str, answer: str, *, hidden: bool = True) -> None:
        """Run a check with this answer in place of the instructor's."""
        notebook = ModuleType("__main__")  # as in a kernel: what a check forbids there is refused
        names = vars(notebook)
        names.update({name: value for name, value in self.solved.items() if name[:2] != "__"})
        source = self.sources[f"check-{question}"]
        before, sys.modules["__main__"] = sys.modules["__main__"], notebook
        try:
            exec(answer, names)
            exec(source if hidden else HIDDEN.sub("", source), names)
        finally:
            sys.modules["__main__"] = before

    def failure_of(self, question: str, answer: str, *, hidden: bool) -> AssertionError | None:
        """What the check says of this answer; None if it passes."""
        try:
            self.run_check(question, answer, hidden=hidden)
        except check.CheckFailed as failed:
            return failed
        return None

    def stub(self, question: str) -> str:
        """An answer cell as students get it."""
        return SOLUTION.sub(r"\1raise NotImplementedError()", self.sources[question])
