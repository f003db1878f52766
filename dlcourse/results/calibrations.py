"""The calibration of a lab: made once for each version of the lab, and kept beside the journal."""

from __future__ import annotations

from pathlib import Path

from loguru import logger
from pydantic import ValidationError

from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading import calibrate
from dlcourse.grading.pool import JudgeDied, JudgeTooSlow, Pool
from dlcourse.models import Calibration, Data, Lab, Limits
from dlcourse.results import files, fingerprint, journal


class Kept(Data):
    """A calibration and what it depends on."""

    key: str
    calibration: Calibration


def of_lab(course: Course, lab: Lab, limits: Limits, pool: Pool) -> Calibration:
    """The calibration of a lab.

    Raises
    ------
    DlcourseError
        The instructor's own notebook cannot be run here.
    """
    key = "-".join(
        (fingerprint.of_lab(lab), fingerprint.of_limits(limits), fingerprint.installed())
    )
    path = _path(course, lab.name)
    found = _read(path)
    if found is None or found.key != key:
        found = Kept(key=key, calibration=_made(lab, limits, pool))
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(path, found.model_dump_json())
    return found.calibration


def kept(course: Course, lab_name: str) -> Calibration | None:
    """The latest calibration of a lab, also of an earlier version; None if there is none yet."""
    found = _read(_path(course, lab_name))
    return None if found is None else found.calibration


def warn(calibration: Calibration) -> None:
    """Say what an instructor should know of the checks before the class is graded."""
    for sentence in calibrate.in_words(calibration):
        logger.warning("{}", sentence)


def _made(lab: Lab, limits: Limits, pool: Pool) -> Calibration:
    try:
        return calibrate.calibrate(lab, limits, pool)
    except (JudgeDied, JudgeTooSlow) as error:
        raise DlcourseError(
            f"The instructor's own notebook of {lab.name} cannot be graded: {error}. Run it with "
            f"`dlcourse run`, or give the lab more time and memory in its settings."
        ) from error


def _path(course: Course, lab_name: str) -> Path:
    return journal.state_folder(course) / f"{lab_name}.calibration.json"


def _read(path: Path) -> Kept | None:
    try:
        return Kept.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
