"""The feedback pages as one zip that a learning platform takes back, each to its student.

A platform finds the student by the name of the file, so a page is called like the file that the
student handed in. Only the ending is another one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from loguru import logger

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.results import GradeFormat, feedback, files, return_address

MOODLE_PLACE = re.compile(r"(?:.*/)?(?P<place>[^/]+_\d+_assign[a-z]+_[a-z]+(?:_?/|_)).+", re.DOTALL)
SAME_TIME = (1980, 1, 1, 0, 0, 0)  # so that the same pages make the same zip


def write(course: Course, lab_name: str, platform: GradeFormat, ending: str) -> Path:
    """Write feedback/LAB-PLATFORM.zip from the pages that are there; returns its path.

    Parameters
    ----------
    ending
        Of the pages to put in: ".html" or ".pdf".

    Raises
    ------
    DlcourseError
        If nothing was collected from this platform.
    """
    known = return_address.read(course, lab_name, platform)
    collected = {student: address.name for student, address in known.items()}
    if not collected:
        raise DlcourseError(
            f"No submission of {lab_name} was collected from {platform}, so the names that the "
            f"platform gave to the files are not known. Run `dlcourse collect {lab_name} ZIP` with "
            "the platform's download first."
        )
    written = feedback.pages_of(course, lab_name)
    pages: dict[str, Path] = {}
    for student in sorted(written.keys() & collected.keys()):
        page = written[student].with_suffix(ending)
        # A group hands in once: there is one name, and one page can have it.
        pages.setdefault(name_on(platform, collected[student], page.name), page)
    _warn_of_others(written.keys() - collected.keys(), course.feedback_dir)
    path = course.feedback_dir / f"{lab_name}-{platform}.zip"
    files.write_whole(path, _zipped(pages))
    return path


def name_on(platform: GradeFormat, collected: str, page: str) -> str:
    """The name in the zip, from the name in the platform's download and the page's own name."""
    if platform is GradeFormat.MOODLE:
        found = MOODLE_PLACE.fullmatch(collected)
        return f"{found['place'] if found else ''}{page}"
    return PurePosixPath(collected).with_suffix(PurePosixPath(page).suffix).name


def _warn_of_others(students: Collection[str], folder: Path) -> None:
    if students:
        logger.warning(
            "Not in the zip, because nothing was collected for them: {}. Their pages are in {}.",
            ", ".join(sorted(students)),
            folder,
        )


def _zipped(pages: dict[str, Path]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in pages.items():
            info = zipfile.ZipInfo(name, SAME_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, page.read_bytes())
    return made.getvalue()
