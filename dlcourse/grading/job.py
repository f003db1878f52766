"""What a worker does: one submission in, one outcome out.

Jobs are pickled by the name of the function, so a worker imports this module and all it needs:
neither nbgrader nor the database, which the process that writes the grades alone uses.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

from dlcourse.errors import DlcourseError
from dlcourse.grading import engine
from dlcourse.grading.models import Data, Graded, Lab, Limits, Result, Status, Submission

Grade = Callable[[Submission, Lab, Limits], Graded]


class Outcome(Data):
    """What came back for one submission; not settled if the grader failed, not the student."""

    graded: Graded
    settled: bool = True


def run(
    grade: Grade, submission: Submission, lab: Lab, limits: Limits, max_score: float
) -> Outcome:
    """Grade one submission. An error of the grader itself becomes a row that says so."""
    try:
        graded = grade(submission, lab, limits)
        result = graded.result.model_copy(update={"student": submission.student, "lab": lab.name})
        return Outcome(graded=graded.model_copy(update={"result": result}))
    except DlcourseError:
        raise  # the course or this machine cannot be used: for the whole class
    except Exception as error:
        result = Result(
            student=submission.student,
            lab=lab.name,
            status=Status.CRASHED,
            score=0.0,
            max_score=max_score,
            message=f"The grader failed: {type(error).__name__}: {error} ({_place(error)}). "
            "Grade this file by hand, and please report the error.",
        )
        return Outcome(graded=Graded(result=result), settled=False)


def start_worker(parent: int, meeting: Path) -> None:
    """Share warm processes with the other workers; end when the process that writes is gone."""
    engine.share(meeting)
    if hasattr(signal, "SIGKILL") and Path("/proc/self").exists():
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _place(error: Exception) -> str:
    frame = extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}, line {frame.lineno}"
