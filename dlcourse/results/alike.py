"""Which students have answers that are alike, as `dlcourse similar` remembers it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.models import Data
from dlcourse.results import files, journal

MOST_NAMED = 3  # in a sentence


class AlikePair(Data):
    """Two students, or two groups, and the questions to which their answers are alike."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    questions: tuple[str, ...]


_FILE = TypeAdapter(tuple[AlikePair, ...])


def path_of(course: Course, lab: str) -> Path:
    """Where this is kept."""
    return journal.state_folder(course) / f"{lab}.similar.json"


def write(course: Course, lab: str, pairs: tuple[AlikePair, ...]) -> None:
    """Remember the pairs, in place of earlier ones."""
    files.write_whole(path_of(course, lab), _FILE.dump_json(pairs, indent=1))


def sentences(course: Course, lab: str) -> dict[str, str]:
    """Student → whose answers the student's own are like; nobody if `similar` has not run.

    Raises DlcourseError if somebody changed what was remembered.
    """
    path = path_of(course, lab)
    if not path.exists():
        return {}
    try:
        pairs = _FILE.validate_json(path.read_bytes())
    except ValidationError:
        raise DlcourseError(
            f"{path} was changed and cannot be read. Run `dlcourse similar {lab}` again."
        ) from None
    like: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        questions = ", ".join(pair.questions)
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            for student in mine:
                like[student].append(f"{' and '.join(theirs)} ({questions})")
    return {student: _sentence(others) for student, others in like.items()}


def _sentence(others: list[str]) -> str:
    more = len(others) - MOST_NAMED
    named = ", ".join(others[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"alike: answers like those of {named}"
