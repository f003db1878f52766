"""Read notebooks whatever state they are in: bytes in, a valid notebook out.

The format is nbformat's (https://nbformat.readthedocs.io).
"""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

import nbformat
from nbformat import NotebookNode

MAX_BYTES = 50_000_000
MAX_CELLS = 2_000
CELL_TYPES = ("code", "markdown", "raw")

_VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_OTHER_FILES = {
    b"PK\x03\x04": "it is a zip archive (or an Office document), not a notebook",
    b"%PDF": "it is a PDF, not a notebook",
    b"\x1f\x8b": "it is a compressed archive, not a notebook",
    b"\x89PNG": "it is a picture, not a notebook",
}


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
        mended["outputs"] = [output for output in outputs if _is_output(output)]
        count = cell.get("execution_count")
        mended["execution_count"] = count if isinstance(count, int) else None
    elif isinstance(cell.get("attachments"), dict):
        mended["attachments"] = cell["attachments"]
    return mended


def _is_output(output: object) -> bool:
    """Whether this is an output with the fields that nbformat reads of its kind."""
    if not isinstance(output, dict) or not isinstance(output.get("output_type"), str):
        return False
    needed = {"stream": "text", "display_data": "data", "execute_result": "data"}
    return needed.get(output["output_type"], "output_type") in output


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
