"""Hostile and broken submissions: right points, right status, nobody else touched."""

from __future__ import annotations

import copy
import gc
import json
import os
import subprocess
from pathlib import Path

import nbformat
import pytest
import small_course
from corpus_files import BROKEN
from hostile.cases import CASES
from hostile.lab1 import ATTACKS, HEADS
from hostile.numbers_lab import LAB, NAME, RELEASED, RIGHT, SOURCE, handed_in
from small_course import find, to_bytes, write_notebook

from dlcourse.course import load_course
from dlcourse.grading import grade
from dlcourse.models import GradedSubmission, Lab, Limits, Result, Submission, TrustedNotebook
from dlcourse.notebook import reading, roles
from dlcourse.results import class_run, class_state, feedback

ROOT = Path(__file__).parents[2]
LAB1 = "lab1_perceptron"
LIMITS = Limits(
    cell_seconds=4, notebook_seconds=60, memory_mb=600, file_mb=20, processes=60,
    output_bytes=50_000,
)  # fmt: skip
PATIENT = LIMITS.model_copy(update={"cell_seconds": 20, "notebook_seconds": 120})

pytestmark = pytest.mark.slow


def graded(name: str) -> GradedSubmission:
    case = CASES[name]
    # Only what never ends needs the short limit. A busy machine must not decide about the others.
    never_ends = case.status == "timeout" or name.startswith("endless")
    limits = LIMITS if never_ends else PATIENT
    return grade(handed_in(case.answers, case.first, case.last), LAB, limits)


def points(result: Result) -> dict[str, float]:
    return {row.id.removeprefix("check-"): row.points for row in result.questions}


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 45
    assert len({case.tries for case in CASES.values()}) >= 40


@pytest.mark.parametrize("name", CASES)
def test_right_points_and_status(name: str) -> None:
    case, outcome = CASES[name], graded(name)
    assert points(outcome.result) == case.points
    assert outcome.result.status == case.status
    assert all(row.message for row in outcome.result.questions if row.points == 0)
    text = outcome.notebooks[f"{NAME}.ipynb"]
    assert len(text.encode()) < 1_000_000
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert json.loads(outcome.model_dump_json())["result"]["score"] == sum(case.points.values())


def test_tags_and_points_of_a_submitted_file_count_for_nothing() -> None:
    notebook = copy.deepcopy(RELEASED)
    for name, source in RIGHT.items():
        find(notebook, name).source = source
    find(notebook, "share").source = "def share(values):\n    return 0"
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell"]
        cell.metadata["dlcourse"] = {"in_process": True}
        if "points" in cell.metadata.get("nbgrader", {}):
            cell.metadata.nbgrader.update(points=1000, grade=True, solution=True, locked=False)
    submission = Submission(student="ada", files={f"{NAME}.ipynb": to_bytes(notebook)})
    result = grade(submission, LAB, LIMITS).result
    assert points(result) == {"square": 2, "mean": 3, "total": 2, "share": 0, "twice": 1}


def test_warnings_of_a_given_cell_that_never_ends() -> None:
    result = graded("endless loop in an experiment only").result
    assert result.message == "These cells did not run to their end: see."
    assert any("'see' did not run to its end" in warning for warning in result.warnings)


@pytest.mark.parametrize("name", ["detached children", "fork bomb", "stopped by its child"])
def test_no_process_is_left(name: str) -> None:
    graded(name)
    assert (
        "98765" not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    )
    mine = subprocess.run(["ps", "-eo", "stat,uid"], capture_output=True, text=True).stdout
    assert str(200_000 + os.getpid()) not in mine


def test_students_of_one_worker_do_not_meet() -> None:
    """What the first leaves in every place it can write to, the second does not find."""
    leave = """
import ctypes, os, socket, time
for place in ('/tmp', '/dev/shm', '/var/tmp', '/home', '/run', '/dev', os.getcwd()):
    try:
        open(f'{place}/left', 'w').write('square = lambda x: x * x')
    except OSError:
        pass
if os.fork() == 0:
    server = socket.socket(socket.AF_UNIX)
    server.bind('\\0left')
    server.listen()
    time.sleep(60)
ctypes.CDLL(None).syscall(248, b'user', b'left', b'x * x', 5, -4)
"""
    look = """
import ctypes, os, socket
places = ('/tmp', '/dev/shm', '/var/tmp', '/home', '/run', '/dev', '.')
left = [p for p in places if os.path.exists(p + '/left')]
assert not left and 'left' not in os.environ
assert socket.socket(socket.AF_UNIX).connect_ex('\\0left') != 0
assert ctypes.CDLL(None).syscall(249, b'user', b'left', None, -4) < 0
"""
    assert grade(handed_in({}, leave), LAB, LIMITS).result.score == 10
    result = grade(handed_in({}, look), LAB, LIMITS).result
    assert (result.status, result.score) == ("graded", 10)


