"""Every lab's answer bank through the real grader: wrong answers lose, right ones win."""

from __future__ import annotations

import pytest
from lab_help import COURSE, FORBIDDEN, MISSED, UNNAMED, WITH_CHECKS, is_forbidden, wants_hint
from rich.console import Console

from dlcourse import bank


@pytest.mark.parametrize("lab", WITH_CHECKS)
def test_every_question_has_enough_answers(lab: str) -> None:
    answers = bank.read(COURSE, lab)
    for question in bank.questions(COURSE.read_lab(lab)):
        right = [answer.right for answer in answers if answer.question == question]
        assert right.count(True) >= 4, question
        assert right.count(False) >= 6, question


@pytest.fixture(scope="module")
def verdicts() -> list[bank.AnswerVerdict]:
    """Of the whole bank, in one go: labs share the fork servers."""
    return bank.grade(COURSE, WITH_CHECKS)


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("bank")
@pytest.mark.parametrize("lab", WITH_CHECKS)
def test_every_answer_gets_what_it_should_and_a_message(
    lab: str, verdicts: list[bank.AnswerVerdict]
) -> None:
    found = [verdict for verdict in verdicts if verdict.answer.lab == lab]
    Console(width=120).print(bank.summary(found))
    unfair = {v.answer.name: (v.points, v.message) for v in found if not v.fair}
    assert unfair == {}
    assert [v.answer.name for v in found if not v.answer.right and not v.message] == []
    assert len(found) == len(bank.read(COURSE, lab))


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("bank")
@pytest.mark.parametrize("lab", WITH_CHECKS)
def test_mistakes_are_caught_before_handing_in_and_named(
    lab: str, verdicts: list[bank.AnswerVerdict]
) -> None:
    wrong = [each for each in verdicts if each.answer.lab == lab and not each.answer.right]
    missed = [verdict.answer.name for verdict in wrong if not verdict.seen]
    unnamed = [
        verdict.answer.name
        for verdict in wrong
        if verdict.seen
        and not verdict.hinted
        and wants_hint(verdict.message)
        and not is_forbidden(verdict.answer)
    ]
    assert len(missed) <= MISSED.get(lab, 0) * len(wrong), missed
    assert len(unnamed) <= UNNAMED.get(lab, 0) * len(wrong), unnamed


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("bank")
@pytest.mark.parametrize("lab", FORBIDDEN)
def test_the_work_of_a_library_gets_no_points_and_a_kind_word(
    lab: str, verdicts: list[bank.AnswerVerdict]
) -> None:
    found = [v for v in verdicts if v.answer.lab == lab and is_forbidden(v.answer)]
    assert found
    for verdict in found:
        assert verdict.points == 0, verdict.answer.name
        assert FORBIDDEN[lab].words in verdict.message, verdict.answer.name
