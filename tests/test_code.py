"""The code can be read in a sitting: short pieces, one name for a thing, a picture that is true."""

from __future__ import annotations

import ast
import builtins
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "dlcourse"
MODULES = sorted(PACKAGE.rglob("*.py"))
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
NAMESPACES = {"namespace.py", "reference.py"}  # whose values a notebook's cells make
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def definitions(path: Path) -> Iterator[Definition]:
    """The classes and functions of a module, inner ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Definition):
            yield node


def lines_of(node: Definition) -> int:
    """How many lines a class or function has, its own docstring apart."""
    span = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        span -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
    return span


def staff_half() -> list[Path]:
    """The modules that the student half may not import."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (contract,) = (each for each in settings["contracts"] if "student half" in each["name"])
    staff = {module.split(".")[1] for module in contract["forbidden_modules"]}
    return [path for path in MODULES if path.relative_to(PACKAGE).parts[0].split(".")[0] in staff]


def in_backticks(pattern: str) -> set[str]:
    """The names of this form that the design document mentions as code."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", DESIGN, flags=re.DOTALL))
    return {name for span in spans for name in re.findall(pattern, span)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_classes_and_functions_are_short(path: Path) -> None:
    too_long = {
        node.name: lines_of(node)
        for node in definitions(path)
        if lines_of(node) > (200 if isinstance(node, ast.ClassDef) else 40)
    }
    assert too_long == {}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_two_classes_of_the_staff_half_share_a_name() -> None:
    places = defaultdict(list)
    for path in staff_half():
        for node in definitions(path):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(PACKAGE)))
    assert len(places) > 100
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_the_steps_of_grading_pass_models_to_each_other() -> None:
    loose = {
        path.name
        for path in (PACKAGE / "grading").glob("*.py")
        if "dict[str, Any]" in path.read_text(encoding="utf-8")
    }
    assert loose == NAMESPACES


def test_the_design_document_names_modules_and_classes_that_exist() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (*MODULES, *ROOT.glob("site/*.py"))}
    unknown = {
        name
        for name in in_backticks(r"^[\w/]+\.py$")
        if not any(f"/{each}".endswith(f"/{name}") for each in files)
    }
    assert unknown == set()
    classes = {node.name for path in MODULES for node in definitions(path)} | set(dir(builtins))
    named = in_backticks(r"^[A-Z]\w*[a-z]\w*$")
    assert {"Submission", "Rebuilt", "GradedSubmission", "Record"} <= named
    assert named - classes == set()


def test_the_design_document_puts_every_module_of_the_sandbox_on_one_side() -> None:
    table = DESIGN.partition("| side | modules |")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)`", table)
    modules = [path.stem for path in (PACKAGE / "sandbox").glob("[!_]*.py")]
    assert sorted(named) == sorted(modules)
