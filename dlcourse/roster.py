"""The list of a class, from the CSV of a learning platform or a spreadsheet → a `Roster`.

Columns are found by their names, in several languages. Encoding and separator are worked out from
the file.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, tzinfo
from pathlib import Path

from dlcourse.errors import DlcourseError
from dlcourse.models import Data

# What a column holds, and its names: lower case, without accents, spaces and signs.
COLUMNS = {
    "login": """username login loginid sislogin sisloginid userlogin netid benutzername kennung
        anmeldename nomdutilisateur nombredeusuario nomeutente nomedeusuario gebruikersnaam
        identifiant""",
    "number": """studentid studentnumber studentno studentnr sisuserid sisid sid idnumber
        matriculation matriculationnumber matrikelnummer matrikelnr idnummer numerodidentification
        numeroetudiant numerodeid numerodeidentificacion matricola numeroid identifier""",
    "lms_id": "id userid canvasid canvasuserid lmsid lmsuserid",
    "participant": "participant participantid participantnumber teilnehmer teilnehmerin",
    "github": "github githubusername githublogin githubuser githubid",
    "email": """email emailaddress mail emailadresse mailadresse courriel adressedecourriel
        adressemail correo correoelectronico direcciondecorreo indirizzoemail enderecodeemail""",
    "first_name": """firstname first givenname forename vorname prenom nombre nome voornaam
        nombres""",
    "last_name": """lastname last surname familyname nachname familienname nom apellido apellidos
        cognome sobrenome achternaam""",
    "name": """name student fullname studentname displayname vollstandigername nomcomplet
        nombrecompleto nomecompleto volledigenaam""",
    "group": "group groupname team teamname gruppe gruppenname groupe grupo gruppo groep",
    "submitted": """submitted submittedat submissiontime submissiondate timesubmitted
        lastmodifiedsubmission lastmodifiedabgabe zuletztgeandertabgabe
        derniereremisemodifiee dernieremodificationtravailremis ultimamodificacionentrega""",
}
_BY_TITLE = {title: kind for kind, titles in COLUMNS.items() for title in titles.split()}
SEPARATORS = ",;\t|"
# What a student's id is taken from: what stays the same all term, and tells people apart.
ID_COLUMNS = ("login", "number", "lms_id", "email", "github", "name")
# Moodle's number of a student in one assignment: "Participant 501001", in the site's language.
PARTICIPANT = re.compile(r"(?:partic|teilnehm|deelnem|deltag)\D*(\d+)", re.IGNORECASE)
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\[\]]')
MOST_ID_BYTES = 120
ARABIC_STRETCH = "ـ"  # lengthens a word to fill a line; not a letter


class Student(Data):
    """One person of a class. What the file does not have is empty.

    id: the name of the student's folder. login, number, lms_id, email, github: what platforms know
    the student by. participant: Moodle's number in one assignment. submitted: when the student
    handed in, if the file says so.
    """

    id: str
    login: str = ""
    number: str = ""
    lms_id: str = ""
    participant: str = ""
    github: str = ""
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    name: str = ""
    group: str = ""
    submitted: datetime | None = None

    @property
    def full_name(self) -> str:
        """The name as it is written: "First Last", or what the file's one column says."""
        return self.name or f"{self.first_name} {self.last_name}".strip()

    @property
    def shown(self) -> str:
        """The id, and the name if it is another."""
        return self.id if self.full_name in ("", self.id) else f"{self.id} ({self.full_name})"


class Roster(Data):
    """A class. problems: rows that were left out and why, each with what to do."""

    students: tuple[Student, ...]
    problems: tuple[str, ...] = ()


