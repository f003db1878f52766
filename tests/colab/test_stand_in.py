"""In a kernel like Colab's: set-up, explorers and progress work, on Colab's versions as well.

Stand-ins take the place of what only Google has: a package `google.colab` of our own, and, for
Colab's versions, environments with the same pins, made once and kept in build/. They have no torch,
which is large; what needs torch is tested on the versions of this project.
"""

from __future__ import annotations

import hashlib
import json
import pkgutil
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from answered import answered
from contract import COURSE, HERE, PYTHONS, ROOT, Page, imported
from environments import environment, run_module
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from dlcourse import bank, explore
from dlcourse.release import hand_in_source, set_up_source

PACKAGES = (
    *("pip", "numpy", "matplotlib", "ipywidgets", "ipython", "ipykernel", "scikit-learn"),
    *("nbformat", "nbclient"),
)
OTHERS = ("01_linear_models", "lab2_backprop", "lab3_activations")
VIEW = "application/vnd.jupyter.widget-view+json"
LAB = "lab1_perceptron"
WHERE = "from dlcourse import runtime\nprint(runtime.where(), runtime.has_front_end())"
TIMED = "import time\nstarted = time.monotonic()\n{}\nprint(time.monotonic() - started)"
PROGRESS = """\
from dlcourse import check
check.start("Lab", double=2)
double = lambda x: 2 * x
with check.question("double", points=2):
    check.examples(double, check.example(2, gives=4))
check.progress()"""
TOOLS = """\
import warnings
from dataclasses import replace
from dlcourse import plot
from dlcourse.explore._widget import Steps, box, progress

def blank(**values):
    return plot.describe(plot.figure()[0], "Nothing: it is torch that draws.")

def controls(module):
    return tuple(
        replace(each, last=lambda **values: 20) if isinstance(each, Steps) else each
        for each in module.CONTROLS
    )"""
EXPLORER = """\
from dlcourse.explore import {0}
with warnings.catch_warnings():
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", module="jupyter_client")  # how it asks for the time
    for compute in progress([dict, list], "computing"):
        compute()
    picture = box({1})
picture"""
ALL, CONTROLS_ALONE = "{0}.draw, {0}.CONTROLS", "blank, controls({0})"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def on_colabs(*pythons: str) -> pytest.MarkDecorator:
    """Once for each of these versions of Python; what needs one environment runs in one group."""
    groups = [
        pytest.param(python, marks=pytest.mark.xdist_group(f"colab {python}")) for python in pythons
    ]
    return pytest.mark.parametrize("colab_python", groups, indirect=True)


@pytest.fixture(scope="module")
def colab_python(request: pytest.FixtureRequest) -> Path:
    """A version of Python with Colab's pins and without this package."""
    version = request.param
    pins = HERE / f"constraints-{version}.txt"
    key = hashlib.sha256(pins.read_bytes() + repr(PACKAGES).encode()).hexdigest()[:12]
    python = environment(f"colab-{version}-{key}", (version,), "-c", pins, *PACKAGES)
    pip_says(python, "uninstall", "--yes", "dlcourse")
    return python


@pytest.fixture
def bare_python(colab_python: Path) -> Path:
    """The same, whatever ran before."""
    pip_says(colab_python, "uninstall", "--yes", "dlcourse")
    return colab_python


def pip_says(python: Path, *arguments: str | Path) -> str:
    """What pip said, which must have succeeded."""
    ran = run_module("pip", *arguments, python=python)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def on_colab(
    python: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, notebook: NotebookNode
) -> NotebookNode:
    """The notebook after a run in a kernel with Colab's shell."""
    kernel = "google.colab._kernel.Kernel"
    start = [str(python), "-m", "ipykernel_launcher", f"--IPKernelApp.kernel_class={kernel}"]
    spec = {
        "argv": [*start, "-f", "{connection_file}"],
        "display_name": "Colab",
        "language": "python",
        "env": {
            "PYTHONPATH": str(HERE / "stand_in"),
            "OMP_NUM_THREADS": "1",
        },
    }
    place = folder / "kernels" / "colab" / "kernel.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(folder))
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="colab", resources=resources)
    return client.execute()


def run(
    python: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *cells: str
) -> list[NotebookNode]:
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    return [cell.outputs for cell in on_colab(python, folder, monkeypatch, notebook).cells]


def printed(outputs: list[NotebookNode]) -> str:
    return "".join(output.text for output in outputs if output.output_type == "stream")


def shows_a_widget(outputs: list[NotebookNode]) -> bool:
    return any(VIEW in output.get("data", {}) for output in outputs)


def a_page(source: str) -> dict[str, Any]:
    """What Colab's page holds: a notebook of one cell, without ids, as Colab has it."""
    cell = {"cell_type": "code", "metadata": {"id": "a"}, "execution_count": 1, "outputs": []}
    lines = source.splitlines(keepends=True)
    return {"metadata": {}, "nbformat": 4, "nbformat_minor": 0, "cells": [cell | {"source": lines}]}


@pytest.fixture
def beside_wheel(tmp_path: Path, wheel: Path) -> Path:
    """A folder with the package, which the set-up cell finds there without a network."""
    shutil.copy(wheel, tmp_path)
    return tmp_path


def explorers() -> list[str]:
    modules = (module.name for module in pkgutil.iter_modules(explore.__path__))
    return [name for name in modules if not name.startswith("_")]


def without_torch() -> Iterator[str]:
    """The explorers whose modules never mention torch."""
    for name in explorers():
        source = (ROOT / "dlcourse/explore" / f"{name}.py").read_text(encoding="utf-8")
        if not re.search(r"torch|_activations", source):
            yield name


