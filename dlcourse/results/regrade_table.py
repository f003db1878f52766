"""Who changes when a question is judged again, for a terminal or for a program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from dlcourse.results import pages
from dlcourse.results.regrade import DONE, Again, Regrading


def for_terminal(found: Regrading) -> Table:
    """A table of the students for whom something changes: before, after, by how much, notes."""
    made = Table("student", "before", "after", "change", "noticed")
    for column in made.columns[1:4]:
        column.justify = "right"
    for again in _changing(found):
        made.add_row(*map(Text, _cells(again)))
    return made


def for_programs(found: Regrading) -> str:
    """The same, one line a student, with a tab between the columns."""
    return "".join("\t".join(_cells(again)) + "\n" for again in _changing(found))


def sentences(found: Regrading) -> Iterator[str]:
    """The table in numbers, whom it leaves out, and what is out of date afterwards."""
    if found.judged:
        yield _count(found)
    groups = defaultdict(list)
    for student, reason in found.left_out.items():
        groups[reason].append(student)
    for reason, students in groups.items():
        if reason != DONE:
            yield f"Not judged again: {', '.join(students)} ({reason})."
        else:
            yield f"Judged by this check already: {len(students)}."
    for word, count in found.changed.items():
        yield (
            f"{word[0].upper()}{word[1:]} changed, too, since {count} of these files were graded. "
            f"Only {found.question} is judged again here. For the rest, run "
            f"`dlcourse grade {found.lab}`."
        )


def _count(found: Regrading) -> str:
    signs = Counter((again.change > 0) - (again.change < 0) for again in found.judged)
    return (
        f"{found.question} was judged again for {len(found.judged)}: {signs[1]} get more points, "
        f"{signs[-1]} get fewer, {signs[0]} keep theirs."
    )


def _changing(found: Regrading) -> list[Again]:
    return [
        again
        for again in found.judged
        if again.others
        or (again.before.points, again.before.max_points)
        != (again.after.points, again.after.max_points)
    ]


def _cells(again: Again) -> tuple[str, str, str, str, str]:
    notes = []
    if again.by_person is not None:
        notes.append(f"a person gave {pages.points(again.by_person)}: this stays")
    if again.others:
        notes.append(f"{', '.join(again.others)} came out otherwise this time")
    return (
        again.student,
        f"{pages.points(again.before.points)} of {pages.points(again.before.max_points)}",
        f"{pages.points(again.after.points)} of {pages.points(again.after.max_points)}",
        f"{round(again.change, 2):+g}" if again.change else "0",
        "; ".join(notes),
    )
