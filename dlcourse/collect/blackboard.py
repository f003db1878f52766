"""Blackboard, "Assignment file download": ASSIGNMENT_USER_attempt_TIME_FILE, and a note of each
attempt, ASSIGNMENT_USER_attempt_TIME.txt, with the name and what was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.collect.upload import Reading, Upload

NAME = re.compile(
    r"(?P<head>.+)_attempt_(?P<time>\d{4}(-\d\d){5})(?P<note>\.txt)?(?:_(?P<file>.+))?", re.DOTALL
)
PERSON = re.compile(r"^Name:\s*(?P<name>.*?)\s*\((?P<login>[^()\n]+)\)\s*$", re.MULTILINE)
WRITTEN = re.compile(r"^Submission Field:\s*(.*?)\s*^Comments:", re.MULTILINE | re.DOTALL)
NOTE = "Blackboard's note on the attempt"
NOTHING_WRITTEN = "There is no student submission text data"


def recognises(entry: Entry) -> bool:
    """Whether a file is named as Blackboard names them."""
    return NAME.fullmatch(entry.path.name) is not None


def uploads(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files that were handed in, and the notes, which tell who it was."""
    found = [(entry, match) for entry in entries if (match := NAME.fullmatch(entry.path.name))]
    notes = {match["head"]: reading.text_of(entry) for entry, match in found if match["note"]}
    made = []
    for entry, match in found:
        try:
            time = datetime.strptime(match["time"], "%Y-%m-%d-%H-%M-%S")
        except ValueError:
            continue
        note = notes.get(match["head"], "")
        written = _written(note)
        not_work = NOTE + (f"; {written}" if written else "") if not match["file"] else ""
        made.append(
            Upload(
                entry=entry,
                owner=_owner(match["head"], note),
                name=match["file"] or entry.path.name,
                time=time.replace(tzinfo=reading.zone),
                attempt=match["time"],
                not_work=not_work,
                is_done=not written,
            )
        )
    return made


def _written(note: str) -> str:
    found = WRITTEN.search(note)
    if not found or not found[1] or found[1].startswith(NOTHING_WRITTEN):
        return ""
    return "the student wrote a text into it: read it there"


def _owner(head: str, note: str) -> Owner:
    """The user's name stands last before "_attempt_". It may have a "_", and then only the note
    tells where it begins."""
    person = PERSON.search(note)
    if person and head.endswith(f"_{person['login']}"):
        return Owner(ids=(("login", person["login"]),), name=person["name"])
    return Owner(ids=(("login", head.rpartition("_")[2]),))
