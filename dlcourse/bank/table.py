"""What the bank found, as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dlcourse.bank.grading import AnswerVerdict


def summary(verdicts: list[AnswerVerdict]) -> Group:
    """A table for each lab, and under it every answer that did not get what it should."""
    by_lab: dict[str, list[AnswerVerdict]] = {}
    for verdict in verdicts:
        by_lab.setdefault(verdict.answer.lab, []).append(verdict)
    return Group(*(part for name, found in by_lab.items() for part in _lab_summary(name, found)))


def _lab_summary(name: str, verdicts: list[AnswerVerdict]) -> Iterator[Table | Text]:
    columns = ("wrong: refused", "right: accepted", "wrong: seen by the visible check", "with hint")
    table = Table(title=name, title_justify="left", show_footer=True)
    table.add_column("question", footer="all")
    for column, footer in zip(columns, _numbers(verdicts), strict=True):
        table.add_column(column, footer=footer, justify="right")
    for question in dict.fromkeys(verdict.answer.question for verdict in verdicts):
        table.add_row(question, *_numbers(v for v in verdicts if v.answer.question == question))
    yield table
    for verdict in verdicts:
        answer = verdict.answer
        if not verdict.fair:
            style = "red"
            text = f"it got {verdict.points:g} points, not {answer.points:g}"
        elif not answer.right and not verdict.seen:
            style, text = "dim", "only the hidden tests refuse it"
        elif not answer.right and not verdict.hinted:
            style, text = "dim", "it is refused without a hint"
        else:
            continue
        yield Text(f"{answer.name}: {text} ({answer.about})", style=style)
        if answer.right:
            yield Text(verdict.message, style="dim")


def _numbers(verdicts: Iterable[AnswerVerdict]) -> tuple[str, str, str, str]:
    every = list(verdicts)
    wrong = [verdict for verdict in every if not verdict.answer.right]
    right = [verdict for verdict in every if verdict.answer.right]
    return (
        _of(sum(verdict.fair for verdict in wrong), len(wrong)),
        _of(sum(verdict.fair for verdict in right), len(right)),
        _of(sum(verdict.seen for verdict in wrong), len(wrong)),
        _of(sum(verdict.hinted for verdict in wrong), len(wrong)),
    )


def _of(count: int, total: int) -> str:
    return f"{count} of {total}"
