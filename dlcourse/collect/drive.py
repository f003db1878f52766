"""Google Classroom and Drive: one folder of files, each with the student's name or id in its own
name, such as "Ada Lovelace - lab1.ipynb"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.collect.upload import Reading, Upload, without_count
from dlcourse.roster import plain

AGAIN = re.compile(r"(.+?) ?\((\d+)\)")
AROUND = re.compile(
    r"(?<![^\W_])(copy of|kopie von|copie de|copia de|cópia de|final|submission)(?![^\W_])",
    re.IGNORECASE,
)
EDGES = " -_–—.,()[]"


def uploads(entries: Sequence[Entry], reading: Reading) -> list[Upload]:
    """The files, each of whom its name names once the lab's own name is taken out."""
    made = []
    for entry in entries:
        name, count = without_count(entry.path.name, AGAIN)
        person = _without_lab(re.sub(r"\.\w{1,5}$", "", name), reading)
        modified = int(entry.modified.timestamp()) if entry.modified else 0
        made.append(
            Upload(
                entry=entry,
                owner=Owner(any=person, name=person),
                name=name,
                version=(modified, count),
            )
        )
    return made


def _without_lab(stem: str, reading: Reading) -> str:
    """What is left of a file's name without the lab's name and words like "Copy of"."""
    words = AROUND.sub(" ", stem)
    names = [
        form for name in (reading.lab, *reading.notebooks) for form in (name, name.split("_")[0])
    ]
    for name in sorted({plain(name) for name in names if len(name) > 2}, key=len, reverse=True):
        spaced = r"[\W_]*".join(map(re.escape, name))
        words = re.sub(rf"(?<![^\W_]){spaced}(?![^\W_])", " ", words, flags=re.IGNORECASE)
    return " ".join(words.split()).strip(EDGES)