def test_a_worker_keeps_its_size() -> None:
    """Files, processes and memory of the worker after many submissions are those after a few."""
    names = ["detached children", "os._exit in a cell", "raises SystemExit", "a huge display"]

    def measure(rounds: int) -> tuple[int, int, int]:
        for _ in range(rounds):
            for name in names:
                graded(name)
        gc.collect()
        files = len(list(Path("/proc/self/fd").iterdir()))
        me = str(os.getpid())
        family = subprocess.run(["pgrep", "-P", me], capture_output=True, text=True).stdout.split()
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4096
        return files, len(family), resident

    before, after = measure(1), measure(5)
    assert after[:2] == before[:2]
    assert after[2] - before[2] < 30_000_000


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a class in which every second student hands in something hostile."""
    root = tmp_path_factory.mktemp("course")
    limits = "".join(f"{name} = {value!r}\n" for name, value in LIMITS.model_dump().items())
    (root / "course.toml").write_text(
        'title = "Numbers"\nrepository = "https://github.com/example/course"\n'
        'wheel = "https://example.org/dlcourse-{version}.whl"\n'
        f"[grading]\n{limits}[labs.{NAME}]\ntitle = 'Numbers'\npoints = 10\n"
    )
    for folder, notebook in (("solutions", SOURCE), ("labs", RELEASED)):
        write_notebook(root / folder, NAME, to_bytes(notebook))
    (root / "solutions" / NAME / "lab.csv").write_bytes(LAB.files["lab.csv"])
    return root


IN_CLASS = [
    "the gradebook", "symbolic links", "start-up files", "scripts in outputs",
    "signs that break files", "raises signs that break screens", "os._exit in a function",
    "forged message: no message",
    "outputs past the limit", "memory in a function", "endless loop in a function",
]  # fmt: skip


def hand_in(root: Path, student: str, raw: bytes) -> Path:
    return small_course.hand_in(root, NAME, student, raw)


@pytest.fixture(scope="module")
def rows(course: Path) -> dict[str, Result]:
    """The class graded, with honest neighbours between; student → row."""
    name = f"{NAME}.ipynb"
    for number, case in enumerate(map(CASES.get, IN_CLASS)):
        assert case is not None
        hostile = handed_in(case.answers, case.first, case.last).files[name]
        hand_in(course, f"h{number:02}", hostile)
        hand_in(course, f"n{number:02}", handed_in({}).files[name])
    for number, broken in enumerate(BROKEN):
        hand_in(course, f"b{number:02}", broken.raw)
    linked = hand_in(course, "linked", handed_in({}).files[name])
    linked.unlink()
    linked.symlink_to("../../n00/numbers/numbers.ipynb")
    hand_in(course, "huge", b'{"cells": [' + b" " * (LIMITS.file_mb + 1 << 20))
    return {row.student: row for row in class_run.grade_class(load_course(course), NAME, jobs=2)}


def test_in_a_class_everyone_gets_what_was_earned(rows: dict[str, Result]) -> None:
    assert len(rows) == 2 * len(IN_CLASS) + len(BROKEN) + 2
    for number, name in enumerate(IN_CLASS):
        hostile, neighbour = rows[f"h{number:02}"], rows[f"n{number:02}"]
        assert points(hostile) == CASES[name].points
        assert hostile.status == CASES[name].status
        assert (neighbour.status, neighbour.score, neighbour.warnings) == ("graded", 10, ())
    assert {rows[f"b{n:02}"].status for n in range(len(BROKEN))} == {"unreadable"}
    assert (rows["linked"].score, rows["huge"].status) == (0, "unreadable")


def test_in_a_class_pages_are_clean_and_the_gradebook_is_whole(
    rows: dict[str, Result], course: Path
) -> None:
    feedback.write(load_course(course), NAME)
    pages = {
        path.parts[-3]: path.read_text() for path in (course / "grading").rglob(f"{NAME}.html")
    }
    assert pages.keys() == rows.keys()
    for page in pages.values():
        for sign in ("<script", "<iframe", "<img src=x", "\x1b", "\x00"):
            assert sign not in page.lower()
        assert "EXPECTATION" not in page
    again = class_state.read_class(load_course(course), NAME).rows
    assert {row.student: row.score for row in again} == {s: row.score for s, row in rows.items()}


LAB_1 = Lab(
    name=LAB1,
    notebooks=(
        TrustedNotebook(
            name=LAB1,
            source=(ROOT / "solutions" / LAB1 / f"{LAB1}.ipynb").read_bytes(),
            released=(ROOT / "labs" / LAB1 / f"{LAB1}.ipynb").read_bytes(),
        ),
    ),
)


# Each takes fifteen seconds: two of them for `make test`, all for `make test-all`.
ON_LAB_1 = [
    pytest.param(name, marks=pytest.mark.exhaustive if number % 3 else ())
    for number, name in enumerate(ATTACKS)
]


@pytest.mark.parametrize("name", ON_LAB_1)
def test_lab_1(name: str) -> None:
    attack = ATTACKS[name]
    notebook = reading.read(LAB_1.notebooks[0].source)
    if attack.first:
        notebook.cells.insert(0, nbformat.v4.new_code_cell(attack.first))
    for cell in notebook.cells:
        body = attack.answers.get(roles.grade_id(cell))
        if body:
            lines = "".join(f"\n    {line}" for line in body.splitlines())
            cell.source = f"def {HEADS[roles.grade_id(cell)]}:{lines}"
    submission = Submission(student="ada", files={f"{LAB1}.ipynb": to_bytes(notebook)})
    result = grade(submission, LAB_1, Limits(cell_seconds=20, notebook_seconds=120)).result
    lost = {
        row.id.removeprefix("check-")
        for row in result.questions
        if row.status != "manual" and not row.points
    }
    assert lost == attack.answers.keys()
    assert result.score == 17 - sum(
        row.max_points for row in result.questions if row.id.removeprefix("check-") in lost
    )
    assert result.status == attack.status
