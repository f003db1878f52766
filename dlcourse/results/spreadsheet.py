"""CSV files that a spreadsheet can open without computing anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# What a spreadsheet would compute. Apostrophes before it count, so that each text can be restored.
FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def csv_text(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV. A text that begins like a formula gets an apostrophe before it."""
    text = io.StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def restored(text: str) -> str:
    """A text of such a file as it was, without the apostrophe that it got."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def _safe(cell: Any) -> Any:
    """Text that a spreadsheet would compute, made text again; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
