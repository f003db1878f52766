"""What the checks of every lab say in a student's own notebook, before anything is handed in."""

from __future__ import annotations

import pytest
from lab_help import (
    COURSE,
    FORBIDDEN,
    MISSED,
    UNNAMED,
    WITH_CHECKS,
    LabFiles,
    is_forbidden,
    wants_hint,
)

from dlcourse import bank, check, plot

LABS = {name: LabFiles(name) for name in WITH_CHECKS}
QUESTIONS = [(name, question) for name, lab in LABS.items() for question in lab.points]
TRAINS = "train_cnn"  # its answers take seconds each: the real grader alone tries them

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # of answers that overflow
every_lab = pytest.mark.parametrize("name", LABS)


@pytest.fixture(autouse=True)
def _no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot, "show", lambda figure: None)


def answers(name: str, right: bool) -> list[bank.KnownAnswer]:
    found = bank.read(COURSE, name)
    return [each for each in found if each.right is right and each.question != TRAINS]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_an_empty_answer_is_named_as_such(name: str, question: str) -> None:
    lab = LABS[name]
    failure = lab.failure_of(question, lab.stub(question), hidden=False)
    assert failure is not None
    assert "not answered yet" in str(failure)
    assert "__" not in str(failure)


@pytest.mark.slow
@every_lab
def test_a_right_answer_is_accepted_however_it_is_written(name: str) -> None:
    lab = LABS[name]
    said = {
        answer.name: lab.failure_of(answer.question, answer.source, hidden=True)
        for answer in answers(name, right=True)
    }
    assert {answer: failure for answer, failure in said.items() if failure is not None} == {}


@pytest.mark.slow
@every_lab
def test_a_known_mistake_is_caught_before_handing_in_and_named(name: str) -> None:
    lab, wrong = LABS[name], answers(name, right=False)
    said = {
        answer.name: lab.failure_of(answer.question, answer.source, hidden=False)
        for answer in wrong
    }
    missed = [answer for answer in wrong if said[answer.name] is None]
    for answer in missed:
        assert lab.failure_of(answer.question, answer.source, hidden=True), answer.name
    unnamed = [
        answer
        for answer, failure in said.items()
        if isinstance(failure, check.CheckFailed)
        and not isinstance(failure, check.NotAllowed)
        and not failure.report.hint
        and wants_hint(str(failure))
    ]
    assert len(missed) <= MISSED.get(name, 0) * len(wrong), [answer.name for answer in missed]
    assert len(unnamed) <= UNNAMED.get(name, 0) * len(wrong), unnamed


@pytest.mark.slow
@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_work_of_a_library_is_refused_with_a_kind_word(name: str) -> None:
    found = [answer for answer in answers(name, right=False) if is_forbidden(answer)]
    assert found
    for answer in found:
        failure = LABS[name].failure_of(answer.question, answer.source, hidden=False)
        assert isinstance(failure, check.NotAllowed), answer.name
        assert FORBIDDEN[name].words in str(failure), answer.name
