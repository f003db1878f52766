"""One notebook as it stands in the repository → the notebook that becomes a page."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Sequence
from typing import Protocol

from nbformat import NotebookNode
from nbformat.v4 import new_output

from dlcourse.explore import Prediction

BADGE = "[![Open in Colab]"
SET_UP = "# Set-up:"
EXPLORER = re.compile(r"^(\w+)\.show\((?=\)|\s*Prediction\()")


class Explorers(Protocol):
    """A function that gives the HTML of an explorer."""

    def __call__(self, name: str, predictions: Sequence[Prediction] = ()) -> str:
        """The HTML of the explorer with this name, between its predictions and their results."""


def page(notebook: NotebookNode, mend: Callable[[str], str], explorer: Explorers) -> NotebookNode:
    """The notebook of a page.

    The site has its own Colab button instead of the badge. The set-up cell is folded. An explorer
    takes the place of its saved picture, and its cell does not give the results away. mend: mends
    the links in a text. explorer: an explorer's name, and its predictions → its HTML.
    """
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if not cell.source.startswith(BADGE)]
    for cell in made.cells:
        if cell.cell_type == "markdown":
            cell.source = mend(cell.source)
        elif cell.source.startswith(SET_UP):
            cell.metadata["tags"] = ["hide-input"]
        elif found := EXPLORER.match(cell.source):
            html = explorer(found[1], predictions(cell.source))
            cell.outputs = [new_output("display_data", {"text/html": html})]
            cell.source = f"{found[1]}.show(...)"
    return made


def predictions(source: str) -> list[Prediction]:
    """The predictions in a cell that shows an explorer."""
    shown = ast.parse(source, mode="eval").body
    arguments = shown.args if isinstance(shown, ast.Call) else []
    return [
        Prediction(*map(ast.literal_eval, argument.args))
        for argument in arguments
        if isinstance(argument, ast.Call)
    ]
