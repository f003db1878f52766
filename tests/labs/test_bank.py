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


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("lab", COURSE.labs)
def test_every_answer_gets_what_it_should_and_a_message(lab: str) -> None:
    verdicts = bank.grade(COURSE, [lab])
    Console(width=120).print(bank.summary(verdicts))
    unfair = {v.answer.name: (v.given, v.message) for v in verdicts if not v.fair}
    assert unfair == {}
    assert [v.answer.name for v in verdicts if not v.answer.right and not v.message] == []
