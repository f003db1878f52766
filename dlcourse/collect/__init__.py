"""From the download of a learning platform to the students' folders."""

from enum import StrEnum


class Platform(StrEnum):
    """Where a download comes from."""

    AUTO = "auto"
    CANVAS = "canvas"
    MOODLE = "moodle"
    BLACKBOARD = "blackboard"
    GITHUB = "github"
    DRIVE = "drive"
    FOLDERS = "folders"