def read(path: Path, zone: tzinfo) -> Roster:
    """Read a class from a CSV file.

    Parameters
    ----------
    zone
        Of times without a time zone.

    Raises
    ------
    DlcourseError
        If the file cannot be read, or no column tells who is who.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DlcourseError(f"The roster {path} cannot be read: {error.strerror}.") from None
    if raw.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise DlcourseError(
            f"The roster {path} is a workbook or a zip file. Open it in a spreadsheet, save it as "
            "CSV, and name that file."
        )
    header, lines = _table(decode(raw), path)
    rows = [row for row in lines if not any(map(str.strip, row[len(header) :]))]
    kinds = _kinds(header, rows)
    if not set(kinds.values()) & {*ID_COLUMNS, "participant", "first_name", "last_name"}:
        known = "Student ID, Username, Email, Name, First name, Last name, Group"
        raise DlcourseError(
            f"No column of the roster {path} tells who is who. It has: "
            f"{', '.join(filter(None, header)) or 'nothing'}. Name the columns, for example: "
            f"{known}."
        )
    times = _Times(zone)
    students = [_student(row, kinds, times) for row in rows if not _is_extra(row, kinds)]
    kept, problems = _without_clashes(filter(None, students))
    if len(rows) < len(lines):
        problems.append(
            f"Rows of the roster with more cells than the first row: {len(lines) - len(rows)}. "
            "They are left out. Put names with a comma in quotes."
        )
    if times.unclear:
        problems.append(
            f"Times of the roster that cannot be read for certain: {len(times.unclear)}, for "
            f"example {times.unclear[0]!r}. Write them like 2027-01-31 23:59."
        )
    return Roster(students=tuple(kept), problems=tuple(problems))


def decode(raw: bytes) -> str:
    """The text of a file from a spreadsheet or a platform: UTF-8, UTF-16 or Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    start = raw[:2000]
    if start.count(0) > len(start) // 4:  # every second byte of most UTF-16 text is a zero
        return raw.decode("utf-16-le" if start[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def folder_name(text: str) -> str:
    """The text as the name of a folder on every system; "" if nothing is left of it."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cs"))
    text = UNSAFE.sub("_", text).strip().strip(".").strip()
    return text.encode()[:MOST_ID_BYTES].decode(errors="ignore").strip()


def plain(text: str) -> str:
    """The letters and digits of a text: lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter for letter in parts if is_part_of_a_word(letter) and not _is_accent(letter)
    )


def is_part_of_a_word(letter: str) -> bool:
    """Whether this is a letter, a digit, or a mark that belongs to the letter before it."""
    return (letter.isalnum() or unicodedata.category(letter)[0] == "M") and letter != ARABIC_STRETCH


def _is_accent(mark: str) -> bool:
    """Whether a reader knows the word without this mark. Of the scripts of India and Japan, marks
    are letters in their own right."""
    return unicodedata.combining(mark) not in (0, 7, 8, 9)


class _Times:
    """Reads times in a person's language; unclear: those that cannot be read for certain."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.unclear: list[str] = []

    def read(self, text: str) -> datetime | None:
        if not re.search(r"\d", text):
            return None
        import dateparser  # takes half a second

        orders = ("DMY",) if "." in text else ("DMY", "MDY")
        found: set[datetime | None] = {
            dateparser.parse(text, settings={"STRICT_PARSING": True, "DATE_ORDER": order})
            for order in orders
        }
        moment = found.pop()
        if moment is None or found:
            self.unclear.append(text)
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)


def _table(text: str, path: Path) -> tuple[list[str], list[list[str]]]:
    """The titles and the rows, with the separator that gives the most columns that are known."""
    text = re.sub(r"^sep=.\r?\n", "", text, flags=re.IGNORECASE)  # a line for spreadsheets
    first = next(iter(text.splitlines()), "")

    def quality(separator: str) -> tuple[int, int]:
        titles = next(csv.reader([first], delimiter=separator), [])
        return sum(plain(title) in _BY_TITLE for title in titles), len(titles)

    try:
        separator = max(SEPARATORS, key=quality)
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise DlcourseError(
            f"The roster {path} is not a table: {error}. Save it as CSV again."
        ) from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    return (lines[0], lines[1:]) if lines else ([], [])


def _kinds(header: list[str], rows: list[list[str]]) -> dict[int, str]:
    """Column → what it holds. Moodle calls the participant's number an id or identifier."""
    kinds: dict[int, str] = {}
    for column, title in enumerate(header):
        kind = _BY_TITLE.get(plain(title))
        if kind in ("lms_id", "number") and rows:
            cells = [row[column] for row in rows if column < len(row)]
            if cells and all(PARTICIPANT.fullmatch(cell.strip()) for cell in cells):
                kind = "participant"
        if kind and kind not in kinds.values():
            kinds[column] = kind
    return kinds


def _is_extra(row: list[str], kinds: dict[int, str]) -> bool:
    """Whether a row of Canvas's gradebook is no student: points possible, the test student."""
    names = [row[column].strip() for column in kinds if column < len(row)]
    return names[:1] in (["Points Possible"], ["Student, Test"]) or not any(names)


def _student(row: list[str], kinds: dict[int, str], times: _Times) -> Student | None:
    cells = {
        kind: unicodedata.normalize("NFC", " ".join(row[column].split()))
        for column, kind in kinds.items()
        if column < len(row)
    }
    submitted = times.read(cells.pop("submitted", ""))
    if number := PARTICIPANT.fullmatch(cells.get("participant", "")):
        cells["participant"] = number[1]
    name = cells.get("name") or " ".join(
        filter(None, (cells.get("first_name"), cells.get("last_name")))
    )
    candidates = (cells.get(kind, "") for kind in ID_COLUMNS if kind != "name")
    student = next(filter(None, map(folder_name, (*candidates, name))), "")
    if name.count(",") == 1 and not cells.get("last_name"):
        cells["last_name"], cells["first_name"] = (part.strip() for part in name.split(","))
    return Student(id=student, submitted=submitted, **cells) if student else None


def _without_clashes(students: Iterable[Student]) -> tuple[list[Student], list[str]]:
    """Each student once. An id that two people have is left out and said."""
    found: dict[str, list[Student]] = defaultdict(list)
    for student in students:
        found[student.id.casefold()].append(student)
    problems = []
    kept = []
    for same in found.values():
        people = {student.model_copy(update={"group": "", "submitted": None}) for student in same}
        if len(people) > 1:
            names = ", ".join(sorted({student.full_name for student in same}))
            problems.append(
                f"{len(people)} people have the id {same[0].id}: {names}. They are left out. Give "
                "each of them an id of their own in the roster."
            )
        else:
            kept.append(same[0])
    return kept, problems
