"""What grading leaves behind: no process, no open file, no folder, and no grade undone."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from looking import grade_by_looking
from small_class import LAB, gradings, hand_in, make_course, rows
from test_pool import RUN, journaled

from dlcourse.course import load_course
from dlcourse.grading import pool
from dlcourse.grading.judge import run_notebook
from dlcourse.grading.task import Task
from dlcourse.models import Cell, CellKind, Limits, Rebuilt
from dlcourse.results import class_run

pytestmark = pytest.mark.slow

HUNDREDS = 200
LEFT_BEHIND = """
import os, subprocess, tempfile
folder = tempfile.mkdtemp()
subprocess.Popen(["sleep", "7531"], start_new_session=True)
kept = [open(os.devnull) for _ in range(5)]
"""
STUDENTS = [f"s{number:02}" for number in range(8)]


def test_hundreds_of_submissions_leave_nothing_behind() -> None:
    cells = (
        Cell(kind=CellKind.EXTRA, id="extra", source=LEFT_BEHIND),
        Cell(kind=CellKind.CHECK, id="check", source="assert True", points=1),
    )
    arguments = (Rebuilt(name="lab", cells=cells), Limits(), {})
    task = Task("ada", run_notebook, arguments, 100)
    judges = pool.LocalPool(2)
    list(judges.run([task] * 4))
    before = what_is_there()
    answers = list(judges.run([task] * HUNDREDS))
    end = time.monotonic() + 30
    assert [answer.result().outcomes["check"].score for answer in answers] == [1.0] * HUNDREDS
    while (more := what_is_there() - before) and time.monotonic() < end:
        time.sleep(0.05)
    assert not more


def what_is_there() -> Counter[str]:
    """This process and those of the fork servers, how much each has open, the run's folder.

    No other children of this process: a browser that other tests use may start helpers of its own.
    """
    servers = pool.fork_servers()
    found = Counter(path.name for path in servers.folder.iterdir())
    judges = psutil.Process(servers.process.pid)
    for each in [psutil.Process(), judges, *judges.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):  # it ends just now
            if is_alive(each):
                found[f"process {each.pid}"] += 1
                found[f"files of process {each.pid}"] += each.num_fds()
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_course(tmp_path / "course")
    for student in STUDENTS[:3]:  # the longest come first, and the others wait for a file "go"
        hand_in(root, student, "return 2 * x  # a long comment, so that this one is graded first")
    for student in STUDENTS[3:]:
        hand_in(root, student, "return 2 * x  # wait")
    return root


@pytest.fixture
def run(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The class being graded in another process, with some of it done."""
    command = [sys.executable, "-c", RUN, str(root), str(Path(__file__).parents[1])]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        wait_until(lambda: len(journaled(load_course(root))) >= 3)
        yield running
        running.kill()


def test_interrupted_no_grade_is_lost_and_no_process_stays(
    root: Path, run: subprocess.Popen[bytes]
) -> None:
    family = psutil.Process(run.pid).children(recursive=True)
    folder = Path(json.loads(family[0].cmdline()[-1])["address"]).parent
    assert folder.is_dir()
    assert len(family) >= 2
    run.send_signal(signal.SIGINT)
    run.wait()
    wait_until(lambda: not any(map(is_alive, family)))
    assert not folder.exists()
    done, started = journaled(load_course(root)), len(gradings(root))
    assert done.keys() == set(STUDENTS[:3])
    (root / "go").touch()
    graded = class_run.grade_class(load_course(root), LAB, jobs=2, grade=grade_by_looking)
    assert rows(graded) == dict.fromkeys(STUDENTS, ("graded", 3.0))
    assert not set(gradings(root)[started:]) & set(done)


@pytest.mark.parametrize("which", ["judges", "students"])
def test_a_server_that_is_killed_costs_no_grade(
    which: str, root: Path, run: subprocess.Popen[bytes]
) -> None:
    judges = psutil.Process(run.pid).children()[0]
    students = next(each for each in judges.children() if each.cmdline() == judges.cmdline())
    family = psutil.Process(run.pid).children(recursive=True)
    {"judges": judges, "students": students}[which].kill()
    (root / "go").touch()
    assert run.wait() == 0
    assert {name: record.result.score for name, record in journaled(load_course(root)).items()} == (
        dict.fromkeys(STUDENTS, 3.0)
    )
    wait_until(lambda: not any(map(is_alive, family)))


def is_alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def wait_until(true: Callable[[], bool], seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
