"""On the versions where the course is used: Colab's, the oldest that are allowed, and the newest.

`make colab` runs this file. Its environments have torch, take some gigabytes and are kept in a
folder of their own (environments.py). What ran, and how long it took, goes into docs/versions.md.
"""

from __future__ import annotations

import json
import os
import pkgutil
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from answered import answered
from contract import COURSE, HERE, PYTHONS, ROOT, pins
from environments import CACHE, environment, install, run_module
from kernel import PROGRESS, TIMED, on_colab, printed, run, shows_a_widget
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from test_demo import EXPECTED

from dlcourse import bank, explore
from dlcourse.release.standard_cells import HAND_IN_ID, set_up_source

STUDENT = (
    *("pip", "nbclient", "nbformat", "ipython", "ipykernel", "ipywidgets", "pandas"),
    *("numpy", "scipy", "matplotlib", "scikit-learn", "torch"),
)
STAFF = ("-r", ROOT / "pyproject.toml", "--extra", "staff")
TESTING = ("pytest", "pytest-timeout", "hypothesis")
# Colab's own JupyterLab, IPython and Pydantic are not for grading: an instructor grades at home.
NUMBERS = ("numpy", "scipy", "pandas", "scikit-learn", "matplotlib", "pillow", "torch")
SHOWN = ("torch", "numpy", "scikit-learn", "ipywidgets", "nbgrader")
LECTURES = sorted(path.stem for path in (ROOT / "course").glob("*.ipynb"))
LABS = list(COURSE.labs)
WITH_CHECKS = [name for name in LABS if bank.questions(COURSE.read_lab(name))]
# The last cell of a lab runs all of it once more: some labs show that it does.
HANDED_IN = ("lab0_warmup", "lab1_perceptron", "lab8_sequences", "project")

# A warning that a student would see is an error. Python shows nobody that one library calls another
# library's old functions, and neither do we.
STRICT = """\
import warnings
warnings.simplefilter("error")
warnings.filterwarnings("ignore", category=DeprecationWarning, module="(?!__main__|dlcourse)")
warnings.filterwarnings("ignore", category=PendingDeprecationWarning)"""
EXPLORER = """\
from dlcourse.explore import {0}
from dlcourse.explore._widget import box, progress
for compute in progress([dict, list], "computing"):
    compute()
picture = box({0}.draw, {0}.CONTROLS)
picture"""

Record = Callable[[str, object], None]

pytestmark = [pytest.mark.versions, pytest.mark.timeout(3600)]


