"""Which sections of the lectures go with a question, from the course's table of topics.

The table is docs/topics.md: a row for each topic, with links to the sections that teach it and to
the questions of the labs in which it is used. A course without the table has no such sections.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from urllib.parse import unquote

from dlcourse.course import Course
from dlcourse.models import Data, Lab
from dlcourse.notebook import reading, roles

TOPICS = ("docs", "topics.md")
LINK = re.compile(
    r"\[(?P<text>[^\]]+)\]\((?:\.\./)*(?P<path>[^()#]+\.ipynb)#(?P<anchor>[^()\s]+)\)"
)
MOST = 2  # sections for a question


class Section(Data):
    """A section of a lecture, as the table of topics calls it: "01, section 3", and its title."""

    name: str
    title: str


def sections(course: Course, lab: Lab) -> dict[str, tuple[Section, ...]]:
    """The question's name → the sections to revisit, at most two.

    First those of the lecture that most of the lab's questions go with, then those that the table
    names most often.
    """
    path = course.root.joinpath(*TOPICS)
    if not path.is_file():
        return {}
    taught: dict[tuple[str, str], list[tuple[str, Section]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        links = [link.groupdict() for link in LINK.finditer(line)]
        lectures = [link for link in links if link["path"].startswith("course/")]
        for link in links:
            if link["path"].startswith(f"labs/{lab.name}/"):
                notebook = link["path"].rpartition("/")[2].removesuffix(".ipynb")
                taught[notebook, unquote(link["anchor"])] += [
                    (each["path"], _section(each)) for each in lectures
                ]
    lectures_of_lab = Counter(lecture for links in taught.values() for lecture, _ in links)
    return {
        question: _closest(taught[place], lectures_of_lab)
        for question, place in _headings(lab).items()
        if taught[place]
    }


def _closest(links: list[tuple[str, Section]], of_lab: Counter[str]) -> tuple[Section, ...]:
    named = Counter(links)
    ranked = sorted(named, key=lambda link: (-of_lab[link[0]], -named[link]))
    return tuple(section for _, section in ranked[:MOST])


def _section(link: dict[str, str]) -> Section:
    title = unquote(link["anchor"]).replace("-", " ").partition(" ")[2]
    return Section(name=link["text"], title=title)


def _headings(lab: Lab) -> dict[str, tuple[str, str]]:
    """The question's name → its notebook, and the heading above it as an anchor."""
    found = {}
    for notebook in lab.notebooks:
        anchor = ""
        for cell in reading.read(notebook.source).cells:
            headings = re.findall(r"^#+\s+(.+?)\s*$", cell.source, re.MULTILINE)
            if cell.cell_type == "markdown" and headings:
                anchor = headings[-1].replace(" ", "-")
            if roles.points(cell):
                found[roles.question_of(roles.grade_id(cell))] = (notebook.name, anchor)
    return found
