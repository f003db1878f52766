"""Every lab's answer bank through the real grader: wrong answers lose, right ones win."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from dlcourse import bank
from dlcourse.course import load_course

COURSE = load_course(Path(__file__).parents[2])


@pytest.mark.parametrize("lab", COURSE.labs)
def test_every_question_has_enough_answers(lab: str) -> None:
    answers = bank.read(COURSE, lab)
    for question in bank.questions(COURSE.read_lab(lab)):
        right = [answer.right for answer in answers if answer.question == question]
        assert right.count(True) >= 4, question
        assert right.count(False) >= 6, question


@pytest.fixture(scope="module")
def verdicts() -> list[bank.Verdict]:
    """Of the whole bank, in one go: labs share the warm processes."""
    return bank.grade(COURSE, list(COURSE.labs))


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("bank")
@pytest.mark.parametrize("lab", COURSE.labs)
def test_every_answer_gets_what_it_should_and_a_message(
    lab: str, verdicts: list[bank.Verdict]
) -> None:
    found = [verdict for verdict in verdicts if verdict.answer.lab == lab]
    Console(width=120).print(bank.summary(found))
    unfair = {v.answer.name: (v.given, v.message) for v in found if not v.fair}
    assert unfair == {}
    assert [v.answer.name for v in found if not v.answer.right and not v.message] == []
    assert len(found) == len(bank.read(COURSE, lab))
