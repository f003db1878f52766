"""Which platform a download comes from, and the reader of its names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dlcourse.collect import Platform, blackboard, canvas, drive, folders, moodle
from dlcourse.collect.download import Entry
from dlcourse.collect.upload import Reading, Upload

Reader = Callable[[Sequence[Entry], Reading], list[Upload]]

READERS: dict[Platform, Reader] = {
    Platform.CANVAS: canvas.uploads,
    Platform.MOODLE: moodle.uploads,
    Platform.BLACKBOARD: blackboard.uploads,
    Platform.GITHUB: folders.uploads_from_github,
    Platform.DRIVE: drive.uploads,
    Platform.FOLDERS: folders.uploads,
}
# Who fits, and which share of the files has to: others' files are seldom named so by chance.
BY_NAME = {
    Platform.MOODLE: (moodle.recognises, 0.1),
    Platform.BLACKBOARD: (blackboard.recognises, 0.1),
    Platform.CANVAS: (canvas.recognises, 0.5),
}


def detect(entries: Sequence[Entry], reading: Reading) -> Platform:
    """The platform whose way to name files these have; else folders, or loose files."""
    for platform, (fits, share) in BY_NAME.items():
        if sum(map(fits, entries)) >= max(1, share * len(entries)):
            return platform
    if not folders.is_folders(entries, reading):
        return Platform.DRIVE
    return Platform.GITHUB if folders.is_github(entries, reading) else Platform.FOLDERS
