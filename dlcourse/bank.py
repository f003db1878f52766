"""The answer bank: known right and wrong answers, through the real grader, to grade the checks.

A bank is a folder of answers, `LAB/QUESTION/right_*.py` and `LAB/QUESTION/wrong_*.py`, each the
whole source of an answer cell. Its first line says what it should get and what it is:

    # points: 0 · misconception: divides by the number of mistakes
    # points: 2 · written: with loops over plain lists

A wrong answer may be promised a part of the points, a right one is promised all of them.
"""

from __future__ import annotations

import re
import symtable
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import joblib
import nbformat
from rich.console import Console, Group
from rich.progress import track
from rich.table import Table
from rich.text import Text

from dlcourse import notebooks
from dlcourse.course import Course
from dlcourse.errors import DlcourseError
from dlcourse.grading import grade as grade_one
from dlcourse.grading import job, pool
from dlcourse.grading.models import (
    Data,
    Lab,
    Limits,
    QuestionResult,
    QuestionStatus,
    Result,
    Status,
    Submission,
    TrustedNotebook,
)

FIRST_LINE = re.compile(r"# points: (\d+(?:\.\d+)?) · (written|misconception): (\S.*)")
HINT = re.compile(r"^ *hint +\S", re.MULTILINE)
RAN = (Status.GRADED, Status.PARTIAL)  # partial: a given cell met a wrong answer
PATIENCE = 4  # times a submission's own limits: right answers may be slow, machines busy


class Answer(Data):
    """A known answer to one question. points: what it should get; about: how it is written, or
    the misconception."""

    lab: str
    question: str
    path: Path
    right: bool
    points: float
    about: str
    source: str

    @property
    def name(self) -> str:
        """Where it lies in the bank."""
        return f"{self.lab}/{self.question}/{self.path.name}"


class Verdict(Data):
    """What the grader made of an answer.

    given: the points it got. message: what its author would read. seen: whether the check without
    its hidden tests refuses it, too. hinted: whether the message names a likely mistake.
    """

    answer: Answer
    given: float
    message: str
    seen: bool
    hinted: bool

    @property
    def fair(self) -> bool:
        """Whether the answer got what it should: all points if right, no more than due if wrong."""
        if self.answer.right:
            return self.given == self.answer.points
        return self.given <= self.answer.points


class Batch(Data):
    """Answers to different questions of a lab, handed in as one submission.

    Questions do not depend on each other, so one run judges them all. checks: the questions whose
    checks run. hidden: whether their hidden tests do.
    """

    lab: str
    answers: tuple[Answer, ...]
    checks: frozenset[str]
    hidden: bool = True

    @classmethod
    def of(cls, answers: tuple[Answer, ...], hidden: bool = True) -> Batch:
        """These answers to one lab with their own checks."""
        checks = frozenset(answer.question for answer in answers)
        return cls(lab=answers[0].lab, answers=answers, checks=checks, hidden=hidden)


def labs(course: Course) -> list[str]:
    """The labs that have answers in the bank."""
    return [name for name in course.labs if any((course.answers_dir / name).glob("*/*.py"))]


def read(course: Course, lab_name: str) -> list[Answer]:
    """The answers to a lab's questions.

    Raises DlcourseError, naming the file, when there are none, when an answer belongs to no
    question, or when its first line is not as it should be.
    """
    worth = questions(course.read_lab(lab_name))
    folder = course.answers_dir / lab_name
    paths = sorted(folder.glob("*/*.py"))
    if not paths:
        raise DlcourseError(
            f"There are no answers in {folder}: put right_*.py and wrong_*.py into a folder named "
            f"after a question there, such as {folder / next(iter(worth), 'QUESTION')}."
        )
    return [_read_answer(path, lab_name, worth) for path in paths]


def questions(lab: Lab) -> dict[str, float]:
    """The points of every question that has an answer cell and, named `check-` + it, a check."""
    cells = [cell for each in lab.notebooks for cell in notebooks.read(each.source).cells]
    checks = {notebooks.grade_id(cell): cell for cell in cells if notebooks.is_check(cell)}
    answers = [notebooks.grade_id(cell) for cell in cells if notebooks.is_answer(cell)]
    return {
        question: notebooks.points(checks[f"check-{question}"])
        for question in answers
        if f"check-{question}" in checks
    }


def batches(answers: Iterable[Answer]) -> list[tuple[Answer, ...]]:
    """The answers in as few groups as possible, all to one lab and no two to the same question."""
    labs: dict[str, dict[str, list[Answer]]] = {}
    for answer in answers:
        labs.setdefault(answer.lab, {}).setdefault(answer.question, []).append(answer)
    return [
        tuple(filter(None, group))
        for by_question in labs.values()
        for group in zip_longest(*by_question.values())
    ]


