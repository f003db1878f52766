"""Links between pages: to the right heading, and to the repository where there is no page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)#\s]*)(#[^)\s]+)?(?=\))")


def slug(heading: str) -> str:
    """The end of a link to a heading, as GitHub makes it.

    It is also what becomes of the end of a link as Jupyter makes it, so both kinds may stand in a
    text: `#3-Errors,-and-hints` and `#3-errors-and-hints`.
    """
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def mender(page: Path, known: Collection[str], source: str) -> Callable[[str], str]:
    """A function that mends the links in the text of a page.

    known: the paths of all pages. source: the address of the repository's files.
    """

    def mend(found: re.Match[str]) -> str:
        path, end = found[1], found[2]
        target = posixpath.normpath(posixpath.join(page.parent.as_posix(), path))
        if path and target not in known:
            return f"{source}/{target}"
        return path + (f"#{slug(unquote(end[1:]))}" if end else "")

    return lambda text: LINK.sub(mend, text)
