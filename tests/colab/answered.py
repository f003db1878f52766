"""A lab as a student has it who answered everything right."""

from __future__ import annotations

import json
from typing import Any

from dlcourse.models import TrustedNotebook
from dlcourse.notebook import reading, roles

Document = dict[str, Any]


def answered(trusted: TrustedNotebook) -> Document:
    """The released notebook, as a file, with the instructor's answers."""
    given = {
        roles.grade_id(cell): cell.source
        for cell in reading.read(trusted.source).cells
        if roles.is_answer(cell)
    }
    document: Document = json.loads(trusted.released)
    for cell in document["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in given:
            cell["source"] = given[name].splitlines(keepends=True)
    return document
