"""The cells of a lab that are worth points, and the row of a result that belongs to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import nbformat

from dlcourse.errors import DlcourseError
from dlcourse.models import Data, Lab, QuestionResult, Result
from dlcourse.notebook import roles
from dlcourse.notebook.text import last_heading


class GradedCell(Data):
    """A cell of a lab that is worth points.

    task: graded by hand, answered anywhere. manual: a person gives the points, as for every task.
    """

    notebook: str
    id: str
    points: float
    type: str
    task: bool
    manual: bool


def of_lab(lab: Lab) -> tuple[GradedCell, ...]:
    """The cells that are worth points, in the order of the lab's notebooks and cells."""
    return tuple(
        cell for notebook in lab.notebooks for cell in _of_notebook(notebook.name, notebook.source)
    )


def max_score(lab: Lab) -> float:
    """What the lab is worth."""
    return sum(cell.points for cell in of_lab(lab))


def find(lab: Lab, question: str) -> GradedCell:
    """The graded cell of a question, by its name with or without `check-`.

    Where several notebooks of a lab have that name, it is NOTEBOOK/NAME.

    Raises
    ------
    DlcourseError
        The lab has no such question, or more than one.
    """
    exact = [cell for cell in of_lab(lab) if question in (cell.id, f"{cell.notebook}/{cell.id}")]
    found = exact or [cell for cell in of_lab(lab) if question in _short_names(cell)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"{cell.notebook}/{cell.id}" for cell in found)
        raise DlcourseError(f"{lab.name} has {question!r} more than once. Name one of: {names}.")
    known = ", ".join(dict.fromkeys(roles.question_of(cell.id) for cell in of_lab(lab)))
    raise DlcourseError(f"{lab.name} has no question {question!r}. Its questions: {known}.")


def headings(lab: Lab) -> dict[tuple[str, str], str]:
    """(notebook, cell id) → the heading that a graded cell stands under."""
    found = {}
    for notebook in lab.notebooks:
        heading = ""
        for cell in nbformat.reads(notebook.source.decode(), as_version=4).cells:
            if roles.is_graded(cell):
                found[notebook.name, roles.grade_id(cell)] = heading
            elif cell.cell_type == "markdown":
                heading = last_heading(cell.source) or heading
    return found


def pairs(lab: Lab, result: Result) -> Iterator[tuple[GradedCell, QuestionResult | None]]:
    """Each graded cell with its question; None if the result has no such question.

    In a lab of several notebooks ids may repeat: then the first question with that id belongs to
    the first such cell.
    """
    questions = defaultdict(list)
    for question in reversed(result.questions):
        questions[question.id].append(question)
    for cell in of_lab(lab):
        found = questions[cell.id]
        yield cell, found.pop() if found else None


def questions(lab: Lab, result: Result) -> dict[tuple[str, str], QuestionResult]:
    """(notebook, cell id) → the row of that graded cell."""
    return {
        (cell.notebook, cell.id): question
        for cell, question in pairs(lab, result)
        if question is not None
    }


def same_questions(lab: Lab, result: Result) -> bool:
    """Whether the result has the lab's questions of today, each worth what it is today."""
    wanted = [(cell.id, cell.points) for cell in of_lab(lab)]
    return [(question.id, question.max_points) for question in result.questions] == wanted


def _short_names(cell: GradedCell) -> tuple[str, str]:
    short = roles.question_of(cell.id)
    return short, f"{cell.notebook}/{short}"


@lru_cache
def _of_notebook(notebook: str, source: bytes) -> tuple[GradedCell, ...]:
    return tuple(
        GradedCell(
            notebook=notebook,
            id=cell.metadata.nbgrader["grade_id"],
            points=roles.points(cell),
            type=cell.cell_type,
            task=roles.is_task(cell),
            manual=not roles.is_check(cell),
        )
        for cell in nbformat.reads(source.decode(), as_version=4).cells
        if roles.is_graded(cell)
    )
