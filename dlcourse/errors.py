"""The one exception whose text is meant for the user."""


class DlcourseError(Exception):
    """Says in a sentence or two what is wrong, where, and what to do next."""
