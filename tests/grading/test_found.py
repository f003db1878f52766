"""Ways around the grader's promises that somebody found; each of them is closed."""

from __future__ import annotations

import pytest
import small_course
from engine_help import answer, check, instructor, notebook, run_in_a_judge
from nbformat.v4 import new_notebook

from dlcourse.grading import grade
from dlcourse.models import (
    Cell,
    CellOutcome,
    CellStatus,
    Executed,
    Lab,
    Limits,
    QuestionStatus,
    Result,
    Submission,
    TrustedNotebook,
)

LIMITS = Limits(cell_seconds=20, notebook_seconds=100)

pytestmark = pytest.mark.xdist_group("engine")  # they share the warm processes


def run(*cells: Cell) -> Executed:
    return run_in_a_judge(notebook(*cells), LIMITS, {})


def outcome(*cells: Cell) -> CellOutcome:
    return run(*cells).outcomes["check-f"]


# ---- points for a wrong answer

WITH_UNITTEST = """\
import unittest
class T(unittest.TestCase):
    def test_f(self):
        self.assertEqual(f(2), 4)
result = unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
assert result.wasSuccessful()"""


@pytest.mark.parametrize("name", ["SkipTest", "_ShouldStop"])
def test_an_answer_cannot_tell_unittest_to_skip_its_test(name: str) -> None:
    wrong = f"def f(x):\n    import unittest.case\n    raise unittest.case.{name}"
    assert outcome(answer("f", wrong), check("f", WITH_UNITTEST)).score == 0


@pytest.mark.parametrize(
    "test",
    [
        "for got in map(f, [1, 2]):\n    assert got == 3",
        "assert all(map(lambda x: f(x) == 3, [1]))",
    ],
)
def test_an_answer_cannot_end_the_loop_of_a_check(test: str) -> None:
    assert outcome(answer("f", "def f(x):\n    raise StopIteration"), check("f", test)).score == 0


SHORTER = """\
class Items:
    def __len__(self): return 2
    def __iter__(self): return iter([])
f = Items"""
IN_PAIRS = (
    "got = f()\nassert len(got) == 2\nfor one, other in zip(got, [1, 2]): assert one == other"
)


@pytest.mark.parametrize(("own", "points"), [(SHORTER, 0), (SHORTER.replace("[]", "[1, 2]"), 1)])
def test_an_answer_cannot_be_shorter_than_it_says(own: str, points: int) -> None:
    assert outcome(answer("f", own), check("f", IN_PAIRS)).score == points


@pytest.mark.parametrize(
    ("test", "points"), [("assert f(2) == 5", 1), ("assert square(2) == 4", 0)]
)
def test_a_second_chance_is_for_checks_that_use_their_own_answer(test: str, points: int) -> None:
    earlier = answer("square", "def square(x): return 0", solution="def square(x): return x * x")
    own = "def f(x): return square(x) + 1"
    cells = (earlier, check("square", "assert square(3) == 9"), answer("f", own, solution=own))
    assert outcome(*cells, check("f", test)).score == points


def graded(own: str, solution: str, test: str) -> Result:
    """What a student gets for an answer in a lab with one question."""

    def notebook_of(source: str) -> bytes:
        cells = [small_course.answer_cell("q", source), small_course.check_cell("q", test)]
        return small_course.to_bytes(new_notebook(cells=cells))

    released = notebook_of("# YOUR CODE HERE\nraise NotImplementedError()")
    trusted = TrustedNotebook(name="lab", source=notebook_of(solution), released=released)
    submission = Submission(student="ada", files={"lab.ipynb": notebook_of(own)})
    return grade(submission, Lab(name="lab", notebooks=(trusted,)), LIMITS).result


@pytest.mark.parametrize("nothing", ["# done", "pass", "...", '"""later"""', "raise Exception()"])
def test_an_answer_that_does_nothing_is_none(nothing: str) -> None:
    result = graded(nothing, "x = 3", "assert True")
    assert result.score == 0
    assert result.questions[0].status is QuestionStatus.UNANSWERED


POINT = instructor("from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: int")


@pytest.mark.parametrize(("step", "points"), [(1, 1), (999, 0)])
def test_an_object_of_the_check_comes_back_as_the_answer_changed_it(step: int, points: int) -> None:
    moved = answer("f", f"def f(p):\n    p.x += {step}\n    return p")
    assert outcome(POINT, moved, check("f", "assert f(Point(1)) == Point(2)")).score == points


