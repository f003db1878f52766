"""Where each student's files came from, as `dlcourse collect` remembers it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import files, journal


class Origin(Data):
    """Where one student's files came from.

    platform: "canvas", "moodle" and so on. sources: the name in the student's folder → the name in
    the download, which the platform wants back with feedback. hashes: of the files, by name.
    time: of the hand-in, by the platform. version: the platform's own number of it. made: when the
    download was made.
    """

    platform: str
    sources: dict[str, str]
    hashes: dict[str, str] = Field(default_factory=dict)
    time: datetime | None
    version: tuple[int, ...]
    made: datetime


_FILE = TypeAdapter(dict[str, Origin])


def path_of(course: Course, lab: str) -> Path:
    """Where this is kept."""
    return journal.state_folder(course) / f"{lab}.collected.json"


def read(course: Course, lab: str) -> dict[str, Origin]:
    """Student → where the files came from; nobody whose files were not collected.

    Raises DlcourseError if somebody changed what was remembered.
    """
    path = path_of(course, lab)
    if not path.exists():
        return {}
    try:
        return _FILE.validate_json(path.read_bytes())
    except ValidationError:
        raise DlcourseError(
            f"{path} was changed and cannot be read. Delete it: then what is in the students' "
            "folders stays, and only what is not there is collected."
        ) from None


def write(course: Course, lab: str, origins: dict[str, Origin]) -> None:
    """Remember; the file is not touched where nothing is new."""
    path, text = path_of(course, lab), _FILE.dump_json(origins, indent=1).decode()
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        files.write_whole(path, text)
