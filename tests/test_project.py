"""The project keeps its own promises: files that must agree do, and the README tells the truth."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from dlcourse.notebook import syntax

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NOTEBOOKS = [
    path
    for folder in ("course", "solutions", "labs")
    for path in sorted((ROOT / folder).rglob("*.ipynb"))
    if ".ipynb_checkpoints" not in path.parts
]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pinned}


def requirements(package: str, extras: frozenset[str]) -> list[Requirement]:
    """What an installed package asks for on this machine, with these extras."""
    asked = map(Requirement, importlib.metadata.requires(package) or [])
    return [
        requirement
        for requirement in asked
        if not requirement.marker
        or any(requirement.marker.evaluate({"extra": extra}) for extra in extras | {""})
    ]


def environment() -> tuple[set[str], set[str]]:
    """Everything `dlcourse[dev]` brings along, and the part that needs a pin of ours.

    A package that only others pin exactly, as torch does with its CUDA libraries, needs none.
    """
    seen: set[tuple[str, frozenset[str]]] = set()
    open_ended: set[str] = set()
    waiting: list[tuple[str, frozenset[str]]] = [("dlcourse", frozenset({"dev"}))]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for requirement in requirements(*node):
            name = canonicalize_name(requirement.name)
            waiting.append((name, frozenset(requirement.extras)))
            if not any(part.operator == "==" for part in requirement.specifier):
                open_ended.add(name)
    everything = {name for name, _ in seen} - {"dlcourse"}
    return everything, open_ended & everything


def test_environment_yml_has_pyprojects_names_and_bounds() -> None:
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    listed = next(entry["pip"] for entry in conda if isinstance(entry, dict))
    asked = [*PROJECT["dependencies"]]
    for extra in PROJECT["optional-dependencies"].values():
        asked += [text for text in extra if not text.startswith("dlcourse[")]

    assert sorted(listed) == sorted([*asked, "-e ."])
    assert f"python{PROJECT['requires-python']}" in conda


@pytest.mark.slow
def test_who_learns_at_home_has_what_the_notebooks_import() -> None:
    """`make lab` installs the extra "home": its packages, and what these always bring along."""
    asked = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["home"]
    names = {canonicalize_name(Requirement(each).name) for each in asked}
    homes = importlib.metadata.packages_distributions()
    allowed = names | {"scipy"}  # scikit-learn needs SciPy
    missing = {
        f"{path.stem}: {module}"
        for path in NOTEBOOKS
        for module in imported(path) - sys.stdlib_module_names - {"dlcourse", "google"}
        if not allowed & set(map(canonicalize_name, homes.get(module, [])))
    }
    assert missing == set()


def imported(path: Path) -> set[str]:
    """The packages that a notebook imports in any case: not in a function, not after `if`."""
    cells = nbformat.read(path, as_version=4).cells
    trees = [syntax.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    nodes = [node for tree in trees if tree for node in tree.body]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def test_constraints_pin_what_is_installed_and_nothing_else() -> None:
    pinned = pins()
    everything, open_ended = environment()

    assert sorted(open_ended - pinned.keys()) == []
    assert sorted(pinned.keys() - everything) == []
    installed = {name: Version(importlib.metadata.version(name)).public for name in pinned}
    assert installed == pinned


def test_constraints_satisfy_pyproject() -> None:
    pinned = pins()
    for texts in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        for requirement in map(Requirement, texts):
            if requirement.name != "dlcourse":
                assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


def test_version_is_the_same_everywhere() -> None:
    from dlcourse import __version__

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert PROJECT["version"] == __version__ == citation["version"]
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documented_commands_exist(document: str) -> None:
    from typer.main import get_command

    from dlcourse.cli import app

    text = (ROOT / document).read_text()
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = set(getattr(get_command(app), "commands"))  # noqa: B009 -- a group, for mypy

    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= targets
    assert set(re.findall(r"`dlcourse ([a-z]+)", text)) <= commands


def test_the_readme_lists_every_lecture_and_lab() -> None:
    text = (ROOT / "README.md").read_text()
    courses = [*(ROOT / "course").glob("*.ipynb"), *(ROOT / "labs").glob("*/*.ipynb")]
    assert {path.name for path in courses if f"({path.relative_to(ROOT)})" not in text} == set()


def test_the_readme_gives_the_minutes_of_every_lecture() -> None:
    text = (ROOT / "README.md").read_text()
    for path in (ROOT / "course").glob("*.ipynb"):
        said = re.search(r"\*\*Time\*\* \| (?:about )?(\d+) minutes", path.read_text())
        assert said, path.name
        assert f"course/{path.name}) | {said[1]} |" in text, path.name


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]

    assert commands == ["make test"]
    assert "make test" in (ROOT / "README.md").read_text()


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--", ".", ":!tests", ":!*.npz", ":!*.png"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    somebodys = re.compile(r"(?<![\w.~])/(home|Users|root|work)/\w")
    found = {
        name
        for name in filter(None, tracked)
        if (ROOT / name).is_file()
        and somebodys.search((ROOT / name).read_bytes().decode(errors="replace"))
    }
    assert found == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_notebook_is_tidy(path: Path) -> None:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]

    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert path.stat().st_size < 1_000_000
    if path.is_relative_to(ROOT / "course"):
        assert sum(bool(cell.outputs) for cell in code) >= len(code) / 3
        assert [cell.id for cell in code if cell.execution_count is None] == []
    else:
        assert [cell.id for cell in code if cell.outputs or cell.execution_count] == []
