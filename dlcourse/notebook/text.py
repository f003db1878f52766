"""Small questions about text, and text made fit for people to read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
# What a terminal takes as an order: colours and the like, window titles and links, and the rest.
_TERMINAL = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed


def same_text(one: str, other: str) -> bool:
    """Equal but for white space."""
    return one.split() == other.split()


def lines(source: str) -> list[str]:
    """The lines of a cell as Python counts them: a form feed, for one, does not end a line."""
    return _LINE_END.split(source)


def last_heading(markdown: str) -> str:
    """The last heading of a text cell, without its marks; "" if it has none."""
    found = _HEADING.findall(markdown)
    return str(found[-1]) if found else ""


def lines_missing_in(source: str, other: str) -> set[int]:
    """The numbers, from 1, of the lines of `source` that `other` does not have in their place."""
    mine, theirs = ([line.rstrip() for line in lines(text)] for text in (source, other))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    found = {number for block in blocks for number in range(block.a, block.a + block.size)}
    return {number + 1 for number in range(len(mine)) if number not in found}


def clean_text(text: object) -> str:
    """Text that every screen, file and database takes.

    Colours and other orders to a terminal, control signs but tab and line feed, and half signs
    (one part of a surrogate pair) are left out or replaced by a question mark.
    """
    whole = _LINE_END.sub("\n", str(text)).encode(errors="replace").decode()
    return _CONTROL.sub("", _TERMINAL.sub("", whole))
