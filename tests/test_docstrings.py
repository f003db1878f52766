"""Public docstrings of the student half are complete, in numpydoc form."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest

from dlcourse import check, data, explore, hand_in, plot, runtime
from dlcourse.grading import grade

SECTION = re.compile(r"^([A-Z]\w+)\n-+$", re.MULTILINE)


def public() -> Iterator[Callable[..., object]]:
    """Every public function that students and lectures may call, and `grade`."""
    explorers = [
        importlib.import_module(f"dlcourse.explore.{found.name}")
        for found in pkgutil.iter_modules(explore.__path__)
        if not found.name.startswith("_")
    ]
    for module in (check, data, plot, runtime, hand_in, *explorers):
        names = getattr(module, "__all__", vars(module))
        for name in names:
            value = getattr(module, name)
            own = getattr(value, "__module__", "").startswith(module.__name__)
            if inspect.isfunction(value) and own and not name.startswith("_"):
                yield value
    yield grade


FUNCTIONS = list(public())


def sections(function: Callable[..., object]) -> dict[str, str]:
    """The text of each section of a docstring, by its title."""
    parts = SECTION.split(inspect.getdoc(function) or "")
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def documented(section: str) -> set[str]:
    """The names in a section: the lines that are not indented."""
    return {
        name.strip().lstrip("*")
        for line in section.splitlines()
        if line and not line.startswith(" ")
        for name in line.partition(" : ")[0].split(",")
    }


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f"{f.__module__[9:]}.{f.__name__}")
def test_parameters_and_the_return_value_are_documented(function: Callable[..., object]) -> None:
    signature = inspect.signature(function)
    found = sections(function)

    assert documented(found.get("Parameters", "")) == set(signature.parameters)
    simple = signature.return_annotation in ("None", "bool")
    assert "Returns" in found or simple


@pytest.mark.parametrize("name", ["example", "examples", "agrees", "equal", "raises", "that"])
def test_students_see_an_example_of_every_check(name: str) -> None:
    assert f">>> check.{name}(" in sections(getattr(check, name))["Examples"]


@pytest.mark.parametrize("name", ["breast_cancer", "digits", "mnist5k", "penguins", "penguin_sex"])
def test_every_data_set_names_its_source(name: str) -> None:
    assert re.search(r"\(\d{4}\)", sections(getattr(data, name))["References"])
