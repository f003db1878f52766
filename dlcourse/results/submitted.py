"""What lies in the students' folders: submitted/STUDENT/LAB, with nbgrader's timestamp.txt."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from dlcourse.course import Course
from dlcourse.models import Data

TIMESTAMP = "timestamp.txt"


class Folder(Data):
    """One student's folder: files by relative name, their size in bytes, and the time if known.

    Of each file at most `most` bytes were read. warnings: what was left out, and why.
    """

    files: dict[str, bytes]
    size: int
    timestamp: datetime | None
    warnings: tuple[str, ...] = ()


def students(course: Course) -> set[str]:
    """Everyone who has a folder."""
    if not course.submitted_dir.is_dir():
        return set()
    paths = course.submitted_dir.iterdir()
    return {path.name for path in paths if path.is_dir() and not path.name.startswith(".")}


def read(path: Path, most: int) -> Folder:
    """A student's folder for one lab, at most `most` bytes of each file; links are left out."""
    if path.is_symlink() or path.parent.is_symlink():
        left_out = ("the folder is a link and was left out",)
        return Folder(files={}, size=0, timestamp=None, warnings=left_out)
    files, size, warnings = _read_files(path, most)
    timestamp, unclear = _timestamp(path / TIMESTAMP) if files else (None, ())
    return Folder(files=files, size=size, timestamp=timestamp, warnings=(*warnings, *unclear))


def _read_files(folder: Path, most: int) -> tuple[dict[str, bytes], int, list[str]]:
    files, size, warnings = {}, 0, []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            warnings.append(f"{name} is a link and was left out")
        elif path.is_file() and name != TIMESTAMP:
            with path.open("rb") as file:
                files[name] = file.read(most)
            size += path.stat().st_size
            if path.stat().st_size > most:
                warnings.append(f"{name} is too large: only the first {most >> 20} MB were read")
        elif not path.is_file() and not path.is_dir():
            warnings.append(f"{name} is not a regular file and was left out")
    return files, size, warnings


def parse_time(text: str) -> datetime:
    """A time as nbgrader writes it, in UTC if it names no zone; raises ValueError or
    OverflowError."""
    moment: datetime = parse_utc(text)
    return moment.replace(tzinfo=UTC)


def _timestamp(path: Path) -> tuple[datetime | None, tuple[str, ...]]:
    """The time in nbgrader's timestamp.txt, and a warning if it makes no sense."""
    text = path.read_text(errors="replace").strip() if path.is_file() else ""
    if not text:
        return None, ()
    try:
        return parse_time(text), ()
    except (ValueError, OverflowError):
        return None, (f"{path.name} does not hold a time: {text[:60]!r}",)
