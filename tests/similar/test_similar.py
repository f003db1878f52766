"""`dlcourse similar`: which answers of a class are alike."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import small_course
from classes import (
    COPY_OF_DUAL,
    GIVEN,
    INDEPENDENT,
    SHORT_ANSWERS,
    WHY,
    hand_in,
    short,
    write_course,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from small_class import dlcourse
from small_course import LAB

from dlcourse.course import load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import Result, Status
from dlcourse.results import alike, attention
from dlcourse.similar import answers, pairs, pieces, write
from dlcourse.similar.answers import Answer, ClassAnswers, Question
from dlcourse.similar.page import marked


def find(root: Path) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """The pairs, each with the questions."""
    made = pairs.find(answers.read(load_course(root), LAB))
    return [(pair.students, tuple(each.question for each in pair.alike)) for pair in made]


def the_class(codes: dict[str, str]) -> ClassAnswers:
    """Answers to one question, of which nothing was given."""
    made = []
    for student, source in codes.items():
        text, found = pieces.of_code(source) or ("", ())
        made.append(Answer(student=student, text=text, pieces=found))
    question = Question(name="fit", answers=tuple(made), known=frozenset(), model=frozenset())
    return ClassAnswers(questions=(question,), members={name: (name,) for name in codes})


def test_a_copy_in_other_words_is_found_and_independent_answers_are_not(tmp_path: Path) -> None:
    write_course(tmp_path)
    for student, code in INDEPENDENT.items():
        hand_in(tmp_path, student, fit=code, predict=short(SHORT_ANSWERS[0]))
    assert find(tmp_path) == []
    hand_in(tmp_path, "copy", fit=COPY_OF_DUAL, predict=short(SHORT_ANSWERS[0]))
    assert find(tmp_path) == [(("copy", "dual"), ("fit",))]


def test_short_right_answers_are_no_pairs_however_many_are_the_same(tmp_path: Path) -> None:
    write_course(tmp_path)
    for number in range(14):
        hand_in(tmp_path, f"student{number}", predict=short(SHORT_ANSWERS[number // 2 % 6]))
    assert find(tmp_path) == []


def test_what_many_wrote_does_not_count(tmp_path: Path) -> None:
    write_course(tmp_path)
    for number in range(8):
        code = INDEPENDENT["dual"] if number < 6 else INDEPENDENT["while"]
        hand_in(tmp_path, f"student{number}", fit=code)
    assert (("student0", "student1"), ("fit",)) not in find(tmp_path)
    assert (("student6", "student7"), ("fit",)) in find(tmp_path)


@settings(max_examples=20)
@given(st.permutations([*INDEPENDENT.items(), ("copy", COPY_OF_DUAL)]))
def test_the_order_of_the_students_changes_nothing(codes: list[tuple[str, str]]) -> None:
    in_order = pairs.find(the_class(dict(sorted(codes))))
    assert pairs.find(the_class(dict(codes))) == in_order
    assert [pair.students for pair in in_order] == [("copy", "dual")]


def test_a_text_is_compared_too(tmp_path: Path) -> None:
    write_course(tmp_path)
    hand_in(tmp_path, "ada", why=WHY)
    hand_in(tmp_path, "ben", why=f"I think this. {WHY.upper()}")
    hand_in(tmp_path, "carl", why="Every line through the origin has the same sign at both ends.")
    assert find(tmp_path) == [(("ada", "ben"), ("why",))]


def test_what_was_given_out_does_not_count(tmp_path: Path) -> None:
    write_course(tmp_path)
    for student in ("ada", "ben"):
        hand_in(tmp_path, student, fit=GIVEN + GIVEN.replace("show", "fit"))
    assert find(tmp_path) == []


def test_a_group_is_no_pair(tmp_path: Path) -> None:
    write_course(tmp_path, "groups = true\n")
    for student in ("ada", "ben, jr.", "carl"):
        code = COPY_OF_DUAL if student == "carl" else INDEPENDENT["dual"]
        hand_in(tmp_path, student, fit=code)
    write(load_course(tmp_path), LAB)
    told = alike.sentences(load_course(tmp_path), LAB)
    assert told["carl"] == "alike: answers like those of ada and ben, jr. (fit)"
    assert told["ada"] == told["ben, jr."] == "alike: answers like those of carl (fit)"
    row = Result(student="ada", lab=LAB, status=Status.GRADED, score=5, max_score=5)
    ((reason,),) = [each.reasons for each in attention.needed([row], {}, told)]
    assert (reason.kind, reason.text) == ("alike", told["ada"])


@pytest.mark.slow
def test_the_command_skips_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    write_course(tmp_path)
    danger = "\n    '</code><script>alert(1)</script>'"
    for student, code in INDEPENDENT.items():
        hand_in(tmp_path, student, fit=code)
    hand_in(tmp_path, "copy", fit=COPY_OF_DUAL + danger)
    hand_in(tmp_path, "deep", fit="x = " + "(" * 5000 + ")" * 5000)
    hand_in(tmp_path, "long", fit="x = 1\n" * 100_000)
    hand_in(
        tmp_path, "sum", fit="x = " + " + ".join("y" * 9_000), predict="def predict(:\n \x1b[2J"
    )
    small_course.hand_in(tmp_path, LAB, "page", b"<html>Log in</html>")
    done = dlcourse(tmp_path, "similar", LAB)
    assert done.returncode == 0, done.stderr
    assert "page: " in done.stderr
    assert "long: the answer to fit is too long to be compared" in done.stderr
    assert "1 pair of alike answers in 9 submissions" in done.stdout
    page = (tmp_path / f"grading/feedback/{LAB}-similar.html").read_text()
    assert "a place to look, not a verdict" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<mark>" in page


def test_marked_is_what_both_have_and_nothing_is_lost() -> None:
    found = the_class({**INDEPENDENT, "é copy": "# é\n" + COPY_OF_DUAL})
    ((both,),) = [pair.alike for pair in pairs.find(found)]
    for answer in (both.one, both.other):
        parts = marked(answer, both.common)
        assert "".join(part.text for part in parts) == answer.text
        common = [part.text for part in parts if part.common]
        assert any(text.startswith("return lr *") for text in common)
    assert not any("while epoch" in part.text for part in parts if part.common)


def test_the_report_reads_what_was_remembered(tmp_path: Path) -> None:
    course = load_course(write_course(tmp_path))
    assert alike.sentences(course, LAB) == {}
    alike.path_of(course, LAB).parent.mkdir(parents=True)
    alike.path_of(course, LAB).write_text("[")
    with pytest.raises(DlcourseError, match=f"Run `dlcourse similar {LAB}` again"):
        alike.sentences(course, LAB)


def test_nobody_handed_in(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="dlcourse collect"):
        write(load_course(write_course(tmp_path)), LAB)


@pytest.mark.slow
def test_three_hundred_submissions_take_less_than_a_minute(tmp_path: Path) -> None:
    write_course(tmp_path)
    codes = [*INDEPENDENT.values(), COPY_OF_DUAL]
    for number in range(300):
        body = SHORT_ANSWERS[number % 6]
        own = f"\n\ndef mine{number}(x):\n    return x ** {number} + {number} * x"
        hand_in(tmp_path, f"s{number}", fit=codes[number % 5] + own, predict=short(body))
    start = time.process_time()
    write(load_course(tmp_path), LAB)
    assert time.process_time() - start < 60
