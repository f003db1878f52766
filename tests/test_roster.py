"""The list of a class, as platforms and spreadsheets write it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dlcourse.errors import DlcourseError
from dlcourse.roster import Roster, Student, decode, folder_name, read

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (700123),Final Score\r\n"
    "    Points Possible,,,,,20.00,(read only)\r\n"
    '"Ångström, Test Eins",1001,S1001,ta1,Section A,,\r\n'
    '"Ångström, Test Eins",1001,S1001,ta1,Section B,,\r\n'
    '"Student, Test",1999,,f00ba,Section A,,\r\n'
)
MOODLE = (
    "Identifier,Full name,Email address,Last modified (submission)\n"
    'Participant 501001,Łukasz Test,td4@example.org,"Saturday, 31 January 2026, 8:15 PM"\n'
    "Participant 501002,三 测试,tc3@example.org,-\n"
)


def of(folder: Path, content: str | bytes) -> Roster:
    path = folder / "class.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, UTC)


def test_canvas_gradebook(tmp_path: Path) -> None:
    (student,) = of(tmp_path, CANVAS).students
    assert student == Student(
        id="ta1",
        login="ta1",
        number="S1001",
        lms_id="1001",
        name="Ångström, Test Eins",
        first_name="Test Eins",
        last_name="Ångström",
    )


def test_moodle_worksheet(tmp_path: Path) -> None:
    first, second = of(tmp_path, MOODLE).students
    assert (first.id, first.participant) == ("td4@example.org", "501001")
    assert first.submitted == datetime(2026, 1, 31, 20, 15, tzinfo=UTC)
    assert (second.full_name, second.submitted) == ("三 测试", None)


def test_moodle_worksheet_in_another_language(tmp_path: Path) -> None:
    (student,) = of(
        tmp_path,
        "ID;Vollständiger Name;E-Mail-Adresse;Zuletzt geändert (Abgabe)\n"
        "Teilnehmer/in501001;Anna Müller;am@example.org;Samstag, 31. Januar 2026, 20:15\n",
    ).students
    assert (student.participant, student.id) == ("501001", "am@example.org")
    assert student.submitted == datetime(2026, 1, 31, 20, 15, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["Last Name", "First Name", "Username"], ["Müller-Lüdenscheidt", "Zoë", "ml1"]]
    text = "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    (student,) = of(tmp_path, text.encode(encoding)).students
    assert (student.id, student.full_name) == ("ml1", "Zoë Müller-Lüdenscheidt")


def test_two_people_with_one_id_are_left_out_and_said(tmp_path: Path) -> None:
    roster = of(tmp_path, "id,name\n7,Ada Lovelace\n7,Alan Turing\n8,Emmy Noether\n")
    assert [student.id for student in roster.students] == ["8"]
    (problem,) = roster.problems
    assert "have the id 7: Ada Lovelace, Alan Turing" in problem


def test_two_people_of_one_name_are_not_taken_for_one(tmp_path: Path) -> None:
    roster = of(tmp_path, "Identifier,Full name\nParticipant 1,A B\nParticipant 2,A B\n")
    assert roster.students == ()
    assert "2 people have the id A B" in roster.problems[0]


def test_a_name_with_a_comma_outside_quotes_does_not_shift_the_columns(tmp_path: Path) -> None:
    roster = of(tmp_path, "name,id,email\nTuring, Alan,8,at@example.org\nEmmy Noether,9,,\n")
    assert [student.id for student in roster.students] == ["9"]
    assert "with more cells than the first row: 1. They are left out" in roster.problems[0]


def test_a_time_that_can_be_read_in_two_ways_is_not_guessed(tmp_path: Path) -> None:
    roster = of(tmp_path, "id,submitted\n7,02/01/2026 20:15\n8,31/01/2026 20:15\n")
    unclear, clear = roster.students
    assert (unclear.submitted, clear.submitted) == (None, datetime(2026, 1, 31, 20, 15, tzinfo=UTC))
    assert "'02/01/2026 20:15'" in roster.problems[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tells who is who. It has: nothing"),
        (b"colour,size\nred,3\n", "It has: colour, size. Name the columns"),
        (b"PK\x03\x04workbook", "save it as CSV"),
        (b'id,name\n7,"' + b"x" * 200_000, "is not a table"),
    ],
)
def test_what_is_no_roster_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(DlcourseError, match=r"[Tt]he roster .*class\.csv") as refused:
        of(tmp_path, content)
    assert said in str(refused.value)


def test_a_roster_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DlcourseError, match="cannot be read: No such file"):
        read(tmp_path / "nobody.csv", UTC)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ta1@example.org", "ta1@example.org"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d\n", "a_b_c_d_"),
        ("\u202eevil\u200b", "evil"),
        ("...", ""),
        ("A\u030angstro\u0308m", "Ångström"),
    ],
)
def test_a_folder_name_stays_in_its_place(text: str, name: str) -> None:
    assert folder_name(text) == name


def test_a_long_name_is_cut_between_letters() -> None:
    assert folder_name("三" * 200) == "三" * 40


def test_text_without_a_mark_is_recognised() -> None:
    assert decode("ID\tÄ".encode("utf-16-be")) == "ID\tÄ"