def needs_torch(page: Path) -> bool:
    """Whether a notebook imports torch anywhere, or an explorer that does."""
    cells = Page(page.name, page.read_bytes()).code
    modules = {module for cell in cells for module in imported(cell.tree)}
    allowed = {f"dlcourse.explore.{name}" for name in without_torch()}
    return any(
        module.startswith(("torch", "dlcourse.explore.")) and module not in allowed
        for module in modules
    )


def to_run(name: str) -> NotebookNode:
    """A lecture, or a lab that a student has answered."""
    if name not in COURSE.labs:
        return nbformat.read(ROOT / "course" / f"{name}.ipynb", as_version=4)
    (trusted,) = COURSE.read_lab(name).notebooks
    return nbformat.reads(json.dumps(answered(trusted)), as_version=4)


def said_in(notebook: NotebookNode) -> str:
    return "".join(printed(cell.outputs) for cell in notebook.cells if cell.cell_type == "code")


def test_set_up_explorers_and_progress_know_colab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up = set_up_source(COURSE)
    show = "from dlcourse.explore import xor_weights\nxor_weights.show()"
    cells = [set_up, WHERE, show, PROGRESS, TIMED.format(set_up)]
    ready, place, shown, progress, again = run(Path(sys.executable), tmp_path, monkeypatch, *cells)

    assert re.fullmatch(r"dlcourse \S+ is ready, Python \S+, on Colab\.\n", printed(ready))
    assert printed(place) == "colab True\n"
    assert shows_a_widget(shown)
    assert "✓ double — the visible checks pass. 2 of 2 points" in printed(progress)
    assert shows_a_widget(progress)
    assert float(printed(again).splitlines()[-1]) < 2


def test_a_question_that_waits_for_somebody_stops_in_the_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = """\
from google.colab import drive, files
for ask in (files.upload, lambda: drive.mount("/content/drive")):
    try:
        ask()
    except RuntimeError as error:
        print(error)"""
    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, waits)

    assert len(printed(said).splitlines()) == 2


def test_handing_in_downloads_what_the_page_holds_under_the_labs_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(PROGRESS)
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")

    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "1 of 1 questions pass" in printed(said)
    assert f"download: {LAB}.ipynb\n" in printed(said)
    assert json.loads((tmp_path / f"{LAB}.ipynb").read_text(encoding="utf-8")) == page


def test_a_notebook_that_ends_its_kernel_can_be_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page("import os\nos._exit(1)")
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")

    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "did not run from the top to its end" in printed(said)
    assert f"download: {LAB}.ipynb\n" in printed(said)


def test_without_a_page_handing_in_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (said,) = run(Path(sys.executable), tmp_path, monkeypatch, hand_in_source(LAB))

    assert "download the file yourself" in printed(said)


@on_colabs(*PYTHONS)
def test_installing_changes_nothing_that_colab_has(bare_python: Path, wheel: Path) -> None:
    report = pip_says(
        bare_python, "install", "--dry-run", "--quiet", "--no-index", "--report", "-", wheel
    )

    assert [each["metadata"]["name"] for each in json.loads(report)["install"]] == ["dlcourse"]


@on_colabs(*PYTHONS)
def test_on_colabs_versions_the_set_up_cell_installs_and_explorers_draw_without_a_warning(
    bare_python: Path,
    beside_wheel: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    before = pip_says(bare_python, "freeze")
    set_up, names, drawing = set_up_source(COURSE), explorers(), set(without_torch())
    boxes = ((ALL if name in drawing else CONTROLS_ALONE).format(name) for name in names)
    versions = "import IPython, ipywidgets\nprint(ipywidgets.__version__, IPython.__version__)"
    cells = [set_up, TIMED.format(set_up), versions, PROGRESS, TOOLS]
    cells += map(EXPLORER.format, names, boxes)
    ready, again, version, progress, _, *drawn = run(bare_python, beside_wheel, monkeypatch, *cells)

    assert f"Python {request.node.callspec.params['colab_python']}" in printed(ready)
    assert "on Colab." in printed(ready)
    assert float(printed(again).splitlines()[-1]) < 2
    assert printed(version) == "7.7.1 7.34.0\n"
    assert shows_a_widget(progress)
    assert len(drawing) >= 5
    assert {name: shows_a_widget(shown) for name, shown in zip(names, drawn, strict=True)} == (
        dict.fromkeys(names, True)
    )
    after = pip_says(bare_python, "freeze").splitlines()
    assert [line for line in after if not line.startswith("dlcourse")] == before.splitlines()


def test_the_notebooks_that_need_no_torch_are_those_that_run_in_the_stand_in() -> None:
    pages = [*(ROOT / "course").glob("*.ipynb"), *(ROOT / "labs").glob("*/*.ipynb")]

    assert {page.stem for page in pages if not needs_torch(page)} == {LAB, *OTHERS}


@on_colabs(PYTHONS[-1])
@pytest.mark.parametrize("name", OTHERS)
def test_on_colabs_versions_what_needs_no_torch_runs_from_top_to_bottom(
    colab_python: Path, name: str, beside_wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = on_colab(colab_python, beside_wheel, monkeypatch, to_run(name))

    if name in COURSE.labs:
        points = sum(bank.questions(COURSE.read_lab(name)).values())
        assert f"{points:g} of {points:g} points checked so far" in said_in(ran)


@on_colabs(PYTHONS[-1])
def test_on_colabs_versions_lab_1_runs_from_top_to_bottom_and_is_handed_in(
    colab_python: Path, beside_wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = to_run(LAB)
    nbformat.write(notebook, beside_wheel / "page.ipynb")
    said = said_in(on_colab(colab_python, beside_wheel, monkeypatch, notebook))

    assert "17 of 17 points checked so far" in said
    assert "13 of 13 questions pass" in said
    assert f"download: {LAB}.ipynb\n" in said
