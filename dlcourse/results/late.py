"""When a lab is due, how late a file came, and what that costs."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from nbgrader.utils import parse_utc

from dlcourse.course import LabSettings, LatePolicy
from dlcourse.models import Data, Result

DAY_SECONDS = 86_400


class Deadlines(Data):
    """When a lab is due (None: any time), and the extensions in seconds that a person granted."""

    due: datetime | None
    extensions: dict[str, float]

    def late_seconds(self, student: str, timestamp: datetime | None) -> float:
        """How long after the student's own deadline it came; 0 if the time is unknown."""
        if self.due is None or timestamp is None:
            return 0.0
        late = (timestamp - self.due).total_seconds() - self.extensions.get(student, 0.0)
        return max(0.0, late)


def of_settings(settings: LabSettings) -> Deadlines:
    """The deadlines that course.toml sets for a lab."""
    due = settings.deadline
    if due is None:
        return Deadlines(due=None, extensions={})
    extensions = {
        student: own * DAY_SECONDS if isinstance(own, float) else (own - due).total_seconds()
        for student, own in settings.extensions.items()
    }
    return Deadlines(due=due, extensions=extensions)


def penalty(late: LatePolicy, result: Result) -> float:
    """Points lost for lateness: percent_per_day of the lab's points for each day begun after
    deadline and grace, and all after zero_after_days; never more than the score.
    A course of nbgrader's decides through its own plug-in."""
    if late.plugin is not None and result.late_seconds > 0:
        arguments = (result.student, result.score, result.late_seconds)
        lost = late.plugin.late_submission_penalty(*arguments) or 0.0
        return min(max(lost, 0.0), max(result.score, 0.0))
    overdue = result.late_seconds - 60 * late.grace_minutes
    if overdue <= 0:
        return 0.0
    if late.zero_after_days is not None and overdue > DAY_SECONDS * late.zero_after_days:
        return max(result.score, 0.0)
    lost = result.max_score * late.percent_per_day / 100 * ceil(overdue / DAY_SECONDS)
    return min(lost, max(result.score, 0.0))


def naive_utc(moment: datetime) -> datetime:
    """The moment as nbgrader stores it: in UTC, without saying so."""
    naive: datetime = parse_utc(moment)
    return naive
