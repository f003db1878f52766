"""What holds for every lab: nothing gives nothing, the solution gives all, a mistake costs once."""

from __future__ import annotations

import ast
import re
from typing import Any

import nbformat
import pytest
from lab_help import COURSE, WITH_CHECKS

from dlcourse import bank, check, grading
from dlcourse.grading.rebuild import rebuild
from dlcourse.models import Cell, Lab, QuestionStatus, Result, Status, Submission
from dlcourse.notebook import names, reading, roles, syntax
from dlcourse.results import rubric

LIMITS = bank.patient(COURSE.grading)

HEADER = re.compile(r"^★+ · \d+ minutes", re.MULTILINE)

every_lab = pytest.mark.parametrize("name", COURSE.labs)
every_lab_with_checks = pytest.mark.parametrize("name", WITH_CHECKS)
# One lab with NumPy, one with torch and one without checks show what the grader does with a lab.
# The checks of all labs see all their solutions in test_checks.py, without the grader.
SHOWN = ("lab1_perceptron", "lab7_transfer", "project")
some_labs = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.exhaustive] * (name not in SHOWN))
        for name in COURSE.labs
    ],
)
shown_labs = pytest.mark.parametrize("name", [name for name in SHOWN if name in WITH_CHECKS])
shared_engine = pytest.mark.xdist_group("engine")  # fork servers with torch take seconds to start


def graded(lab: Lab, files: dict[str, bytes]) -> Result:
    return grading.grade(Submission(student="ada", files=files), lab, LIMITS).result


