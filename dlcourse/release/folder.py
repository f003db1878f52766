"""The folder of a lab that students get: what a release wrote there, and what it leaves alone.

A release writes down what it wrote, as a hash of each file, in `generated.json` beside the labs'
folders. A file that is as written there belongs to the release, which may overwrite or delete it.
Everything else is somebody's work and stays: a file of a name that the release needs is copied
first, and the others are named.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from dlcourse.errors import DlcourseError

RECORD = "generated.json"

Hashes = dict[str, str]  # of each file, by its path relative to the lab's folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its relative path; JupyterLab's checkpoints are left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


def hashes(content: Mapping[str, bytes]) -> Hashes:
    """The SHA-256 of each file."""
    return {name: hashlib.sha256(content[name]).hexdigest() for name in sorted(content)}


def recorded(folder: Path) -> Hashes:
    """What the last release wrote into a lab's folder; empty if there was none.

    Raises
    ------
    DlcourseError
        If the record cannot be read, as after a merge with conflicts.
    """
    return _read_record(folder.parent / RECORD).get(folder.name, {})


def write(folder: Path, content: Mapping[str, bytes], today: date) -> tuple[bool, dict[str, str]]:
    """Write a lab's files, and delete those of the last release that are no longer part of it.

    Parameters
    ----------
    folder
        The lab's folder, which need not exist.
    content
        What is to be there, by relative path.
    today
        For the names of copies.

    Returns
    -------
    changed : bool
        Whether anything was written or deleted.
    notes : dict
        For each file that was copied before it was overwritten, a sentence that says so.
    """
    before, known = files(folder), recorded(folder)
    ours = {name for name, value in hashes(before).items() if known.get(name) == value}
    changed, notes = False, {}
    for name in before.keys() - content.keys() & ours:
        (folder / name).unlink()
        changed = True
    for name, raw in content.items():
        if before.get(name) == raw:
            continue
        if name in before and name not in ours:
            copy = _keep_copy(folder / name, before[name], today)
            notes[name] = f"it was not what the last release wrote: that is kept as {copy.name}."
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
        changed = True
    _write_record(folder.parent / RECORD, folder.name, hashes(content))
    return changed, notes


def strays(folder: Path, content: Collection[str]) -> dict[str, bytes]:
    """The files of a lab's folder that are not part of the lab and that no release wrote."""
    found, known = files(folder), recorded(folder)
    return {
        name: raw
        for name, raw in found.items()
        if name not in content and known.get(name) != hashes(found)[name]
    }


def ignored_by_git(folder: Path, names: Collection[str]) -> set[str]:
    """Those of a folder's files that git ignores; none where there is no git."""
    if not names:
        return set()
    try:
        ran = subprocess.run(
            ["git", "check-ignore", "-z", "--stdin"],
            cwd=folder,
            input="\0".join(names).encode(),
            capture_output=True,
        )
    except FileNotFoundError:
        return set()
    return set(filter(None, ran.stdout.decode().split("\0")))


def _keep_copy(path: Path, raw: bytes, today: date) -> Path:
    """Write what a file holds beside it, under a new name, and return its path."""
    name, number = f"{path.stem}.edited-{today:%Y-%m-%d}", 1
    copy = path.with_name(f"{name}{path.suffix}")
    while copy.exists() and copy.read_bytes() != raw:
        number += 1
        copy = path.with_name(f"{name}-{number}{path.suffix}")
    copy.write_bytes(raw)
    return copy


def _read_record(path: Path) -> dict[str, Hashes]:
    if not path.is_file():
        return {}
    try:
        record: dict[str, Hashes] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DlcourseError(
            f"{path} cannot be read: {error}. It lists the files that `dlcourse release` wrote. If "
            "git left a merge conflict in it, keep one side. Or delete the file: then the next "
            "release keeps a copy of every lab that it changes."
        ) from None
    return record


def _write_record(path: Path, lab: str, written: Hashes) -> None:
    before = _read_record(path)
    after = dict(sorted((before | {lab: written}).items()))
    if after != before:
        path.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")
