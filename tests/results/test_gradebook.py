"""nbgrader's own database and commands, on what the pool wrote."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from looking import grade_by_looking
from nbgrader.api import Gradebook
from small_class import LAB, gradings, hand_in, make_course, rows
from sqlalchemy import text

from dlcourse.course import LatePolicy, load_course
from dlcourse.errors import DlcourseError
from dlcourse.models import QuestionResult, QuestionStatus, Result, Status
from dlcourse.results import class_run, class_state, gradebook, reviews
from dlcourse.results.late import penalty


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_course(tmp_path / "course")


def grade(root: Path, **options: object) -> list[Result]:
    return class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking, **options)


def nbgrader(root: Path, *arguments: str) -> None:
    """Run a real nbgrader command in the course folder."""
    bin_folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [bin_folder / "nbgrader", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def exported(root: Path) -> dict[str, dict[str, str]]:
    nbgrader(root, "export", "--to=out.csv")
    with (root / "out.csv").open() as file:
        return {line["student_id"]: line for line in csv.DictReader(file)}


def test_scores_points_and_review_flags(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x", "2027-01-30 13:00:00 UTC")
    (root / "grading/submitted/grace").mkdir()
    grade(root)
    with Gradebook(load_course(root).db_url) as book:
        assert book.find_assignment(LAB).max_score == 5
        assert {student.id for student in book.students} == {"ada", "grace"}
        submission = book.find_submission(LAB, "ada")
        assert (submission.score, submission.needs_manual_grade) == (3, True)
        assert submission.timestamp == datetime(2027, 1, 30, 13)
        scores = {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
        assert scores == {"check-double": 2, "check-zero": 1, "why": None}
        source = book.find_source_cell("check-double", LAB, LAB)
        assert "HIDDEN" in source.source
        assert book.find_source_cell("double", LAB, LAB).source.endswith("NotImplementedError")
        (comment,) = [each for each in submission.notebooks[0].comments if each.name == "why"]
        assert comment.auto_comment == "No response."


@pytest.mark.slow
def test_what_a_person_entered_survives_and_counts(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    with Gradebook(load_course(root).db_url) as book:
        why = book.find_grade("why", LAB, LAB, "ada")
        why.manual_score, why.extra_credit, why.needs_manual_grade = 1.5, 0.25, False
        book.find_comment("why", LAB, LAB, "ada").manual_comment = "Say why it is linear."
        book.db.commit()
    assert class_state.read_class(load_course(root), LAB).rows[0].score == 4.75
    (row,) = grade(root, force=True)
    assert row.score == 4.75
    assert {each.id: each.points for each in row.questions}["why"] == 1.75
    with Gradebook(load_course(root).db_url) as book:
        again = book.find_grade("why", LAB, LAB, "ada")
        assert (again.manual_score, again.extra_credit, again.needs_manual_grade) == (
            1.5,
            0.25,
            True,
        )
        assert book.find_comment("why", LAB, LAB, "ada").comment == "Say why it is linear."


def test_once_a_person_has_read_an_answer_nothing_asks_for_it(root: Path) -> None:
    lab = load_course(root).read_lab(LAB)
    waits = QuestionResult(
        id="why", points=0, max_points=2, status=QuestionStatus.MANUAL, message="Read it."
    )
    row = Result(
        student="ada",
        lab=LAB,
        status=Status.GRADED,
        score=0,
        max_score=5,
        questions=(waits,),
    )
    decided = reviews.Review(notebook=LAB, id="why", manual_score=1.5, extra_credit=None)
    (read,) = reviews.applied(lab, row, (decided,)).questions
    assert (read.points, read.status, read.message) == (1.5, "partial", "")


@pytest.mark.slow
def test_late_penalty_and_extension(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")  # 25 hours late: two days
    grade(root)
    with Gradebook(load_course(root).db_url) as book:
        submission = book.find_submission(LAB, "ada")
        assert submission.total_seconds_late == 25 * 3600
        assert submission.late_submission_penalty == pytest.approx(1.0)
        submission.extension = timedelta(hours=24)
        book.db.commit()
    assert grade(root)[0].late_seconds == 3600
    with Gradebook(load_course(root).db_url) as book:
        assert book.find_submission(LAB, "ada").late_submission_penalty == pytest.approx(0.5)
    assert gradings(root) == ["ada"]


@pytest.mark.parametrize(
    ("late_seconds", "score", "lost"),
    [(0, 4, 0), (600, 4, 0), (601, 4, 2), (86_400 + 600, 4, 2), (86_400 + 601, 4, 4), (1e6, 1, 1)],
)
@pytest.mark.slow
def test_penalty_for_each_day_begun(late_seconds: float, score: float, lost: float) -> None:
    late = LatePolicy(grace_minutes=10, percent_per_day=20)
    result = Result(
        student="ada",
        lab=LAB,
        status=Status.GRADED,
        score=score,
        max_score=10,
        late_seconds=late_seconds,
    )
    assert penalty(late, result) == pytest.approx(lost)


@pytest.mark.slow
def test_a_cell_graded_by_hand_is_never_dropped(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    for folder in ("solutions", "labs"):
        path = root / folder / LAB / f"{LAB}.ipynb"
        path.write_text(path.read_text().replace('"check-zero"', '"check-nought"'))
    assert rows(grade(root)) == {"ada": ("graded", 2.0 + 1.0)}
    with Gradebook(load_course(root).db_url) as book:
        names = {each.name for each in book.find_notebook(LAB, LAB).grade_cells}
        assert names == {"check-double", "check-nought", "why"}
        book.find_grade("why", LAB, LAB, "ada").manual_score = 2
        book.db.commit()
    for folder in ("solutions", "labs"):
        path = root / folder / LAB / f"{LAB}.ipynb"
        path.write_text(path.read_text().replace('"why"', '"how"'))
    with pytest.raises(DlcourseError, match="'why'"):
        grade(root)


@pytest.mark.slow
def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    root = make_course(tmp_path / "course", "postgresql+psycopg2://nobody@127.0.0.1:1/none")
    hand_in(root, "ada", "return 2 * x")
    with pytest.raises(DlcourseError, match="cannot be used"):
        grade(root)


@pytest.mark.slow
def test_a_driver_that_is_not_there() -> None:
    with (
        pytest.raises(DlcourseError, match=r"needs the package psycopg.*psycopg2://"),
        gradebook.opened("postgresql+psycopg://nobody@127.0.0.1:1/none"),
    ):
        pass


@pytest.mark.slow
def test_nbgrader_commands_work_on_the_tree(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, "alan", "return x + 1")
    broken = hand_in(root, "emmy", "return 2 * x")
    (broken / f"{LAB}.ipynb").write_text("<html>Log in</html>")
    grade(root)
    lines = exported(root)
    assert float(lines["ada"]["score"]) == 2.0
    assert float(lines["alan"]["raw_score"]) == 1.0
    assert float(lines["emmy"]["raw_score"]) == 0.0
    nbgrader(root, "generate_feedback", LAB)
    page = (root / "grading/feedback/alan" / LAB / f"{LAB}.html").read_text()
    assert "1.0" in page


@pytest.mark.slow
def test_agrees_with_nbgraders_own_generate_step(root: Path) -> None:
    shutil.rmtree(root / "labs")
    nbgrader(root, "generate_assignment", LAB, "--create")
    before = cells_in(root)
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    assert cells_in(root) == before
    nbgrader(root, "generate_assignment", LAB, "--force")
    assert cells_in(root) == before
    assert rows(class_state.read_class(load_course(root), LAB).rows)["ada"] == ("graded", 3.0)


def cells_in(root: Path) -> dict[str, list[dict[str, object]]]:
    with Gradebook(load_course(root).db_url) as book:
        notebook = book.find_notebook(LAB, LAB)
        return {
            kind: sorted((cell.to_dict() for cell in cells), key=lambda cell: cell["name"])
            for kind, cells in (
                ("grade", notebook.grade_cells),
                ("solution", notebook.solution_cells),
                ("source", notebook.source_cells),
            )
        }


@pytest.fixture
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database on a PostgreSQL server of its own, on a socket in a folder."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    assert programs, "PostgreSQL is not installed: apt-get install postgresql"
    folder = Path("/tmp") / f"dlcourse-pg-{os.getpid()}"
    folder.mkdir()
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "nobody")
        as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs[-1] / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "grader", "--auth=trust", "--no-sync")
    options = f"-k {folder} -c listen_addresses="
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        run("createdb", "-h", str(folder), "-U", "grader", "grades")
        yield f"postgresql+psycopg2://grader@/grades?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.mark.slow
def test_the_same_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    root = make_course(tmp_path / "course", postgresql)
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    hand_in(root, "alan", "return x + 1")
    grade(root)
    with Gradebook(postgresql) as book:
        book.find_grade("why", LAB, LAB, "alan").manual_score = 2
        book.db.commit()
    assert rows(grade(root, force=True)) == {"ada": ("graded", 3.0), "alan": ("graded", 3.0)}
    assert float(exported(root)["ada"]["score"]) == 2.0
    found = class_state.read_class(load_course(root), LAB).rows
    assert {row.student: row.late_seconds for row in found} == {"ada": 25 * 3600, "alan": 0}
    with (
        pytest.raises(DlcourseError, match="read-only transaction"),
        reviews.opened(postgresql) as db,
    ):
        db.execute(text("DELETE FROM submitted_notebook"))
