"""A folder that is handed in → its notebook, its files and its code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from dlcourse.errors import DlcourseError
from dlcourse.notebook import reading, roles
from dlcourse.run.execute import title

MB = 1_000_000
SKIPPED = {".git", ".venv", "venv", "__pycache__", ".ipynb_checkpoints", "node_modules"}
MOST_FILES, MOST_BYTES = 2000, 1000 * MB  # of a folder that could be a project
TITLE_LENGTH = 40
HAND_IN = "hand_in.prepare("  # the last cell of the template


@dataclass(frozen=True)
class SourceText:
    """A piece of text and where it stands: a cell or a file."""

    where: str
    text: str


@dataclass(frozen=True)
class Project:
    """A project: `files` has the size of every file in bytes, by its path in the folder."""

    folder: Path
    name: str  # of the notebook, as a path in the folder
    notebook: NotebookNode
    files: dict[str, int]

    @property
    def code(self) -> list[SourceText]:
        """The students' code: the cells of the notebook, and the modules in the folder."""
        cells = [
            SourceText(place(number, cell), cell.source)
            for number, cell in enumerate(self.notebook.cells, start=1)
            if cell.cell_type == "code" and not roles.is_setup(cell)
        ]
        return cells + [
            SourceText(name, self.text(name)) for name in self.files if name[-3:] == ".py"
        ]

    def text(self, name: str) -> str:
        """The text of a file; signs that are no UTF-8 become question marks."""
        return (self.folder / name).read_text(encoding="utf-8", errors="replace")


def read(path: Path) -> Project:
    """The project in a folder. A notebook stands for its folder.

    Raises DlcourseError if there is no notebook, more than one, or more than a project.
    """
    if not path.exists():
        raise DlcourseError(f"{path} does not exist: name the folder or the notebook of a project.")
    folder = path if path.is_dir() else path.parent
    files = _sizes(folder)
    notebook = _notebook_in(folder, files) if path.is_dir() else path
    if notebook.suffix != ".ipynb":
        raise DlcourseError(f"{notebook} is not a notebook: its name does not end in .ipynb.")
    try:
        content = reading.unique_ids(reading.read(notebook.read_bytes()))
    except reading.Unreadable as error:
        raise DlcourseError(f"{notebook} cannot be read: {error.reason}.") from None
    return Project(folder, notebook.relative_to(folder).as_posix(), content, files)


def place(number: int, cell: NotebookNode) -> str:
    """How a cell is named to people: its number from the top, and its first line."""
    first = str(title(cell)).strip()
    shown = first if len(first) <= TITLE_LENGTH else f"{first[:TITLE_LENGTH]}…"
    return f"cell {number}: {shown}" if shown else f"cell {number}"


def _sizes(folder: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for path in sorted(_walk(folder)):
        found[path.relative_to(folder).as_posix()] = path.stat().st_size
        if len(found) > MOST_FILES or sum(found.values()) > MOST_BYTES:
            raise DlcourseError(
                f"{folder} holds more than {MOST_FILES} files or {MOST_BYTES // MB} MB. Put the "
                "project into a folder of its own, with nothing else in it."
            )
    return found


def _walk(folder: Path) -> Iterator[Path]:
    """The files in a folder, without those of tools, and without links that lead nowhere."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in SKIPPED]
        yield from (path for name in names if (path := Path(root, name)).is_file())


def _notebook_in(folder: Path, files: dict[str, int]) -> Path:
    names = [name for name in files if name.endswith(".ipynb")]
    top = [name for name in names if "/" not in name] or names
    if not top:
        raise DlcourseError(f"There is no notebook in {folder}: name the folder of a project.")
    if len(top) > 1 and "project.ipynb" not in top:
        raise DlcourseError(
            f"There is more than one notebook in {folder}: {', '.join(top)}. Name one of them."
        )
    return folder / (top[0] if len(top) == 1 else "project.ipynb")
