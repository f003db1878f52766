"""Read notebooks whatever state they are in, and tell their cells apart: pure functions.

The format is nbformat's (https://nbformat.readthedocs.io), the part a cell plays is nbgrader's
(`cell.metadata.nbgrader`: grade, solution, locked, task, grade_id, points).
"""

from __future__ import annotations

import ast
import json
import math
import re
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

MAX_BYTES = 50_000_000
MAX_CELLS = 2_000
MAX_CODE = 500_000  # characters of a cell that are still parsed
CELL_TYPES = ("code", "markdown", "raw")

_VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_BADGE = re.compile(r"colab-badge\.svg")
_OTHER_FILES = {
    b"PK\x03\x04": "it is a zip archive (or an Office document), not a notebook",
    b"%PDF": "it is a PDF, not a notebook",
    b"\x1f\x8b": "it is a compressed archive, not a notebook",
    b"\x89PNG": "it is a picture, not a notebook",
}
# What a name can be bound in, apart from functions and classes of its own.
_BINDERS = (
    ast.stmt,
    ast.Module,
    ast.Tuple,
    ast.List,
    ast.Starred,
    ast.withitem,
    ast.ExceptHandler,
    ast.match_case,
)
# Binds a name at the start of a line: what can still be seen in code with a syntax error.
_BINDING_LINE = re.compile(
    r"^(?:(?:async\s+)?def\s+(\w+)|class\s+(\w+)|(\w+)\s*(?::[^=\n]+)?=(?!=))", re.MULTILINE
)


class Unreadable(Exception):  # noqa: N818 - reads as the status it becomes
    """A file is not a notebook; `reason` says in a plain sentence what it is instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(raw: bytes) -> NotebookNode:
    """A notebook in nbformat 4.5 from any bytes; raises Unreadable. See `read_with_notes`."""
    return read_with_notes(raw)[0]


def read_with_notes(raw: bytes) -> tuple[NotebookNode, tuple[str, ...]]:
    """A notebook in nbformat 4.5 from any bytes, and in plain sentences what had to be mended.

    Every cell has a known type, a string as source, metadata and a valid id. The ids are the
    file's own where it has them (Colab's `metadata.id` included), so they can repeat; see
    `unique_ids`. Raises Unreadable.
    """
    try:
        document, notes = _parse(raw)
        return _mend(document, notes, prefix=f"{zlib.crc32(raw):08x}")
    except RecursionError:
        raise Unreadable("it is nested too deeply to be a notebook") from None


def unique_ids(notebook: NotebookNode) -> NotebookNode:
    """The same notebook, where a cell id that appeared before got a number at its end."""
    seen: set[str] = set()
    for cell in notebook.cells:
        cell.id = unused(cell.id, seen)
        seen.add(cell.id)
    return notebook


def unused(name: str, taken: set[str]) -> str:
    """`name`, or with the first number after it that makes it one not yet taken."""
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name[:58]}-{number}", number + 1
    return candidate


def _parse(raw: bytes) -> tuple[dict[str, Any], list[str]]:
    _refuse_other_files(raw)
    text, notes = _decode(raw)
    text = text.lstrip()
    if text.startswith("<"):
        raise Unreadable("it is a web page, perhaps a login page saved in the notebook's place")
    try:
        document, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable(_json_trouble(text, error)) from None
    except ValueError:
        raise Unreadable("it holds a number that is too long to be read") from None
    if not isinstance(document, dict):
        kind = "a list" if isinstance(document, list) else "a single value"
        raise Unreadable(f"it holds {kind} in JSON, not a notebook")
    if text[end:].strip("\0 \t\r\n"):
        notes.append("what follows the end of the notebook was left out")
    return document, notes


def _refuse_other_files(raw: bytes) -> None:
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("the file is empty")
    if len(raw) > MAX_BYTES:
        megabytes = len(raw) / 1e6
        raise Unreadable(
            f"it is too large: {megabytes:.0f} MB, at most {MAX_BYTES / 1e6:.0f} are read "
            "(clear the outputs and save it again)"
        )
    for start, reason in _OTHER_FILES.items():
        if raw.startswith(start):
            raise Unreadable(reason)


def _decode(raw: bytes) -> tuple[str, list[str]]:
    encoding = json.detect_encoding(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("latin-1"), ["the file is not UTF-8: it was read as Latin-1"]
    if encoding in ("utf-8", "utf-8-sig"):
        return text, []
    return text, [f"the file is not UTF-8: it was read as {encoding.upper()}"]


def _json_trouble(text: str, error: json.JSONDecodeError) -> str:
    if "<<<<<<< " in text and ">>>>>>> " in text:
        return "it holds the marks of an unresolved merge conflict (<<<<<<<)"
    cut_off = error.msg.startswith("Unterminated string") or error.pos >= len(text.rstrip()) - 1
    if text.startswith("{") and cut_off:
        return f"it is cut off: the file ends in the middle of the notebook (line {error.lineno})"
    return f"it is not a notebook: no JSON at line {error.lineno}, column {error.colno}"


def _mend(
    document: dict[str, Any], notes: list[str], prefix: str
) -> tuple[NotebookNode, tuple[str, ...]]:
    if "worksheets" in document and "cells" not in document:
        document = _upgrade(document)
        notes.append("the file has an old format (nbformat 3): it was read as nbformat 4")
    elif document.get("nbformat", 4) != 4:
        notes.append(f"the file says nbformat {document.get('nbformat')}: it was read as 4")
    elif not isinstance(document.get("nbformat_minor", 5), int) or not (
        0 <= document.get("nbformat_minor", 5) <= 5
    ):
        notes.append(f"the file says nbformat 4.{document['nbformat_minor']}: it was read as 4.5")
    cells = document.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("it is JSON without a list of cells, not a notebook")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"it has {len(cells)} cells, at most {MAX_CELLS} are read")
    mended = [_mend_cell(cell, notes) for cell in cells if isinstance(cell, dict)]
    if not mended:
        raise Unreadable("the notebook has no cells")
    if len(mended) < len(cells):
        notes.append(f"{len(cells) - len(mended)} entries that are no cells were left out")
    _mend_ids(mended, notes, prefix)
    metadata = _mend_metadata(document.get("metadata"), notes)
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": mended}
    return nbformat.from_dict(notebook), tuple(dict.fromkeys(notes))


def _upgrade(document: dict[str, Any]) -> dict[str, Any]:
    """nbformat 3 in the shape of 4, without outputs; nbformat's own upgrade wants a valid file."""
    sheets = document["worksheets"]
    sheets = sheets if isinstance(sheets, list) else []
    cells = [
        _upgrade_cell(cell)
        for sheet in sheets
        if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
        for cell in sheet["cells"]
    ]
    return {"cells": cells, "metadata": document.get("metadata")}