@every_lab
def test_what_students_get_is_a_valid_notebook(name: str) -> None:
    for trusted in COURSE.read_lab(name).notebooks:
        notebook = nbformat.reads(trusted.released.decode(), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def source_cells(name: str) -> list[Any]:
    return [c for each in COURSE.read_lab(name).notebooks for c in reading.read(each.source).cells]


@every_lab
def test_points_add_up_and_a_person_gives_at_most_four_or_all(name: str) -> None:
    cells = source_cells(name)
    by_hand = sum(roles.points(cell) for cell in cells if roles.is_manual(cell))
    assert sum(map(roles.points, cells)) == COURSE.lab(name).points
    assert by_hand <= 4 if name in WITH_CHECKS else by_hand == COURSE.lab(name).points


def test_every_part_of_the_project_is_read_with_a_mark_scheme_that_adds_up() -> None:
    lab = COURSE.read_lab("project")
    remarks = rubric.of_lab(lab)
    parts = [cell for cell in source_cells("project") if roles.is_manual(cell)]
    assert len(parts) == 7
    for cell in parts:
        items = remarks["project", roles.grade_id(cell)].values()
        assert sum(int(item.split()[0]) for item in items) == roles.points(cell), cell.id


@every_lab
def test_every_written_question_has_a_mark_scheme(name: str) -> None:
    remarks = rubric.of_lab(COURSE.read_lab(name))
    for cell in source_cells(name):
        if roles.is_manual(cell):
            assert len(remarks[name, roles.grade_id(cell)]) >= 2, cell.id
            assert cell.source.count("MARK SCHEME") == 2, cell.id


@every_lab
def test_every_answer_is_followed_by_its_check_and_introduced_by_its_points(name: str) -> None:
    cells = source_cells(name)
    for place, answer in enumerate(cells):
        if not roles.is_answer(answer) or (name not in WITH_CHECKS and not roles.is_manual(answer)):
            continue
        question, graded_cell = roles.grade_id(answer), answer
        if not roles.is_manual(answer):
            graded_cell = next(filter(roles.is_check, cells[place:]))
            assert roles.grade_id(graded_cell) == f"check-{question}"
        text = next(cell for cell in reversed(cells[:place]) if HEADER.search(cell.source))
        line = rf"★+ · \d+ minutes · {roles.points(graded_cell):g} points?\b"
        assert re.search(line, text.source), question
    headers = [cell for cell in cells if HEADER.search(cell.source)]
    assert len(headers) == len([cell for cell in cells if roles.points(cell)])


@every_lab_with_checks
def test_the_progress_bar_of_students_knows_the_points_of_every_check(name: str) -> None:
    (trusted,) = COURSE.read_lab(name).notebooks
    (imports,) = [c for c in reading.read(trusted.released).cells if c.id == "imports"]
    exec(imports.source, {})
    assert check.progress().points == bank.questions(COURSE.read_lab(name))


@every_lab
def test_points_stand_in_no_text_of_a_solution(name: str) -> None:
    text = "\n".join(cell.source for cell in source_cells(name))
    assert re.search(r"check\.(question|start)\([^)]*=", text) is None


def needed_from_before(source: str) -> set[str]:
    """The names that a cell takes from the cells before it, if each of its loops runs."""
    needed: set[str] = set()
    bound: set[str] = set()
    tree = syntax.parse(source)
    for statement in map(ast.unparse, tree.body if tree else ()):
        needed |= names.taken_names(statement) - bound
        bound |= set(names.bound_names(statement))
    return needed


@pytest.mark.slow
@every_lab
def test_a_check_that_is_run_again_changes_no_name_of_a_given_cell(name: str) -> None:
    (trusted,) = COURSE.read_lab(name).notebooks
    cells = [c for c in reading.read(trusted.released).cells if c.cell_type == "code"]
    found = [(cell, names.names_of(cell.source)) for cell in cells]
    given = [(cell, its) for cell, its in found if its and not roles.is_check(cell)]
    bound = {each for _, its in given for each in its.binds}
    used = {n for cell, its in given for n in needed_from_before(cell.source) | its.later}
    clashes = {
        roles.grade_id(cell): its.binds & bound & used
        for cell, its in found
        if its and roles.is_check(cell)
    }
    assert {question: sorted(both) for question, both in clashes.items() if both} == {}


@every_lab_with_checks
def test_nobody_but_the_staff_gets_the_known_answers(name: str) -> None:
    lab = COURSE.read_lab(name)
    assert any(COURSE.answers_dir(name).rglob("*.py"))
    assert [path for path in lab.files if "answers" in path or path.endswith(".py")] == []
    assert not any((COURSE.release_dir / name).rglob("*.py"))


@pytest.mark.slow
@pytest.mark.timeout(600)
@shared_engine
@some_labs
def test_a_lab_left_empty_gives_no_points_and_says_so_for_every_question(name: str) -> None:
    lab = COURSE.read_lab(name)
    result = graded(lab, {f"{each.name}.ipynb": each.released for each in lab.notebooks})
    assert result.score == 0
    assert result.max_score == COURSE.lab(name).points
    assert {row.status for row in result.questions} == {QuestionStatus.UNANSWERED}


def check_that_the_solution_gets_its_points(lab: Lab) -> None:
    result = graded(lab, {f"{each.name}.ipynb": each.source for each in lab.notebooks})
    assert result.status is Status.GRADED, result.message
    assert result.score == sum(
        roles.points(cell) for cell in source_cells(lab.name) if roles.is_check(cell)
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
@shared_engine
@shown_labs
def test_the_answers_of_the_solution_get_every_point_that_no_person_gives(name: str) -> None:
    """Without the experiments, which take most of the time. `make test-all` runs all of it."""
    lab = COURSE.read_lab(name)
    check_that_the_solution_gets_its_points(bank.graded_part(lab, bank.questions(lab)))


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(1200)
@shared_engine
@every_lab
def test_the_whole_solution_gets_the_same(name: str) -> None:
    check_that_the_solution_gets_its_points(COURSE.read_lab(name))


def a_mistake_each(name: str) -> dict[str, bank.KnownAnswer]:
    """A known mistake for each question of a lab, in the order of the questions."""
    wrong = {answer.question: answer for answer in bank.read(COURSE, name) if not answer.right}
    return {question: wrong[question] for question in bank.questions(COURSE.read_lab(name))}


@pytest.mark.slow
@every_lab_with_checks
def test_a_mistake_leaves_every_other_answer_in_its_place(name: str) -> None:
    lab = COURSE.read_lab(name)

    def rebuilt(*answers: bank.KnownAnswer) -> list[Cell]:
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
    for name in WITH_CHECKS:
        wrong = a_mistake_each(name)
        questions = list(wrong)
        submissions += [
            bank.Batch(lab=name, answers=(answer,), checks=frozenset(questions[place:]))
            for place, answer in enumerate(wrong.values())
        ]
    return list(bank.run(COURSE, submissions))


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.xdist_group("mistakes")
@every_lab_with_checks
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
