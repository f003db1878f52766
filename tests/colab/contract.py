"""The contract between a notebook and Colab: one function a rule, each yields what breaks it."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import ipywidgets
import nbformat
from nbformat import NotebookNode
from packaging.utils import canonicalize_name

from dlcourse.course import load_course
from dlcourse.notebook import syntax
from dlcourse.release.standard_cells import (
    BADGE_ID,
    COLAB_BADGE,
    SET_UP_ID,
    colab_url,
    hand_in_source,
    set_up_source,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COURSE = load_course(ROOT)
PYTHONS = ("3.12", "3.13")
MAX_BYTES = 1_000_000
MAX_WORKERS = 2  # Colab's free machine has two cores
OPTIONAL = "optional"  # the tag of a cell that nothing depends on
INSTALLS = re.compile(r"\b(pip3?|conda|mamba|uv|apt|apt-get|npm)\b\W+(\w+\W+)?install\b")
CONTENT = re.compile(r"(?<![\w.])/content\b")
LINK = re.compile(r"https://colab\.research\.google\.com/(?!assets/)[^\s)\"'>\]]*")
CAPABILITY = ("get_device_capability", "is_bf16_supported")


@dataclass(frozen=True)
class Cell:
    """A code cell: its id, what is written there, and its syntax tree."""

    id: str
    source: str
    optional: bool

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(syntax.plain_python(self.source))


@dataclass(frozen=True)
class Page:
    """A notebook file. address: where it lies in the course, with slashes."""

    address: str
    raw: bytes

    @cached_property
    def notebook(self) -> NotebookNode:
        """As the file has it, nothing mended."""
        return nbformat.from_dict(json.loads(self.raw))

    @cached_property
    def code(self) -> list[Cell]:
        return [
            Cell(
                id=cell.get("id", ""),
                source="".join(cell.source),
                optional=OPTIONAL in cell.metadata.get("tags", ()),
            )
            for cell in self.notebook.cells
            if cell.cell_type == "code"
        ]

    @property
    def needed(self) -> list[Cell]:
        """The code cells that everybody runs."""
        return [cell for cell in self.code if not cell.optional]


Rule = Callable[[Page], Iterator[str]]


@cache
def pins(python: str) -> dict[str, str]:
    """Colab's packages and their versions, for a version of Python."""
    lines = (HERE / f"constraints-{python}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line.strip())
    return {canonicalize_name(name): version for name, version in pairs}


installed = cache(packages_distributions)  # which packages a module comes from


def format_and_ids(page: Page) -> Iterator[str]:
    """nbformat 4.5, every cell with an id of its own."""
    version = page.notebook.get("nbformat"), page.notebook.get("nbformat_minor")
    if version != (4, 5):
        yield f"the format is {version[0]}.{version[1]}"
        return
    ids = [cell.get("id") for cell in page.notebook.cells]
    if not all(ids) or len(set(ids)) < len(ids):
        yield "a cell has no id, or shares it"
        return
    nbformat.validate(page.notebook)


def badge(page: Page) -> Iterator[str]:
    """One badge, at the top, and every link to Colab opens this very file."""
    right = colab_url(COURSE, COURSE.root / page.address)
    first = page.notebook.cells[0]
    if first.get("id") != BADGE_ID or f"[![Open in Colab]({COLAB_BADGE})]({right})" not in "".join(
        first.source
    ):
        yield "the first cell is not the badge of this file"
    for cell in page.notebook.cells:
        for link in LINK.findall("".join(cell.source)):
            if link != right:
                yield f"{link} is not {right}"


def set_up(page: Page) -> Iterator[str]:
    """Exactly one set-up cell, the first code cell, as every notebook has it."""
    if [cell.id for cell in page.code].count(SET_UP_ID) != 1:
        yield "there is not exactly one set-up cell"
    elif page.code[0].id != SET_UP_ID:
        yield "the set-up cell is not the first code cell"
    elif page.code[0].source != set_up_source(COURSE):
        yield "the set-up cell is not the one of this release"


def hand_in(page: Page) -> Iterator[str]:
    """The last cell of a lab hands in, under the lab's own name."""
    lab = page.address.startswith("labs/")
    if lab and page.code[-1].source != hand_in_source(Path(page.address).stem):
        yield "the last code cell is not the one that hands in"


def no_other_install(page: Page) -> Iterator[str]:
    """Nothing but the set-up cell installs anything."""
    for cell in page.code:
        if cell.id != SET_UP_ID and INSTALLS.search(cell.source):
            yield f"{cell.id} installs something"


def only_what_colab_has(page: Page) -> Iterator[str]:
    """Imports of the standard library, of this package, and of what every Colab has."""
    for cell in page.needed:
        for module in imported(cell.tree):
            if not on_colab(module):
                yield f"{cell.id} imports {module}"


def no_private_places(page: Page) -> Iterator[str]:
    """No path of Colab's own, and nothing that waits for somebody to click or type."""
    for cell in page.needed:
        if CONTENT.search(cell.source):
            yield f"{cell.id} has a path under /content"
        for called in calls(cell.tree):
            if called in ("drive.mount", "files.upload", "input"):
                yield f"{cell.id} calls {called}"


def old_widgets(page: Page) -> Iterator[str]:
    """No name and no argument that the widgets on Colab do not know."""
    for cell in page.code:
        yield from (f"{cell.id}: {found}" for found in new_in_widgets_8(cell.tree))


def guarded_gpu(page: Page) -> Iterator[str]:
    """The GPU, and 16 bits, only after asking whether they are there."""
    for cell in page.needed:
        yield from (f"{cell.id}: {found}" for found in unguarded(cell.tree))


def gpu_where_used(page: Page) -> Iterator[str]:
    """The notebook asks Colab for a GPU only where its code takes the device it is given."""
    metadata = page.notebook.metadata
    asks = metadata.get("accelerator", "NONE") not in ("NONE", None) or "gpuType" in metadata.get(
        "colab", {}
    )
    if asks and not any("runtime.device" in calls(cell.tree) for cell in page.code):
        yield "it asks for a GPU and never calls runtime.device()"


def small(page: Page) -> Iterator[str]:
    """Less than a megabyte."""
    if len(page.raw) >= MAX_BYTES:
        yield f"it has {len(page.raw):,} bytes"


def few_workers(page: Page) -> Iterator[str]:
    """At most as many processes that load data as Colab has cores."""
    assigned: dict[str, list[ast.expr]] = {}
    for cell in page.code:
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    assigned.setdefault(ast.unparse(target), []).append(node.value)
    for cell in page.code:
        for node in ast.walk(cell.tree):
            given = isinstance(node, ast.keyword) and node.arg == "num_workers"
            if given and not bounded(node.value, assigned):
                yield f"{cell.id}: num_workers={ast.unparse(node.value)}"


RULES: tuple[Rule, ...] = (
    format_and_ids,
    badge,
    set_up,
    hand_in,
    no_other_install,
    only_what_colab_has,
    no_private_places,
    old_widgets,
    guarded_gpu,
    gpu_where_used,
    small,
    few_workers,
)


# ---- what a piece of code does


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def on_colab(module: str) -> bool:
    """Whether it comes with Python, with this package, or with a package of every Colab.

    google.colab is there, but nowhere else: notebooks leave it to this package.
    """
    top = module.partition(".")[0]
    if module.startswith("google.colab"):
        return False
    if top == "dlcourse" or top in sys.stdlib_module_names:
        return True
    packages = {canonicalize_name(name) for name in installed().get(top, (top,))}
    return all(packages & pins(python).keys() for python in PYTHONS)


def calls(tree: ast.AST) -> list[str]:
    """What is called, as it is written, without arguments."""
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


# ---- ipywidgets 7.7.1


@cache
def old_traits() -> dict[str, list[str]]:
    """The names that ipywidgets 7.7.1 exports, each class with the arguments it knows."""
    known: dict[str, list[str]] = json.loads((HERE / "ipywidgets-7.7.1.json").read_text("utf-8"))
    return known


@cache
def new_traits() -> set[str]:
    """What widgets have in the installed version and no widget has in 7.7.1."""
    now = {
        trait
        for each in vars(ipywidgets).values()
        if isinstance(each, type) and issubclass(each, ipywidgets.Widget)
        for trait in each.class_trait_names()
    }
    return now - {trait for traits in old_traits().values() for trait in traits}


def new_in_widgets_8(tree: ast.AST) -> Iterator[str]:
    """Names, arguments and attributes of widgets that 7.7.1 does not have."""
    modules, names = widget_names(tree)
    if not modules and not names:
        return
    dicts = {
        ast.unparse(node.targets[0]): node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
    }
    for name in names.values():
        if name not in old_traits():
            yield f"{name} is not in ipywidgets 7.7.1"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in modules:
            if node.attr not in old_traits():
                yield f"{node.attr} is not in ipywidgets 7.7.1"
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if node.attr in new_traits():
                yield f"the attribute {node.attr} is not in ipywidgets 7.7.1"
        elif isinstance(node, ast.Call):
            made = class_made(node, modules, names)
            for argument in arguments(node, dicts):
                if old_traits().get(made) and argument not in old_traits()[made]:
                    yield f"{made}({argument}=…) is not in ipywidgets 7.7.1"


def widget_names(tree: ast.AST) -> tuple[set[str], dict[str, str]]:
    """What the module is called here; and names imported from it: what they are called there."""
    modules, names = set(), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {a.asname or a.name for a in node.names if a.name == "ipywidgets"}
        elif isinstance(node, ast.ImportFrom) and node.module == "ipywidgets":
            names |= {a.asname or a.name: a.name for a in node.names}
    return modules, names


def class_made(call: ast.Call, modules: set[str], names: dict[str, str]) -> str:
    """The widget class that a call makes an object of; "" if it is none."""
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in modules:
        return call.func.attr
    return names.get(ast.unparse(call.func), "")


def arguments(call: ast.Call, dicts: dict[str, Any]) -> Iterator[str]:
    """The names of a call's arguments, those in a dict that is unpacked included."""
    for keyword in call.keywords:
        if keyword.arg:
            yield keyword.arg
            continue
        keys = dicts.get(ast.unparse(keyword.value), keyword.value)
        if isinstance(keys, ast.Dict):
            yield from (str(key.value) for key in keys.keys if isinstance(key, ast.Constant))


# ---- GPUs


def unguarded(tree: ast.Module) -> Iterator[str]:
    """Uses of a GPU, or of 16 bits, that nothing in the same function asked about before."""
    for scope in scopes(tree):
        nodes = list(own_nodes(scope))
        asked = {
            use: [node.lineno for node in nodes if asks_for(node, use)] for use in ("cuda", "bf16")
        }
        compared = {
            id(part)
            for node in nodes
            if isinstance(node, ast.Compare)
            for part in [node.left, *node.comparators]
        }
        for node in nodes:
            use = "" if id(node) in compared else use_of(node)
            if use and not any(line <= node.lineno for line in asked[use]):
                yield f"line {node.lineno} uses {use} unasked: {ast.unparse(node)}"


def scopes(tree: ast.Module) -> Iterator[ast.stmt]:
    """Every function, and every statement outside of functions."""
    yield from (s for s in tree.body if not isinstance(s, ast.FunctionDef | ast.ClassDef))
    yield from (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def own_nodes(scope: ast.stmt) -> Iterator[Any]:
    """The expressions in a scope, without those of functions inside it."""
    waiting: list[ast.AST] = [scope]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.expr):
            yield node
        inside = ast.iter_child_nodes(node)
        waiting += [n for n in inside if not isinstance(n, ast.FunctionDef | ast.ClassDef)]


def asks_for(node: ast.expr, what: str) -> bool:
    if isinstance(node, ast.Attribute) and node.attr in CAPABILITY:
        return True
    if what == "bf16":
        return False
    if isinstance(node, ast.Attribute):
        return node.attr == "is_available"
    return isinstance(node, ast.Compare) and "'cuda'" in ast.unparse(node)


def use_of(node: ast.expr) -> str:
    """ "cuda" or "bf16" where an expression needs it, "" where it needs neither."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return "cuda" if re.fullmatch(r"cuda(:\d+)?", node.value) else ""
    if isinstance(node, ast.Attribute) and node.attr == "bfloat16":
        return "bf16"
    if isinstance(node, ast.Attribute) and node.attr in ("float16", "half"):
        return "cuda"
    if not isinstance(node, ast.Call):
        return ""
    called = ast.unparse(node.func)
    if called.endswith(".cuda"):
        return "cuda"
    if called.startswith("torch.cuda."):
        return "" if called.endswith((".is_available", ".device_count", *CAPABILITY)) else "cuda"
    if called.endswith("autocast") and not {"enabled"} & {k.arg for k in node.keywords}:
        return "bf16"
    return ""


def bounded(value: ast.expr, assigned: dict[str, list[ast.expr]]) -> bool:
    """Whether a number of workers is surely at most MAX_WORKERS."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int) and value.value <= MAX_WORKERS
    if isinstance(value, ast.IfExp):
        return bounded(value.body, assigned) and bounded(value.orelse, assigned)
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "min":
        return any(bounded(argument, {}) for argument in value.args)
    found = assigned.get(ast.unparse(value), [])
    return bool(found) and all(bounded(each, {}) for each in found)
