"""Grading: one submission in, one result out, then a class of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlcourse.grading.models import Graded, Lab, Limits, Submission


def grade(submission: Submission, lab: Lab, limits: Limits | None = None) -> Graded:
    """Grade what one student handed in; needs no gradebook and no course folder.

    Every graded cell of the lab gets a row and every submission a status, whatever its files hold.
    Raises DlcourseError when the lab itself cannot be used, or when the sandbox that `limits`
    requires is not there; any other exception is a fault of the grader.
    """
    from dlcourse.grading.submission import grade_submission

    return grade_submission(submission, lab, limits)
