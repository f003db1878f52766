"""A file goes to whom it belongs, or to nobody: never to another person."""

from __future__ import annotations

from datetime import UTC

import pytest
from downloads import FILE, LAB
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.collect import Platform
from dlcourse.collect.download import Entry
from dlcourse.collect.join import join
from dlcourse.collect.people import Owner, People
from dlcourse.collect.platforms import READERS
from dlcourse.collect.upload import Reading
from dlcourse.roster import Roster, Student, plain

LETTERS = st.sampled_from("aábBcåłøßüñ'- 三测试اخतिキが") | st.characters(categories=["L", "Mn"])
WORDS = st.text(LETTERS, min_size=1, max_size=8).filter(plain)
NAMES = st.tuples(WORDS, WORDS).map(lambda name: (" ".join(name[0].split()), name[1].strip()))
READING = Reading(lab=LAB, notebooks=(LAB,), zone=UTC, text_of=lambda entry: "")


def as_canvas(first: str, last: str) -> str:
    name = "".join(letter for letter in (last + first).lower() if letter.isalnum())
    return f"{name}_4711_9_{FILE}"


def as_moodle(first: str, last: str) -> str:
    name = f"{first} {last}".replace("'", "").replace("_", " ")
    return f"{name}_501001_assignsubmission_file_/{FILE}"


def as_drive(first: str, last: str) -> str:
    return f"Lab/{first} {last} - {FILE}"


def class_of(names: list[tuple[str, str]]) -> People:
    return People(
        Roster(
            students=tuple(
                Student(id=f"s{number}", login=f"s{number}", first_name=first, last_name=last)
                for number, (first, last) in enumerate(names)
            )
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("platform", "named"),
    [
        (Platform.CANVAS, as_canvas),
        (Platform.MOODLE, as_moodle),
        (Platform.DRIVE, as_drive),
    ],
)
@given(names=st.lists(NAMES, min_size=1, max_size=5, unique=True))
@settings(max_examples=100)
def test_nobody_gets_anothers_file(
    platform: Platform, named: object, names: list[tuple[str, str]]
) -> None:
    people = class_of(names)
    for number, (first, last) in enumerate(names):
        entry = Entry(name=named(first, last), key="0")  # type: ignore[operator]
        joined = join(READERS[platform]([entry], READING), people, by_group=False)
        assert [work.student.id for work in joined.works] in ([], [f"s{number}"])
        if not joined.works:
            assert all(why for _, why in joined.left)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("Ana María", "O'Test-Zwei", "OTest-Zwei Ana Maria"),
        ("Łukasz", "Test Vier", "Test Vier, Łukasz"),
        ("José", "Nun\u0303ez", "Jose\u0301 Nuñez"),
        ("خمسة", "اختبار", "\u200fاختبار خمسة"),
        ("علی", "می\u200cخواهم", "میخواهم علی"),
        ("三", "测试", "测试 三"),
        ("Anne-Marie", "d’Été", "anne marie d'ete"),
    ],
)
def test_a_name_is_known_however_it_is_written(first: str, last: str, written: str) -> None:
    people = class_of([(first, last), ("Somebody", "Else")])
    (student,) = people.find(Owner(name=written)).students
    assert student.id == "s0"


def test_an_exact_name_comes_before_one_without_accents() -> None:
    people = class_of([("Anna", "Müller"), ("Anna", "Muller")])
    assert [s.id for s in people.find(Owner(name="Anna Müller")).students] == ["s0"]
    assert [s.id for s in people.find(Owner(name="Anna Muller")).students] == ["s1"]


def test_an_id_comes_before_a_name_and_a_contradiction_is_said() -> None:
    people = class_of([("Ada", "Lovelace"), ("Alan", "Turing")])
    match = people.find(Owner(ids=(("login", "S1"),), name="Ada Lovelace"))
    assert [student.id for student in match.students] == ["s1"]
    assert "the roster calls this person Alan Turing" in match.note


def test_a_name_that_lost_its_marks_is_no_contradiction() -> None:
    people = class_of([("अंजलि", "Şahin")])
    match = people.find(Owner(ids=(("login", "s0"),), name="şahinअजल", joined=True))
    assert match.note == ""
