"""What the readers of the platforms' names have in common: one file of one person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import PurePosixPath

from dlcourse.collect.download import Entry
from dlcourse.collect.people import Owner
from dlcourse.models import Data
from dlcourse.roster import plain


class Upload(Data):
    """One file that somebody handed in.

    name: the file's own, as the student had it, with / between folders. time: by the platform.
    attempt: of several attempts, only the files of the highest count. version: of several files
    with one name, only the highest counts. late: the platform says so. not_work: why this is not
    the student's work; "" if it is. is_done: nobody needs to look at what is not the work.
    """

    entry: Entry
    owner: Owner
    name: str
    time: datetime | None = None
    attempt: str = ""
    version: tuple[int, ...] = ()
    late: bool = False
    not_work: str = ""
    is_done: bool = False


@dataclass(frozen=True)
class Reading:
    """What a reader may need beside the names.

    lab: the lab's name. notebooks: those of the lab, without ".ipynb". zone: of times that do not
    say theirs.
    """

    lab: str
    notebooks: tuple[str, ...]
    zone: tzinfo
    text_of: Callable[[Entry], str]

    def is_of_the_lab(self, text: str) -> bool:
        """Whether a folder or an assignment is called like the lab: "Lab 1" for lab1_perceptron."""
        short, long = sorted((plain(text), plain(self.lab)), key=len)
        return short == long or (len(short) > 2 and long.startswith(short))

    def is_notebook_of_the_lab(self, stem: str) -> bool:
        """Whether a file is called exactly like one of the lab's notebooks."""
        return plain(stem) in map(plain, self.notebooks)


def without_count(name: str, pattern: re.Pattern[str]) -> tuple[str, int]:
    """A file's name without the number that tells copies apart, and the number; else 0."""
    path = PurePosixPath(name)
    found = pattern.fullmatch(path.stem)
    return (str(path.with_name(found[1] + path.suffix)), int(found[2])) if found else (name, 0)