KINDS = instructor(
    "from enum import Enum\nfrom typing import NamedTuple\nfrom collections import namedtuple\n"
    "class Colour(Enum):\n    RED = 1\n    BLUE = 2\n"
    "class Place(NamedTuple):\n    x: int\n    y: int\n"
    "Pair = namedtuple('Pair', 'a b')"
)
KEYS = {
    "enum": ("{Colour.RED: 1, Colour.BLUE: 2}", "== {Colour.RED: 1, Colour.BLUE: 2}"),
    "named tuple": ("{Place(1, 2): 'a'}", "== {Place(1, 2): 'a'}"),
    "inside a tuple": ("{(Colour.RED, Place(1, 2))}", "== {(Colour.RED, Place(1, 2))}"),
    "nested": ("{Pair(Colour.RED, Place(1, 2)): [1]}", "[Pair(Colour.RED, Place(1, 2))] == [1]"),
    "bytes in it": ("{Pair(b'x', 2): 1}", "== {Pair(b'x', 2): 1}"),
    "their own": (
        "{__import__('collections').namedtuple('Own', 'u v')(1, 2): 3}", "== {(1, 2): 3}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_keys_and_members_of_given_classes_are_plain(key: str) -> None:
    made, expected = KEYS[key]
    test = check("f", f"assert f() {expected}")
    assert outcome(KINDS, answer("f", f"def f():\n    return {made}"), test).score == 1
    assert outcome(KINDS, answer("f", "def f():\n    return {Colour.BLUE: 7}"), test).score == 0


# ---- honest answers that were called dishonest

REMEMBERS = {
    "a dataclass": "f(Point(1))",
    "a network": "f(__import__('torch').nn.Linear(1, 1))",
    "a function": "f(lambda: 3)",
}


@pytest.mark.parametrize("call", REMEMBERS.values(), ids=REMEMBERS)
def test_an_answer_may_remember_what_an_earlier_check_gave_it(call: str) -> None:
    remembers = """\
seen = []
def f(x):
    seen.append(x)
    return seen[0]() if callable(x) and not hasattr(x, "weight") else seen[0]"""
    executed = run(
        POINT, answer("f", remembers), check("f", f"x = {call}"), check("again", f"x = {call}")
    )
    assert not executed.tampered
    assert executed.outcomes["check-f"].score == 1


GIVEN = """\
import enum
from dataclasses import dataclass, field
@dataclass
class Half:
    x: int
    y: int = field(init=False)
@dataclass
class Wrong(Exception):
    x: int
@dataclass
class Table(dict):
    x: int
@dataclass
class Base:
    x: int
@dataclass
class Derived(Base):
    y: int
class Flags(enum.Flag):
    A = 1
    B = 2"""
ODD = {
    "a dataclass with a field unset": ("Half(3)", "assert got.x == 3"),
    "a dataclass that is an exception": ("Wrong(3)", "assert got.x == 3"),
    "a dataclass that is a dict": ("Table(3)", "assert got.x == 3"),
    "a dataclass with a parent": ("Derived(3, 4)", "assert got == Derived(3, 4)"),
    "two flags at once": ("Flags.A | Flags.B", "assert got == Flags.A | Flags.B"),
    "fields in another order": (
        "__import__('numpy').ones(2, dtype=[('a', 'i4'), ('b', 'f8')])[['b', 'a']]",
        "assert got.dtype.names == ('b', 'a') and got['a'].tolist() == [1, 1]",
    ),
    "a huge decimal": (
        "__import__('decimal').Decimal('1E+20000')",
        "assert got.adjusted() == 20000",
    ),
    "a huge integer": ("1 << 5_000_000", "assert got.bit_length() == 5_000_001"),
    "a conjugated tensor": (
        "__import__('torch').tensor([1 + 2j]).conj()",
        "assert got.tolist() == [1 - 2j]",
    ),
    "one element of a row": ("__import__('torch').ones(1, 3)[:, 0]", "assert got.tolist() == [1]"),
    "one number of a row": ("__import__('numpy').ones((1, 3))[:, 0]", "assert got.tolist() == [1]"),
    "the imaginary part of one": (
        "__import__('torch').tensor([1 + 2j]).conj().imag",
        "assert got.tolist() == [-2]",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("value", "test"), ODD.values(), ids=ODD)
def test_odd_values_arrive(value: str, test: str) -> None:
    executed = run(
        instructor(GIVEN),
        answer("f", f"def f():\n    return {value}"),
        check("f", f"got = f()\n{test}"),
    )
    assert not executed.tampered
    assert executed.outcomes["check-f"].score == 1


# ---- broken rows


def test_a_check_in_a_copy_that_runs_for_ever_is_a_timeout() -> None:
    endless = answer("f", "def f():\n    while True: pass")
    cells = notebook(endless, check("f", "assert f() == 3", in_process=True))
    executed = run_in_a_judge(cells, LIMITS.model_copy(update={"cell_seconds": 1}), {})
    assert executed.outcomes["check-f"].status is CellStatus.TIMEOUT


# ---- right answers refused

FILLED = """\
import torch

def f():
    net = torch.nn.Linear(2, 1)
    for parameter in net.parameters():
        torch.nn.init.constant_(parameter, {value})
    return net
"""
COMPARED = """\
from dlcourse import check as checks
net = f()
checks.equal(net.weight, [[3.0, 3.0]])
checks.equal(list(net.parameters()), [[[3.0, 3.0]], [3.0]])
checks.equal({"bias": net.bias}, {"bias": [3.0]})
"""


@pytest.mark.parametrize(("value", "score"), [(3, 1), (2, 0)])
def test_a_networks_parameters_are_compared_by_their_values(value: int, score: int) -> None:
    found = outcome(answer("f", FILLED.format(value=value)), check("f", COMPARED))
    assert found.score == score


@pytest.mark.slow
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_an_answer_may_start_processes_of_its_own(method: str) -> None:
    parallel = f"""
def f(numbers):
    import math, multiprocessing
    with multiprocessing.get_context("{method}").Pool(2) as pool:
        return pool.map(math.sqrt, numbers)"""
    assert outcome(answer("f", parallel), check("f", "assert f([4.0, 9.0]) == [2, 3]")).score == 1
