"""How feedback pages and the class report say things: one template environment for both."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

WORDS = {"out_of_memory": "out of memory", "error": "stopped by an error", "manual": "to be read"}


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
    """A question's name as its readers know it: without the `check-` of its test cell."""
    return name.removeprefix("check-")


def words(status: str) -> str:
    """A status in words."""
    return WORDS.get(status, str(status))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dlcourse.grading"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters |= {
        "points": points,
        "duration": duration,
        "question": question,
        "words": words,
    }
    return environment