def handed_in(lab: Lab, answers: Iterable[Answer], student: str = "bank") -> Submission:
    """The solved lab with these answers in the place of its own."""
    given = {answer.question: answer.source for answer in answers}
    files = {}
    for trusted in lab.notebooks:
        notebook = notebooks.read(trusted.source)
        for cell in notebook.cells:
            cell.source = given.get(notebooks.grade_id(cell), cell.source)
        files[f"{trusted.name}.ipynb"] = nbformat.writes(notebook).encode()
    return Submission(student=student, files=files)


def patient(limits: Limits) -> Limits:
    """More time than a student's submission gets, so that only an endless answer runs out of it."""
    return limits.model_copy(
        update={
            "cell_seconds": PATIENCE * limits.cell_seconds,
            "notebook_seconds": PATIENCE * limits.notebook_seconds,
        }
    )


def grade(course: Course, lab_names: list[str], jobs: int | None = None) -> list[Verdict]:
    """Grade every answer to these labs; the verdicts in the order of the files.

    jobs: how many submissions at a time; by default as many as cores and memory allow. Answers
    travel together, but where one breaks off a run, those beside it are graded once more, alone.
    Raises DlcourseError as `read` does.
    """
    answers = [answer for name in lab_names for answer in read(course, name)]
    right, wrong = ([a for a in answers if a.right is kind] for kind in (True, False))
    full = _rows(course, [Batch.of(group) for group in batches(right) + batches(wrong)], jobs)
    unseen = [answer for answer in wrong if not full[answer.path].seen]
    visible = _rows(course, [Batch.of(group, hidden=False) for group in batches(unseen)], jobs)
    return [_verdict(answer, full[answer.path], visible.get(answer.path)) for answer in answers]


def summary(verdicts: list[Verdict]) -> Group:
    """A table for each lab, and under it every answer that did not get what it should."""
    by_lab: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        by_lab.setdefault(verdict.answer.lab, []).append(verdict)
    return Group(*(part for name, found in by_lab.items() for part in _lab_summary(name, found)))


def _read_answer(path: Path, lab_name: str, worth: dict[str, float]) -> Answer:
    question, source = path.parent.name, path.read_text(encoding="utf-8")
    if question not in worth:
        raise DlcourseError(
            f"{path}: {lab_name} has no question {question!r} with a check. "
            f"Its questions: {', '.join(worth)}."
        )
    right = path.name.startswith("right_")
    if not right and not path.name.startswith("wrong_"):
        raise DlcourseError(f"{path}: name it right_….py or wrong_….py.")
    line = FIRST_LINE.fullmatch(source.partition("\n")[0])
    all_points = f"{worth[question]:g}"
    example = f"{all_points} · written" if right else "0 · misconception"
    if not line or (line[2] == "written") is not right:
        raise DlcourseError(f"{path}: its first line must be `# points: {example}: …`.")
    points = float(line[1])
    if right is not (points == worth[question]):
        wanted = f"must promise the {all_points}" if right else f"cannot promise {all_points}, all"
        raise DlcourseError(f"{path}: its first line {wanted} points of the question.")
    return Answer(
        lab=lab_name,
        question=question,
        path=path,
        right=right,
        points=points,
        about=line[3],
        source=source,
    )


def run(
    course: Course, todo: list[Batch], jobs: int | None = None, title: str = "Grading the bank"
) -> Iterator[tuple[Batch, Result]]:
    """Grade batches, `jobs` at a time in other processes; each with its result, as they come.

    What stands in a lab beside its questions, such as experiments, is left out where no answer
    and no check needs it.
    """
    if not todo:
        return
    labs = {name: course.read_lab(name) for name in {batch.lab for batch in todo}}
    tasks = (_task(course, labs[batch.lab], batch, number) for number, batch in enumerate(todo))
    with pool.workers(jobs or pool.default_jobs(course.grading)) as through:
        bar = Console(stderr=True)
        for outcome in track(through(tasks), title, total=len(todo), console=bar):
            result = outcome.graded.result
            yield todo[int(result.student)], result


def _task(course: Course, whole: Lab, batch: Batch, number: int) -> Any:
    lab = graded_part(whole, batch.checks)
    return joblib.delayed(job.run)(
        grade_one,
        handed_in(lab, batch.answers, student=str(number)),
        lab if batch.hidden else _visible(lab),
        patient(course.limits(batch.lab)),
        0.0,
    )


