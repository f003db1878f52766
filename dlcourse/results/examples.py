"""What a student answered to a question, without anything that tells who it was."""

from __future__ import annotations

import ast
import builtins
import io
import keyword
import re
import tokenize
from pathlib import Path

from dlcourse.course import Course
from dlcourse.models import Lab
from dlcourse.notebook import reading, roles
from dlcourse.results.reviews import Person

MOST_CHARACTERS = 1_500
SHORTEST_NAME = 3  # a shorter one is part of too many words
PYTHON_WORDS = {*dir(builtins), *keyword.kwlist}  # Max is a name, and max is not


def answer(course: Course, lab: Lab, student: str, person: Person, check: str) -> str:
    """The code that a check looked at: the answer it is named after, or the one above it.

    Comments and docstrings are taken out, and so is every mention of the student. "" if there is no
    such code.

    Parameters
    ----------
    check
        The id of the graded cell.
    """
    for notebook in lab.notebooks:
        path = course.autograded_dir / student / lab.name / f"{notebook.name}.ipynb"
        found = code_for(path, check)
        if found:
            return _cut(without_names(_code_alone(found), student, person))
    return ""


def without_names(text: str, student: str, person: Person) -> str:
    """A text without the student's id, names and e-mail address. Python's own words stay."""
    for name in (person.email, student, person.lms_id, person.first_name, person.last_name):
        if len(name) >= SHORTEST_NAME:
            flags = re.NOFLAG if name.lower() in PYTHON_WORDS else re.IGNORECASE
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text, flags=flags)
    return text


def code_for(path: Path, check: str) -> str:
    """The code in a graded notebook that a check looked at, as it was written; "" if there is none.

    It is the answer that the check is named after, or else the one above it.
    """
    if not path.is_file():
        return ""
    above = ""
    answers = {}
    for cell in reading.read(path.read_bytes()).cells:
        if cell.cell_type == "code" and roles.is_answer(cell):
            above = answers[roles.grade_id(cell)] = str(cell.source)
        elif roles.grade_id(cell) == check:
            return answers.get(roles.question_of(check), above)
    return ""


def _code_alone(code: str) -> str:
    """The code without comments and docstrings; of what is not Python, without lines that are
    comments."""
    lines = code.splitlines()
    try:
        left_out = _docstrings(ast.parse(code))
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column].rstrip()
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        left_out = {row for row, line in enumerate(lines) if line.lstrip().startswith("#")}
    kept = (line for row, line in enumerate(lines) if row not in left_out)
    return "\n".join(line for line in kept if line.strip())


def _docstrings(tree: ast.Module) -> set[int]:
    """The numbers, from 0, of the lines that belong to docstrings alone."""
    rows: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            first = node.body[0]
            if first.lineno > node.lineno and len(node.body) > 1:
                rows |= set(range(first.lineno - 1, first.end_lineno or first.lineno))
    return rows


def _cut(code: str) -> str:
    return code if len(code) <= MOST_CHARACTERS else f"{code[:MOST_CHARACTERS]} …"
