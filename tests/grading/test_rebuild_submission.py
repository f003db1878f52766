"""Every submission gets its row, whatever was handed in."""

from __future__ import annotations

import pytest
from corpus_files import BROKEN, TRUSTED, Broken

from dlcourse.grading import grade
from dlcourse.grading.models import Graded, Lab, Submission

LAB = Lab(name="lab", notebooks=(TRUSTED,))


def graded(files: dict[str, bytes]) -> Graded:
    return grade(Submission(student="ada", files=files), LAB)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_file_has_a_row_with_every_question_and_the_reason(broken: Broken) -> None:
    result = graded({"shapes.ipynb": broken.raw}).result
    assert result.status == "unreadable"
    assert broken.reason in result.message
    assert [(q.id, q.points, q.max_points) for q in result.questions] == [
        ("check-square", 0, 2),
        ("check-mean", 0, 3),
        ("check-weights", 0, 2),
        ("why", 0, 2),
        ("draw", 0, 1),
    ]
    assert (result.score, result.max_score) == (0, 10)


def test_nothing_handed_in() -> None:
    assert graded({}).result.status == "missing"


def test_no_notebook_among_the_files() -> None:
    result = graded({"report.pdf": b"%PDF", "a.txt": b""}).result
    assert result.status == "unreadable"
    assert result.message == "No notebook shapes.ipynb was handed in (only a.txt, report.pdf)."
