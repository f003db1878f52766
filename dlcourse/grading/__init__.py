"""Grading: one submission in, one result out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlcourse.models import Calibration, GradedSubmission, Lab, Limits, Submission


def grade(
    submission: Submission,
    lab: Lab,
    limits: Limits | None = None,
    calibration: Calibration | None = None,
) -> GradedSubmission:
    """Grade what one student handed in; needs no gradebook and no course folder.

    For callers that have one submission and no class; `dlcourse grade` goes through
    `results/class_run.py`. Every graded cell of the lab gets a row and every submission a status,
    whatever its files hold.

    Parameters
    ----------
    submission : Submission
        The student's files.
    lab : Lab
        The instructor's notebooks, as written and as released, and the files beside them.
    limits : Limits, optional
        Time and memory that the submission may use.
    calibration : Calibration, optional
        What the instructor's own answers showed of the lab's checks, from `calibrate`. Without it,
        it is made here, once for a lab in each process.

    Returns
    -------
    GradedSubmission
        The result and the graded notebooks.

    Raises
    ------
    DlcourseError
        The lab itself cannot be used, or the sandbox that `limits` requires is not there. Any
        other exception is a fault of the grader.
    """
    from dlcourse.grading.calibrate import calibration_of
    from dlcourse.grading.pool import in_a_judge
    from dlcourse.grading.submission import submission_task
    from dlcourse.models import Limits

    limits = limits or Limits()
    calibration = calibration or calibration_of(lab, limits)
    graded: GradedSubmission = in_a_judge(submission_task(submission, lab, limits, calibration))
    return graded
