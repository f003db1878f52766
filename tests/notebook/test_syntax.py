"""Python's own reading of a cell, whoever wrote it."""

from __future__ import annotations

import ast
import time

import pytest

from dlcourse.notebook import code, syntax
from dlcourse.notebook.names import bound_names


@pytest.mark.slow
def test_code_no_one_would_write_is_survived() -> None:
    for source in (
        "(" * 5000,
        "x = " + "-" * 50_000 + "1",
        "if 1: pass\n" + "elif 1: pass\n" * 5000,
    ):
        bound_names(source)
        syntax.same_code(source, source + "\n# more")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1", "x = 1  # one\n\n", True),
        ("x=1", "x = 1", True),
        ("x = 1", "x = 2", False),
        ("if a:\n    b\nc", "if a:\n    b\n    c", False),
        ("def f(:", "def f(:\n", True),
        ("def f(:", "def g(:", False),
    ],
)
def test_same_code(one: str, other: str, same: bool) -> None:
    assert syntax.same_code(one, other) is same


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%%time\nx = 1", "x = 1"),
        ("%%capture out\nx = 1", "x = 1"),
        ("%time x = f()", "x = f()"),
        ("if a:\n    %time x = f()\n!ls", "if a:\n    x = f()\nget_ipython().system('ls')"),
        ("x = '''\n%time y\n'''", "x = '''\n%time y\n'''"),
        (">>> x = 1\n>>> y = 2", "x = 1\ny = 2"),
        ("    x = 1\n    y = 2", "x = 1\ny = 2"),
    ],
)
def test_what_ipython_understands_is_python(cell: str, python: str) -> None:
    tree = syntax.parse(cell)
    assert tree is not None
    assert ast.dump(tree) == ast.dump(ast.parse(python))


@pytest.mark.parametrize(
    "line",
    ["%x = " + "a " * 500 + "\n", "x?\n", "!ls\n", "%x\n" + "a = 1\n" * 1000],
    ids=["magics", "help", "shell", "one in a thousand"],
)
def test_thousands_of_magic_lines_are_read_in_no_time(line: str) -> None:
    started = time.monotonic()
    syntax.plain_python(line * (400_000 // len(line)))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("source", "deep"),
    [
        ("x = " + "-" * 100_000 + "1", True),
        ("x = " + "+".join(["1"] * 50_000), True),
        ("(" * 10_000, False),
        ("def f(:", False),
        ("x = 1", False),
        ("x = 1\0", False),
    ],
    ids=["signs", "a sum", "brackets", "syntax error", "python", "null byte"],
)
def test_what_is_too_deep_for_pythons_parser(source: str, deep: bool) -> None:
    assert syntax.is_too_deep(source) is deep


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("a.show()\nb.show()", {"a", "b"}),
        ('a.show(\n    Prediction("How many?", ("1", "2"), "It is 2."),\n)', {"a"}),
        ("a.show(Prediction(text, (), ''))", set()),
        ("a.show(b)", set()),
        ("x = a.show()", set()),
    ],
)
def test_a_cell_that_only_shows_explorers_uses_nothing_else(source: str, called: set[str]) -> None:
    assert code.only_called(source) == called
