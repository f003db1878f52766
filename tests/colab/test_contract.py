"""Every notebook keeps the contract with Colab, and every rule of it finds what it forbids."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contract import COURSE, PYTHONS, ROOT, RULES, Page, Rule, new_in_widgets_8, pins
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from packaging.requirements import Requirement

from dlcourse.notebook.syntax import parse
from dlcourse.release.standard_cells import badge_source, hand_in_source, set_up_source

PAGES = [
    Page(address=path.relative_to(ROOT).as_posix(), raw=path.read_bytes())
    for folder in ("course", "labs")
    for path in sorted((ROOT / folder).rglob("*.ipynb"))
]
MODULES = [
    *sorted((ROOT / "dlcourse/explore").glob("*.py")),
    *sorted((ROOT / "dlcourse/check").glob("*.py")),
]
ADDRESS = "labs/lab1_double/lab1_double.ipynb"
Edit = Callable[[NotebookNode], object]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@pytest.mark.slow
@each_rule
@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.address).stem)
def test_notebook_keeps(page: Page, rule: Rule) -> None:
    assert list(rule(page)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_explorers_and_checks_use_widgets_that_colab_has(path: Path) -> None:
    tree = parse(path.read_text(encoding="utf-8"))

    assert tree is not None
    assert list(new_in_widgets_8(tree)) == []


@pytest.mark.parametrize("python", PYTHONS)
def test_what_the_package_needs_is_on_colab_in_a_version_that_will_do(python: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = [*project["dependencies"], *project["optional-dependencies"]["home"]]
    for requirement in map(Requirement, used):
        if requirement.name != "jupyterlab":  # the front end, which is Colab's own there
            assert requirement.specifier.contains(pins(python)[requirement.name]), requirement
    assert Requirement(f"python{project['requires-python']}").specifier.contains(python)


# ---- each rule bites, and only where it should


def clean() -> NotebookNode:
    """A notebook that keeps every rule."""
    return new_notebook(
        cells=[
            new_markdown_cell(badge_source(COURSE, COURSE.root / ADDRESS), id="colab-badge"),
            new_code_cell(set_up_source(COURSE), id="set-up"),
            new_code_cell("import math\n\nimport numpy as np", id="imports"),
            new_code_cell(hand_in_source("lab1_double"), id="hand-in"),
        ]
    )


def broken_by(edit: Edit) -> list[str]:
    """The rules that the notebook breaks after an edit."""
    notebook = clean()
    edit(notebook)
    page = Page(address=ADDRESS, raw=json.dumps(notebook).encode())
    return [rule.__name__ for rule in RULES if list(rule(page))]


def code(source: str, **metadata: Any) -> Edit:
    return lambda notebook: notebook.cells.insert(
        -1, new_code_cell(source, id="more", metadata=metadata)
    )


def text(source: str) -> Edit:
    return lambda notebook: notebook.cells.append(new_markdown_cell(source, id="more"))


def metadata(**values: Any) -> Edit:
    return lambda notebook: notebook.metadata.update(values)


def twice(notebook: NotebookNode) -> None:
    notebook.cells.insert(-1, notebook.cells[1] | {"id": "set-up"})


OTHER = "https://colab.research.google.com/github/ada/other/blob/main/labs/lab1.ipynb"
PLANTED: dict[str, tuple[str, Edit]] = {
    "old format": ("format_and_ids", lambda n: n.update(nbformat_minor=4)),
    "no id": ("format_and_ids", lambda n: n.cells[2].pop("id")),
    "same id twice": ("format_and_ids", lambda n: n.cells[2].update(id="colab-badge")),
    "no badge": ("badge", lambda n: n.cells.pop(0)),
    "badge of another file": (
        "badge",
        lambda n: n.cells[0].update(source=n.cells[0].source.replace("lab1_double", "lab2")),
    ),
    "badge not at the top": ("badge", lambda n: n.cells.insert(1, n.cells.pop(0))),
    "link to another file": ("badge", text(f"[Open it]({OTHER})")),
    "no set-up": ("set_up", lambda n: n.cells.pop(1)),
    "set-up last": ("set_up", lambda n: n.cells.insert(2, n.cells.pop(1))),
    "set-up of another release": (
        "set_up",
        lambda n: n.cells[1].update(source=n.cells[1].source.replace("0.", "9.")),
    ),
    "no hand-in": ("hand_in", lambda n: n.cells.pop()),
    "hand-in of another lab": (
        "hand_in",
        lambda n: n.cells[-1].update(source=hand_in_source("lab2_backprop")),
    ),
    "code after the hand-in": (
        "hand_in",
        lambda n: n.cells.append(new_code_cell("print(1)", id="after")),
    ),
    "%pip": ("no_other_install", code("%pip install torchinfo")),
    "!pip": ("no_other_install", code("!python -m pip install -q torchinfo")),
    "!apt-get": ("no_other_install", code("!apt-get -y install graphviz")),
    "pip in a subprocess": (
        "no_other_install",
        code("import subprocess\nsubprocess.run(['pip', 'install', 'torchinfo'])"),
    ),
    "a package nobody has": ("only_what_colab_has", code("import nowhere_to_be_found")),
    "a package of the staff": ("only_what_colab_has", code("from nbgrader.api import Gradebook")),
    "a package only Colab has": ("only_what_colab_has", code("from google.colab import files")),
    "in a function": ("only_what_colab_has", code("def f():\n    import papermill")),
    "/content": ("no_private_places", code("rows = open('/content/data.csv').read()")),
    "drive.mount": ("no_private_places", code("drive.mount('/drive')")),
    "files.upload": ("no_private_places", code("files.upload()")),
    "input()": ("no_private_places", code("name = input('Your name? ')")),
    "a new widget": ("old_widgets", code("import ipywidgets as w\nw.TagsInput()")),
    "a new widget by name": ("old_widgets", code("from ipywidgets import TimePicker")),
    "a new argument": ("old_widgets", code("import ipywidgets\nipywidgets.Tab(titles=['a'])")),
    "tooltip on a slider": ("old_widgets", code("import ipywidgets as w\nw.IntSlider(tooltip='')")),
    "a new argument in a dict": (
        "old_widgets",
        code("import ipywidgets as w\nmore = {'value': 1, 'tabbable': True}\nw.IntText(**more)"),
    ),
    "a new attribute": (
        "old_widgets",
        code("import ipywidgets as w\ntab = w.Tab()\ntab.titles = ('a', 'b')"),
    ),
    ".cuda()": ("guarded_gpu", code("x = np.ones(3)\nx.cuda()")),
    "to cuda": ("guarded_gpu", code("model.to('cuda')")),
    "first GPU": ("guarded_gpu", code("def f(x):\n    return x.to(device='cuda:0')")),
    "GPU memory": ("guarded_gpu", code("torch.cuda.max_memory_allocated()")),
    "asked in another function": (
        "guarded_gpu",
        code(
            "def asked():\n    return torch.cuda.is_available()\n\n\n"
            "def used():\n    torch.cuda.synchronize()"
        ),
    ),
    "asked too late": (
        "guarded_gpu",
        code("def f(x):\n    x = x.to('cuda')\n    return x, torch.cuda.is_available()"),
    ),
    "bfloat16 on any GPU": (
        "guarded_gpu",
        code("half = torch.bfloat16 if torch.cuda.is_available() else None"),
    ),
    "autocast everywhere": (
        "guarded_gpu",
        code("with torch.autocast(device.type):\n    loss = model(x)"),
    ),
    "GPU for nothing": ("gpu_where_used", metadata(accelerator="GPU")),
    "GPU type for nothing": ("gpu_where_used", metadata(colab={"gpuType": "T4"})),
    "a megabyte": ("small", text("a" * 1_000_000)),
    "four workers": ("few_workers", code("DataLoader(pairs, num_workers=4)")),
    "as many as cores": ("few_workers", code("n = os.cpu_count()\nDataLoader(p, num_workers=n)")),
    "four workers on a GPU": ("few_workers", code("DataLoader(p, num_workers=4 if gpu else 0)")),
}

ALLOWED: dict[str, Edit] = {
    "nothing changed": lambda notebook: None,
    "link to itself": lambda n: n.cells.append(n.cells[0] | {"id": "again"}),
    "packages of Colab": code("import torch\nfrom sklearn.svm import SVC\nfrom scipy import stats"),
    "a package of Colab that is not here": code("from torchvision.datasets import MNIST"),
    "in an optional cell": code(
        "from google.colab import drive\n\ndrive.mount('/content/drive')", tags=["optional"]
    ),
    "a folder named content": code("rows = open('data/content/rows.csv').read()"),
    "widgets of old": code(
        "import ipywidgets as w\nw.Button(tooltip='go')\nw.IntSlider(description='n', min=0)"
    ),
    "no widget at all": code("plan.titles = ['a']"),
    "a device if there is one": code("dev = 'cuda' if torch.cuda.is_available() else 'cpu'"),
    "after the question": code(
        "def wait():\n    if device.type == 'cuda':\n        torch.cuda.synchronize()"
    ),
    "after leaving": code(
        "def half(device):\n    if device.type != 'cuda':\n        return None\n"
        "    major, _ = torch.cuda.get_device_capability(device)\n"
        "    return torch.bfloat16 if major >= 8 else torch.float16"
    ),
    "autocast where it helps": code(
        "with torch.autocast(device.type, enabled=device.type == 'cuda'):\n    model(x)"
    ),
    "GPU for its device": lambda n: [
        metadata(accelerator="GPU")(n),
        code("device = runtime.device()")(n),
    ],
    "no accelerator": metadata(accelerator="NONE"),
    "two workers": code(
        "workers = min(2, cores) if gpu else 0\nDataLoader(p, num_workers=workers)"
    ),
}


@pytest.mark.parametrize(("rule", "plant"), PLANTED.values(), ids=PLANTED)
def test_a_planted_violation_is_found_by_its_rule_alone(rule: str, plant: Edit) -> None:
    assert broken_by(plant) == [rule]


@pytest.mark.parametrize("edit", ALLOWED.values(), ids=ALLOWED)
def test_what_is_allowed_breaks_no_rule(edit: Edit) -> None:
    assert broken_by(edit) == []


def test_every_rule_was_seen_to_bite() -> None:
    assert {rule for rule, _ in PLANTED.values()} == {rule.__name__ for rule in RULES}
