"""What would give a solution away: lines that students must not see, in anything they get."""

from __future__ import annotations

import base64
import binascii
import json
import keyword
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from dlcourse.models import Data
from dlcourse.notebook import roles
from dlcourse.release.regions import DELIMITER, marked

PUBLIC_TAG = "public"  # on a cell that shows a solution line on purpose

_WORD = re.compile(r"\w+")
_PROSE = re.compile(r"[^\W\d]\w*(,? [^\W\d]\w*){4}")
_COMPUTES = re.compile(r"""[-+*/@<>%&|^\d"']|(?<=\S) for\b""")


class _Hidden(Data):
    """A line students must not see, and the cell it comes from."""

    cell: str
    line: str
    kind: str


def leaks(instructor: NotebookNode, files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Where files give away a hidden line of the instructor's notebook, or keep a delimiter.

    Parameters
    ----------
    instructor
        The notebook with the solutions and the hidden tests.
    files
        What students would get, by relative path. Notebooks among them must be readable.

    Yields
    ------
    tuple
        Where it is, and what is wrong there.
    """
    hidden = list(_hidden_lines(instructor))
    public = {_squash(line) for line in _public_lines(instructor)}
    for name, raw in files.items():
        texts = list(_texts(name, raw))
        yield from ((where, message) for where, text in texts for message in _delimiters(text))
        yield from _given_away(texts, hidden, public)


def label(cell: NotebookNode) -> str:
    """What messages call a cell."""
    return f"cell {roles.grade_id(cell) or cell.id}"


def _hidden_lines(notebook: NotebookNode) -> Iterator[_Hidden]:
    for cell in notebook.cells:
        written = roles.is_answer(cell) and "BEGIN SOLUTION" not in cell.source
        for line, region in marked(cell.source):
            kind = region.lower().rstrip("s") or ("solution" if written else "")
            if kind and _telling(line, cell.cell_type == "code"):
                yield _Hidden(cell=label(cell), line=line.strip(), kind=kind)


def _public_lines(notebook: NotebookNode) -> Iterator[str]:
    """What the notebook shows on purpose: the stubs, and cells tagged as public."""
    for cell in notebook.cells:
        stub = roles.is_answer(cell) and "BEGIN SOLUTION" in cell.source
        if stub or PUBLIC_TAG in cell.metadata.get("tags", []):
            yield from (line for line, region in marked(cell.source) if not region)


def _telling(line: str, is_code: bool) -> bool:
    """Whether a line says enough to give something away.

    Prose does; so does code that computes something. Imports, `else:`, `return w`, or handing
    names on (`w, b = fit(X, t)`) do not: they may well stand elsewhere, too.
    """
    code, _, comment = line.partition("#") if is_code else (line, "", line)
    if is_code and code.lstrip().startswith(("import ", "from ")):
        return False
    words = [word for word in _WORD.findall(code) if not keyword.iskeyword(word)]
    computes = len(words) >= 3 and _COMPUTES.search(code) is not None
    return computes or _PROSE.search(comment) is not None


def _given_away(
    texts: list[tuple[str, str]], hidden: list[_Hidden], public: set[str]
) -> Iterator[tuple[str, str]]:
    for where, text in texts:
        lines = map(_squash, text.splitlines())
        shown = "".join(line for line in lines if line not in public)
        for secret in hidden:
            if _squash(secret.line) in shown:
                yield (
                    where,
                    f"it gives away a {secret.kind} line of {secret.cell}, `{secret.line}`: remove "
                    f"it there, or tag a cell that shows it on purpose `{PUBLIC_TAG}`.",
                )


def _delimiters(text: str) -> Iterator[str]:
    for match in DELIMITER.finditer(text):
        yield f"`{match[0]}` is left over: remove it."


def _squash(line: str) -> str:
    return "".join(line.split())


def _texts(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file with where it stands; a notebook's part by part."""
    if not name.endswith(".ipynb"):
        yield f"file {name}", raw.decode("utf-8", errors="ignore")
        return
    document = json.loads(raw)
    for cell in document.pop("cells"):
        label = f"cell {cell['metadata'].get('nbgrader', {}).get('grade_id') or cell.get('id')}"
        for part, value in cell.items():
            where = label if part == "source" else f"{label}, {part}"
            yield from ((where, text) for text in _strings(value))
    yield from (("the notebook's metadata", text) for text in _strings(document))


def _strings(value: object) -> Iterator[str]:
    """Every string inside a JSON value; base64, as attachments have it, decoded too."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "".join(value)
    if isinstance(value, str):
        yield value
        try:
            yield base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            return
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
