"""The files that grading leaves behind: whole ones only, and nbgrader's folder of notebooks."""

from __future__ import annotations

import os
from pathlib import Path

from dlcourse.course import Course
from dlcourse.models import GradedSubmission, Lab, Submission
from dlcourse.results.late import naive_utc


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader, or a crash, sees all of it or the one before."""
    raw = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def write_notebooks(
    course: Course, lab: Lab, submission: Submission, graded: GradedSubmission
) -> None:
    """Put the graded notebooks where nbgrader looks for them: autograded/STUDENT/LAB.

    A notebook that could not be read is written as released, so that a person can still grade it.
    """
    folder = course.autograded_dir / submission.student / lab.name
    names = {f"{notebook.name}.ipynb" for notebook in lab.notebooks}
    for old in folder.glob("*.ipynb"):
        if old.name not in names:
            old.unlink()
    for notebook in lab.notebooks:
        name = f"{notebook.name}.ipynb"
        text = graded.notebooks.get(name) or notebook.released.decode()
        write_whole(folder / name, text)
    stamp = folder / "timestamp.txt"
    if submission.timestamp is not None:
        write_whole(stamp, f"{naive_utc(submission.timestamp).isoformat(' ')} UTC\n")
    else:
        stamp.unlink(missing_ok=True)