def _upgrade_cell(cell: object) -> object:
    if not isinstance(cell, dict):
        return cell
    source = cell.get("input", cell.get("source"))
    if isinstance(source, list):
        source = "\n".join(line.rstrip("\n") for line in source if isinstance(line, str))
    if cell.get("cell_type") != "heading":
        return {**cell, "source": source, "outputs": []}
    level = cell.get("level")
    marks = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1)
    return {**cell, "cell_type": "markdown", "source": f"{marks} {source}"}


def _mend_cell(cell: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    kind = cell.get("cell_type")
    if kind not in CELL_TYPES:
        notes.append(f"a cell of the unknown type {kind!r} was read as raw text")
        kind = "raw"
    metadata = cell.get("metadata")
    metadata = dict(metadata) if isinstance(metadata, dict) else {}
    if not isinstance(metadata.get("nbgrader", {}), dict):
        del metadata["nbgrader"]
    mended = {
        "cell_type": kind,
        "metadata": metadata,
        "source": _text(cell.get("source")),
        "id": cell.get("id", metadata.get("id")),
    }
    if kind == "code":
        outputs = cell.get("outputs")
        outputs = outputs if isinstance(outputs, list) else []
        mended["outputs"] = [output for output in outputs if isinstance(output, dict)]
        count = cell.get("execution_count")
        mended["execution_count"] = count if isinstance(count, int) else None
    elif isinstance(cell.get("attachments"), dict):
        mended["attachments"] = cell["attachments"]
    return mended


def _text(source: object) -> str:
    """A cell's source, which nbformat allows as a string or a list of lines."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")


def _mend_ids(cells: list[dict[str, Any]], notes: list[str], prefix: str) -> None:
    """New ids start with a prefix of the file, so that cells of two files never seem the same."""
    own = [
        cell["id"]
        for cell in cells
        if isinstance(cell["id"], str) and _VALID_ID.fullmatch(cell["id"])
    ]
    if len(own) < len(cells):
        notes.append("cells without a cell id were given one")
    if len(set(own)) < len(own):
        notes.append("several cells have the same cell id")
    taken = set(own)
    for number, cell in enumerate(cells, start=1):
        if not (isinstance(cell["id"], str) and cell["id"] in taken):
            cell["id"] = unused(f"{prefix}-{number}", taken)
            taken.add(cell["id"])


def _mend_metadata(metadata: object, notes: list[str]) -> dict[str, Any]:
    if not isinstance(metadata, dict):
        return {}
    widgets = metadata.get("widgets")
    if widgets is None or _has_state(widgets):
        return metadata
    notes.append("the state of the widgets is missing: their metadata was left out")
    return {key: value for key, value in metadata.items() if key != "widgets"}


def _has_state(widgets: object) -> bool:
    return isinstance(widgets, dict) and all(
        isinstance(bundle, dict) and "state" in bundle for bundle in widgets.values()
    )


def language(notebook: NotebookNode) -> str:
    """The language of the kernel the notebook asks for, in lower case; python if it says none."""
    for part, key in (("kernelspec", "language"), ("language_info", "name")):
        found = notebook.metadata.get(part)
        if isinstance(found, dict) and found.get(key):
            return str(found[key]).lower()
    return "python"


def nbgrader(cell: NotebookNode) -> dict[str, Any]:
    """The cell's nbgrader metadata, of whatever schema version; empty if it has none."""
    return cell.metadata.get("nbgrader") or {}


def grade_id(cell: NotebookNode) -> str:
    """The name nbgrader knows the cell by; "" if it has none."""
    name = nbgrader(cell).get("grade_id")
    return name if isinstance(name, str) else ""


def is_answer(cell: NotebookNode) -> bool:
    """The student writes here; tests or a person give the points."""
    return bool(nbgrader(cell).get("solution"))


def is_check(cell: NotebookNode) -> bool:
    """The instructor's graded test: it gives points and is not the student's to write."""
    data = nbgrader(cell)
    return bool(data.get("grade")) and not data.get("solution") and not data.get("task")


def is_manual(cell: NotebookNode) -> bool:
    """The student writes here and a person gives the points."""
    return is_answer(cell) and bool(nbgrader(cell).get("grade"))


def is_task(cell: NotebookNode) -> bool:
    """nbgrader's manually graded task: described here, answered anywhere."""
    return bool(nbgrader(cell).get("task"))


def is_locked(cell: NotebookNode) -> bool:
    """Read-only: a check, or what the instructor locked."""
    return not is_answer(cell) and (is_check(cell) or bool(nbgrader(cell).get("locked")))


def is_badge(cell: NotebookNode) -> bool:
    """The link "Open in Colab", which Colab adds by itself too."""
    return "view-in-github" in (cell.metadata.get("id"), cell.id) or (
        cell.cell_type == "markdown"
        and len(cell.source) < 1000
        and _BADGE.search(cell.source) is not None
    )


def is_setup(cell: NotebookNode) -> bool:
    """The cell that installs this package, or a student's copy of it."""
    return (
        cell.cell_type == "code"
        and "dlcourse" in cell.source
        and re.search(r"\bpip\b.*\binstall\b", cell.source, re.DOTALL) is not None
    )


def is_furniture(cell: NotebookNode) -> bool:
    """What makes the notebook open and run on Colab: nobody's answer."""
    return is_badge(cell) or is_setup(cell)


def points(cell: NotebookNode) -> float:
    """What the cell is worth; 0 if it gives no points, as nbgrader has it."""
    if not (is_check(cell) or is_manual(cell) or is_task(cell)):
        return 0.0
    try:
        worth = float(nbgrader(cell).get("points") or 0)
    except (TypeError, ValueError):
        return 0.0
    return worth if math.isfinite(worth) and worth > 0 else 0.0


def last_heading(markdown: str) -> str:
    """The text of the last heading in a text cell, code blocks aside; "" if there is none."""
    headings = _HEADING.findall(_FENCED.sub("", markdown))
    return headings[-1] if headings else ""


def plain_python(source: str) -> str:
    """A code cell as plain Python: magics and shell lines as IPython's calls."""
    if re.match(r"\s*%%(time|capture)\b", source):
        source = source.lstrip().partition("\n")[2]
    try:
        return str(TransformerManager().transform_cell(source))
    except (SyntaxError, ValueError):
        return source


def bound_names(source: str) -> tuple[str, ...]:
    """The names a code cell binds at top level, in order: functions, classes and variables.

    Imports do not count: they belong to nobody. With a syntax error, what starts a line counts.
    """
    tree = parse(source)
    if tree is None:
        found = ["".join(groups) for groups in _BINDING_LINE.findall(source)]
    else:
        found = list(_bindings(tree))
    return tuple(dict.fromkeys(name for name in found if name != "_"))


def parse(source: str) -> ast.Module | None:
    """The syntax tree of a code cell; None if it has none, or is too long to be honest."""
    if len(source) > MAX_CODE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return ast.parse(plain_python(source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _bindings(tree: ast.Module) -> Iterator[str]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                yield node.id
        elif isinstance(node, _BINDERS):
            waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def same_text(one: str, other: str) -> bool:
    """Equal but for white space."""
    return one.split() == other.split()


def same_code(one: str, other: str) -> bool:
    """Equal but for blank lines and comments: Python reads the same program."""
    if _lines(one) == _lines(other):
        return True
    first, second = parse(one), parse(other)
    if first is None or second is None:
        return False
    try:
        return ast.dump(first) == ast.dump(second)
    except RecursionError:
        return False


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.splitlines() if line.strip()]
