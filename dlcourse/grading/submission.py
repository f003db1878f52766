"""One submission in, one result and its graded notebooks out; no gradebook, no course folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

import nbformat

from dlcourse import notebooks
from dlcourse.grading import engine
from dlcourse.grading.models import (
    Cell,
    CellKind,
    CellOutcome,
    Data,
    Executed,
    Graded,
    Lab,
    Limits,
    Output,
    QuestionResult,
    Rebuilt,
    Result,
    Status,
    Submission,
    TrustedNotebook,
)
from dlcourse.grading.rebuild import TrustedCell, open_trusted, rebuild
from dlcourse.grading.score import reason, score, unread, worst


class GradedNotebook(Data):
    """What became of one notebook of a submission."""

    status: Status
    questions: tuple[QuestionResult, ...]
    message: str = ""
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    text: str = ""


def grade_submission(submission: Submission, lab: Lab, limits: Limits | None = None) -> Graded:
    """What `dlcourse.grading.grade` does."""
    limits = limits or Limits()
    parts = {
        trusted.name: _grade_notebook(submission.files, trusted, lab, limits)
        for trusted in lab.notebooks
    }
    questions = tuple(question for part in parts.values() for question in part.questions)
    result = Result(
        student=submission.student,
        lab=lab.name,
        status=_overall(submission, parts),
        score=sum(question.points for question in questions),
        max_score=sum(question.max_points for question in questions),
        late_seconds=submission.late_seconds,
        seconds=sum(part.seconds for part in parts.values()),
        questions=questions,
        warnings=tuple(warning for part in parts.values() for warning in part.warnings),
        message=" ".join(part.message for part in parts.values() if part.message),
    )
    texts = {f"{name}.ipynb": part.text for name, part in parts.items() if part.text}
    return Graded(result=result, notebooks=texts)


def _overall(submission: Submission, parts: Mapping[str, GradedNotebook]) -> Status:
    """One notebook of several that cannot be read leaves the rest graded: `partial`."""
    if not submission.files:
        return Status.MISSING
    statuses = {part.status for part in parts.values()}
    if Status.UNREADABLE in statuses and len(statuses) > 1:
        statuses = statuses - {Status.UNREADABLE} | {Status.PARTIAL}
    return worst(statuses)


def _grade_notebook(
    files: Mapping[str, bytes], trusted: TrustedNotebook, lab: Lab, limits: Limits
) -> GradedNotebook:
    template = open_trusted(trusted)
    try:
        rebuilt = _rebuild_submitted(files, trusted, lab)
    except notebooks.Unreadable as error:
        return _unread(template, error.reason)
    executed = engine.run(rebuilt, limits, lab.files)
    status, questions, _ = score(rebuilt, executed)
    return GradedNotebook(
        status=status,
        questions=questions,
        message=reason(rebuilt, executed, status),
        warnings=(*rebuilt.warnings, *executed.warnings, *executed.missing_layers),
        seconds=executed.seconds,
        text=graded_notebook(trusted, rebuilt, executed, questions),
    )


def _unread(template: tuple[TrustedCell, ...], message: str) -> GradedNotebook:
    cells = [
        (cell.id, notebooks.points(cell.node))
        for cell in template
        if cell.kind is CellKind.CHECK or cell.manual
    ]
    questions = unread(cells)
    return GradedNotebook(status=Status.UNREADABLE, questions=questions, message=message)


def _rebuild_submitted(files: Mapping[str, bytes], trusted: TrustedNotebook, lab: Lab) -> Rebuilt:
    """Rebuild from the file whose name fits best; of equal ones, from the most answered."""
    names = candidates(files, trusted.name, [notebook.name for notebook in lab.notebooks])
    rebuilt: dict[str, Rebuilt] = {}
    reasons: dict[str, str] = {}
    for name in names:
        try:
            rebuilt[name] = rebuild(files[name], trusted)
        except notebooks.Unreadable as error:
            reasons[name] = f"{name} cannot be graded: {error.reason}."
    if not rebuilt:
        listing = f" (only {', '.join(sorted(files)[:5])})" if files else ""
        missing = f"No notebook {trusted.name}.ipynb was handed in{listing}."
        raise notebooks.Unreadable(" ".join(reasons.values()) or missing)
    others = {name for name in rebuilt if _is_another(files[name], trusted)}
    chosen = min(
        rebuilt,
        key=lambda name: (name in others, names[name], -_answers(rebuilt[name]), name),
    )
    warnings = [
        *([f"{chosen!r} has no graded cell of {trusted.name}"] if chosen in others else []),
        *([f"the file is called {chosen!r}"] if names[chosen] else []),
        *reasons.values(),
        *(f"{name!r} was not graded: {chosen!r} was" for name in rebuilt if name != chosen),
    ]
    all_warnings = (*warnings, *rebuilt[chosen].warnings)
    return rebuilt[chosen].model_copy(update={"warnings": all_warnings})


def _is_another(raw: bytes, trusted: TrustedNotebook) -> bool:
    """Whether a file's graded cells all belong to another notebook."""
    theirs = {notebooks.grade_id(cell) for cell in notebooks.read(raw).cells} - {""}
    return bool(theirs) and theirs.isdisjoint(cell.id for cell in open_trusted(trusted))


