"""A class through the pool: a row for everyone, whatever happens, and nothing done twice."""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
import nbformat
import pytest
from distributed import Client, LocalCluster
from loguru import logger
from looking import grade_by_looking
from small_class import LAB, dlcourse, gradings, hand_in, make_course, rows

from dlcourse.course import Course, load_course
from dlcourse.errors import DlcourseError
from dlcourse.grading import dask_pool
from dlcourse.grading.task import Task
from dlcourse.models import Result
from dlcourse.results import class_run, class_state, journal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_course(tmp_path / "course")


def grade(root: Path, **options: object) -> list[Result]:
    return class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking, **options)


def journaled(course: Course) -> dict[str, journal.Record]:
    return journal.read(journal.path_of(course, LAB))


def test_everyone_gets_one_row_whatever_was_handed_in(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1")
    hand_in(root, "emmy", "return 2 * x  # raise")
    (root / "grading/submitted/grace").mkdir()
    assert rows(grade(root)) == {
        "ada": ("graded", 3.0),
        "alan": ("graded", 1.0),
        "emmy": ("crashed", 0.0),
        "grace": ("missing", 0.0),
    }


@pytest.mark.slow
def test_only_what_changed_is_graded_again(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return x + 1")
    first = grade(root)
    assert grade(root) == first
    assert sorted(gradings(root)) == ["ada", "alan"]
    hand_in(root, "alan", "return x * 1 + 2 * x - x")
    assert rows(grade(root))["alan"] == ("graded", 3.0)
    assert sorted(gradings(root)) == ["ada", "alan", "alan"]
    grade(root, force=True)
    assert sorted(gradings(root)) == ["ada", "ada", "alan", "alan", "alan"]


@pytest.mark.slow
def test_a_changed_lab_is_graded_again(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    (root / "solutions" / LAB / "data.csv").write_text("1,2\n")
    grade(root)
    assert gradings(root) == ["ada", "ada"]


def test_what_the_instructors_own_answers_show_of_the_checks_is_said(root: Path) -> None:
    path = root / "solutions" / LAB / f"{LAB}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[2].source = "import inspect\nassert 'return' in inspect.getsource(double)"
    notebook.cells[3].source = "assert double(0) == 1, 'never'"
    nbformat.write(notebook, path)
    hand_in(root, "ada", "return 2 * x")
    said: list[str] = []
    handler = logger.add(said.append, format="{message}")
    grade(root)
    logger.remove(handler)
    assert [text[:60] for text in said if text.startswith("The check")] == [
        "The check check-double is judged in the process of the answe",
        "The check check-zero does not give its points to the instruc",
    ]


@pytest.mark.slow
def test_a_lost_gradebook_is_filled_again(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    (root / "grading/gradebook.db").unlink()
    grade(root)
    assert gradings(root) == ["ada", "ada"]


@pytest.mark.slow
def test_a_worker_that_dies_costs_one_retry_and_twice_is_crashed(root: Path) -> None:
    for student in ("ada", "alan", "grace"):
        hand_in(root, student, "return 2 * x")
    hand_in(root, "once", "return 2 * x  # die once")
    hand_in(root, "always", "return 2 * x  # die always")
    graded = grade(root)
    assert rows(graded) == {
        "ada": ("graded", 3.0),
        "alan": ("graded", 3.0),
        "always": ("crashed", 0.0),
        "grace": ("graded", 3.0),
        "once": ("graded", 3.0),
    }
    assert "three times" in next(row.message for row in graded if row.student == "always")
    # Twice alone; before that beside the others, unless "once" took the workers down first.
    assert gradings(root).count("always") in (2, 3)


@pytest.mark.slow
def test_what_crashed_the_grader_is_tried_again_next_time(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x  # die always")
    grade(root)
    grade(root)
    assert gradings(root).count("ada") == 6


@pytest.mark.slow
def test_a_file_in_whose_checks_the_grader_failed_is_graded_again_next_time(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x  # fault")
    hand_in(root, "alan", "return 2 * x")
    for _ in range(2):
        assert rows(grade(root)) == {"ada": ("grader_failed", 3.0), "alan": ("graded", 3.0)}
    assert sorted(gradings(root)) == ["ada", "ada", "alan"]


@pytest.mark.slow
def test_when_the_time_is_used_up_the_rest_waits_for_the_next_run(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    grade(root)
    hand_in(root, "alan", "return 2 * x")
    stopped = grade(root, minutes=0)
    assert rows(stopped) == {"ada": ("graded", 3.0), "alan": ("missing", 0.0)}
    assert [class_run.LEFT in row.warnings for row in stopped] == [False, True]
    assert rows(grade(root))["alan"] == ("graded", 3.0)
    assert gradings(root) == ["ada", "alan"]


@pytest.mark.slow
def test_named_students_only(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return 2 * x")
    assert list(rows(grade(root, students=["alan"]))) == ["alan"]
    with pytest.raises(DlcourseError, match="grace"):
        grade(root, students=["grace"])


@pytest.mark.slow
def test_a_vanished_file_keeps_its_earlier_result(root: Path) -> None:
    folder = hand_in(root, "ada", "return 2 * x")
    grade(root)
    shutil.rmtree(folder)
    (row,) = grade(root)
    assert (row.status, row.score) == ("graded", 3.0)
    assert "no longer there" in row.warnings[0]


@pytest.mark.slow
def test_lateness_follows_the_deadline_without_grading_again(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x", "2027-02-01 13:00:00 UTC")
    assert grade(root)[0].late_seconds == 25 * 3600
    text = (root / "course.toml").read_text()
    (root / "course.toml").write_text(text.replace("2027-01-31T12", "2027-02-01T12"))
    assert grade(root)[0].late_seconds == 3600
    assert gradings(root) == ["ada"]


@pytest.mark.slow
def test_links_and_strange_times_are_noted_not_followed(root: Path) -> None:
    folder = hand_in(root, "ada", "return 2 * x", "the day after")
    (folder / "gradebook").symlink_to("/etc/passwd")
    (row,) = grade(root)
    assert row.score == 3.0
    assert any("link" in warning for warning in row.warnings)
    assert any("time" in warning for warning in row.warnings)


@pytest.mark.slow
def test_what_only_a_link_leads_to_is_not_graded_and_said(root: Path) -> None:
    elsewhere = hand_in(root, "ada", "return 2 * x").rename(root / "elsewhere")
    (root / "grading/submitted/ada" / LAB).symlink_to(elsewhere)
    alan = hand_in(root, "alan", "return 2 * x")
    (alan / f"{LAB}.ipynb").unlink()
    (alan / f"{LAB}.ipynb").symlink_to(elsewhere / f"{LAB}.ipynb")
    os.mkfifo(hand_in(root, "emmy", "return 2 * x") / "pipe")

    ada, alan, emmy = grade(root)

    assert [row.score for row in (ada, alan, emmy)] == [0, 0, 3]
    assert "the folder is a link and was left out" in ada.warnings
    assert f"{LAB}.ipynb is a link and was left out" in alan.warnings
    assert "pipe is not a regular file and was left out" in emmy.warnings

    notebook = root / "grading/submitted/emmy" / LAB / f"{LAB}.ipynb"
    notebook.unlink()
    notebook.symlink_to(elsewhere / f"{LAB}.ipynb")
    (emmy,) = grade(root, students=["emmy"])
    assert emmy.score == 3
    assert "the file is no longer there: the earlier result was kept" in emmy.warnings
    assert f"{LAB}.ipynb is a link and was left out" in emmy.warnings


def test_two_runs_at_once_are_refused(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    with class_run.locked(load_course(root)), pytest.raises(DlcourseError, match="Another run"):
        grade(root)


@pytest.mark.slow
def test_results_without_grading(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    with pytest.raises(DlcourseError, match="dlcourse grade"):
        class_state.read_class(load_course(root), LAB)
    graded = grade(root)
    hand_in(root, "alan", "return 2 * x")
    ada, alan = class_state.read_class(load_course(root), LAB).rows
    assert ada == graded[0]
    assert alan.status == "missing"
    assert gradings(root) == ["ada"]


@pytest.mark.slow
def test_a_torn_line_in_the_journal_costs_only_itself(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    hand_in(root, "alan", "return 2 * x")
    grade(root)
    path = journal.path_of(load_course(root), LAB)
    path.write_bytes(path.read_bytes()[:-20])
    grade(root)
    assert len(gradings(root)) == 3
    assert set(journaled(load_course(root))) == {"ada", "alan"}


RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import small_class, looking
from dlcourse.course import load_course
from dlcourse.results import class_run
class_run.grade_class(load_course(Path(sys.argv[1])), small_class.LAB, jobs=2,
                 grade=looking.grade_by_looking)
"""


@pytest.mark.slow
def test_killed_at_any_moment_nothing_done_is_lost_or_done_again(root: Path) -> None:
    students = [f"s{number:02}" for number in range(24)]
    for student in students:
        hand_in(root, student, "return 2 * x  # slow")
    course = load_course(root)
    moments = random.Random(20270131)
    command = [sys.executable, "-c", RUN, str(root), str(Path(__file__).parents[1])]
    kills = 0
    while len(journaled(course)) < len(students):
        done, started = journaled(course), gradings(root)
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        target = len(done) + moments.randint(0, 6)
        while run.poll() is None and len(journaled(course)) < target:
            time.sleep(moments.uniform(0, 0.05))
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
            kills += 1
        run.wait()
        assert not set(gradings(root)[len(started) :]) & set(done)
    assert kills >= 4
    before = gradings(root)
    assert rows(grade(root)) == dict.fromkeys(students, ("graded", 3.0))
    assert gradings(root) == before


@pytest.mark.slow
def test_a_dask_cluster_does_the_same(root: Path) -> None:
    for student in ("ada", "alan", "emmy", "grace"):
        hand_in(root, student, "return 2 * x")
    hand_in(root, "lise", "return 2 * x  # raise")
    with dask_cluster(processes=2, threads=1) as scheduler:
        graded = grade(root, scheduler=scheduler)
    everyone = dict.fromkeys(("ada", "alan", "emmy", "grace"), ("graded", 3.0))
    assert rows(graded) == everyone | {"lise": ("crashed", 0.0)}
    assert set(journaled(load_course(root))) == {"ada", "alan", "emmy", "grace", "lise"}


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("size", [20, pytest.param(1000, marks=pytest.mark.exhaustive)])
def test_a_whole_class_goes_through_a_dask_cluster(root: Path, size: int) -> None:
    """By the command, with the real grader: every tenth answer is wrong, nobody is lost."""
    students = [f"s{number:04}" for number in range(size)]
    for number, student in enumerate(students):
        hand_in(root, student, "return x + 1" if number % 10 == 9 else "return 2 * x")
    with dask_cluster(processes=2, threads=1) as scheduler:
        ran = dlcourse(root, "grade", LAB, "--scheduler", scheduler, "--json", "rows.json")
    assert ran.returncode == 0, ran.stderr
    graded = {row["student"]: row["score"] for row in json.loads((root / "rows.json").read_text())}
    assert graded == {
        student: 0.0 if number % 10 == 9 else 3.0 for number, student in enumerate(students)
    }
    assert set(journaled(load_course(root))) == set(students)


@pytest.mark.slow
def test_a_dask_worker_that_dies_costs_no_other_grade(root: Path) -> None:
    for student in ("ada", "alan", "emmy"):
        hand_in(root, student, "return 2 * x")
    hand_in(root, "once", "return 2 * x  # die once")
    hand_in(root, "always", "return 2 * x  # die always")
    with dask_cluster(processes=2, threads=1) as scheduler:
        graded = rows(grade(root, scheduler=scheduler))
    everyone = dict.fromkeys(("ada", "alan", "emmy", "once"), ("graded", 3.0))
    assert graded == everyone | {"always": ("crashed", 0.0)}


@pytest.mark.slow
def test_dask_workers_with_threads_are_refused(root: Path) -> None:
    hand_in(root, "ada", "return 2 * x")
    with (
        dask_cluster(processes=1, threads=2) as scheduler,
        pytest.raises(DlcourseError, match="--nthreads 1"),
    ):
        grade(root, scheduler=scheduler)


@pytest.mark.slow
def test_a_cluster_that_lost_its_workers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_pool, "WAIT_SECONDS", 1)
    with (
        dask_cluster(processes=0, threads=1) as scheduler,
        Client(scheduler, set_as_default=False) as client,
        pytest.raises(DlcourseError, match="lost its workers"),
    ):
        list(dask_pool.DaskPool(client).run([Task("ada", print, (), 1)]))


@contextmanager
def dask_cluster(processes: int, threads: int) -> Iterator[str]:
    """The address of a scheduler with real worker processes, each with its own nanny.

    Dask itself does not try again what killed a worker.
    """
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=processes,
            threads_per_worker=threads,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster.scheduler_address
