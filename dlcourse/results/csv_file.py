"""A CSV file whose cells can be changed while every other byte stays as it is.

Python's csv module reads a file and writes another one: quotes, line ends and spaces may differ.
Here each cell keeps its place in the text, so that only the cells that change are written.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dlcourse.errors import DlcourseError

BOMS = {  # the marks at the start of a file that tell its encoding
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
OTHER_KINDS = {  # how files begin that are no CSV, whatever their names say
    b"PK\x03\x04": "an Excel workbook or a zip",
    b"\xd0\xcf\x11\xe0": "an Excel workbook",
    b"%PDF": "a PDF",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
LINE_END = re.compile(r"\r\n|\n|\r")
FIRST_CELL = re.compile(r'"(?:[^"]|"")*+"|[^",;\t\r\n]*')


class CsvCell(NamedTuple):
    """A cell: what it says, and where it stands in the text, quotes included."""

    value: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True)
class CsvFile:
    """A file as text, and its cells row by row; a blank line is a row of one empty cell."""

    bom: bytes
    encoding: str
    text: str
    separator: str
    rows: tuple[tuple[CsvCell, ...], ...]

    def value(self, row: int, column: int) -> str:
        """What a cell says, without spaces around it; "" where the row is too short."""
        cells = self.rows[row]
        return cells[column].value.strip() if column < len(cells) else ""


AGAIN = (
    "Export the grades again from the platform, and give the file as it was downloaded, not opened "
    "and saved."
)


def read(raw: bytes, name: str, advice: str = AGAIN) -> CsvFile:
    """Find the encoding, the separator and the cells of a file. name, advice: for the error.

    Raises
    ------
    DlcourseError
        If it is no CSV file, or a broken one.
    """
    for start, kind in OTHER_KINDS.items():
        if raw.lstrip()[: len(start)].lower() == start.lower():
            raise DlcourseError(f"{name} is {kind}, not a CSV file. {advice}")
    bom, encoding, text = _decoded(raw, name, advice)
    first = FIRST_CELL.match(text)
    separator = text[first.end() : first.end() + 1] if first else ""
    if separator not in (",", ";", "\t") or not separator:
        raise DlcourseError(
            f"{name} is not a table: its first line has no comma, semicolon or tab between columns."
            f" {advice}"
        )
    return CsvFile(
        bom=bom,
        encoding=encoding,
        text=text,
        separator=separator,
        rows=tuple(_rows(text, separator, name, advice)),
    )


def with_cells(file: CsvFile, values: Mapping[tuple[int, int], str]) -> bytes:
    """The bytes of the file with other values in some cells.

    Parameters
    ----------
    values
        (row, column), both from 0 → what the cell says from now on.
    """
    parts, end = [], 0
    for row, column in sorted(values):
        cell = file.rows[row][column]
        parts += [file.text[end : cell.start], _written(values[row, column], cell, file.separator)]
        end = cell.end
    return file.bom + "".join([*parts, file.text[end:]]).encode(file.encoding)


def _decoded(raw: bytes, name: str, advice: str) -> tuple[bytes, str, str]:
    """The byte-order mark, the encoding and the text. Encoding the text gives the same bytes."""
    for bom, encoding in BOMS.items():
        if raw.startswith(bom):
            try:
                return bom, encoding, raw.removeprefix(bom).decode(encoding)
            except UnicodeDecodeError as error:
                raise DlcourseError(
                    f"{name} breaks off or is damaged: it is not {encoding} from byte "
                    f"{error.start + len(bom)} on. {advice}"
                ) from None
    if b"\0" in raw:
        raise DlcourseError(f"{name} is not text: it has zero bytes. {advice}")
    for encoding in ("utf-8", "cp1252"):
        try:
            return b"", encoding, raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return b"", "latin-1", raw.decode("latin-1")


def _rows(text: str, separator: str, name: str, advice: str) -> list[tuple[CsvCell, ...]]:
    unquoted = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    rows: list[tuple[CsvCell, ...]] = []
    cells: list[CsvCell] = []
    place = 0
    while place < len(text) or cells:
        cell = _cell(text, place, unquoted)
        if cell is None:
            raise DlcourseError(
                f"{name}, line {text.count(chr(10), 0, place) + 1}: a quotation mark is opened and "
                f"never closed. The file breaks off or is damaged. {advice}"
            )
        cells.append(cell)
        place = cell.end
        if text.startswith(separator, place):
            place += 1
            continue
        rows.append(tuple(cells))
        cells = []
        if line_end := LINE_END.match(text, place):
            place = line_end.end()
    return rows


def _cell(text: str, start: int, unquoted: re.Pattern[str]) -> CsvCell | None:
    """The cell that begins here; None if its quotation mark is never closed.

    What follows a closing quotation mark belongs to the cell, as in Python's csv module.
    """
    value, end, quoted = "", start, text.startswith('"', start)
    if quoted:
        inside = QUOTED.match(text, start)
        if inside is None:
            return None
        value, end = inside[1].replace('""', '"'), inside.end()
    rest = unquoted.match(text, end)
    assert rest is not None  # it also matches nothing
    return CsvCell(value=value + rest[0], start=start, end=rest.end(), quoted=quoted)


def _written(value: str, cell: CsvCell, separator: str) -> str:
    """A value as this file writes it: in quotes if the cell had them, or if it needs them."""
    if cell.quoted or any(mark in value for mark in (separator, '"', "\r", "\n")):
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value
