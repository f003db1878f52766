"""What a class answered to each question of a lab, cut into pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rich.progress import track

from dlcourse.course import Course
from dlcourse.grading.file_choice import rebuild_submitted
from dlcourse.grading.trusted import open_trusted
from dlcourse.models import Cell, CellKind, Data, Lab
from dlcourse.notebook import reading
from dlcourse.notebook.text import clean_text
from dlcourse.results import submitted
from dlcourse.similar import pieces
from dlcourse.similar.pieces import Piece

MOST_CHARACTERS = 20_000  # of an answer that is compared
ADDED_CODE, ADDED_TEXT = "added code", "added text"  # answers in cells that a student added


class Answer(Data):
    """What one student, or one group, answered to a question."""

    student: str
    text: str
    pieces: tuple[Piece, ...]


class Question(Data):
    """The answers of a class to one question.

    known: the keys of what was released to everybody. model: those of the instructor's answer.
    """

    name: str
    answers: tuple[Answer, ...]
    known: frozenset[str]
    model: frozenset[str]


class ClassAnswers(Data):
    """What the class wrote.

    members: "ada" → ada, or "ada, ben" → ada and ben, who handed in as a group.
    skipped: who or what was not compared, and why.
    """

    questions: tuple[Question, ...]
    members: dict[str, tuple[str, ...]]
    skipped: tuple[str, ...] = ()


def read(course: Course, lab_name: str) -> ClassAnswers:
    """Read what the class handed in. A file that cannot be read is skipped and named.

    Where students hand in as groups, the same file counts once, for all who handed it in.

    Raises
    ------
    DlcourseError
        If the lab is unknown or not released.
    """
    lab = course.read_lab(lab_name)
    found: dict[str, list[Answer]] = defaultdict(list)
    skipped: list[str] = []
    handed_in = _handed_in(course, lab_name)
    members = _members(handed_in, course.lab(lab_name).groups)
    for student, together in track(members.items(), "Reading", transient=True):
        try:
            cells = _cells(lab, handed_in[together[0]])
        except reading.Unreadable as error:
            skipped.append(f"{student}: {clean_text(error.reason)}")
            continue
        for name, answered in _by_question(cells).items():
            source = "\n\n".join(clean_text(cell.source) for cell in answered)
            if len(source) > MOST_CHARACTERS:
                skipped.append(f"{student}: the answer to {name} is too long to be compared")
            else:
                found[name].append(_answer(student, source, answered[0].kind))
    known, model = _known(lab), _model(lab)
    questions = (
        Question(name=name, answers=tuple(answers), known=known, model=model[name])
        for name, answers in found.items()
    )
    return ClassAnswers(questions=tuple(questions), members=members, skipped=tuple(skipped))


def _handed_in(course: Course, lab_name: str) -> dict[str, dict[str, bytes]]:
    """Student → files, sorted by student; only those who handed something in."""
    most = course.limits(lab_name).file_mb * 2**20
    folders = {
        student: submitted.read(course.submitted_dir / student / lab_name, most)
        for student in sorted(submitted.students(course))
    }
    return {student: folder.files for student, folder in folders.items() if folder.files}


def _members(
    handed_in: Mapping[str, Mapping[str, bytes]], in_groups: bool
) -> dict[str, tuple[str, ...]]:
    """Who belongs together: in groups, those with the same files; else each student alone."""
    together: dict[object, list[str]] = defaultdict(list)
    for student, files in handed_in.items():
        together[frozenset(files.items()) if in_groups else student].append(student)
    return {", ".join(members): tuple(members) for members in together.values()}


def _cells(lab: Lab, files: dict[str, bytes]) -> list[Cell]:
    """The cells of all notebooks of a lab with a student's answers in them."""
    rebuilt = (rebuild_submitted(files, trusted, lab) for trusted in lab.notebooks)
    return [cell for notebook in rebuilt for cell in notebook.cells]


def _by_question(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """The cells that a student wrote, by question; those that a student added are one question."""
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.kind is CellKind.EXTRA:
            found[ADDED_CODE].append(cell)
        elif cell.kind is CellKind.NOTE:
            found[ADDED_TEXT].append(cell)
        elif cell.kind in (CellKind.ANSWER, CellKind.WRITTEN) and not cell.unanswered:
            found[cell.id].append(cell)
    return found


def _answer(student: str, source: str, kind: CellKind) -> Answer:
    text, found = _cut(source, is_code=kind in (CellKind.ANSWER, CellKind.EXTRA))
    return Answer(student=student, text=text, pieces=found)


def _cut(source: str, is_code: bool) -> tuple[str, tuple[Piece, ...]]:
    """The text and its pieces. Code that is no Python is compared as a text."""
    found = pieces.of_code(source) if is_code else None
    return found or (source, pieces.of_text(source))


def _known(lab: Lab) -> frozenset[str]:
    """The keys of all that was released to students, in any cell."""
    return frozenset(
        piece.key
        for trusted in lab.notebooks
        for cell in open_trusted(trusted, lab.delimiters)
        for piece in _both(cell.released_source)
    )


def _both(source: str) -> Iterator[Piece]:
    """The pieces of what was released, as code and as text: an answer may be read as either."""
    yield from pieces.of_text(source)
    as_code = pieces.of_code(source)
    yield from as_code[1] if as_code else ()


def _model(lab: Lab) -> dict[str, frozenset[str]]:
    """Question → the keys of the instructor's answer."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for trusted in lab.notebooks:
        for cell in open_trusted(trusted, lab.delimiters):
            if cell.is_answer:
                keys = frozenset(piece.key for piece in _both(str(cell.node.source)))
                found[cell.id] = keys
    return found
