"""The cells that a release writes itself: the badge, the set-up cell and the cell that hands in."""

from __future__ import annotations

import copy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from dlcourse import __version__
from dlcourse.course import Course
from dlcourse.notebook import roles

SET_UP_ID = "set-up"
BADGE_ID = "colab-badge"
HAND_IN_ID = "hand-in"
COLAB_BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
NOTEBOOK_METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}

FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form"}  # in JupyterLab and in Colab


def set_up_source(course: Course) -> str:
    """The set-up cell: installs the course's wheel where it is missing, and says the version."""
    wheel = course.wheel.format(version=__version__)
    return f'''\
# Set-up: run this cell first. It installs the course's package where it is not there yet.
import subprocess
import sys
from importlib import metadata
from pathlib import Path

installed = [package.version for package in metadata.distributions(name="dlcourse")]
if not installed or ("google.colab" in sys.modules and "{__version__}" not in installed):
    wheel = "{wheel}"
    beside = Path(wheel.rpartition("/")[2])  # next to this notebook, it needs no network
    place = str(beside) if beside.exists() else wheel
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", place]
    if subprocess.run(command).returncode:
        raise RuntimeError(
            f"{{beside}} could not be installed: run this cell again. Without a network, put this "
            "file next to the notebook first."
        )

from dlcourse import runtime

runtime.start("{__version__}")'''


def hand_in_source(lab: str) -> str:
    """The last cell of a lab, with which a student hands in."""
    return f'''\
# Hand in: this cell runs your notebook from the top, says what is missing, and gives you the file.
from dlcourse import hand_in

hand_in.prepare("{lab}")'''


def colab_url(course: Course, path: Path) -> str:
    """The address that opens this file of the course in Colab."""
    repository = course.repository.removeprefix("https://github.com/")
    where = path.relative_to(course.root).as_posix()
    return f"https://colab.research.google.com/github/{repository}/blob/{course.branch}/{where}"


def badge_source(course: Course, path: Path) -> str:
    """The text cell with the link that opens this file in Colab."""
    return f"[![Open in Colab]({COLAB_BADGE})]({colab_url(course, path)})"


def with_standard_cells(notebook: NotebookNode, badge: str, set_up: str) -> NotebookNode:
    """The notebook with these two cells, put in their places if missing, and with a kernel."""
    result = copy.deepcopy(notebook)
    for key, value in NOTEBOOK_METADATA.items():
        result.metadata.setdefault(key, nbformat.from_dict(value))
    cells = {cell.id: cell for cell in result.cells}
    if BADGE_ID not in cells:
        result.cells.insert(0, nbformat.v4.new_markdown_cell(badge, id=BADGE_ID))
    else:
        cells[BADGE_ID].source = badge
    if SET_UP_ID not in cells:
        kinds = [cell.cell_type for cell in result.cells]
        place = kinds.index("code") if "code" in kinds else len(kinds)
        result.cells.insert(place, nbformat.v4.new_code_cell(set_up, id=SET_UP_ID))
    else:
        cells[SET_UP_ID].source = set_up
    return result


def fold(notebook: NotebookNode) -> None:
    """Fold what students run and need not read: set-up, checks and the cell that hands in.

    A check may have hundreds of lines, which would stand between a question and the next one.
    """
    for cell in notebook.cells:
        if cell.id in (SET_UP_ID, HAND_IN_ID) or roles.is_check(cell):
            cell.metadata.update(nbformat.from_dict(FOLDED))
