"""Who handed a file in: by id, else by name, and never by guess."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

from dlcourse.models import Data
from dlcourse.roster import Roster, Student, folder_name, is_part_of_a_word, plain

Simplify = Callable[[str], str]

APOSTROPHES = re.compile(r"['’‘ʼ`´]")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
ID_KINDS = ("login", "number", "lms_id", "participant", "github", "email")
IN_WORDS = {
    "login": "user name", "number": "student number", "lms_id": "number on the platform",
    "participant": "participant's number", "github": "GitHub login", "email": "e-mail address",
}  # fmt: skip


class Owner(Data):
    """What a download tells of the person who handed a file in.

    ids: kind → value, of the kinds in ID_KINDS; any: an id of a kind that is not known.
    name: with spaces, or run together if `joined`. anonymous: the platform hides who it is.
    """

    ids: tuple[tuple[str, str], ...] = ()
    any: str = ""
    name: str = ""
    joined: bool = False
    anonymous: bool = False

    @property
    def shown(self) -> str:
        """The person in words."""
        told = [f"{IN_WORDS[kind]} {value}" for kind, value in self.ids]
        return ", ".join(filter(None, (self.name or self.any, *told))) or "nobody"


class Match(Data):
    """Whose a file is: one student, or all of a group; or nobody's, and why."""

    students: tuple[Student, ...] = ()
    group: str = ""
    by_name: bool = False
    why_not: str = ""
    note: str = ""


class People:
    """A class, to look up people in it."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._ids: dict[tuple[str, str], list[Student]] = defaultdict(list)
        self._exact: dict[str, list[Student]] = defaultdict(list)
        self._plain: dict[str, list[Student]] = defaultdict(list)
        self._groups: dict[str, list[Student]] = defaultdict(list)
        for student in roster.students:
            for kind in ID_KINDS:
                if value := getattr(student, kind):
                    self._ids[kind, value.casefold()].append(student)
            for table, simplify in ((self._exact, _letters), (self._plain, plain)):
                for key in _name_keys(student, simplify):
                    table[key].append(student)
            if student.group:
                self._groups[plain(student.group)].append(student)

    def find(self, owner: Owner) -> Match:
        """The student, or the group, that handed a file in."""
        for found, by, by_name in self._candidates(owner):
            distinct = list({student.id: student for student in found}.values())
            if len(distinct) > 1:
                names = " and ".join(student.shown for student in distinct)
                return Match(
                    why_not=f"{by} matches {names}: give --roster a column that tells them apart"
                )
            if distinct:
                note = "" if by_name else _contradiction(distinct[0], owner)
                return Match(students=tuple(distinct), by_name=by_name, note=note)
        group = self._groups.get(plain(owner.name)) or self._groups.get(plain(owner.any))
        if group:
            return Match(students=tuple(group), group=group[0].group)
        return Match(why_not=f"not in the roster ({owner.shown}): add the person, or correct it")

    def group_of(self, student: Student) -> tuple[Student, ...]:
        """Everybody in the student's group, or the student alone."""
        return tuple(self._groups[plain(student.group)]) if student.group else (student,)

    def _candidates(self, owner: Owner) -> Iterable[tuple[list[Student], str, bool]]:
        """Whom the owner may be, surest first: the students, by what, and whether by name."""
        for kind, value in owner.ids:
            by = f"the {IN_WORDS[kind]} {value}"
            yield self._ids.get((kind, value.casefold()), []), by, False
        if owner.any:
            found = [
                student
                for kind in ID_KINDS
                for student in self._ids.get((kind, owner.any.casefold()), ())
            ]
            yield found, f"the id {owner.any}", False
        if owner.name and not owner.anonymous:
            for table, simplify in ((self._exact, _letters), (self._plain, plain)):
                key = simplify(owner.name) if owner.joined else _sorted_words(owner.name, simplify)
                yield table.get(key, []), f"the name {owner.name}", True


class Class(Protocol):
    """Where people are looked up."""

    def find(self, owner: Owner) -> Match: ...

    def group_of(self, student: Student) -> tuple[Student, ...]: ...


class Anybody:
    """Stands in for a class where there is no roster: everybody is who the download says."""

    def find(self, owner: Owner) -> Match:
        """The student by the platform's own id, else by name."""
        stable = [value for kind, value in owner.ids if kind != "participant"]
        name = owner.name if owner.joined or owner.anonymous else _ordinary(owner.name)
        student = folder_name(next(filter(None, (*stable, owner.any, name)), ""))
        if not student:
            return Match(why_not="nothing tells who handed it in: name a --roster")
        found = Student(id=student, name=_ordinary(owner.name))
        return Match(students=(found,), by_name=not (stable or owner.any))

    def group_of(self, student: Student) -> tuple[Student, ...]:
        """The student alone: who is in a group is not known."""
        return (student,)


def _contradiction(student: Student, owner: Owner) -> str:
    """A note where the id fits and the name does not: the roster may be another course's."""
    if not owner.name or owner.anonymous or not student.full_name or owner.name == owner.any:
        return ""
    key = plain(owner.name) if owner.joined else _sorted_words(owner.name, plain)
    if _bare(key) in map(_bare, _name_keys(student, plain)):
        return ""
    return f"the roster calls this person {student.full_name}: is it this course's?"


def _name_keys(student: Student, simplify: Simplify) -> set[str]:
    """All that the name may look like: its words in any order, and run together from any word."""
    words = _words(student.full_name, simplify)
    turned = ("".join(words[start:] + words[:start]) for start in range(len(words)))
    last_first = simplify(student.last_name + student.first_name)
    return {_sorted_words(student.full_name, simplify), last_first, *turned} - {""}


def _sorted_words(name: str, simplify: Simplify) -> str:
    return " ".join(sorted(_words(name, simplify)))


def _words(name: str, simplify: Simplify) -> list[str]:
    letters = unicodedata.normalize("NFC", INVISIBLE.sub("", APOSTROPHES.sub("", name)))
    spaced = "".join(letter if is_part_of_a_word(letter) else " " for letter in letters)
    return [simplify(word) for word in spaced.split()]


def _letters(text: str) -> str:
    """Letters and digits in lower case, with their accents."""
    text = unicodedata.normalize("NFC", text.casefold())
    return "".join(filter(is_part_of_a_word, text))


def _bare(key: str) -> str:
    """Only the letters: platforms take all marks out where they run a name together."""
    return "".join(letter for letter in key if letter.isalnum() or letter == " ")


def _ordinary(name: str) -> str:
    return " ".join(name.split())
