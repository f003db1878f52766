"""Pairs of alike answers side by side, as a page."""

from __future__ import annotations

from dlcourse.models import Data
from dlcourse.results import pages
from dlcourse.similar.answers import Answer, ClassAnswers
from dlcourse.similar.pairs import Alike, Pair

MOST_SHOWN = 100  # pairs side by side, those with most in common; the table has all
SMALL_CLASS = 5  # with fewer, what is usual in the class is not well known


class TextPart(Data):
    """Some characters of an answer, and whether the other answer has the same."""

    text: str
    common: bool


def page(title: str, found: ClassAnswers, pairs: list[Pair]) -> str:
    """The page as HTML, without scripts."""
    return pages.render(
        "similar.html",
        title=f"Alike answers: {title}",
        summary=summary(found, pairs),
        small=len(found.members) < SMALL_CLASS,
        skipped=found.skipped,
        pairs=pairs,
        shown=[(pair, list(map(_sides, pair.alike))) for pair in pairs[:MOST_SHOWN]],
    )


def summary(found: ClassAnswers, pairs: list[Pair]) -> str:
    """One sentence: how many were compared, and how many pairs were found."""
    count = len(found.members)
    handed_in = f"{count} submission{'' if count == 1 else 's'}"
    return (
        f"{len(pairs) or 'no'} pair{'' if len(pairs) == 1 else 's'} of alike answers in {handed_in}"
    )


def _sides(alike: Alike) -> tuple[Alike, list[tuple[str, list[TextPart]]]]:
    """Two answers that are alike, with the students and the parts of each."""
    both = (alike.one, alike.other)
    return alike, [(answer.student, marked(answer, alike.common)) for answer in both]


def marked(answer: Answer, common: frozenset[str]) -> list[TextPart]:
    """The answer's text, cut where common parts begin and end."""
    places = sorted((each.start, each.end) for each in answer.pieces if each.key in common)
    parts, done = [], 0
    for start, end in places:
        if end <= done:
            continue
        if start > done:
            parts.append(TextPart(text=answer.text[done:start], common=False))
        parts.append(TextPart(text=answer.text[max(start, done) : end], common=True))
        done = end
    return [*parts, TextPart(text=answer.text[done:], common=False)]
