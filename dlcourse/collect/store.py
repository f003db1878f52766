"""The students' folders, submitted/STUDENT/LAB, and what `collect` remembers of them.

What was collected before is never lost: when a newer hand-in takes its place, the older one is
moved aside. What a person put there or changed stays as it is.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import collected, files, journal
from dlcourse.results.collected import Origin
from dlcourse.results.late import naive_utc
from dlcourse.results.submitted import TIMESTAMP


class Outcome(StrEnum):
    """What became of a file."""

    COLLECTED = "collected"
    REPLACED = "collected, in place of an older one"
    UNCHANGED = "collected before"
    OLDER = "not used, older"
    LEFT_OUT = "left out"
    IGNORED = "ignored"


class Stored(Data):
    """What became of one student's files, and why."""

    outcome: Outcome
    note: str = ""


class Store:
    """The folders of one lab."""

    def __init__(self, course: Course, lab: str) -> None:
        self.course, self.lab = course, lab
        self._known = collected.read(course, lab)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        """Remember what was done, also after an error. If this is cut off, nothing is lost: the
        same files are found in place by the next run."""
        collected.write(self.course, self.lab, self._known)

    def put(self, student: str, raw: Mapping[str, bytes], new: Origin) -> Stored:
        """Put a hand-in into the student's folder, unless what is there is newer or a person's."""
        folder = self.course.submitted_dir / student / self.lab
        new = new.model_copy(update={"hashes": _hashes(raw)})
        there = _hashes(_read(folder)) if folder.is_dir() else {}
        known = self._known.get(student)
        if folder.is_symlink() or folder.parent.is_symlink() or folder.is_file():
            return Stored(outcome=Outcome.LEFT_OUT, note=f"{folder} is no folder: move it away")
        if not there:
            self._write(folder, raw, new)
            self._known[student] = new
            return Stored(outcome=Outcome.COLLECTED)
        if there == new.hashes:
            return self._same(student, folder, known, new)
        if known is None or there != known.hashes:
            note = f"{folder} has another file, which was not collected: move it away first"
            return Stored(outcome=Outcome.LEFT_OUT, note=note)
        if not _is_newer(new, known):
            note = f"the one in {folder} is newer: to use this one, move that folder away"
            return Stored(outcome=Outcome.OLDER, note=note)
        self._set_aside(student, folder)
        self._write(folder, raw, new)
        self._known[student] = new
        return Stored(outcome=Outcome.REPLACED)

    def _same(self, student: str, folder: Path, known: Origin | None, new: Origin) -> Stored:
        """The same files as before; perhaps handed in again, or the time is known only now."""
        if known is None:
            if new.time is not None and not (folder / TIMESTAMP).exists():
                _write_time(folder, new.time)
            self._known[student] = new
        elif new.time and new.time != known.time and (not known.time or new.time > known.time):
            self._known[student] = new
            if _time_text(folder) == _as_text(known.time):  # else a person wrote it
                _write_time(folder, new.time)
                return Stored(outcome=Outcome.REPLACED, note="the same files; the time is another")
        elif _is_newer(new, known):
            self._known[student] = new.model_copy(update={"time": known.time})
        return Stored(outcome=Outcome.UNCHANGED)

    def _write(self, folder: Path, raw: Mapping[str, bytes], new: Origin) -> None:
        """Write beside the folder first, so that a crash leaves no half of a hand-in."""
        part = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        try:
            for name, content in raw.items():
                path = part / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            if new.time is not None:
                _write_time(part, new.time)
            if folder.exists():
                folder.rmdir()  # empty, or it would have been moved aside
            part.rename(folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise DlcourseError(
                f"{folder} cannot be written: {error.strerror}. What was collected so far is kept; "
                "put that right and run the same command again."
            ) from None

    def _set_aside(self, student: str, folder: Path) -> None:
        kept = journal.state_folder(self.course) / "replaced" / self.lab / student
        kept.mkdir(parents=True, exist_ok=True)
        number = 1 + sum(1 for _ in kept.iterdir())
        folder.rename(kept / str(number))


def _is_newer(new: Origin, known: Origin) -> bool:
    """By the platform's time, else by its number, else by when the download was made."""
    if new.time and known.time and new.time != known.time:
        return new.time > known.time
    if new.platform == known.platform and new.version != known.version:
        return new.version > known.version
    return new.made >= known.made


def _read(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in found
        if path != folder / TIMESTAMP
    }


def _hashes(raw: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(raw.items())}


def _write_time(folder: Path, time: datetime) -> None:
    files.write_whole(folder / TIMESTAMP, _as_text(time))


def _as_text(time: datetime | None) -> str:
    return f"{naive_utc(time).isoformat(' ')} UTC\n" if time else ""


def _time_text(folder: Path) -> str:
    path = folder / TIMESTAMP
    return path.read_text(errors="replace") if path.is_file() else ""
