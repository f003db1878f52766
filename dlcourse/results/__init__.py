"""The results of a class: grade it, keep the grades, show them and export them."""

from enum import StrEnum


class GradeFormat(StrEnum):
    """The CSV formats for grades: one for each learning platform, and a plain one."""

    CANVAS = "canvas"
    MOODLE = "moodle"
    BLACKBOARD = "blackboard"
    CSV = "csv"
