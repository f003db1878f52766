"""Lab 5 through the real grader: what it forbids is refused with a kind word."""

from __future__ import annotations

from functools import cached_property

import nbformat
import pytest
from lab_help import LabFiles

from dlcourse import notebooks

WITHOUT_CHECKS = ("fgsm-figure", "transfer", "ablation", "ablation-figure")  # they only train


class ShortLab(LabFiles):
    """The lab without the experiments after its last check, which decide no points."""

    @cached_property
    def source(self) -> bytes:
        return self.shortened(super().source)

    @cached_property
    def released(self) -> bytes:
        return self.shortened(super().released)

    @staticmethod
    def shortened(raw: bytes) -> bytes:
        notebook = notebooks.read(raw)
        notebook.cells = [cell for cell in notebook.cells if cell.id not in WITHOUT_CHECKS]
        return nbformat.writes(notebook).encode()


LAB = ShortLab("lab5_cnn", ())
BY_LIBRARY = ("library", "layer", "unfold", "scipy", "saved_name", "autograd")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_the_work_of_a_library_is_refused_with_a_kind_word() -> None:
    for name in BY_LIBRARY:
        answers = LAB.answers(f"wrong_{name}.py")
        _, rows = LAB.graded(LAB.handed_in(answers))
        for path in answers:
            assert rows[path.parent.name].points == 0, path
            assert "your part" in rows[path.parent.name].message, path
