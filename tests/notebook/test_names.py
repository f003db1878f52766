"""Which names a cell gives a value and which it needs."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dlcourse.notebook.names import (
    bound_names,
    names_in_functions,
    names_in_texts,
    names_of,
    taken_names,
    whole_files,
)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x):\n    y = x\n    return y", ("f",)),
        ("class A:\n    b = 1", ("A",)),
        ("a, (b, *c) = 1, (2, 3)\nd: int = 4\ne += 1", ("a", "b", "c", "d", "e")),
        ("import numpy as np\nfrom math import pi\nx = pi", ("x",)),
        ("for i in range(3):\n    if i:\n        last = i", ("i", "last")),
        ("with open('f') as file:\n    text = 1", ("file", "text")),
        ("squares = [k * k for k in range(3)]", ("squares",)),
        ("%matplotlib inline\n!ls\nx = 1", ("x",)),
        ("%%time\nmodel = 1", ("model",)),
        ("def f(x:\n    return\ny = 3\nz == 4", ("f", "y")),
        ("x = 1\0", ("x",)),
        ("", ()),
        ("# nothing\n_ = 3", ()),
    ],
)
def test_names_bound_at_top_level(source: str, names: tuple[str, ...]) -> None:
    assert bound_names(source) == names


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("table = [double(t) for t in (1, 2)]", {"binds": "table", "needs": "double"}),
        ("t = 5\nx = {t for t in y}", {"binds": "t x", "needs": "y"}),
        ("f(t)\nx = {t: u for t, u in y}", {"binds": "x", "needs": "f t y"}),
        ("t = t + 1\n[t for t in y]", {"binds": "t", "needs": "t y"}),
        ("[last := k for k in y]", {"binds": "last", "needs": "y"}),
        ("t = f()\nx = [t for u in y]", {"binds": "t x", "needs": "f t y"}),
        ("x = [t for t in t if (n := t)]", {"binds": "x n", "needs": "t"}),
        ("any(k for k in [i for i in y])", {"needs": "any y"}),
        ("count += 1", {"binds": "count", "needs": "count"}),
        ("x = 1\ndel x", {}),
        ("x: int\ny: Kind = 1", {"binds": "y", "needs": "int Kind"}),
        ("e = 1\ntry:\n    f()\nexcept E as e:\n    e = 2", {"binds": "e", "needs": "f E"}),
        ("try:\n    import a\nexcept E as e:\n    a = e", {"binds": "a", "needs": "E"}),
        ("import a.b, c.d as e\nfrom m import f, g as h\nfrom n import *",
         {"binds": "a e f h", "imports": "a e f h"}),
        ("import a\na = 1", {"binds": "a"}),
        ("match v:\n    case {'k': a, **b}:\n        pass\n    case [c, *d] as e:\n        pass",
         {"binds": "a b c d e", "needs": "v"}),
        ("with f() as a, g() as (b, c):\n    pass", {"binds": "a b c", "needs": "f g"}),
        ("@d\ndef f(a: A, *b: B, c=C) -> R:\n    return a + glob + [k for k in other]",
         {"binds": "f", "needs": "d A B C R", "later": "glob other"}),
        ("def f():\n    global n\n    n += 1", {"binds": "f", "later": "n", "binds_later": "n"}),
        ("def f():\n    n = 1\n    def g():\n        nonlocal n\n        n = k\n    return n",
         {"binds": "f", "later": "k"}),
        ("f = lambda a, b=c: a + d", {"binds": "f", "needs": "c", "later": "d"}),
        ("@d\nclass A(B, metaclass=M):\n    x = y\n    def f(self, z=w):\n        return k",
         {"binds": "A", "needs": "d B M y w", "later": "k"}),
        ("def listcomp():\n    return outside", {"binds": "listcomp", "later": "outside"}),
        ("x = await f()", {"binds": "x", "needs": "f"}),
        ("%matplotlib inline\n%time model = train(x)", {"binds": "model", "needs": "train x"}),
        ("%%capture\nx = f()", {"binds": "x", "needs": "f"}),
        ("    x = y\n    z = 1", {"binds": "x z", "needs": "y"}),
    ],
)  # fmt: skip
def test_names_of_a_cell(source: str, expected: dict[str, str]) -> None:
    found = names_of(source)
    assert found is not None
    told = {
        "binds": found.binds,
        "imports": found.imports,
        "needs": found.needs - {"get_ipython"},
        "later": found.later,
        "binds_later": found.binds_later,
    }
    wanted = {key: set(names.split()) for key, names in expected.items()}
    assert {key: names for key, names in told.items() if names} == wanted


NO_NAMES = {
    "syntax error": "def f(:",
    "null byte": "x = 1\0",
    "brackets": "(" * 10_000,
    "signs": "x = " + "-" * 100_000 + "1",
    "ten megabytes": "x = 1\n" * 1_700_000,
    "many magics": "%x\n" * 20_000,
}


@pytest.mark.parametrize("what", NO_NAMES)
def test_what_is_no_python_or_too_deep_or_too_long_has_no_names(what: str) -> None:
    assert names_of(NO_NAMES[what]) is None


VARIABLES = st.sampled_from("abcd")
LOOP_VARIABLES = st.sampled_from("abuv")


def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger expressions; each one has a tuple as its value, so that none of them can fail."""
    return st.one_of(
        st.tuples(inner, inner).map(lambda e: f"({e[0]} + {e[1]})"),
        st.tuples(VARIABLES, inner).map(lambda e: f"({e[0]} := {e[1]})"),
        st.tuples(inner, LOOP_VARIABLES, inner).map(
            lambda e: f"(*[{e[0]} for {e[1]} in ({e[2]}, ())],)"
        ),
        st.tuples(LOOP_VARIABLES, inner).map(lambda e: f"(*(({e[0]},) for {e[0]} in ({e[1]},)),)"),
        st.tuples(LOOP_VARIABLES, inner, inner).map(
            lambda e: f"(lambda {e[0]}={e[1]}: {e[2]},)[:0]"
        ),
    )


