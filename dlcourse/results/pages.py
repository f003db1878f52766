"""How feedback pages and the class report say things: one template environment for both."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dlcourse.notebook.roles import question_of

WORDS = {
    "out_of_memory": "out of memory",
    "error": "stopped by an error",
    "manual": "to be read",
    "grader_failed": "not graded yet",
}

# Where this or another machine has Python and its libraries, as tracebacks tell it.
# A path begins where the text before it ends, so that long texts are searched once.
LIBRARIES = re.compile(
    r"(?<![^\s'\"<>:()\[\]=,])/[^\s'\"<>:()\[\]=,]*/((?:site|dist)-packages|python3\.\d+)(?=/)"
)


def render(template: str, **values: Any) -> str:
    """A page as HTML. Every value is escaped unless it is Markup."""
    return _environment().get_template(template).render(**values)


def points(value: float) -> str:
    """Points with at most two digits after the point: 2, 2.5, 0.33."""
    return f"{round(value, 2):g}"


def duration(seconds: float) -> str:
    """A time span in its largest fitting unit: 42 s, 5 min, 3.5 h, 2 days."""
    for size, unit in ((172_800, "days"), (3600, "h"), (60, "min")):
        if seconds >= size:
            per_unit = 86_400 if unit == "days" else size
            return f"{seconds / per_unit:.3g} {unit}"
    return f"{seconds:.3g} s"


def question(name: str) -> str:
    """A question's name as its readers know it: without the `check-` of its check cell."""
    return question_of(name)


def words(status: str) -> str:
    """A status in words."""
    return WORDS.get(status, str(status))


def commands(text: str) -> Markup:
    """A text with its commands, which stand between backticks, as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def without_paths(text: str, root: Path) -> str:
    """A text for students, without what tells how the grading machine is set up: the folders of
    Python, of its libraries, of the course at `root` and of the person who grades."""
    text = LIBRARIES.sub(r"…/\1", text)
    for folder in (sys.prefix, str(root), str(Path.home())):
        text = re.sub(rf"{re.escape(folder)}(?![\w.-])", "…", text)
    return text


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dlcourse.results"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {
        "points": points,
        "duration": duration,
        "question": question,
        "words": words,
        "commands": commands,
    }
    return environment
