"""Moodle, "Download all submissions": Full Name_NUMBER_assignsubmission_file_, a folder or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.collect.upload import Reading, Upload

NAME = re.compile(
    r"(?P<person>[^/]+)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(_?/|_)(?P<file>.+)",
    re.DOTALL,
)
# With marking by number: "Participant" in the site's language, or nothing else than the number.
HIDDEN = re.compile(r"(partic|teilnehm|deelnem|deltag)\S*( ?\d+)?", re.IGNORECASE)


def recognises(entry: Entry) -> bool:
    """Whether a file lies where Moodle puts it."""
    return NAME.search(entry.name) is not None


def uploads(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files that were handed in. Moodle gives no times; its worksheet has them."""
    made = []
    for entry in entries:
        if found := NAME.search(entry.name):
            is_file = found["kind"] == "file"
            made.append(
                Upload(
                    entry=entry,
                    owner=_owner(found["person"], found["number"]),
                    name=found["file"],
                    not_work="" if is_file else "a text that was written in Moodle: read it there",
                )
            )
    return made


def _owner(person: str, number: str) -> Owner:
    ids = (("participant", number),)
    if HIDDEN.fullmatch(person):
        return Owner(ids=ids, any=f"participant-{number}", anonymous=True)
    return Owner(ids=ids, name=person)
