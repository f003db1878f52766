"""Wrong answers made out of a model answer, and the score of a lab's checks on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import small_course
from typer.testing import CliRunner

from dlcourse import cli
from dlcourse.bank import score
from dlcourse.bank.mutants import PER_QUESTION, of_answer, thinned
from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.release import release

LAB = small_course.LAB
PREDICT = '''
def predict(X: np.ndarray, w: np.ndarray, b: float = 0.0) -> np.ndarray:
    """The classes of the rows, 1 or -1."""
    ### BEGIN SOLUTION
    scores = X.copy() @ w + b
    if len(X) == 0:
        raise ValueError("there are 0 rows")
    total = 0
    for i in range(len(X)):
        total += scores[i]
    return np.where(scores > 0, 1, -1), np.mean(scores, axis=0, keepdims=True)
    ### END SOLUTION
'''
STEP = """
def step(params, grads, state, lr):
    v = state.get("v", 0.0) + grads
    return params - lr * v, {"v": v}
"""


def changes(question: str, cell: str) -> set[str]:
    return {mutant.change for mutant in of_answer(question, cell)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        "+ scores = X.copy() @ w - b",  # operators
        "+ scores = X.copy() @ w",
        "+ scores = X @ w + b",  # a copy that is dropped
        "+ scores = w @ X.copy() + b",  # swapped operands
        "+ if True:",  # conditions
        "+ if False:",
        "+ if len(X) != 0:",
        "+ for i in range(len(X) - 1):",  # off by one
        "+ for i in range(1, len(X)):",
        "+ total = scores[i]",  # statements
        "+ pass",
        "+ return (np.where(scores >= 0, 1, -1), np.mean(scores, axis=0, keepdims=True))",
        "+ return (np.where(scores > 0, -1, 1), np.mean(scores, axis=0, keepdims=True))",
        "+ return (np.where(scores > 0, 1, -1), np.sum(scores, axis=0, keepdims=True))",
        "+ return (np.where(scores > 0, 1, -1), np.mean(scores, axis=1, keepdims=True))",
        "+ return (np.where(scores > 0, 1, -1), np.mean(scores, axis=0))",
        "+ b = 0.0",  # an argument that is ignored
        "+ X = X * 0 + X[:1]",  # the first sample only
        "+ X = X * 0 + X[:, :1]",  # the first feature only
    ],
)
def test_the_mistakes_of_students_are_made(change: str) -> None:
    assert change in {line for found in changes("predict", PREDICT) for line in found.splitlines()}


def test_only_the_solution_changes_and_no_message() -> None:
    mutants = of_answer("predict", PREDICT)
    few = thinned(sorted(2 * mutants, key=lambda mutant: mutant.operator))
    assert len(few) == PER_QUESTION < 2 * len(mutants)
    assert {mutant.operator for mutant in few} == {mutant.operator for mutant in mutants}
    assert len({mutant.source for mutant in mutants}) == len(mutants)
    assert len({mutant.change for mutant in mutants}) == len(mutants)
    assert all("there are 0 rows" in mutant.source for mutant in mutants)
    assert all("b: float=0.0" in mutant.source for mutant in mutants)
    for mutant in mutants:
        compile(mutant.source, "mutant", "exec")


TOTAL = """
def total_of(values):
    total, seen = 0, 0
    total = 0
    squares = []
    for value in values:
        total += value
        squares.append(value**2)
    return total, squares
"""


def of_memory(cell: str) -> list[str]:
    mutants = of_answer("question", cell)
    return [mutant.source for mutant in mutants if mutant.operator == "memory"]


def test_a_memory_outside_the_function_is_made() -> None:
    (source,) = of_memory(STEP)
    exec(source, names := {})
    assert names["step"](1.0, 2.0, {}, 0.5)[0] == 0.0
    assert names["step"](1.0, 2.0, {}, 0.5)[0] == -1.0  # it goes on with what it kept
    found = []
    for source in of_memory(TOTAL):
        exec(source, names := {})
        assert names["total_of"]([1, 2]) == (3, [1, 4])
        found.append(names["total_of"]([1, 2]))
    assert found == [(6, [1, 4]), (3, [1, 4, 1, 4])]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    small_course.write(tmp_path)
    loaded = load_course(tmp_path)
    release.release(loaded, [LAB])
    return loaded


def write_equivalent(course: Course, text: str) -> None:
    path = course.answers_dir(LAB) / score.EQUIVALENT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_list_of_equivalent_mutants_that_cannot_be_used_is_named(course: Course) -> None:
    write_equivalent(course, "[[double_all]]\nchange = 'x'\nreason = 'why not'\n")
    with pytest.raises(DlcourseError, match=r"double_all has no mutant with this change any more"):
        score.try_mutants(course, LAB)
    write_equivalent(course, "[[double_all]]\nchange = 'x'\n")
    with pytest.raises(DlcourseError, match=r"equivalent.toml cannot be read"):
        score.try_mutants(course, LAB)


@pytest.mark.slow
def test_the_command_keeps_the_score_and_shows_what_survived(course: Course) -> None:
    mutants = of_answer("double_all", small_course.ANSWER)
    same = next(mutant for mutant in mutants if "+ doubled_values = [4.0 *" in mutant.change)
    write_equivalent(
        course, f"[[double_all]]\nchange = '''\n{same.change}\n'''\nreason = 'for the test'\n"
    )
    arguments = ["bank", LAB, "--mutants", "--course", str(course.root), "--jobs", "1"]
    done = CliRunner().invoke(cli.app, arguments)
    assert done.exit_code == 0, done.output
    kept = score.read(course, LAB)
    assert kept is not None
    assert kept.code == score.code_of(course, LAB)
    assert kept.all.equivalent == 1
    assert kept.all.mutants == len(mutants) - 1
    assert kept.all.killed >= kept.all.in_sight >= kept.all.hinted > 0
    assert kept.all.killed == kept.all.mutants - sum(map(len, kept.survived.values()))
    page = (course.root / "reports" / f"mutants_{LAB}.html").read_text(encoding="utf-8")
    for words in ("Survived", "Killed by hidden tests", "Killed in sight", "for the test"):
        assert words in page
    assert json.loads((course.answers_dir(LAB) / score.SCORE).read_text())["lab"] == LAB
    changed = small_course.notebook()
    small_course.find(changed, "double_all").source += "\n    # one more line"
    small_course.write(course.root, changed)
    assert score.code_of(course, LAB) != kept.code
