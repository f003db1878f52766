"""One notebook as it stands in the repository → the notebook that becomes a page."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

from nbformat import NotebookNode
from nbformat.v4 import new_output

BADGE = "[![Open in Colab]"
SET_UP = "# Set-up:"
EXPLORER = re.compile(r"^(\w+)\.show\(\)$")


def page(
    notebook: NotebookNode, mend: Callable[[str], str], explorer: Callable[[str], str]
) -> NotebookNode:
    """The notebook of a page.

    The site has its own Colab button instead of the badge. The set-up cell is folded. An explorer
    takes the place of its saved picture. mend: mends the links in a text. explorer: an explorer's
    name → its HTML.
    """
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if not cell.source.startswith(BADGE)]
    for cell in made.cells:
        if cell.cell_type == "markdown":
            cell.source = mend(cell.source)
        elif cell.source.startswith(SET_UP):
            cell.metadata["tags"] = ["hide-input"]
        elif found := EXPLORER.match(cell.source):
            cell.outputs = [new_output("display_data", {"text/html": explorer(found[1])})]
    return made
