"""An instructor's evening: a platform's zip in, feedback and the platform's own grades out."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from small_class import LAB, dlcourse, make_course
from small_class import _notebook as notebook
from small_course import to_bytes

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

LAST = (
    *("Ångström", "O'Test-Zwei", "测试", "Łąk", "اختبار"),
    *("Nguyễn", "de la Prueba", "Śmith", "Ōta", "Kız"),
)
FIRST = ("Ana María", "三", "خمسة", "Zoë", "Jürgen-Peter", "Ian")
BROKEN = (b"", b"<html>Log in</html>", b"PK\x03\x04", b'{"cells": [', b"%PDF-1.7", b"\xff\xfe\x00")
CLASS = 60


class Person(NamedTuple):
    """A student of the artificial class. points: that the answer deserves; None if broken."""

    number: int
    first: str
    last: str
    content: bytes
    points: float | None

    @property
    def login(self) -> str:
        return f"s{self.number:02}"


def people() -> list[Person]:
    """Every sixth hands in a broken file, every third a wrong answer."""
    found = []
    for number in range(CLASS):
        broken, wrong = number % 6 == 5, number % 3 == 1
        answer = f"return {'x + 1' if wrong else '2 * x'}  # {number}"
        content = BROKEN[number // 6 % len(BROKEN)] if broken else to_bytes(notebook(answer, ""))
        name = FIRST[number % len(FIRST)], LAST[number // len(FIRST)]
        found.append(Person(number, *name, content, None if broken else 0.0 if wrong else 3.0))
    return found


def canvas(class_: list[Person]) -> Iterator[tuple[str, bytes]]:
    for each in class_:
        name = "".join(letter for letter in (each.last + each.first).lower() if letter.isalpha())
        late = "_LATE" if each.number % 7 == 0 else ""
        start = f"{name}{late}_{1000 + each.number}"
        if each.number % 9 == 0:
            yield f"{start}_{90_000 + each.number}_{LAB}.ipynb", b"{}"
        tail = "-1" if each.number % 9 == 0 else ""
        yield f"{start}_{91_000 + each.number}_{LAB}{tail}.ipynb", each.content


def moodle(class_: list[Person]) -> Iterator[tuple[str, bytes]]:
    for each in class_:
        folder = f"{each.first} {each.last}_{501_000 + each.number}_assignsubmission_file_"
        yield f"{folder}/{'Copy of ' * (each.number % 2)}{LAB}.ipynb", each.content


def blackboard(class_: list[Person]) -> Iterator[tuple[str, bytes]]:
    for each in class_:
        for day in (29, 30) if each.number % 9 == 0 else (30,):
            start = f"Lab 1_{each.login}_attempt_2027-01-{day}-10-00-00"
            who = f"{each.first} {each.last} ({each.login})"
            yield f"{start}_{LAB}.ipynb", each.content if day == 30 else b"{}"
            yield f"{start}.txt", f"Name: {who}\nSubmission Field:\n\nComments:\n".encode()


def canvas_grades(class_: list[Person]) -> bytes:
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Doubling (7)", "Total"]]
    rows += [["    Points Possible", "", "", "", "", "5.00", "(read only)"]]
    rows += [
        [f"{p.last}, {p.first}", str(1000 + p.number), f"S{p.number}", p.login, "A", "", ""]
        for p in class_
    ]
    rows += [["Student, Test", "1999", "", "f00ba", "A", "", ""]]
    return as_csv(rows, ",").encode("utf-8-sig")


def moodle_grades(class_: list[Person]) -> bytes:
    rows = [["Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Remark"]]
    for each in class_:
        identifier = f"Participant {501_000 + each.number}"
        email = f"{each.login}@example.org"
        rows.append([identifier, f"{each.first} {each.last}", email, "", "5.00", "-"])
    return as_csv(rows, ",").encode("utf-8-sig")


def blackboard_grades(class_: list[Person]) -> bytes:
    rows = [["Last Name", "First Name", "Username", "Student ID", "Doubling [Pts: 5 Score] |42"]]
    rows += [[p.last, p.first, p.login, str(1000 + p.number), ""] for p in class_]
    return as_csv(rows, "\t", csv.QUOTE_ALL).encode("utf-16")


def as_csv(rows: list[list[str]], separator: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


PLATFORMS = {  # files handed in, grades, their encoding, separator and our column
    "canvas": (canvas, canvas_grades, "utf-8-sig", ",", 5),
    "moodle": (moodle, moodle_grades, "utf-8-sig", ",", 3),
    "blackboard": (blackboard, blackboard_grades, "utf-16", "\t", 4),
}


@pytest.mark.parametrize("with_roster", [True, pytest.param(False, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("platform", list(PLATFORMS))
def test_from_the_platforms_zip_to_its_grades(
    tmp_path: Path, platform: str, with_roster: bool
) -> None:
    """60 students, ten files broken, some late and some twice; one command a step."""
    hand_in, grades, encoding, separator, column = PLATFORMS[platform]
    class_ = people()
    root = make_course(tmp_path / "course")
    exported = root / "exported.csv"
    exported.write_bytes(grades(class_))
    files = list(hand_in(class_))
    with zipfile.ZipFile(root / "download.zip", "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    roster = ("--roster", exported.name) if with_roster else ()

    run(root, "collect", LAB, "download.zip", *roster)
    run(root, "grade", LAB)
    zipped = run(root, "feedback", LAB, "--zip", platform)
    filled = run(root, "export", LAB, "--to", platform, "--into", exported.name)

    with zipfile.ZipFile(zipped) as archive:
        back = archive.namelist()
    assert len(back) == CLASS
    sent = {re.sub(r"(?<=assignsubmission_file_/).*|\.[a-z]+$", "", name) for name, _ in files}
    for name in back:
        assert re.sub(r"(?<=assignsubmission_file_/).*|\.html$", "", name) in sent
    before, after = (
        list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), delimiter=separator))
        for raw in (exported.read_bytes(), Path(filled).read_bytes())
    )
    above = len(before) - CLASS - (platform == "canvas")
    for old, new, person in zip(before[above:], after[above:], class_, strict=False):
        assert float(new[column]) == (person.points or 0.0), person
        new[column] = old[column]
    assert after == before


def run(root: Path, *command: str) -> str:
    """Run a command; returns the last line that it prints."""
    ran = dlcourse(root, *command)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip().splitlines()[-1]
