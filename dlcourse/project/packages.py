"""Are the packages named? Everything imported is in requirements.txt or in Colab already."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator, Set
from functools import cache
from importlib import resources

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from dlcourse.project.calls import Program
from dlcourse.project.folder import Project
from dlcourse.project.report import Defect, ProjectCheck

REQUIREMENTS = "requirements.txt"
# Packages whose modules have another name; the rest is asked from what is installed here.
PACKAGE_OF = {
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dotenv": "python-dotenv",
    "PIL": "pillow",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "umap": "umap-learn",
    "yaml": "pyyaml",
}
ALWAYS_THERE = {"dlcourse", "google", "pkg_resources"}  # the set-up cell, or Colab itself
INSTALL = re.compile(r"^\s*[!%]+\s*(?:pip3?|conda|mamba|uv)\b.*\binstall\b", re.MULTILINE)


def defects(project: Project, program: Program, written: Set[str]) -> Iterator[Defect]:
    """Modules whose package nobody names, lines that name none, and cells that install.

    `written` are the files that the run wrote, as `%%writefile` does: modules may be among them.
    """
    named: set[str] = set()
    if REQUIREMENTS in project.files:
        for number, line in enumerate(project.text(REQUIREMENTS).splitlines(), start=1):
            try:
                named |= _named_in(line)
            except InvalidRequirement:
                yield _defect(
                    f"{REQUIREMENTS}, line {number}",
                    f"`{line.strip()}` names no package.",
                    "Write one package a line, as `numpy==2.0.2`.",
                )
    for module, where in _imported(project.files.keys() | written, program).items():
        package = _package_of(module)
        if package not in named | preinstalled():
            yield _defect(
                where,
                f"`{module}` is imported. Its package is neither in {REQUIREMENTS} nor in Colab.",
                f"Add a line to {REQUIREMENTS}: `{package}==…`, with the version that you used.",
            )
    yield from _installs(project)


@cache
def preinstalled() -> frozenset[str]:
    """The packages that Colab has, as the list in this folder says."""
    lines = (resources.files("dlcourse.project") / "colab_packages.txt").read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _named_in(line: str) -> set[str]:
    """The package of a line in requirements.txt; nothing for comments and options."""
    text = line.partition("#")[0].strip()
    return {canonicalize_name(Requirement(text).name)} if text and text[0] != "-" else set()


def _imported(files: Set[str], program: Program) -> dict[str, str]:
    """The modules that the code imports and that come from a package, with the first place."""
    own = {name.partition("/")[0].removesuffix(".py") for name in files}
    own |= {name.rpartition("/")[2].removesuffix(".py") for name in files}
    found: dict[str, str] = {}
    for where, node in program.nodes():
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            found.setdefault(name.partition(".")[0], where)
    known = own | set(sys.stdlib_module_names) | ALWAYS_THERE
    return {module: where for module, where in found.items() if module not in known}


def _package_of(module: str) -> str:
    if module in PACKAGE_OF:
        return PACKAGE_OF[module]
    installed = importlib.metadata.packages_distributions().get(module, [module])
    return canonicalize_name(installed[0])


def _installs(project: Project) -> Iterator[Defect]:
    for text in project.code:
        if INSTALL.search(text.text):
            yield _defect(
                text.where,
                "The cell installs packages, which needs a network in every run.",
                f"Name them in {REQUIREMENTS} and delete the line.",
            )


def _defect(where: str, wrong: str, remedy: str) -> Defect:
    return Defect(check=ProjectCheck.PACKAGES, where=where, wrong=wrong, remedy=remedy)
