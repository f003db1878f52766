"""Answers of a class that are more alike than usual: a place to look, not a verdict."""

from __future__ import annotations

from pathlib import Path

from dlcourse.course import Course
from dlcourse.models import Data


class Done(Data):
    """What came of it: the page, one sentence, and who or what was not compared, and why."""

    page: Path
    sentence: str
    skipped: tuple[str, ...]


def write(course: Course, lab: str) -> Done:
    """Write the page with the pairs of answers that are alike; the class report names them, too.

    Raises
    ------
    DlcourseError
        If the lab is unknown or not released, or nobody handed anything in.
    """
    from dlcourse.errors import DlcourseError
    from dlcourse.results import alike, files
    from dlcourse.similar import answers, page, pairs

    found = answers.read(course, lab)
    if not found.members:
        raise DlcourseError(
            f"Nobody handed in {lab} yet. Run `dlcourse collect {lab} ZIP` first, or put what a "
            f"student hands in into {course.submitted_dir / 'STUDENT' / lab}."
        )
    made = pairs.find(found)
    path = course.feedback_dir / f"{lab}-similar.html"
    files.write_whole(path, page.page(course.lab(lab).title or lab, found, made))
    alike.write(course, lab, tuple(pairs.remembered(found, pair) for pair in made))
    return Done(page=path, sentence=page.summary(found, made), skipped=found.skipped)
