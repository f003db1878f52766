"""Known answers as they lie in the bank, and the questions they belong to."""

from __future__ import annotations

import re
from pathlib import Path

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab
from dlcourse.notebook import reading, roles

FIRST_LINE = re.compile(r"# points: (\d+(?:\.\d+)?) · (written|misconception): (\S.*)")


class KnownAnswer(Data):
    """A known answer to one question.

    Parameters
    ----------
    lab, question
        What it is an answer to.
    path
        The file.
    right
        Whether it is a right answer.
    points
        What it should get.
    about
        How it is written, or the misconception.
    source
        The whole source of the answer cell.
    """

    lab: str
    question: str
    path: Path
    right: bool
    points: float
    about: str
    source: str

    @property
    def name(self) -> str:
        """Where it lies in the bank."""
        return f"{self.lab}/{self.question}/{self.path.name}"


def labs(course: Course) -> list[str]:
    """The labs that have answers in the bank."""
    return [name for name in course.labs if any(course.answers_dir(name).glob("*/*.py"))]


def read(course: Course, lab_name: str) -> list[KnownAnswer]:
    """The known answers to a lab's questions.

    Parameters
    ----------
    course
        A course with a course.toml.
    lab_name
        One of its labs.

    Returns
    -------
    list of KnownAnswer
        In the order of the files.

    Raises
    ------
    DlcourseError
        If there are none, if one belongs to no question, or if its first line is not as it should
        be. It names the file.
    """
    worth = questions(course.read_lab(lab_name))
    folder = course.answers_dir(lab_name)
    paths = sorted(folder.glob("*/*.py"))
    if not paths:
        raise DlcourseError(
            f"There are no answers in {folder}: put right_*.py and wrong_*.py into a folder named "
            f"after a question there, such as {folder / next(iter(worth), 'QUESTION')}."
        )
    return [_read_answer(path, lab_name, worth) for path in paths]


def questions(lab: Lab) -> dict[str, float]:
    """The points of every question that has an answer cell and, named `check-` + it, a check."""
    cells = [cell for each in lab.notebooks for cell in reading.read(each.source).cells]
    checks = {roles.grade_id(cell): cell for cell in cells if roles.is_check(cell)}
    answers = [roles.grade_id(cell) for cell in cells if roles.is_answer(cell)]
    return {
        question: roles.points(checks[f"check-{question}"])
        for question in answers
        if f"check-{question}" in checks
    }


def _read_answer(path: Path, lab_name: str, worth: dict[str, float]) -> KnownAnswer:
    question, source = path.parent.name, path.read_text(encoding="utf-8")
    if question not in worth:
        raise DlcourseError(
            f"{path}: {lab_name} has no question {question!r} with a check. "
            f"Its questions: {', '.join(worth)}."
        )
    right = path.name.startswith("right_")
    if not right and not path.name.startswith("wrong_"):
        raise DlcourseError(f"{path}: name it right_….py or wrong_….py.")
    line = FIRST_LINE.fullmatch(source.partition("\n")[0])
    all_points = f"{worth[question]:g}"
    example = f"{all_points} · written" if right else "0 · misconception"
    if not line or (line[2] == "written") is not right:
        raise DlcourseError(f"{path}: its first line must be `# points: {example}: …`.")
    points = float(line[1])
    if right is not (points == worth[question]):
        wanted = (
            f"must name {all_points}, all the"
            if right
            else f"must name fewer than the {all_points}"
        )
        raise DlcourseError(f"{path}: its first line {wanted} points of the question.")
    return KnownAnswer(
        lab=lab_name,
        question=question,
        path=path,
        right=right,
        points=points,
        about=line[3],
        source=source,
    )
