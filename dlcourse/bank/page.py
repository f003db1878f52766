"""What became of a lab's mutants, as a page and as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2
from rich.table import Table

from dlcourse.bank.score import EQUIVALENT, Fate, LabScore, Score, Tried
from dlcourse.course import Course


def write(course: Course, score: LabScore, tried: Iterable[Tried]) -> Path:
    """Write the page of a lab's mutants into the course's reports; where it is."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("dlcourse.bank"), autoescape=True, trim_blocks=True
    )
    page = templates.get_template("mutants.html").render(
        score=score,
        rows=[*score.questions.items(), ("all", score.all)],
        tried=list(tried),
        fates=[Fate.SURVIVED, Fate.HIDDEN, Fate.IN_SIGHT, Fate.EQUIVALENT],
        equivalent=course.answers_dir(score.lab) / EQUIVALENT,
    )
    path = course.root / "reports" / f"mutants_{score.lab}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return path


def table(score: LabScore) -> Table:
    """The score of a lab, question by question."""
    columns = ("mutants", "killed", "in sight", "in sight with a hint", "equivalent")
    made = Table(title=score.lab, title_justify="left", show_footer=True)
    made.add_column("question", footer="all")
    for column, footer in zip(columns, _numbers(score.all), strict=True):
        made.add_column(column, footer=footer, justify="right")
    for question, row in score.questions.items():
        made.add_row(question, *_numbers(row))
    return made


def _numbers(score: Score) -> tuple[str, ...]:
    shares = (score.killed, score.in_sight, score.hinted)
    return (
        str(score.mutants),
        *(f"{count} ({count / max(score.mutants, 1):.0%})" for count in shares),
        str(score.equivalent),
    )
