"""A lab with known answers in it, and the parts of a lab that the bank needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import nbformat

from dlcourse.bank.answers import KnownAnswer
from dlcourse.models import Lab, Submission, TrustedNotebook
from dlcourse.notebook import reading, roles
from dlcourse.notebook.names import names_of, reads


def handed_in(lab: Lab, answers: Iterable[KnownAnswer], student: str = "bank") -> Submission:
    """The solved lab with these answers in the place of its own."""
    sources = {answer.question: answer.source for answer in answers}
    files = {}
    for trusted in lab.notebooks:
        notebook = reading.read(trusted.source)
        for cell in notebook.cells:
            cell.source = sources.get(roles.grade_id(cell), cell.source)
        files[f"{trusted.name}.ipynb"] = nbformat.writes(notebook).encode()
    return Submission(student=student, files=files)


def graded_part(lab: Lab, checks: Collection[str]) -> Lab:
    """The lab with the checks of these questions only, and without the given cells that neither
    they nor any answer needs: its experiments."""
    parts = (_graded_cells(trusted, checks) for trusted in lab.notebooks)
    return lab.model_copy(update={"notebooks": tuple(parts)})


def _graded_cells(trusted: TrustedNotebook, checks: Collection[str]) -> TrustedNotebook:
    notebook = reading.read(trusted.source)
    kept, needed = [], set[str]()
    for cell in reversed(notebook.cells):
        if cell.cell_type == "code":
            found = names_of(cell.source)
            binds = found.binds | found.binds_later if found else frozenset()
            left_out = not roles.nbgrader(cell) or (
                roles.is_check(cell) and roles.question_of(roles.grade_id(cell)) not in checks
            )
            if left_out and not binds & needed:
                continue
            needed |= reads(cell.source)
        kept.append(cell)
    notebook.cells = kept[::-1]
    return trusted.model_copy(update={"source": nbformat.writes(notebook).encode()})


def without_hidden_tests(lab: Lab) -> Lab:
    """The lab with its checks as students see them."""
    return lab.model_copy(update={"notebooks": tuple(map(_without_hidden_tests, lab.notebooks))})


def _without_hidden_tests(trusted: TrustedNotebook) -> TrustedNotebook:
    released = {
        roles.grade_id(cell): cell.source
        for cell in reading.read(trusted.released).cells
        if roles.is_check(cell)
    }
    notebook = reading.read(trusted.source)
    for cell in notebook.cells:
        cell.source = released.get(roles.grade_id(cell), cell.source)
    return trusted.model_copy(update={"source": nbformat.writes(notebook).encode()})
