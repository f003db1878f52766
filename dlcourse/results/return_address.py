"""Where feedback and grades go back to: what the platform called a student's file."""

from __future__ import annotations

import re
from collections import Counter

from dlcourse.course import Course
from dlcourse.models import Data
from dlcourse.results import collected
from dlcourse.results.collected import Origin

NUMBERS = {  # the platform's number of the student, in the name of a file
    "canvas": re.compile(r"(?:anon_?)?[^_/]+(?:_LATE)?_(\d+)_\d+_[^/]+"),
    "moodle": re.compile(r"(?:.*/)?[^/]+_(\d+)_assign.*", re.DOTALL),
}


class ReturnAddress(Data):
    """The name of a student's notebook in the download, with / between folders.

    number: what the platform knows the student by: Canvas's number of the user, Moodle's of the
    participant; "" if the name does not say, or if several students handed in one file.
    """

    name: str
    number: str = ""


def read(course: Course, lab_name: str, platform: str) -> dict[str, ReturnAddress]:
    """Student → return address, for submissions from this platform.

    Raises
    ------
    DlcourseError
        If the file with what was collected is damaged.
    """
    names = {
        student: _notebook(origin)
        for student, origin in collected.read(course, lab_name).items()
        if origin.platform == platform and origin.sources
    }
    shared = Counter(names.values())
    return {
        student: ReturnAddress(
            name=name, number=_number(platform, name) if shared[name] == 1 else ""
        )
        for student, name in names.items()
    }


def _notebook(origin: Origin) -> str:
    names = [name for file, name in origin.sources.items() if file.endswith(".ipynb")]
    return next(iter(names or origin.sources.values()))


def _number(platform: str, name: str) -> str:
    found = NUMBERS[platform].fullmatch(name) if platform in NUMBERS else None
    return found[1] if found else ""
