"""Canvas, "Download submissions": NAME[_LATE]_USER_NUMBER_FILE, all in one folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.collect.upload import Reading, Upload, without_count

NAME = re.compile(
    r"(?P<person>anon_?[^_]+|[^_]+)(?P<late>_LATE)?_(?P<user>\d+)_"
    r"((?P<number>\d+)_(?P<file>.+)|(?P<text>text|link)\.html)",
    re.DOTALL,
)
ANONYMOUS = re.compile(r"anon_?([A-Za-z0-9]{4,8})")
SECRET_USER = re.compile(
    r"(?P<person>anon_?[A-Za-z0-9]+)(?P<late>_LATE)?_(?P<number>\d+)_(?P<file>.+)"
)
AGAIN = re.compile(r"(.+)-(\d+)")  # what Canvas adds to a second file of the same name


def recognises(entry: Entry) -> bool:
    """Whether a file is named as Canvas names them."""
    return _parts(entry) is not None


def uploads(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files that were handed in. Canvas gives no times."""
    found = [(entry, parts) for entry in entries if (parts := _parts(entry))]
    names = {(parts["person"], parts.get("user"), parts.get("file")) for _, parts in found}
    made = []
    for entry, parts in found:
        file = parts.get("file") or ""
        first, count = without_count(file, AGAIN)
        exists = (parts["person"], parts.get("user"), first) in names
        stem = PurePosixPath(first).stem
        if reading.is_notebook_of_the_lab(PurePosixPath(file).stem) or not (
            exists or reading.is_notebook_of_the_lab(stem)
        ):
            first, count = file, 0  # the student's own number: "part-2.ipynb"
        made.append(
            Upload(
                entry=entry,
                owner=_owner(parts),
                name=first or entry.path.name,
                version=(int(parts.get("number") or 0), count),
                late=bool(parts["late"]),
                not_work="a text that was written on Canvas: read it there" if not file else "",
            )
        )
    return made


def _parts(entry: Entry) -> dict[str, str | None] | None:
    name = entry.path.name
    found = NAME.fullmatch(name) or SECRET_USER.fullmatch(name)
    return found.groupdict() if found else None


def _owner(parts: dict[str, str | None]) -> Owner:
    person, user = parts["person"] or "", parts.get("user")
    ids = (("lms_id", user),) if user else ()
    if code := ANONYMOUS.fullmatch(person):
        # Somebody's name may begin like this; the number, where there is one, tells who it is.
        return Owner(ids=ids, name=person, any=f"anon-{code[1]}", joined=True, anonymous=True)
    return Owner(ids=ids, name=person, joined=True)
