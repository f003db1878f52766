"""The class at a glance: a page for the instructor and a table for the terminal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np
from rich.table import Table
from rich.text import Text

from dlcourse.course import Course
from dlcourse.grading import gradebook, pages, pool
from dlcourse.grading.models import Data, QuestionResult, QuestionStatus, Result, Status

BINS = 10
COMMONEST = 15
MESSAGE_LENGTH = 240
ENOUGH = 5  # students for a correlation to mean anything
STYLES = {Status.GRADED: "green", Status.MISSING: "dim", Status.PARTIAL: "yellow"}


class Item(Data):
    """A question in numbers.

    difficulty: share of the points the class got, 0 to 1; None while an answer waits to be read.
    discrimination: correlation of its points with those of all other questions, the point-biserial
    one for a question that is right or wrong; None where it is not defined or too few took part.
    """

    id: str
    max_points: float
    difficulty: float | None
    discrimination: float | None
    unanswered: int


class Failure(Data):
    """A message that several students got on a question."""

    question: str
    message: str
    count: int


def write(course: Course, lab_name: str) -> Path:
    """Write the class report, feedback/LAB-report.html; returns its path.

    Raises DlcourseError when nothing of the lab was graded yet.
    """
    results = pool.results(course, lab_name)
    taking_part = [result for result in results if result.status is not Status.MISSING]
    scores = [result.score for result in taking_part] or [0.0]
    max_score = max((result.max_score for result in results), default=0.0)
    rows = [
        {
            "result": result,
            "penalty": gradebook.penalty(course.late, result),
            "noticed": _noticed(result),
        }
        for result in results
    ]
    text = pages.render(
        "report.html",
        title=f"Class report: {course.lab(lab_name).title or lab_name}",
        rows=rows,
        counts=Counter(result.status for result in results).most_common(),
        taking_part=len(taking_part),
        mean=mean(scores),
        median=median(scores),
        max_score=max_score,
        unread=sum(waiting(each) > 0 for each in taking_part),
        seconds=sum(result.seconds for result in results),
        slowest=max((result.seconds for result in results), default=0.0),
        histogram=_histogram([result.score for result in taking_part], max_score),
        items=items(taking_part),
        failures=failures(taking_part),
    )
    course.feedback_dir.mkdir(parents=True, exist_ok=True)
    path = course.feedback_dir / f"{lab_name}-report.html"
    gradebook.write_whole(path, text)
    return path


def waiting(result: Result) -> float:
    """The points of the answers that wait for a person to read them."""
    return sum(
        question.max_points
        for question in result.questions
        if question.status is QuestionStatus.MANUAL
    )


def table(results: list[Result]) -> Table:
    """The rows for a terminal: student, status, points, lateness, what was noticed."""
    made = Table("student", "status", "points", "late", "noticed")
    made.columns[2].justify = made.columns[3].justify = "right"
    for result in results:
        made.add_row(
            Text(result.student),
            Text(pages.words(result.status), style=STYLES.get(result.status, "red")),
            _points(result),
            pages.duration(result.late_seconds) if result.late_seconds else "",
            Text("; ".join(_noticed(result))),
        )
    return made


def _points(result: Result) -> str:
    """Points so far, and those that wait for a person."""
    told = f"{pages.points(result.score)} of {pages.points(result.max_score)}"
    return f"{told}, {pages.points(unread)} to read" if (unread := waiting(result)) else told


def _noticed(result: Result) -> list[str]:
    """What there is to tell about a row, to be joined into one line."""
    return [text.rstrip(".") for text in (result.message, *_alike(result.warnings)) if text]


def _alike(warnings: Iterable[str]) -> list[str]:
    """Warnings that differ only in what they quote, such as a cell's name, as one with a count."""
    groups = defaultdict(list)
    for warning in warnings:
        groups[re.sub(r"'[^']*'", "''", warning)].append(warning)
    return [
        found[0] if len(found) == 1 else f"{found[0]} (and {len(found) - 1} more like this)"
        for found in groups.values()
    ]


def items(results: list[Result]) -> list[Item]:
    """Difficulty and discrimination of each question, over results that have questions."""
    graded = [result for result in results if result.questions]
    if not graded:
        return []
    points = np.array([[question.points for question in each.questions] for each in graded])
    rest = points.sum(axis=1, keepdims=True) - points
    return [
        Item(
            id=question.id,
            max_points=question.max_points,
            difficulty=_difficulty([each.questions[i] for each in graded]),
            discrimination=_correlation(points[:, i], rest[:, i]),
            unanswered=sum(
                each.questions[i].status is QuestionStatus.UNANSWERED for each in graded
            ),
        )
        for i, question in enumerate(graded[0].questions)
    ]


def failures(results: list[Result]) -> list[Failure]:
    """The commonest messages on questions that lost points, the most frequent first."""
    groups = defaultdict(list)
    for result in results:
        for question in result.questions:
            lost = question.points < question.max_points
            if lost and question.message and question.status is not QuestionStatus.MANUAL:
                gist = _gist(question.message)
                pattern = re.sub(r"\d+(\.\d+)?(e[-+]?\d+)?", "#", gist)
                groups[question.id, pattern].append(gist)
    found = [
        Failure(question=name, message=messages[0][:MESSAGE_LENGTH], count=len(messages))
        for (name, _), messages in groups.items()
    ]
    return sorted(found, key=lambda failure: -failure.count)[:COMMONEST]


def _gist(message: str) -> str:
    """A check's message without its input and numbers, where it has a hint; others as they are."""
    headline, _, rest = message.partition("\n")
    hint = re.search(r"^  hint +(.+)", rest, re.MULTILINE | re.DOTALL)
    return f"{headline}\n{' '.join(hint[1].split())}" if hint else message


def _difficulty(answers: list[QuestionResult]) -> float | None:
    if any(each.status is QuestionStatus.MANUAL for each in answers):
        return None
    most = answers[0].max_points
    return mean(each.points for each in answers) / most if most else 1.0


def _correlation(a: np.ndarray, b: np.ndarray) -> float | None:
    if len(a) < ENOUGH or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def _histogram(scores: list[float], max_score: float) -> dict[str, Any]:
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