def graded_part(lab: Lab, checks: Collection[str]) -> Lab:
    """The lab with the checks of these questions only, and without the given cells that neither
    they nor any answer needs: its experiments."""
    parts = (_graded_cells(trusted, checks) for trusted in lab.notebooks)
    return lab.model_copy(update={"notebooks": tuple(parts)})


def _graded_cells(trusted: TrustedNotebook, checks: Collection[str]) -> TrustedNotebook:
    notebook = notebooks.read(trusted.source)
    kept, needed = [], set[str]()
    for cell in reversed(notebook.cells):
        if cell.cell_type == "code":
            binds, reads = _global_names(cell.source)
            given = not notebooks.nbgrader(cell) or (
                notebooks.is_check(cell)
                and notebooks.grade_id(cell).removeprefix("check-") not in checks
            )
            if given and not binds & needed:
                continue
            needed |= reads
        kept.append(cell)
    notebook.cells = kept[::-1]
    return trusted.model_copy(update={"source": nbformat.writes(notebook).encode()})


@cache
def _global_names(source: str) -> tuple[set[str], set[str]]:
    """The names a cell binds, and those it reads without binding them, in its functions too."""
    top = symtable.symtable(notebooks.plain_python(source), "cell", "exec")
    binds = {each.get_name() for each in top.get_symbols() if each.is_assigned()}
    binds |= {each.get_name() for each in top.get_symbols() if each.is_imported()}
    reads, tables = set[str](), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        reads |= {
            each.get_name()
            for each in table.get_symbols()
            if each.is_referenced() and (table is top or each.is_global())
        }
    return binds, reads - binds


def _visible(lab: Lab) -> Lab:
    """The lab with its checks as students see them, without hidden tests."""
    return lab.model_copy(update={"notebooks": tuple(map(_visible_notebook, lab.notebooks))})


def _visible_notebook(trusted: TrustedNotebook) -> TrustedNotebook:
    released = {
        notebooks.grade_id(cell): cell.source
        for cell in notebooks.read(trusted.released).cells
        if notebooks.is_check(cell)
    }
    notebook = notebooks.read(trusted.source)
    for cell in notebook.cells:
        cell.source = released.get(notebooks.grade_id(cell), cell.source)
    return trusted.model_copy(update={"source": nbformat.writes(notebook).encode()})


def _rows(course: Course, todo: list[Batch], jobs: int | None) -> dict[Path, QuestionResult]:
    """What the grader says of each answer; those of a run that broke off are graded alone."""
    rows: dict[Path, QuestionResult] = {}
    broken = [batch for batch, result in run(course, todo, jobs) if not _enter(rows, batch, result)]
    alone = [Batch.of((answer,), batch.hidden) for batch in broken for answer in batch.answers]
    for batch, result in run(course, alone, jobs, "Once more, alone"):
        _enter(rows, batch, result)
    return rows


def _enter(rows: dict[Path, QuestionResult], batch: Batch, result: Result) -> bool:
    """Enter the rows of a batch; False if it broke off, so that they say little of its answers."""
    found = {row.id.removeprefix("check-"): row for row in result.questions}
    missing = QuestionResult(
        id="",
        points=0,
        max_points=0,
        status=QuestionStatus.ERROR,
        message=result.message or "No row.",
    )
    for answer in batch.answers:
        rows[answer.path] = found.get(answer.question, missing)
    return result.status in RAN or len(batch.answers) == 1


def _verdict(answer: Answer, full: QuestionResult, visible: QuestionResult | None) -> Verdict:
    """visible: the row of the check without its hidden tests, if that ran."""
    told = full if visible is None or visible.points == visible.max_points else visible
    return Verdict(
        answer=answer,
        given=full.points,
        message=told.message,
        seen=full.seen or told is visible,
        hinted=HINT.search(told.message) is not None,
    )


def _lab_summary(name: str, verdicts: list[Verdict]) -> Iterator[Table | Text]:
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
            text = f"it got {verdict.given:g} points, not {answer.points:g}"
        elif not answer.right and not verdict.seen:
            style, text = "dim", "only the hidden tests refuse it"
        elif not answer.right and not verdict.hinted:
            style, text = "dim", "it is refused without a hint"
        else:
            continue
        yield Text(f"{answer.name}: {text} ({answer.about})", style=style)
        if answer.right:
            yield Text(verdict.message, style="dim")


def _numbers(verdicts: Iterable[Verdict]) -> tuple[str, str, str, str]:
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
