"""A written question's mark scheme as remarks that the whole class shares.

The mark scheme stands in the solution, between nbgrader's marks:

    ### BEGIN MARK SCHEME
    - ½ point: names the four conditions.
    - ½ point: shows that they contradict each other.
    ### END MARK SCHEME

Each item of a list in it is a remark. In a comment it is a line `- ITEM`. In a spreadsheet it has a
letter: the first one is a.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path

from traitlets import Unicode
from traitlets.config import Configurable

from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Lab
from dlcourse.notebook import reading, roles
from dlcourse.notebook.text import lines

ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?P<text>\S.*)$")

Rubric = dict[str, str]  # letter → remark


def of_lab(lab: Lab) -> dict[tuple[str, str], Rubric]:
    """(notebook, cell id) → the remarks of each written question, by their letters."""
    return {
        (notebook.name, roles.grade_id(cell)): of_source(cell.source, lab.delimiters.mark_scheme)
        for notebook in lab.notebooks
        for cell in reading.read(notebook.source).cells
        if roles.is_manual(cell) or roles.is_task(cell)
    }


def of_source(source: str, delimiters: tuple[str, str]) -> Rubric:
    """The remarks in the mark schemes of one cell. An indented line goes on with its item."""
    begin, end = delimiters
    items: list[str] = []
    inside = False
    for line in lines(source):
        if begin in line or end in line:
            inside = begin in line
        elif inside and (item := ITEM.match(line)):
            items.append(item["text"].strip())
        elif inside and items and line[:1].isspace() and line.strip():
            items[-1] += f" {line.strip()}"
    return dict(zip(string.ascii_lowercase, dict.fromkeys(items), strict=False))


def joined(rubric: Rubric, letters: str, comment: str) -> str:
    """The comment with the remarks of these letters before it, each on a line of its own."""
    remarks = [f"- {rubric[letter]}" for letter in letters]
    return "\n".join([*remarks, comment] if comment else remarks)


def split(rubric: Rubric, comment: str) -> tuple[str, str]:
    """The letters of the remarks that a comment begins with, and the rest of it."""
    by_line = {f"- {remark}": letter for letter, remark in rubric.items()}
    rest = comment.split("\n")
    letters = ""
    while rest and rest[0] in by_line and by_line[rest[0]] not in letters:
        letters += by_line[rest.pop(0)]
    parts = letters, "\n".join(rest)
    return parts if joined(rubric, *parts) == comment else ("", comment)


class Remarks(Configurable):  # type: ignore[misc]
    """For formgrader's page, see `formgrader/formgrade`: the remarks of a question.

    course: the course folder.
    """

    course = Unicode().tag(config=True)

    def __call__(self, grade_id: str, resources: Mapping[str, str]) -> list[str]:
        """The remarks of a question, those of today's mark scheme."""
        try:
            lab = load_course(Path(self.course)).read_lab(resources["assignment_id"])
        except DlcourseError:  # a lab that the course no longer has: its page is shown without them
            return []
        return list(of_lab(lab).get((resources["notebook_id"], grade_id), {}).values())
