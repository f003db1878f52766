"""A folder for each student, as nbgrader keeps them or somebody sorted them; GitHub Classroom's
folders ASSIGNMENT-LOGIN are such folders, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.collect.upload import Reading, Upload
from dlcourse.results.submitted import TIMESTAMP, parse_time
from dlcourse.roster import plain


def uploads(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files in the students' folders; nbgrader's timestamp.txt tells when."""
    found = _students(entries, reading)
    times = {
        student: _time(reading.text_of(entry))
        for entry, student, name in found
        if name == TIMESTAMP
    }
    return [
        Upload(
            entry=entry,
            owner=Owner(any=student, name=student),
            name=name,
            time=times.get(student),
            not_work="the time of the hand-in" if name == TIMESTAMP else "",
            is_done=True,
        )
        for entry, student, name in found
    ]


def uploads_from_github(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files in folders ASSIGNMENT-LOGIN. Git has times; a download of folders has none."""
    found = _students(entries, reading)
    prefix = github_prefix([folder for _, folder, _ in found], reading)
    made = []
    for entry, folder, name in found:
        login = folder[len(prefix) :] if folder.startswith(prefix) else folder
        made.append(
            Upload(entry=entry, owner=Owner(ids=(("github", login),), any=login), name=name)
        )
    return made


def github_prefix(folders: Sequence[str], reading: Reading) -> str:
    """What all folders' names begin with before the login: the assignment and a "-"."""
    shared: list[str] = []
    for words in zip(*(folder.split("-")[:-1] for folder in folders), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    begins = ["-".join(shared[: end + 1]) for end in range(len(shared))]
    of_lab = [begin for begin in begins if plain(reading.lab).startswith(plain(begin))]
    return f"{(of_lab or begins)[-1]}-" if begins else ""


def is_github(entries: Sequence[Entry], reading: Reading) -> bool:
    """Whether all folders begin with the lab's name and a "-"."""
    prefix = github_prefix([folder for _, folder, _ in _students(entries, reading)], reading)
    return bool(prefix) and reading.is_of_the_lab(prefix)


def is_folders(entries: Sequence[Entry], reading: Reading) -> bool:
    """Whether students have folders: files lie in more than one, or the only one is a student's."""
    notebooks = [entry for entry in entries if entry.name.lower().endswith(".ipynb")]
    parents = {entry.path.parent for entry in notebooks or entries}
    if len(parents) != 1:
        return len({parent.parts[:1] for parent in parents}) > 1 or PurePosixPath() not in parents
    (parent,) = parents
    return parent.parts != () and len(notebooks) < 2 and not reading.is_of_the_lab(parent.parts[0])


def _students(entries: Sequence[Entry], reading: Reading) -> list[tuple[Entry, str, str]]:
    """Each file with the student's folder and the path in it.

    The folder is the one before the lab's own; else the first that is not around all of them.
    """
    paths = [entry.path.parts for entry in entries]
    around = 0
    while paths and all(
        len(parts) > around + 2 and parts[around] == paths[0][around] for parts in paths
    ):
        around += 1
    found = []
    for entry, parts in zip(entries, paths, strict=True):
        inside = parts.index(reading.lab, 1) if reading.lab in parts[1:-1] else around + 1
        if len(parts) > inside:
            name = "/".join(parts[inside + (parts[inside] == reading.lab) :])
            found.append((entry, parts[inside - 1], name))
    return found


def _time(text: str) -> datetime | None:
    try:
        return parse_time(text)
    except (ValueError, OverflowError):
        return None
