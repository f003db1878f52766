"""The mutation score of a lab: how many of the wrong answers that are made its checks refuse."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pydantic import RootModel, ValidationError

from dlcourse.bank.answers import KnownAnswer, questions
from dlcourse.bank.grading import HINT, Batch, batches, run
from dlcourse.bank.mutants import Mutant, of_answer, thinned
from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading.outcomes import TIME_USED_UP
from dlcourse.models import Data, Lab, Limits, QuestionResult
from dlcourse.notebook import reading, roles
from dlcourse.release.standard_cells import HAND_IN_ID, SET_UP_ID

SCORE, EQUIVALENT = "mutants.json", "equivalent.toml"  # beside the known answers
BATCH_CELLS = 40  # so many times the time of one cell may a batch take
ERROR = "stopped with an error"  # of a report that names the exception and the line


class Fate(StrEnum):
    """What became of a mutant."""

    IN_SIGHT = "killed in sight"
    HIDDEN = "killed by hidden tests"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"


class Tried(Data):
    """A mutant, and what the checks made of it.

    Parameters
    ----------
    mutant
        The wrong answer.
    fate
        What became of it.
    message
        What its author would read; of an equivalent one, why it is right.
    """

    mutant: Mutant
    fate: Fate
    message: str

    @property
    def hinted(self) -> bool:
        """Whether the message names the likely mistake, or the exception with its line."""
        return HINT.search(self.message) is not None or ERROR in self.message


class Score(Data):
    """How many of the mutants of a question or a lab the checks refuse.

    Parameters
    ----------
    mutants
        How many there are, without those that are equivalent.
    killed
        How many lose points.
    in_sight
        How many the visible check refuses.
    hinted
        How many it refuses with a hint, or with the exception and its line.
    equivalent
        How many more are right after all, by the list beside the bank.
    """

    mutants: int
    killed: int
    in_sight: int
    hinted: int
    equivalent: int


class LabScore(Data):
    """The mutation score of a lab, as it is kept beside its known answers.

    Parameters
    ----------
    lab
        The lab's name.
    code
        A hash of the code of the instructor's notebook and of the list of equivalent mutants.
    all
        Of the whole lab.
    questions
        Of each question.
    survived
        The changes of each question that cost no points.
    """

    lab: str
    code: str
    all: Score
    questions: dict[str, Score]
    survived: dict[str, list[str]]


class Equivalence(Data):
    """A mutant that is a right answer.

    Parameters
    ----------
    change
        The lines that are other ones, as the page of the mutants shows them.
    reason
        Why it gives the same answers as the model answer.
    """

    change: str
    reason: str


class _Equivalences(RootModel[dict[str, list[Equivalence]]]):
    """For each question, the mutants that are right answers."""


def hasty(limits: Limits) -> Limits:
    """A lab's own time for each cell, and for many of them: some mutants never end."""
    return limits.model_copy(update={"notebook_seconds": BATCH_CELLS * limits.cell_seconds})


def try_mutants(course: Course, lab_name: str, jobs: int | None = None) -> list[Tried]:
    """Make wrong answers out of a lab's model answers, and grade them. Nothing is recorded.

    Parameters
    ----------
    course
        A course with a course.toml.
    lab_name
        One of its labs.
    jobs
        How many submissions at a time; by default as many as cores and memory allow.

    Returns
    -------
    list of Tried
        At most 60 of each question, and all that are equivalent.

    Raises
    ------
    DlcourseError
        If the list of equivalent mutants cannot be read, or names one that is not made.
    """
    made = _mutants(course.read_lab(lab_name))
    reasons = _reasons(course, lab_name, [m for mutants in made.values() for m in mutants])
    wrong, right = list[Mutant](), list[Tried]()
    for mutants in made.values():
        wrong += thinned([m for m in mutants if (m.question, m.change) not in reasons])
        right += [
            Tried(mutant=m, fate=Fate.EQUIVALENT, message=reasons[m.question, m.change])
            for m in mutants
            if (m.question, m.change) in reasons
        ]
    rows = _rows(course, [_answer(lab_name, number, m) for number, m in enumerate(wrong)], jobs)
    return [*(_tried(m, rows[number]) for number, m in enumerate(wrong)), *right]


def of_lab(course: Course, lab_name: str, tried: list[Tried]) -> LabScore:
    """The score of a lab, from its mutants."""
    names = dict.fromkeys(each.mutant.question for each in tried)
    by_question = {q: [t for t in tried if t.mutant.question == q] for q in names}
    survived = {
        q: [t.mutant.change for t in found if t.fate is Fate.SURVIVED]
        for q, found in by_question.items()
    }
    return LabScore(
        lab=lab_name,
        code=code_of(course, lab_name),
        all=_score(tried),
        questions={q: _score(found) for q, found in by_question.items()},
        survived={q: changes for q, changes in survived.items() if changes},
    )


