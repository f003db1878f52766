"""The graded notebook: what ran with its outputs, and the points as nbgrader reads them."""

from __future__ import annotations

import hashlib

import nbformat

from dlcourse.grading.trusted import NBGRADERS_OWN, TrustedCell, open_trusted
from dlcourse.models import (
    Cell,
    CellKind,
    Executed,
    Output,
    QuestionResult,
    Rebuilt,
    TrustedNotebook,
)
from dlcourse.notebook import reading, roles
from dlcourse.notebook.delimiters import Delimiters


def as_text(
    trusted: TrustedNotebook,
    rebuilt: Rebuilt,
    executed: Executed,
    questions: tuple[QuestionResult, ...],
    delimiters: Delimiters = NBGRADERS_OWN,
) -> str:
    """The rebuilt notebook with its outputs, as nbgrader's autograded notebooks are.

    nbgrader itself reads the same points from it: no point is an error output, part of the points
    is the result of the cell.
    """
    template = {cell.id: cell for cell in open_trusted(trusted, delimiters)}
    results = {question.id: question for question in questions}
    source = reading.read(trusted.source)
    cells = []
    for cell in rebuilt.cells:
        node = _node(cell, template.get(cell.id))
        if node.cell_type == "code":
            ran = executed.outcomes.get(cell.id)
            outputs = list(ran.outputs) if ran else []
            if cell.kind is CellKind.CHECK:
                outputs = _check_outputs(outputs, results[cell.id])
            node.outputs = [nbformat.from_dict(output) for output in outputs]
        cells.append(node)
    source.cells = cells
    return str(nbformat.writes(reading.unique_ids(source), version=4))


def _node(cell: Cell, trusted: TrustedCell | None) -> nbformat.NotebookNode:
    if trusted is None:
        if cell.kind is CellKind.EXTRA:
            return nbformat.v4.new_code_cell(cell.source, id=cell.id)
        return nbformat.v4.new_markdown_cell(cell.source, id=cell.id)
    node = nbformat.from_dict({**trusted.node, "source": cell.source})
    if node.cell_type == "code":
        node.execution_count = None
        node.outputs = []
    if roles.nbgrader(node):
        node.metadata["nbgrader"] = _nbgrader(cell, trusted, node)
    return node


def _nbgrader(
    cell: Cell, trusted: TrustedCell, node: nbformat.NotebookNode
) -> nbformat.NotebookNode:
    """nbgrader's metadata, schema version 3. The checksum is that of the released cell, by
    which nbgrader knows an answer that was not touched."""
    data = roles.nbgrader(trusted.node)
    metadata = nbformat.from_dict(
        {
            "schema_version": 3,
            "grade_id": trusted.grade_id,
            "grade": bool(data.get("grade")),
            "solution": bool(data.get("solution")),
            "locked": bool(data.get("locked")),
            "task": bool(data.get("task")),
            "cell_type": node.cell_type,
        }
    )
    if metadata.grade or metadata.task:
        metadata.points = cell.points
    node.metadata["nbgrader"] = metadata
    answered = trusted.is_answer and not cell.unanswered
    metadata.checksum = _checksum(trusted.released_source if answered else cell.source, metadata)
    return metadata


def _checksum(source: str, metadata: nbformat.NotebookNode) -> str:
    """As `nbgrader.utils.compute_checksum`, which takes a worker a second to import."""
    locked = not metadata.solution and (metadata.grade or metadata.locked)
    parts = [source, metadata.cell_type, metadata.grade, metadata.solution, locked]
    parts.append(metadata.grade_id)
    if metadata.grade:
        parts.append(float(metadata.points))
    return hashlib.md5("".join(map(str, parts)).encode()).hexdigest()


def _check_outputs(outputs: list[Output], result: QuestionResult) -> list[Output]:
    """What a check printed, and its points in the way nbgrader reads them."""
    shown = [
        {**output, "name": "stdout"} if output["output_type"] == "stream" else output
        for output in outputs
        if output["output_type"] in ("stream", "display_data")
    ]
    if result.points >= result.max_points:
        return shown
    if result.points > 0:
        data = {"text/plain": str(result.points)}
        return [
            *shown,
            {
                "output_type": "execute_result",
                "data": data,
                "metadata": {},
                "execution_count": None,
            },
        ]
    error = {
        "output_type": "error",
        "ename": "CheckFailed",
        "evalue": result.message,
        "traceback": [result.message],
    }
    return [*shown, error]
