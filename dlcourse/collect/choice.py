"""Of all the files of one student, those that count: of the newest attempt, each once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from dlcourse.collect.upload import Upload
from dlcourse.models import Data
from dlcourse.results.submitted import TIMESTAMP
from dlcourse.roster import UNSAFE

MOST_NAME_BYTES = 200


class Choice(Data):
    """The files of one hand-in, by name in the student's folder. left: the others, and why."""

    files: dict[str, Upload]
    left: tuple[tuple[Upload, str], ...] = ()


def choose(uploads: Iterable[Upload]) -> Choice:
    """The files of the newest attempt that has any, each in its newest version."""
    work = sorted(uploads, key=lambda upload: (upload.attempt, upload.version))
    newest = max((upload.attempt for upload in work), default="")
    files: dict[str, Upload] = {}
    left = []
    for upload in work:
        name = safe_name(upload.name)
        if upload.attempt != newest:
            left.append((upload, "an older attempt: the newest counts"))
        elif name == TIMESTAMP:
            left.append((upload, "this name is kept for the time of the hand-in"))
        elif not name or any(_is_inside(name, other) for other in files):
            left.append((upload, f"its name {upload.name!r} cannot be a file's name here"))
        else:
            if older := files.get(name):
                left.append((older, "an older version: the newest counts"))
            files[name] = upload
    return Choice(files=files, left=tuple(left))


def safe_name(name: str) -> str:
    """A path that stays in the student's folder, on every system; "" if there is none."""
    parts = [UNSAFE.sub("_", part).strip() for part in PurePosixPath(name).parts]
    if any(part in ("", ".", "..") or len(part.encode()) > MOST_NAME_BYTES for part in parts):
        return ""
    return "/".join(parts)


def _is_inside(name: str, other: str) -> bool:
    """Whether one of two names would need the other to be a folder."""
    return name.startswith(f"{other}/") or other.startswith(f"{name}/")