def _answers(rebuilt: Rebuilt) -> int:
    return sum(bool(cell.solution) and not cell.unanswered for cell in rebuilt.cells)


def candidates(files: Iterable[str], wanted: str, notebook_names: Sequence[str]) -> dict[str, int]:
    """The files that may be the lab's notebook `wanted`, with how far their name is from it.

    0: the exact name; 1: in other case; 2: with something around it ("Copy of …", "… (1)", what
    an LMS puts before it); 3: any notebook, if the lab has but one. `notebook_names`: those of
    the lab, whose files are not taken for each other.
    """
    others = {name.lower() for name in notebook_names} - {wanted.lower()}
    ranked: dict[str, int] = {}
    for name in files:
        base = PurePosixPath(name.replace("\\", "/")).name
        match = re.fullmatch(r"(.+)\.ipynb(\.json|\.txt)?", base, re.IGNORECASE)
        if match is None or match[1].lower() in others:
            continue
        stem = match[1]
        fits = (
            base == f"{wanted}.ipynb",
            stem.lower() == wanted.lower(),
            _plain(wanted) in _plain(stem),
            not others,
        )
        if any(fits):
            ranked[name] = fits.index(True)
    return ranked


def _plain(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", stem.lower())


def graded_notebook(
    trusted: TrustedNotebook,
    rebuilt: Rebuilt,
    executed: Executed,
    questions: tuple[QuestionResult, ...],
) -> str:
    """The rebuilt notebook with its outputs, as nbgrader's autograded notebooks are.

    nbgrader itself reads the same points from it: no point is an error output, part of the points
    is the result of the cell.
    """
    template = {cell.id: cell for cell in open_trusted(trusted)}
    results = {question.id: question for question in questions}
    source = notebooks.read(trusted.source)
    cells = []
    for cell in rebuilt.cells:
        node = _node(cell, template.get(cell.id))
        if node.cell_type == "code":
            outcome = executed.outcomes.get(cell.id, CellOutcome(id=cell.id, status="skipped"))
            outputs = list(outcome.outputs)
            if cell.kind is CellKind.CHECK:
                outputs = _check_outputs(outputs, results[cell.id])
            node.outputs = [nbformat.from_dict(output) for output in outputs]
        cells.append(node)
    source.cells = cells
    return str(nbformat.writes(notebooks.unique_ids(source), version=4))


def _node(cell: Cell, trusted: TrustedCell | None) -> nbformat.NotebookNode:
    if trusted is None:
        if cell.kind is CellKind.EXTRA:
            return nbformat.v4.new_code_cell(cell.source, id=cell.id)
        return nbformat.v4.new_markdown_cell(cell.source, id=cell.id)
    node = nbformat.from_dict({**trusted.node, "source": cell.source})
    if node.cell_type == "code":
        node.execution_count = None
        node.outputs = []
    if notebooks.nbgrader(node):
        node.metadata["nbgrader"] = _nbgrader(cell, trusted, node)
    return node


def _nbgrader(
    cell: Cell, trusted: TrustedCell, node: nbformat.NotebookNode
) -> nbformat.NotebookNode:
    """nbgrader's metadata, schema version 3. The checksum is that of the cell as it was given, by
    which nbgrader knows an answer that was not touched."""
    data = notebooks.nbgrader(trusted.node)
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
    untouched = trusted.is_answer and not cell.unanswered
    metadata.checksum = _checksum(trusted.given if untouched else cell.source, metadata)
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
    """What a test printed, and its points in the way nbgrader reads them."""
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