EXPRESSIONS = st.recursive(st.just("()") | VARIABLES, deeper, max_leaves=4)


def statements(block: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Statements that hold other ones, each of which runs at least once."""
    inner = block.map(lambda text: text.replace("\n", "\n    "))
    return st.one_of(
        st.tuples(LOOP_VARIABLES, EXPRESSIONS, inner).map(
            lambda s: f"for {s[0]} in ({s[1]}, ()):\n    {s[2]}"
        ),
        st.tuples(EXPRESSIONS, inner).map(
            lambda s: f"try:\n    raise Exception({s[0]})\nexcept Exception as error:\n    {s[1]}"
        ),
        st.tuples(VARIABLES, inner).map(lambda s: f"with Context() as {s[0]}:\n    {s[1]}"),
        st.tuples(EXPRESSIONS, inner, st.sampled_from(["", "global a\n    "])).map(
            lambda s: f"def f(p={s[0]}):\n    {s[2]}{s[1]}\nf  # not called"
        ),
    )


SIMPLE = st.one_of(
    st.tuples(VARIABLES, EXPRESSIONS).map(" = ".join),
    st.tuples(VARIABLES, VARIABLES, EXPRESSIONS).map(
        lambda s: f"{s[0]}, ({s[1]},) = {s[2]}, ((),)"
    ),
    st.tuples(VARIABLES, EXPRESSIONS).map(" += ".join),
    st.tuples(VARIABLES, EXPRESSIONS).map(lambda s: f"{s[0]}: {s[1]}"),
    EXPRESSIONS.map(lambda e: f"class Made(*{e}[:0]):\n    x = ()\n    y = x"),
    st.sampled_from(["import math", "from math import pi as number"]),
)
PROGRAMS = st.lists(
    st.one_of(
        st.recursive(SIMPLE, statements, max_leaves=3),
        st.tuples(VARIABLES, EXPRESSIONS).map(lambda s: f"{s[0]} = {s[1]}\ndel {s[0]}"),
    ),
    min_size=1,
    max_size=5,
).map("\n".join)


class Context:
    """A context manager that gives an empty tuple."""

    def __enter__(self) -> tuple[()]:
        return ()

    def __exit__(self, *error: object) -> None: ...


class Namespace(dict[str, Any]):
    """Global names that notes which of them are read, and which before the program gave them a
    value; those without a value are empty tuples."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()
        self.taken: set[str] = set()
        self.finished = False

    def __getitem__(self, name: str) -> Any:
        if name.startswith("__"):
            return super().__getitem__(name)
        self.read.add(name)
        if name not in self:
            self.taken.add(name)
        if name in ("Exception", "Context"):
            return {"Exception": Exception, "Context": Context}[name]
        return dict.get(self, name, ())


def run(source: str) -> Namespace:
    """The names after a program has run; one that Python refuses to compile is no example."""
    try:
        code = compile(source, "cell", "exec", dont_inherit=True)
    except SyntaxError:
        assume(False)
    names = Namespace()
    with contextlib.suppress(NameError):  # a function may read a name of its own too early
        exec(code, names)
        names.finished = True
    return names


@given(PROGRAMS)
def test_a_program_that_runs_leaves_the_names_and_reads_the_names_that_it_is_said_to(
    source: str,
) -> None:
    names, found = run(source), names_of(source)
    assert found is not None
    left = {name for name in names if not name.startswith("__")}
    assert found.binds == left
    assert set(bound_names(source)) == found.binds - found.imports
    assert found.needs == names.read
    assert names.taken <= taken_names(source)


@given(PROGRAMS)
def test_functions_of_a_program_do_no_more_than_is_said(source: str) -> None:
    source = source.replace("f  # not called", "f()")
    names, found = run(source), names_of(source)
    assert found is not None
    left = {name for name in names if not name.startswith("__")}
    assert not names.finished or left <= found.binds | found.binds_later
    assert names.read <= found.needs | found.later


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("y = f(x)", "f x"),
        ("x = 1\ny = x", ""),
        ("x = x + 1", "x"),
        ("x += 1", "x"),
        ("x: int = x", "x int"),
        ("for x in rows:\n    total = total + x", "rows total"),
        ("for x in rows:\n    last = x", "rows"),
        ("for x in rows:\n    last = x\nprint(last)", "rows print last"),
        ("if a:\n    x = 1\nprint(x)", "a x print"),
        ("if a:\n    x = 1\nelse:\n    x = 2\nprint(x)", "a print"),
        ("if a:\n    x = 1\nelif b:\n    pass\nelse:\n    x = 2\nprint(x)", "a b x print"),
        ("if a:\n    x = 1\nelse:\n    print(x)", "a x print"),
        ("try:\n    import m\nexcept E:\n    m = None\nprint(m)", "E print"),
        ("try:\n    x = f()\nfinally:\n    print(x)", "f print"),
        ("try:\n    x = f()\nexcept E:\n    pass\nprint(x)", "f E x print"),
        ("with open(x) as f:\n    y = f\nprint(y)", "open x print"),
        ("match a:\n    case [x]:\n        y = x\nprint(y)", "a y print"),
        ("while a:\n    x = 1\nprint(x)", "a x print"),
        ("x = 1\ndel x\nprint(x)", "x print"),
        ("def g():\n    return f(y)\ny = 1", "f"),
        ("import numpy as np\nnp.mean(X)", "X"),
        ("[x for x in rows]", "rows"),
        ("def (", ""),
    ],
)
def test_names_that_a_cell_takes_from_the_cells_before_it(source: str, taken: str) -> None:
    assert taken_names(source) == set(taken.split())


def test_names_inside_functions() -> None:
    source = "def g():\n    return f(y)\nh = lambda: z\nx = w\nclass C:\n    def m(self): return q"
    assert names_in_functions(source) == {"g": {"f", "y"}, "h": {"z"}, "C": {"q"}}


def test_names_in_texts_count_where_names_are_looked_up() -> None:
    assert "rate" in names_in_texts("assert globals()['rate'] == 2")
    assert not names_in_texts("assert f('rate') == 2")


def test_files_whose_names_a_cell_takes_over() -> None:
    source = "from mine import *\nfrom sub.more import *\nfrom math import pi\n%run other.py"
    assert whole_files(source) == {"mine.py", "sub/more.py", "other.py"}
