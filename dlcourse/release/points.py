"""What a question is worth: it stands in the metadata of its check, and a release writes it out.

Students' notebooks need the points in their text, for the progress bar. The instructor's do not:

    check.start("Lab 1")                check.start("Lab 1", predict=2, loss=3)
    with check.question("predict"):     with check.question("predict", points=2):
"""

from __future__ import annotations

import ast
import copy
import keyword
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from dlcourse.notebook import roles, syntax

LINE_LENGTH = 100
START, QUESTION = "check.start", "check.question"

_TEXT = r"""(?P<text>(?P<quote>["'])(?P<name>(?:(?!(?P=quote))[^\\\n])+)(?P=quote))"""
_CALLS = {name: re.compile(rf"\b{re.escape(name)}\(\s*{_TEXT}\s*\)") for name in (START, QUESTION)}


def written_out(notebook: NotebookNode) -> NotebookNode:
    """The notebook as students need it, with the points in its text.

    Parameters
    ----------
    notebook
        The instructor's, without points in its text. It is not changed.

    Returns
    -------
    NotebookNode
        The same with points in `check.start` and in the `check.question` of graded cells.
    """
    result = copy.deepcopy(notebook)
    worth = of_questions(result)
    for cell in result.cells:
        if cell.cell_type == "code":
            cell.source = _CALLS[START].sub(lambda call: _start(call, worth), cell.source)
        if roles.is_check(cell):
            points = f"{roles.points(cell):g}"
            cell.source = _CALLS[QUESTION].sub(
                rf"{QUESTION}(\g<text>, points={points})", cell.source
            )
    return result


def of_questions(notebook: NotebookNode) -> dict[str, float]:
    """The points of every question that a `check.question` decides, in the notebook's order."""
    return {
        roles.grade_id(cell).removeprefix("check-"): roles.points(cell)
        for cell in notebook.cells
        if roles.is_check(cell) and _CALLS[QUESTION].search(cell.source)
    }


def faults(cell: NotebookNode) -> Iterator[str]:
    """What is wrong with the calls of `check.start` and `check.question` in a code cell."""
    tree = syntax.parse(cell.source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree else []
    for name, pattern in _CALLS.items():
        found = [call for call in calls if ast.unparse(call.func) == name]
        for call in found:
            if call.keywords or len(call.args) > 1:
                text = ast.unparse(call.args[0]) if call.args else "…"
                yield (
                    f"{name} has points: they stand in the nbgrader metadata of the checks alone. "
                    f"Write {name}({text}); `dlcourse release` gives the points to students."
                )
        plain = len(pattern.findall(cell.source))
        if plain < sum(not call.keywords and len(call.args) < 2 for call in found):
            yield f'{name} needs one text in quotes, in one line: write {name}("NAME").'
    if roles.is_check(cell):
        for match in _CALLS[QUESTION].finditer(cell.source):
            wanted = f"check-{match['name']}"
            if roles.grade_id(cell) != wanted:
                yield f"it checks the question {match['name']!r}: its grade_id must be {wanted!r}."


def _start(call: re.Match[str], worth: dict[str, float]) -> str:
    """`check.start` with the points of all questions: in one line, or one argument a line."""
    arguments = [call["text"], *(_argument(name, points) for name, points in worth.items())]
    before = call.string[: call.start()].rpartition("\n")[2]
    line = f"{START}({', '.join(arguments)})"
    if len(before + line) <= LINE_LENGTH:
        return line
    indent = before[: len(before) - len(before.lstrip())]
    rows = "".join(f"{indent}    {argument},\n" for argument in arguments)
    return f"{START}(\n{rows}{indent})"


def _argument(question: str, points: float) -> str:
    if question.isidentifier() and not keyword.iskeyword(question):
        return f"{question}={points:g}"
    return f'**{{"{question}": {points:g}}}'
