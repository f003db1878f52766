"""A stand-in for the grader that runs in real judges, which get its code with each task."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import cloudpickle

from dlcourse.models import (
    Calibration,
    GradedSubmission,
    Lab,
    Limits,
    QuestionResult,
    QuestionStatus,
    Result,
    Status,
    Submission,
)


def grade_by_looking(
    submission: Submission, lab: Lab, limits: Limits, calibration: Calibration
) -> GradedSubmission:
    """Gives the points of the first question to who wrote `2 * x`. A line `# die` in the answer
    kills the worker, `# die once` does so the first time, `# raise` is a bug in the grader, and
    `# fault` one in a check."""
    ((name, raw),) = submission.files.items()
    notebook = json.loads(raw)
    answer, root = "".join(notebook["cells"][1]["source"]), Path(notebook["metadata"]["scratch"])
    with (root / "log").open("a") as file:
        file.write(f"{submission.student}\n")
    if "# die once" in answer and not (marker := root / "died").exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "# die always" in answer:
        os.kill(os.getpid(), signal.SIGKILL)
    if "# raise" in answer:
        raise ZeroDivisionError("a bug in the grader")
    if "# wait" in answer:
        while not (root / "go").exists():
            time.sleep(0.05)
    if "# slow" in answer:
        time.sleep(0.2)
    right = "2 * x" in answer
    status = QuestionStatus.PASSED if right else QuestionStatus.FAILED
    questions = (
        QuestionResult(
            id="check-double",
            points=2.0 * right,
            max_points=2,
            status=status,
            message="" if right else "double(3) gave 4, expected 6",
        ),
        QuestionResult(id="check-zero", points=1.0, max_points=1, status=QuestionStatus.PASSED),
        QuestionResult(id="why", points=0.0, max_points=2, status=QuestionStatus.MANUAL),
    )
    return GradedSubmission(
        result=Result(
            student=submission.student,
            lab=lab.name,
            status=Status.GRADER_FAILED if "# fault" in answer else Status.GRADED,
            score=2.0 * right + 1,
            max_score=5,
            seconds=0.1,
            questions=questions,
        ),
        notebooks={name: raw.decode()},
    )


# A judge has no tests on its path: the code itself travels.
cloudpickle.register_pickle_by_value(sys.modules[__name__])
