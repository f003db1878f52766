"""Uploads and a class → the uploads of each student, and those that are left out, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dlcourse.collect.people import Class, Match, Owner
from dlcourse.collect.upload import Upload
from dlcourse.models import Data
from dlcourse.roster import Student, plain

SAME_NAME = (
    "more than one person with this name handed in: name a --roster with a column that tells them "
    "apart"
)


class Work(Data):
    """All that one student handed in, or the student's group. note: what there is to know."""

    student: Student
    uploads: tuple[Upload, ...]
    group: str = ""
    note: str = ""


class Joined(Data):
    """works: one for each student. left: the uploads that belong to nobody, and why.

    problems: of the groups, in sentences.
    """

    works: tuple[Work, ...]
    left: tuple[tuple[Upload, str], ...] = ()
    problems: tuple[str, ...] = ()


def join(uploads: Sequence[Upload], people: Class, by_group: bool) -> Joined:
    """Find the student of each upload.

    by_group: students hand in together, so that one member's files count for the whole group.
    """
    owners: dict[Owner, list[Upload]] = defaultdict(list)
    for upload in uploads:
        owners[upload.owner].append(upload)
    matches = _without_doubles({owner: people.find(owner) for owner in owners})
    works: dict[str, Work] = {}
    left = []
    for owner, match in matches.items():
        if not match.students:
            left += [(upload, match.why_not) for upload in owners[owner]]
        elif not match.group:
            (student,) = match.students
            before = works[student.id].uploads if student.id in works else ()
            works[student.id] = Work(
                student=student, uploads=(*before, *owners[owner]), note=match.note
            )
    for owner, match in matches.items():
        if match.group:
            _share(works, match.students, tuple(owners[owner]), match.group)
    problems = _share_within_groups(works, people) if by_group else []
    return Joined(works=tuple(works.values()), left=tuple(left), problems=tuple(problems))


def _without_doubles(matches: dict[Owner, Match]) -> dict[Owner, Match]:
    """The matches, without those where the platform knows two people and the name but one."""
    accounts: dict[str, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for owner, match in matches.items():
        for student in match.students if not match.group else ():
            accounts[student.id].add(owner.ids)
    return {
        owner: Match(why_not=SAME_NAME)
        if match.by_name and len(accounts[match.students[0].id]) > 1
        else match
        for owner, match in matches.items()
    }


def _share(
    works: dict[str, Work], members: Sequence[Student], uploads: tuple[Upload, ...], group: str
) -> None:
    """Give a group's files to the members who handed in nothing of their own."""
    for student in members:
        if student.id not in works:
            works[student.id] = Work(student=student, uploads=uploads, group=group)


def _share_within_groups(works: dict[str, Work], people: Class) -> list[str]:
    """Let one member's files count for all of the group; where two handed in, say so."""
    groups: dict[str, list[Work]] = defaultdict(list)
    for work in works.values():
        if work.student.group:
            groups[plain(work.student.group)].append(work)
    problems = []
    for found in groups.values():
        members, group = people.group_of(found[0].student), found[0].student.group
        without = [student for student in members if student.id not in works]
        if len(found) == 1:
            _share(works, without, found[0].uploads, group)
        elif without:
            names = ", ".join(student.shown for student in without)
            problems.append(
                f"More than one of the group {group} handed in. Which one counts for {names}? Copy "
                "that folder for them."
            )
    return problems