def code_of(course: Course, lab_name: str) -> str:
    """A hash of all that a lab's mutation score depends on: its code, not its texts, and not the
    cells that name the package's version and address."""
    found = hashlib.sha256()
    for trusted in course.read_lab(lab_name).notebooks:
        for cell in reading.read(trusted.source).cells:
            if cell.cell_type == "code" and cell.id not in (SET_UP_ID, HAND_IN_ID):
                found.update(cell.source.encode())
    equivalent = course.answers_dir(lab_name) / EQUIVALENT
    found.update(equivalent.read_bytes() if equivalent.exists() else b"")
    return found.hexdigest()[:16]


def read(course: Course, lab_name: str) -> LabScore | None:
    """The score that is kept beside the known answers; None if there is none."""
    path = course.answers_dir(lab_name) / SCORE
    return LabScore.model_validate_json(path.read_bytes()) if path.exists() else None


def write(course: Course, score: LabScore) -> Path:
    """Keep a score beside the known answers; where it is."""
    path = course.answers_dir(score.lab) / SCORE
    path.parent.mkdir(exist_ok=True)
    path.write_text(score.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return path


def _mutants(lab: Lab) -> dict[str, list[Mutant]]:
    """All mutants of each question."""
    cells = [cell for each in lab.notebooks for cell in reading.read(each.source).cells]
    answers = {roles.grade_id(cell): cell.source for cell in cells if roles.is_answer(cell)}
    return {question: of_answer(question, answers[question]) for question in questions(lab)}


def _reasons(course: Course, lab_name: str, mutants: list[Mutant]) -> dict[tuple[str, str], str]:
    """Why a mutant is a right answer, by its question and its change."""
    path = course.answers_dir(lab_name) / EQUIVALENT
    if not path.exists():
        return {}
    try:
        known = _Equivalences.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).root
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise DlcourseError(f"{path} cannot be read: {error}") from None
    made = {(mutant.question, mutant.change) for mutant in mutants}
    found = {
        (q, each.change.strip()): each.reason for q, listed in known.items() for each in listed
    }
    for question, change in found:
        if (question, change) not in made:
            raise DlcourseError(
                f"{path}: {question} has no mutant with this change any more. Take it out, or copy "
                f"the new one from the page of the mutants.\n{change}"
            )
    return found


def _answer(lab_name: str, number: int, mutant: Mutant) -> KnownAnswer:
    """A mutant as an answer of the bank; its path is only its number."""
    return KnownAnswer(
        lab=lab_name,
        question=mutant.question,
        path=Path(str(number)),
        right=False,
        points=0,
        about=mutant.operator,
        source=mutant.source,
    )


def _rows(
    course: Course, answers: list[KnownAnswer], jobs: int | None
) -> dict[int, QuestionResult]:
    """The rows of the answers, by their numbers; what had no time of its own is graded alone."""
    together = [Batch.of(group) for group in batches(answers)]
    rows = _graded(course, together, jobs, "Trying mutants")
    left = [answer for answer in answers if int(answer.path.name) not in rows]
    return rows | _graded(course, [Batch.of((a,)) for a in left], jobs, "Once more, alone")


def _graded(
    course: Course, todo: list[Batch], jobs: int | None, title: str
) -> dict[int, QuestionResult]:
    rows: dict[int, QuestionResult] = {}
    for batch, result in run(course, todo, jobs, title, hasty):
        found = {row.id.removeprefix("check-"): row for row in result.questions}
        for answer in batch.answers:
            row = found.get(answer.question)
            if row is not None and TIME_USED_UP not in row.message:
                rows[int(answer.path.name)] = row
            elif len(batch.answers) == 1:
                raise DlcourseError(
                    f"A mutant of {answer.question} was not graded: {result.message}"
                )
    return rows


def _tried(mutant: Mutant, row: QuestionResult) -> Tried:
    if row.points == row.max_points:
        return Tried(mutant=mutant, fate=Fate.SURVIVED, message=row.message)
    fate = Fate.IN_SIGHT if row.seen else Fate.HIDDEN
    return Tried(mutant=mutant, fate=fate, message=row.message)


def _score(tried: Iterable[Tried]) -> Score:
    every = list(tried)
    wrong = [each for each in every if each.fate is not Fate.EQUIVALENT]
    seen = [each for each in wrong if each.fate is Fate.IN_SIGHT]
    return Score(
        mutants=len(wrong),
        killed=sum(each.fate is not Fate.SURVIVED for each in wrong),
        in_sight=len(seen),
        hinted=sum(each.hinted for each in seen),
        equivalent=len(every) - len(wrong),
    )
