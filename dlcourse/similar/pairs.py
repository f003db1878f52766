"""Which answers have more in common than answers to the same question usually have.

A piece that one pair alone has in common counts with all its words, one that the whole class wrote
not at all; in between, the logarithm of how rare it is decides, as in tf-idf:
https://nlp.stanford.edu/IR-book/html/htmledition/inverse-document-frequency-1.html
What was released to students counts nothing, and the instructor's answer is one more of the class.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from dlcourse.models import Data
from dlcourse.results.alike import AlikePair
from dlcourse.similar.answers import Answer, ClassAnswers, Question

LEAST_WORDS = 40  # unusual ones that are in both answers
LEAST_SHARE = 0.6  # of the unusual words of the answer that has fewer
MARKED = 0.5  # a piece that counts half or more is marked


class Alike(Data):
    """Two answers to one question that have much in common.

    words: how many unusual words, each counted by how rare it is. share: of the unusual words of
    the answer that has fewer. common: the keys of the pieces to mark.
    """

    question: str
    one: Answer
    other: Answer
    words: float
    share: float
    common: frozenset[str]


class Pair(Data):
    """Two students, with their answers that are alike: first where most is in common."""

    students: tuple[str, str]
    alike: tuple[Alike, ...]

    @property
    def words(self) -> float:
        """How many unusual words they have in common."""
        return sum(each.words for each in self.alike)


def find(found: ClassAnswers) -> list[Pair]:
    """The pairs of students with answers that are alike, first those with most in common.

    The order of the students does not matter.
    """
    pairs: dict[tuple[str, str], list[Alike]] = {}
    for question in found.questions:
        for alike in _of_question(question):
            pairs.setdefault((alike.one.student, alike.other.student), []).append(alike)
    made = [
        Pair(students=students, alike=tuple(sorted(each, key=lambda a: (-a.words, a.question))))
        for students, each in pairs.items()
    ]
    return sorted(made, key=lambda pair: (-pair.words, pair.students))


def _of_question(question: Question) -> list[Alike]:
    answers = sorted(question.answers, key=lambda answer: answer.student)
    if len(answers) < 2:
        return []
    texts = [[piece.key for piece in answer.pieces] for answer in answers]
    counter = CountVectorizer(analyzer=list, binary=True, dtype=np.float64)
    written = counter.fit_transform([*texts, sorted(question.model)])
    keys = counter.get_feature_names_out()
    weight = _rarity(np.asarray(written.sum(axis=0)).ravel(), len(answers) + 1)
    weight[[key in question.known for key in keys]] = 0.0
    words = {piece.key: piece.words for answer in answers for piece in answer.pieces}
    counted = weight * [words.get(key, 0) for key in keys]
    mine = written[:-1]
    common = (mine.multiply(counted) @ mine.T).toarray()
    total = np.diag(common)
    marked = frozenset(keys[weight >= MARKED])
    return [
        Alike(
            question=question.name,
            one=answers[i],
            other=answers[j],
            words=round(common[i, j], 6),
            share=round(common[i, j] / min(total[i], total[j]), 6),
            common=marked.intersection(texts[i], texts[j]),
        )
        for i, j in combinations(range(len(answers)), 2)
        if common[i, j] >= max(LEAST_WORDS, LEAST_SHARE * min(total[i], total[j]))
    ]


def _rarity(count: NDArray[np.float64], of: int) -> NDArray[np.float64]:
    """How rare each piece is, from 0, if all `of` answers have it, to 1, if two or one have it.

    of: three or more.
    """
    rarity: NDArray[np.float64] = np.log(of / count) / np.log(of / 2)
    return rarity.clip(max=1.0)


def remembered(found: ClassAnswers, pair: Pair) -> AlikePair:
    """What the class report needs to know of a pair."""
    one, other = (found.members[each] for each in pair.students)
    return AlikePair(one=one, other=other, questions=tuple(each.question for each in pair.alike))
