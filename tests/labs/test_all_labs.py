"""What holds for every lab: nothing gives nothing, the solution gives all, a mistake costs once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from dlcourse import bank, check, grading, notebooks
from dlcourse.course import load_course
from dlcourse.grading.models import Cell, Lab, QuestionStatus, Result, Status, Submission
from dlcourse.grading.rebuild import rebuild

COURSE = load_course(Path(__file__).parents[2])
LIMITS = bank.patient(COURSE.grading)

HEADER = re.compile(r"^★+ · \d+ minutes", re.MULTILINE)

every_lab = pytest.mark.parametrize("name", COURSE.labs)
shared_engine = pytest.mark.xdist_group("engine")  # warm processes with torch take seconds to start


def graded(lab: Lab, files: dict[str, bytes]) -> Result:
    return grading.grade(Submission(student="ada", files=files), lab, LIMITS).result


@every_lab
def test_what_students_get_is_a_valid_notebook(name: str) -> None:
    for trusted in COURSE.read_lab(name).notebooks:
        notebook = nbformat.reads(trusted.released.decode(), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def source_cells(name: str) -> list[Any]:
    return [
        c for each in COURSE.read_lab(name).notebooks for c in notebooks.read(each.source).cells
    ]


@every_lab
def test_points_add_up_and_a_person_gives_at_most_four(name: str) -> None:
    cells = source_cells(name)
    assert sum(map(notebooks.points, cells)) == COURSE.lab(name).points
    assert sum(notebooks.points(cell) for cell in cells if notebooks.is_manual(cell)) <= 4


@every_lab
def test_every_answer_is_followed_by_its_check_and_introduced_by_its_points(name: str) -> None:
    cells = source_cells(name)
    for place, answer in enumerate(cells):
        if not notebooks.is_answer(answer):
            continue
        question, graded_cell = notebooks.grade_id(answer), answer
        if not notebooks.is_manual(answer):
            graded_cell = next(filter(notebooks.is_check, cells[place:]))
            assert notebooks.grade_id(graded_cell) == f"check-{question}"
        text = next(cell for cell in reversed(cells[:place]) if HEADER.search(cell.source))
        line = rf"★+ · \d+ minutes · {notebooks.points(graded_cell):g} points?\b"
        assert re.search(line, text.source), question
    headers = [cell for cell in cells if HEADER.search(cell.source)]
    assert len(headers) == len([cell for cell in cells if notebooks.points(cell)])


@every_lab
def test_the_progress_bar_knows_the_points_of_every_check(name: str) -> None:
    (imports,) = [cell for cell in source_cells(name) if cell.id == "imports"]
    exec(imports.source, {})
    assert check.progress().points == bank.questions(COURSE.read_lab(name))


@pytest.mark.slow
@pytest.mark.timeout(600)
@shared_engine
@every_lab
def test_a_lab_left_empty_gives_no_points_and_says_so_for_every_question(name: str) -> None:
    lab = COURSE.read_lab(name)
    result = graded(lab, {f"{each.name}.ipynb": each.released for each in lab.notebooks})
    assert result.score == 0
    assert result.max_score == COURSE.lab(name).points
    assert {row.status for row in result.questions} == {QuestionStatus.UNANSWERED}


@pytest.mark.slow
@pytest.mark.timeout(1200)
@shared_engine
@every_lab
def test_the_solution_gets_every_point_that_no_person_gives(name: str) -> None:
    lab = COURSE.read_lab(name)
    result = graded(lab, {f"{each.name}.ipynb": each.source for each in lab.notebooks})
    cells = source_cells(name)
    assert result.status is Status.GRADED, result.message
    assert result.score == sum(notebooks.points(c) for c in cells if notebooks.is_check(c))


def a_mistake_each(name: str) -> dict[str, bank.Answer]:
    """A known mistake for each question of a lab, in the order of the questions."""
    wrong = {answer.question: answer for answer in bank.read(COURSE, name) if not answer.right}
    return {question: wrong[question] for question in bank.questions(COURSE.read_lab(name))}


@every_lab
def test_a_mistake_leaves_every_other_answer_in_its_place(name: str) -> None:
    lab = COURSE.read_lab(name)

    def rebuilt(*answers: bank.Answer) -> list[Cell]:
        files = bank.handed_in(lab, answers).files
        return [
            cell
            for trusted in lab.notebooks
            for cell in rebuild(files[f"{trusted.name}.ipynb"], trusted).cells
        ]

    right = rebuilt()
    for question, answer in a_mistake_each(name).items():
        pairs = zip(rebuilt(answer), right, strict=True)
        assert [theirs.source for theirs, ours in pairs if theirs != ours] == [answer.source], (
            question
        )


@pytest.fixture(scope="module")
def mistakes() -> list[tuple[bank.Batch, Result]]:
    """One submission for each question of each lab: a known mistake there, all else right.

    The checks before it run before the mistake is made, on the same cells as ever: left out here.
    """
    submissions = []
    for name in COURSE.labs:
        wrong = a_mistake_each(name)
        questions = list(wrong)
        submissions += [
            bank.Batch(lab=name, answers=(answer,), checks=frozenset(questions[place:]))
            for place, answer in enumerate(wrong.values())
        ]
    return list(bank.run(COURSE, submissions))


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("mistakes")
@every_lab
def test_a_mistake_costs_the_points_of_its_question_and_no_others(
    name: str, mistakes: list[tuple[bank.Batch, Result]]
) -> None:
    worth = bank.questions(COURSE.read_lab(name))
    results = {batch.answers[0]: result for batch, result in mistakes if batch.lab == name}
    assert {answer.question for answer in results} == worth.keys()
    for answer, result in results.items():
        lost = {row.id: row.max_points for row in result.questions if row.status != "passed"}
        by_hand = {row.id for row in result.questions if row.status == "manual"}
        missing = {name: points for name, points in lost.items() if name not in by_hand}
        assert missing == {f"check-{answer.question}": worth[answer.question]}, answer.name