def colab_pins(version: str) -> Path:
    """A file with all of Colab's pins but NVIDIA's libraries, which belong to a build of torch."""
    lines = (HERE / f"constraints-{version}.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("nvidia")]
    file = CACHE / f"colab-{version}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return file


def number_pins(version: str) -> list[str]:
    return [f"{name}=={pins(version)[name]}" for name in NUMBERS]


def in_groups(*names: str) -> list[object]:
    """One worker at a time uses an environment."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in names]


@pytest.fixture(scope="session")
def colab_python(request: pytest.FixtureRequest) -> Path:
    """A student's Python on Colab: its pins for all that the notebooks touch, without dlcourse."""
    version = request.param.removeprefix("colab ")
    wanted = ("-c", colab_pins(version), *STUDENT)
    python = environment(f"student-{version}", (version,), *wanted, parent=CACHE)
    pip_says(python, "uninstall", "--yes", "dlcourse")
    return python


on_colabs = pytest.mark.parametrize(
    "colab_python", in_groups(*(f"colab {version}" for version in PYTHONS)), indirect=True
)

STAFF_ENVIRONMENTS = {
    **{f"colab {v}": (v, *STAFF, *TESTING, *number_pins(v)) for v in PYTHONS},
    "oldest": ("3.11", "--resolution", "lowest-direct", *STAFF),
    "newest": ("3.13", *STAFF),
}


@pytest.fixture(scope="session")
def staff_python(request: pytest.FixtureRequest, wheel: Path) -> Path:
    """An instructor's Python with dlcourse[staff]."""
    version, *wanted = STAFF_ENVIRONMENTS[request.param]
    name = f"staff-{request.param.replace(' ', '-')}"
    python = environment(name, (version,), *wanted, parent=CACHE)
    installed = install(python, "--no-deps", "--reinstall", wheel)
    assert installed.returncode == 0, installed.stderr
    return python


@pytest.fixture
def beside_wheel(tmp_path: Path, wheel: Path) -> Path:
    """A folder with the package, which the set-up cell finds there without a network."""
    shutil.copy(wheel, tmp_path)
    return tmp_path


def pip_says(python: Path, *arguments: str | Path) -> str:
    """What pip said, which must have succeeded."""
    ran = run_module("pip", *arguments, python=python)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def note(record_property: Record, environment: str, kind: str, python: Path, count: int) -> None:
    """For the table in docs/versions.md."""
    listed = json.loads(run_module("uv", "pip", "list", "--format=json", "--python", python).stdout)
    versions = {each["name"].lower(): each["version"] for each in listed}
    record_property("environment", environment)
    record_property("kind", kind)
    record_property("count", count)
    record_property("versions", " ".join(f"{n} {versions[n]}" for n in SHOWN if n in versions))


def notebook(kind: str, name: str) -> NotebookNode:
    """A lecture, a lab that a student has answered, or a solution with its hidden tests.

    A solution has its answers and checks here: its experiments run in the answered lab.
    """
    if kind == "lecture":
        return nbformat.read(ROOT / "course" / f"{name}.ipynb", as_version=4)
    lab = COURSE.read_lab(name)
    if kind == "answered":
        (trusted,) = lab.notebooks
        content = nbformat.reads(json.dumps(answered(trusted)), as_version=4)
        left_out = () if name in HANDED_IN else (HAND_IN_ID,)
        content.cells = [cell for cell in content.cells if cell.id not in left_out]
        return content
    (trusted,) = bank.graded_part(lab, bank.questions(lab)).notebooks
    content = nbformat.reads(trusted.source, as_version=4)
    content.cells.insert(0, new_code_cell(set_up_source(COURSE), id="set-up"))
    return content


NOTEBOOKS = [
    *(f"lecture {name}" for name in LECTURES),
    *(f"solution {name}" for name in WITH_CHECKS),
    *(f"answered {name}" for name in LABS),
]


def strict(content: NotebookNode) -> NotebookNode:
    """Warnings are errors from the set-up cell on."""
    content.cells.insert(set_up_at(content) + 1, new_code_cell(STRICT))
    return content


def set_up_at(content: NotebookNode) -> int:
    return next(i for i, cell in enumerate(content.cells) if cell.cell_type == "code")


@on_colabs
def test_installing_changes_nothing_that_colab_has(colab_python: Path, wheel: Path) -> None:
    report = pip_says(
        colab_python, "install", "--dry-run", "--quiet", "--no-index", "--report", "-", wheel
    )

    assert [each["metadata"]["name"] for each in json.loads(report)["install"]] == ["dlcourse"]


@on_colabs
def test_the_set_up_cell_installs_and_explorers_draw_without_a_warning(
    colab_python: Path,
    beside_wheel: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    record_property: Record,
) -> None:
    before = pip_says(colab_python, "freeze")
    set_up = set_up_source(COURSE)
    names = [m.name for m in pkgutil.iter_modules(explore.__path__) if not m.name.startswith("_")]
    versions = "import IPython, ipywidgets\nprint(ipywidgets.__version__, IPython.__version__)"
    cells = [set_up, TIMED.format(set_up), versions, PROGRESS, STRICT]
    cells += map(EXPLORER.format, names)
    ready, again, version, progress, _, *drawn = run(
        colab_python, beside_wheel, monkeypatch, *cells
    )

    environment = request.node.callspec.params["colab_python"]
    assert f"Python {environment.removeprefix('colab ')}" in printed(ready)
    assert "on Colab." in printed(ready)
    assert float(printed(again).splitlines()[-1]) < 2
    assert printed(version) == "7.7.1 7.34.0\n"
    assert shows_a_widget(progress)
    assert {name: shows_a_widget(shown) for name, shown in zip(names, drawn, strict=True)} == (
        dict.fromkeys(names, True)
    )
    after = pip_says(colab_python, "freeze").splitlines()
    assert [line for line in after if not line.startswith("dlcourse")] == before.splitlines()
    note(record_property, f"{environment}, students", "explorers", colab_python, len(names))


@on_colabs
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_notebook_runs_from_top_to_bottom(
    colab_python: Path,
    name: str,
    beside_wheel: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    record_property: Record,
) -> None:
    kind, stem = name.split()
    content = strict(notebook(kind, stem))
    nbformat.write(content, beside_wheel / "page.ipynb")
    ran = on_colab(colab_python, beside_wheel, monkeypatch, content)

    # A check that does not pass stops the run with an error.
    if kind == "answered" and stem in HANDED_IN:
        said = "".join(printed(cell.outputs) for cell in ran.cells if cell.cell_type == "code")
        questions = sum("check.question(" in cell.source for cell in ran.cells)
        assert not questions or f"{questions} of {questions} questions pass" in said
        assert f"download: {stem}.ipynb\n" in said
    environment = request.node.callspec.params["colab_python"]
    note(record_property, f"{environment}, students", f"{kind} notebooks", colab_python, 1)


@pytest.mark.parametrize("staff_python", in_groups(*STAFF_ENVIRONMENTS), indirect=True)
def test_the_sample_class_gets_the_same_rows(
    staff_python: Path, tmp_path: Path, request: pytest.FixtureRequest, record_property: Record
) -> None:
    """Released, graded, with feedback, report and CSV."""
    folder = tmp_path / "course"
    run_staff(staff_python, ROOT / "scripts" / "demo", folder)

    rows = json.loads((folder / "grading" / "results.json").read_text())
    assert {row["student"]: (row["status"], row["score"]) for row in rows} == EXPECTED
    note(record_property, group(request), "hand-ins graded", staff_python, len(rows))


@pytest.mark.parametrize("staff_python", in_groups("oldest", "newest"), indirect=True)
def test_solutions_and_lectures_run(
    staff_python: Path, tmp_path: Path, request: pytest.FixtureRequest, record_property: Record
) -> None:
    folders = [ROOT / "course", ROOT / "solutions"]
    run_staff(staff_python, "dlcourse", "run", *folders, "--reports", tmp_path, "--device", "cpu")

    note(record_property, group(request), "notebooks", staff_python, len(LECTURES) + len(LABS))


@pytest.mark.parametrize(
    "staff_python", in_groups(*(f"colab {version}" for version in PYTHONS)), indirect=True
)
def test_the_checks_judge_every_known_answer_rightly(
    staff_python: Path, request: pytest.FixtureRequest, record_property: Record
) -> None:
    """In one process each, as in a notebook: versions differ in numbers, not in isolation."""
    tests = ROOT / "tests" / "labs" / "test_checks.py"
    run_staff(staff_python, staff_python, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests)

    answers = sum(1 for _ in ROOT.glob("solutions/*/answers/*/*.py"))
    note(record_property, group(request), "known answers checked", staff_python, answers)


def group(request: pytest.FixtureRequest) -> str:
    return f"{request.node.callspec.params['staff_python']}, instructors"


def run_staff(python: Path, *command: str | Path) -> None:
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-5000:]
