"""Tables that are made from the course: its lectures and labs, and its explorers."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import nbformat

from dlcourse import explore

LECTURE_TIME = re.compile(r"\| \*\*Time\*\* \| about (\d+) minutes")
LAB_TIME = re.compile(r"^\*\*\d+ points? · (?:about )?([^,·]+)", re.MULTILINE)


class Entry(NamedTuple):
    """A lecture or a lab, for the lists of the site."""

    path: Path
    name: str
    about: str
    time: str


def entries(root: Path, paths: Iterable[Path]) -> list[Entry]:
    """The lectures and labs among these paths, which are relative to `root`."""
    found = []
    for path in paths:
        if path.suffix == ".ipynb":
            cells = nbformat.read(root / path, 4).cells[:3]
            found.append(entry(path, "\n".join(cell.source for cell in cells)))
    return found


def entry(path: Path, text: str) -> Entry:
    """What a notebook says of itself in its first cells, `text`."""
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    if title is None:
        raise SystemExit(f"{path} has no title: begin its first text with a line `# Title`.")
    if path.parts[0] == "course":
        name, _, about = title[1].partition(": ")
        return Entry(path, f"{path.stem[:2]} {name}", about, time(text))
    name, _, about = title[1].partition(" · ")
    return Entry(path, name, about, time(text))


def overview(found: Iterable[Entry]) -> str:
    """The table of all lectures and labs, in Markdown."""
    rows = ["| notebook | about | time |", "| --- | --- | --- |"]
    rows += [f"| [{one.name}]({one.path.as_posix()}) | {one.about} | {one.time} |" for one in found]
    return "\n".join(rows)


def toctree(found: Iterable[Entry], folder: str) -> str:
    """The lines of a `toctree` with the notebooks of a folder, under short names."""
    chosen = [one for one in found if one.path.parts[0] == folder]
    short = {one: one.name if folder == "course" else f"{one.name} · {one.about}" for one in chosen}
    return "\n".join(f"{short[one]} <{one.path.with_suffix('').as_posix()}>" for one in chosen)


def time(text: str) -> str:
    """How long a lecture or a lab takes, as its first cells say; empty where they do not."""
    if lecture := LECTURE_TIME.search(text):
        return f"{lecture[1]} minutes"
    lab = LAB_TIME.search(text)
    return lab[1].strip() if lab else ""


def explorers() -> str:
    """The table of explorers, in Markdown: the name of each, and what it shows."""
    rows = ["| explorer | shows |", "| --- | --- |"]
    for found in pkgutil.iter_modules(explore.__path__):
        if not found.name.startswith("_"):
            first = (import_module(f"dlcourse.explore.{found.name}").__doc__ or "").split("\n")[0]
            rows.append(f"| `{found.name}` | {first.removeprefix('Explorer: ')} |")
    return "\n".join(rows)
