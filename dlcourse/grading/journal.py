"""What has been graded, one JSON line a submission: an append-only file that survives a crash."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from dlcourse.grading.models import Data, Result


class Record(Data):
    """One finished submission.

    key: the fingerprint of everything the result depends on; "" asks the next run to grade again.
    """

    student: str
    key: str
    result: Result


def append(path: Path, record: Record) -> None:
    """Add one record; once this returns, neither a crash nor a power cut takes it away.

    The line break comes first, so a line torn off by a crash never swallows the next one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with path.open("ab") as file:
        file.write(b"\n" + record.model_dump_json().encode())
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def read(path: Path) -> dict[str, Record]:
    """Student → the latest complete record. Lines torn or of another version are skipped."""
    records: dict[str, Record] = {}
    if path.exists():
        for line in path.read_bytes().splitlines():
            try:
                record = Record.model_validate_json(line)
            except ValidationError:
                continue
            records[record.student] = record
    return records


def sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its contents."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
