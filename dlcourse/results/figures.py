"""A class in numbers: how hard each question was, and which mistakes were made on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise
from statistics import mean
from typing import Any, NamedTuple

import numpy as np

from dlcourse.models import Data, QuestionResult, QuestionStatus, Result
from dlcourse.results import pages

BINS = 10
MOST_MISCONCEPTIONS = 5  # shown for each question; the rest is counted
EXAMPLE_CHARACTERS = 400
ENOUGH = 5  # students for a correlation to mean anything
HINT = re.compile(r"^  hint +(?=\S)", re.MULTILINE)  # the last part of a check's message
NO_MISTAKE = (
    QuestionStatus.PASSED,
    QuestionStatus.UNANSWERED,
    QuestionStatus.MANUAL,
    QuestionStatus.GRADER_FAILED,
)


class Item(Data):
    """A question in numbers.

    facility: share of the points the class got, 0 to 1; None while an answer has to be read.
    discrimination: correlation of its points with those of all other questions, the point-biserial
    one for a question that is right or wrong; None where it is not defined or too few took part.
    """

    id: str
    max_points: float
    facility: float | None
    discrimination: float | None
    unanswered: int


class Misconception(Data):
    """A mistake that `count` students made on a question.

    hint: what the check named as the likely mistake; the message where it named none.
    students: who they are; empty for a mixture of mistakes. example: what came out for the first.
    """

    question: str
    hint: str
    count: int
    students: tuple[str, ...] = ()
    example: str = ""


class Spread(Data):
    """How the points of a class are spread, as shares of all points; of `count` students.

    low, high: the middle half of the class lies between them.
    """

    label: str
    count: int
    low: float
    median: float
    high: float


class _Made(NamedTuple):
    """A mistake as one student made it."""

    student: str
    hint: str
    example: str


def items(results: list[Result]) -> list[Item]:
    """Facility and discrimination of each question; all results must have the same questions."""
    if not results:
        return []
    points = np.array([[question.points for question in each.questions] for each in results])
    rest = points.sum(axis=1, keepdims=True) - points
    return [
        Item(
            id=question.id,
            max_points=question.max_points,
            facility=_facility([each.questions[i] for each in results]),
            discrimination=_correlation(points[:, i], rest[:, i]),
            unanswered=sum(
                each.questions[i].status is QuestionStatus.UNANSWERED for each in results
            ),
        )
        for i, question in enumerate(results[0].questions)
    ]


def misconceptions(results: list[Result]) -> list[Misconception]:
    """The mistakes on each question in the order of the lab, the most frequent first.

    Messages that differ only in numbers count as one.
    """
    groups: dict[str, dict[str, list[_Made]]] = defaultdict(lambda: defaultdict(list))
    answers = ((result.student, question) for result in results for question in result.questions)
    for student, question in answers:
        lost = question.points < question.max_points
        if lost and question.message and question.status not in NO_MISTAKE:
            hint, example = _parts(question.message)
            pattern = re.sub(r"\d+(\.\d+)?(e[-+]?\d+)?", "#", hint)
            groups[question.id][pattern].append(_Made(student, hint, example))
    names = dict.fromkeys(question.id for result in results for question in result.questions)
    return [each for name in names for each in _ranked(name, groups[name])]


def histogram(scores: list[float], max_score: float) -> dict[str, Any]:
    """Bars for an SVG of 640 × 240, and the same in words."""
    top = max([max_score, *scores, 1.0])
    counts, edges = np.histogram(scores, bins=BINS, range=(0.0, top))
    tallest, step = max(int(counts.max()), 1), 640 / BINS
    ranges = [f"{pages.points(low)}–{pages.points(high)}" for low, high in pairwise(edges)]
    bars = [
        {
            "x": round(i * step + 4, 1),
            "y": round(210 - 180 * count / tallest, 1),
            "width": round(step - 8, 1),
            "height": round(180 * count / tallest, 1),
            "count": int(count),
            "label": ranges[i],
        }
        for i, count in enumerate(counts)
    ]
    told = ", ".join(f"{bar['label']} points: {bar['count']}" for bar in bars if bar["count"])
    return {"bars": bars, "text": f"Histogram of scores. {told or 'No scores.'}"}


def spread(label: str, shares: Collection[float]) -> Spread:
    """The spread of shares, of which there is at least one."""
    low, middle, high = np.percentile(list(shares), [25, 50, 75])
    return Spread(label=label, count=len(shares), low=low, median=middle, high=high)


def items_in_words(found: Collection[Item]) -> str:
    """What the bars of the questions show, for who does not see them."""
    told = (f"{pages.question(item.id)} {_percent(item.facility)}" for item in found)
    return f"Share of the points that the class got. {', '.join(told)}."


def spreads_in_words(found: Collection[Spread]) -> str:
    """What the bars of labs and terms show, for who does not see them."""
    told = (
        f"{each.label}: median {_percent(each.median)}, middle half {_percent(each.low)} to "
        f"{_percent(each.high)}"
        for each in found
    )
    return f"Points as shares of all points. {'; '.join(told)}."


def _percent(share: float | None) -> str:
    return "to be read" if share is None else f"{100 * share:.0f} %"


def _parts(message: str) -> tuple[str, str]:
    """A check's message as its hint and the rest of it; without a hint, its first line is one."""
    body, *hints = HINT.split(message.strip().removeprefix("✗ "), maxsplit=1)
    if hints:
        return " ".join(hints[0].split()), _cut(body.strip())
    headline, _, rest = body.partition("\n")
    return headline, _cut(rest)


def _ranked(question: str, found: dict[str, list[_Made]]) -> list[Misconception]:
    ranked = sorted(found.values(), key=len, reverse=True)
    shown = [
        Misconception(
            question=question,
            hint=each[0].hint,
            count=len(each),
            students=tuple(made.student for made in each),
            example=each[0].example,
        )
        for each in ranked[:MOST_MISCONCEPTIONS]
    ]
    if rest := ranked[MOST_MISCONCEPTIONS:]:
        count = sum(map(len, rest))
        shown.append(Misconception(question=question, hint="Other mistakes.", count=count))
    return shown


def _cut(text: str) -> str:
    return text if len(text) <= EXAMPLE_CHARACTERS else f"{text[:EXAMPLE_CHARACTERS]} …"


def _facility(answers: list[QuestionResult]) -> float | None:
    if any(each.status is QuestionStatus.MANUAL for each in answers):
        return None
    most = answers[0].max_points
    return mean(each.points for each in answers) / most if most else 1.0


def _correlation(a: np.ndarray, b: np.ndarray) -> float | None:
    if len(a) < ENOUGH or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])
