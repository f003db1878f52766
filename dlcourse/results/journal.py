"""What has been graded, one JSON line a submission: an append-only file that survives a crash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import AliasChoices, ConfigDict, Field, ValidationError

from dlcourse.course import Course
from dlcourse.models import Data, Result
from dlcourse.results.fingerprint import Fingerprint


class Record(Data):
    """One finished submission. What another version wrote more is left out when it is read.

    finished: False asks the next run to grade it again; earlier versions wrote `final`.
    fingerprint: everything the result depends on. timestamp: when the graded file was handed in, if
    that is known. missing_layers: the layers of the sandbox that the machine lacked. graded_at:
    when this was written. regraded: the `check_key` of the one question that was judged again; ""
    if the whole file was.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    student: str
    result: Result
    finished: bool = Field(default=True, validation_alias=AliasChoices("finished", "final"))
    fingerprint: Fingerprint | None = None
    timestamp: datetime | None = None
    missing_layers: tuple[str, ...] = ()
    graded_at: datetime | None = None
    regraded: str = ""


def path_of(course: Course, lab_name: str) -> Path:
    """Where the journal of a lab is kept: beside the graded notebooks."""
    return state_folder(course) / f"{lab_name}.jsonl"


def state_folder(course: Course) -> Path:
    """Where grading keeps what it has to remember."""
    return course.autograded_dir.parent / ".dlcourse"


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
    return {record.student: record for record in _complete(path)}


def history(path: Path, student: str) -> list[Record]:
    """All complete records of one student, the oldest first."""
    return [record for record in _complete(path) if record.student == student]


def _complete(path: Path) -> Iterator[Record]:
    if path.exists():
        for line in path.read_bytes().splitlines():
            try:
                yield Record.model_validate_json(line)
            except ValidationError:
                continue


def sync_folder(folder: Path) -> None:
    """Make a new file's name as durable as its contents."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
