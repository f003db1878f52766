"""The same class through nbgrader and through dlcourse: submissions a minute, memory, the floor.

Run with: python benchmarks/grading.py [--lab light|training] [--students 40] [--nbgrader 12]

Every submission imports torch and NumPy and answers six questions; in the lab `training` it then
trains a network for a few seconds. The floor is what the students' cells take by themselves, each
submission in a process forked from one that has torch imported: no notebook, no tests out of reach,
no sandbox, no database. On a machine with other work the processor seconds are the fairer measure.

    --students 50 200 1000 --nbgrader 0 --broken 0.05    does the time grow with the class?
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nbformat
import psutil
from nbformat.v4 import new_code_cell, new_notebook

LAB = "lab"
CELL_SECONDS = 20
CONFIG = f"""\
c = get_config()
c.CourseDirectory.course_id = "class"
c.Execute.timeout = {CELL_SECONDS}
"""
IMPORTS = """\
import numpy as np
import torch

torch.set_num_threads(1)
X = torch.linspace(-1, 1, 200).reshape(100, 2)
t = (X[:, 0] * X[:, 1] > 0).float()
"""
# name: parameters, right answer, a wrong one, what its test compares
QUESTIONS = {
    "linear": ("X, w, b", "X @ w + b", "X @ w", "linear(X, torch.ones(2), 1.0)[0] == -0.98995"),
    "relu": ("x", "torch.clamp(x, min=0)", "torch.abs(x)", "relu(torch.tensor([-2.0]))[0] == 0"),
    "mse": ("y, t", "((y - t) ** 2).mean()", "((y - t) ** 2).sum()", "mse(t, t + 1) == 1"),
    "accuracy": ("y, t", "float((y == t).float().mean())", "0.5", "accuracy(t, t) == 1.0"),
    "one_hot": ("labels, n", "np.eye(n)[labels]", "np.eye(n)", "one_hot([1], 3)[0, 1] == 1"),
    "softmax": ("z", "torch.softmax(z, 0)", "torch.exp(z)", "softmax(torch.zeros(2))[0] == 0.5"),
}
TRAIN = """\
def train(steps):
    torch.manual_seed(0)
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 64), torch.nn.ReLU(), torch.nn.Linear(64, 64), torch.nn.ReLU(),
        torch.nn.Linear(64, 1),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    losses = []
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(model(X)[:, 0], t)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
"""
BROKEN = {
    "no Python": "def relu(x:",
    "ends the process": "import os\nos._exit(3)",
    "never ends": "while True:\n    pass",
    "no notebook": None,
    "an exception": "1 / 0",
}


@dataclass(frozen=True)
class Cost:
    """What a run took. cpu: processor seconds of all its processes; memory: its peak in MB."""

    way: str
    students: int
    seconds: float
    cpu: float
    memory: float

    def row(self, base: Cost | None) -> str:
        each, cpu = self.seconds / self.students, self.cpu / self.students
        faster = less = ""
        if base:
            faster = f"{base.seconds / base.students / each:.1f}"
            less = f"{base.cpu / base.students / cpu:.1f}"
        return (
            f"{self.way:<28}{self.students:>9}{self.seconds:>10.1f}{60 / each:>10.1f}{faster:>8}"
            f"{cpu:>12.2f}{less:>8}{self.memory:>10.0f}"
        )


HEAD = (
    f"{'way':<28}{'students':>9}{'seconds':>10}{'a minute':>10}{'ratio':>8}"
    f"{'CPU s each':>12}{'ratio':>8}{'peak MB':>10}"
)


def main() -> None:
    options = arguments()
    # Processes that lose their parent come here, so that their processor seconds are counted.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    os.environ.update({"OMP_NUM_THREADS": "1", "PATH": f"{bin_folder()}:{os.environ['PATH']}"})
    jobs = os.cpu_count() or 1
    print(f"lab: {options.lab}, {jobs} cores, load {os.getloadavg()[0]:.1f}\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        course = make_course(Path(folder) / "course", options.lab == "training")
        base = None
        if options.nbgrader:
            small = copy_with_class(course, Path(folder) / "one", options.nbgrader, 0, jobs)
            base = measured("nbgrader autograde", options.nbgrader, partial(nbgrader, small, "*"))
            print(base.row(None), flush=True)
            small = copy_with_class(course, Path(folder) / "many", options.nbgrader, 0, jobs)
            patterns = [f"s{shard}_*" for shard in range(jobs)]
            way = f"nbgrader autograde, {jobs} at once"
            print(measured(way, options.nbgrader, partial(nbgrader, small, *patterns)).row(base))
        for students in options.students:
            own = copy_with_class(
                course, Path(folder) / f"own{students}", students, options.broken, jobs
            )
            cost = measured("dlcourse grade", students, partial(dlcourse, own))
            print(cost.row(base), flush=True)
            show_rows(own, students)
        if not options.broken:
            whole = sorted((own / "submitted").glob(f"*/{LAB}/{LAB}.ipynb"))
            for processes in dict.fromkeys((1, jobs)):
                way = f"floor: the cells, {processes} at once"
                print(measured(way, len(whole), partial(floor, whole, processes)).row(base))
    print(f"load {os.getloadavg()[0]:.1f}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lab", choices=("light", "training"), default="light")
    parser.add_argument("--students", type=int, nargs="+", default=[40])
    parser.add_argument("--nbgrader", type=int, default=12, help="students for nbgrader; 0: none")
    parser.add_argument("--broken", type=float, default=0.0, help="share of broken submissions")
    return parser.parse_args()


# ---- the class


def make_course(root: Path, training: bool) -> Path:
    """An nbgrader course of one lab, released."""
    source = root / "source" / LAB
    source.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    nbformat.write(notebook(training), source / f"{LAB}.ipynb")
    quietly("nbgrader", "generate_assignment", LAB, "--create", cwd=root)
    return root


def notebook(training: bool) -> nbformat.NotebookNode:
    cells = [new_code_cell(IMPORTS, id="imports")]
    for name, (parameters, right, _, test) in QUESTIONS.items():
        solution = f"    ### BEGIN SOLUTION\n    return {right}\n    ### END SOLUTION"
        cells.append(cell(name, f"def {name}({parameters}):\n{solution}", solution=True))
        left, _, value = test.partition(" == ")
        tests = f"assert abs(float({left}) - {value}) < 1e-3\n"
        hidden = f"### BEGIN HIDDEN TESTS\nassert {test.partition('(')[0]} is not None\n"
        cells.append(cell(f"test-{name}", f"{tests}{hidden}### END HIDDEN TESTS", points=2))
    if training:
        cells.append(new_code_cell(TRAIN + "\nlosses = train(6000)", id="train"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def cell(
    name: str, source: str, points: int | None = None, solution: bool = False
) -> nbformat.NotebookNode:
    marks = {
        "grade_id": name, "schema_version": 3, "grade": points is not None, "task": False,
        "solution": solution, "locked": not solution,
    }  # fmt: skip
    if points:
        marks["points"] = points
    return new_code_cell(source, id=name, metadata={"nbgrader": marks})


def copy_with_class(course: Path, root: Path, students: int, broken: float, shards: int) -> Path:
    """The course with so many submissions; every third student has one answer wrong."""
    shutil.copytree(course, root)
    released = (root / "release" / LAB / f"{LAB}.ipynb").read_text()
    every = round(1 / broken) if broken else 0
    breakages = list(BROKEN.values())
    for number in range(students):
        folder = root / "submitted" / f"s{number % shards}_{number:04}" / LAB
        folder.mkdir(parents=True)
        path = folder / f"{LAB}.ipynb"
        answers = nbformat.reads(released, as_version=4)
        fill_in(answers, number)
        nbformat.write(answers, path)
        if every and number % every == every - 1:
            hurt(path, breakages[number // every % len(breakages)])
    return root


def fill_in(answers: nbformat.NotebookNode, number: int) -> None:
    names = list(QUESTIONS)
    slip = names[number % len(names)] if number % 3 == 0 else ""
    for each in answers.cells:
        if each.metadata.get("nbgrader", {}).get("solution"):
            name = each.metadata.nbgrader.grade_id
            parameters, right, wrong, _ = QUESTIONS[name]
            value = wrong if name == slip else right
            each.source = f"def {name}({parameters}):  # {number}\n    return {value}"


def hurt(path: Path, source: str | None) -> None:
    if source is None:
        path.write_text("<!DOCTYPE html><title>Log in</title>")
        return
    answers = nbformat.read(path, as_version=4)
    next(c for c in answers.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "relu")[
        "source"
    ] = source
    nbformat.write(answers, path)


# ---- the ways


def nbgrader(root: Path, *patterns: str) -> None:
    """nbgrader autograde, one process for each pattern of students."""
    commands = [["nbgrader", "autograde", LAB, f"--student={pattern}"] for pattern in patterns]
    running = [subprocess.Popen(command, cwd=root, **SILENT) for command in commands]
    failed = [process for process in running if process.wait() != 0]
    graded = len(list((root / "autograded").glob(f"*/{LAB}/{LAB}.ipynb")))
    handed = len(list((root / "submitted").iterdir()))
    if failed or graded != handed:
        print(f"    nbgrader graded {graded} of {handed}")


def dlcourse(root: Path) -> None:
    quietly("dlcourse", "grade", LAB, "--json", "results.json", cwd=root)


def show_rows(root: Path, students: int) -> None:
    rows = json.loads((root / "results.json").read_text())
    counts = Counter(row["status"] for row in rows)
    full = sum(row["score"] == row["max_score"] for row in rows)
    words = ", ".join(f"{count} {status}" for status, count in counts.most_common())
    print(f"    {len(rows)} rows for {students} files: {words}; {full} with full marks")


def floor(paths: list[Path], processes: int) -> None:
    """Every submission's cells in a process forked from one with torch imported."""
    names = json.dumps([str(path) for path in paths])
    command = [sys.executable, Path(__file__).with_name("grading_floor.py"), str(processes)]
    subprocess.run(command, input=names, text=True, check=True)


def quietly(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


# ---- the measure


def measured(way: str, students: int, run: Callable[[], None]) -> Cost:
    before, started = processor_seconds(), time.monotonic()
    with peak_memory() as peak:
        run()
    seconds = time.monotonic() - started
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, 0)[0]:
            pass
    return Cost(way, students, seconds, processor_seconds() - before, peak[0] / 2**20)


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextlib.contextmanager
def peak_memory() -> Iterator[list[float]]:
    """The most that all processes below this one held together, shared pages counted once."""
    peak, stop = [0.0], threading.Event()

    def watch() -> None:
        while not stop.wait(1.0):
            total = 0
            for process in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error, OSError):
                    total += process.memory_full_info().pss
            peak[0] = max(peak[0], total)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()


def bin_folder() -> Path:
    return Path(sys.executable).parent


if __name__ == "__main__":
    main()
