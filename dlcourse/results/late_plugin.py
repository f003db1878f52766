"""nbgrader's plug-in for late penalties: `nbgrader autograde` takes off what course.toml says."""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import BasePlugin
from traitlets import Unicode

from dlcourse.course import load_course
from dlcourse.models import Result, Status
from dlcourse.results.late import of_settings, penalty


class LatePenalty(BasePlugin):  # type: ignore[misc]
    """The late policy of a course.toml. nbgrader makes one for each notebook that it grades."""

    course = Unicode(help="The folder of the course.toml.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """What a notebook that came late loses, in points."""
        course, step = load_course(Path(self.course)), self.parent
        own = of_settings(course.lab(step.assignment_id)).extensions.get(student_id)
        answer = step.gradebook.find_submission(step.assignment_id, student_id)
        entered = answer.extension.total_seconds() if answer.extension else 0.0
        late = total_seconds_late if own is None else total_seconds_late + entered - own
        notebook = step.gradebook.find_notebook(step.notebook_id, step.assignment_id)
        whole = Result(
            student=student_id,
            lab=step.assignment_id,
            status=Status.GRADED,
            score=score,
            max_score=notebook.max_score,
            late_seconds=max(late, 0.0),
        )
        return penalty(course.late, whole)
