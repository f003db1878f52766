"""Which students need a person's attention, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import mean
from types import MappingProxyType

from dlcourse.models import Data, QuestionStatus, Result, Status
from dlcourse.results import pages

FAR = 0.3  # of all points, below what the student does in other labs, compared with the class


class Reason(Data):
    """Why a student needs attention: what kind of reason, and the sentence."""

    kind: str
    text: str


class Attention(Data):
    """A student and the reasons, those that say most first."""

    student: str
    reasons: tuple[Reason, ...]


Shares = dict[str, float]  # student → share of a lab's points, 0 to 1


def shares(results: Iterable[Result]) -> Shares:
    """What each student who handed something in got, as a share of the points."""
    return {
        result.student: result.score / result.max_score
        for result in results
        if result.status is not Status.MISSING and result.max_score
    }


def needed(
    results: Iterable[Result],
    others: Mapping[str, Shares],
    alike: Mapping[str, str] = MappingProxyType({}),
) -> list[Attention]:
    """The students who need attention, those with the most reasons first.

    Parameters
    ----------
    others
        The course's other labs by name, with what each student got there.
    alike
        Student → whose answers the student's own are like, as a sentence.
    """
    rows = list(results)
    below = _below(shares(rows), others)
    found = [
        Attention(student=row.student, reasons=reasons)
        for row in rows
        if (reasons := tuple(_reasons(row, below.get(row.student, 0.0), alike)))
    ]
    return sorted(found, key=lambda each: (-len(each.reasons), each.student))


def _reasons(row: Result, below: float, alike: Mapping[str, str]) -> Iterable[Reason]:
    if row.status is Status.MISSING:
        yield Reason(kind="missing", text="nothing was handed in")
    elif row.status is not Status.GRADED:
        yield Reason(kind=str(row.status), text=pages.words(row.status))
    if below >= FAR:
        text = f"{100 * below:.0f} % of the points below the other labs"
        yield Reason(kind="far below", text=text)
    if row.student in alike:
        yield Reason(kind="alike", text=alike[row.student])
    if unanswered := sum(each.status is QuestionStatus.UNANSWERED for each in row.questions):
        text = f"{unanswered} of {len(row.questions)} questions not answered"
        yield Reason(kind="unanswered", text=text)
    if row.late_seconds:
        yield Reason(kind="late", text=f"{pages.duration(row.late_seconds)} late")


def _below(here: Shares, others: Mapping[str, Shares]) -> Shares:
    """How far each student is below the own other labs, as shares of the points.

    Every share is first compared with the class's mean in that lab, so that a hard lab alone makes
    nobody stand out.
    """
    found = {}
    relative_here = _relative(here)
    relative_others = [_relative(each) for each in others.values()]
    for student, share in relative_here.items():
        elsewhere = [each[student] for each in relative_others if student in each]
        if elsewhere:
            found[student] = mean(elsewhere) - share
    return found


def _relative(found: Shares) -> Shares:
    middle = mean(found.values()) if found else 0.0
    return {student: share - middle for student, share in found.items()}
