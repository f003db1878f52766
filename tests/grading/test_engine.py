# ruff: noqa: E501
"""Honest notebooks: whatever a right answer looks like, its check passes, and a wrong one fails."""

from __future__ import annotations

import pytest
from engine_help import answer, check, extra, instructor, notebook, run_in_a_judge

from dlcourse.models import Cell, Executed, Limits
from dlcourse.notebook.code import only_raises

LIMITS = Limits(cell_seconds=20, notebook_seconds=100)

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers


def run(*cells: Cell, **limits: object) -> Executed:
    return run_in_a_judge(notebook(*cells), LIMITS.model_copy(update=limits), {"lab.txt": b"42"})


def score(executed: Executed, name: str) -> float | None:
    return executed.outcomes[f"check-{name}"].score


SQUARES = answer("squares", "def squares(n):\n    return [i * i for i in range(1, n + 1)]")

RIGHT = {
    "function": (SQUARES, "assert squares(3) == [1, 4, 9]"),
    "keyword arguments": (
        answer("f", "def f(a, *rest, b=1, **more):\n    return a, rest, b, more"),
        "assert f(1, 2, 3, b=4, c=5) == (1, (2, 3), 4, {'c': 5})",
    ),
    "array": (
        answer("f", "def f(x):\n    return x.T @ x"),
        "import numpy as np\nx = np.arange(6.0).reshape(2, 3)[:, ::2]\n"
        "np.testing.assert_allclose(f(x), x.T @ x)\nassert isinstance(f(x), np.ndarray)",
    ),
    "an exception that is made of more than words": (
        answer("f", "def f(x):\n    x += 0.5"),
        "import numpy as np\ntry:\n    f(np.array([1, 2]))\nexcept TypeError as error:\n"
        "    assert 'Cannot cast' in str(error)\nelse:\n    assert False",
    ),
    "changed in place": (
        answer("relu_", "def relu_(x):\n    x[x < 0] = 0\n    return x"),
        "import numpy as np, torch\nfor x in (np.array([-1.0, 2.0]), torch.tensor([-1.0, 2.0])):\n"
        "    assert relu_(x) is x\n    assert x.tolist() == [0, 2]",
    ),
    "a tensor where the notebook has no torch": (
        answer("x", "import torch\nx = torch.tensor([1.0, 2.0])"),
        "assert [float(each) for each in x] == [1.0, 2.0]\nassert tuple(x.shape) == (2,)",
    ),
    "list changed in place": (
        answer("add", "def add(items, log):\n    items.append(log)\n    log['n'] = len(items)"),
        "items, log = [1], {}\nadd(items, log)\nassert items == [1, {'n': 2}] and items[1] is log",
    ),
    "class": (
        answer(
            "Value",
            "class Value:\n"
            "    def __init__(self, data, parents=()):\n"
            "        self.data, self.parents, self.grad = data, parents, 0.0\n"
            "    def __add__(self, other):\n"
            "        other = other if isinstance(other, Value) else Value(other)\n"
            "        return Value(self.data + other.data, (self, other))\n"
            "    __radd__ = __add__\n"
            "    def __neg__(self): return Value(-self.data, (self,))\n"
            "    def backward(self):\n"
            "        self.grad = 1.0\n"
            "        for p in self.parents: p.grad += 1.0\n",
        ),
        "a, b = Value(2.0), Value(3.0)\nc = 1 + (a + b)\nassert c.data == 6.0\n"
        "d = a + b\nd.backward()\nassert (a.grad, b.grad) == (1.0, 1.0)\n"
        "assert isinstance(c, Value) and (-a).data == -2\na.grad = 5.0\nassert a.grad == 5.0",
    ),
    "generator": (
        answer("count", "def count(n):\n    for i in range(n):\n        yield [i]"),
        "assert list(count(3)) == [[0], [1], [2]]\nassert next(iter(count(1))) == [0]",
    ),
    "callback": (
        answer("slope", "def slope(f, x, h=1e-6):\n    return (f(x + h) - f(x - h)) / (2 * h)"),
        "import math\nassert abs(slope(lambda x: x**2, 3.0) - 6) < 1e-5\n"
        "assert abs(slope(math.exp, 0.0) - 1) < 1e-5",
    ),
    "exception": (
        answer("root", "def root(x):\n    if x < 0:\n        raise ValueError('negative')\n    return x**0.5"),
        "import unittest\nwith unittest.TestCase().assertRaises(ValueError) as caught:\n    root(-1)\n"
        "assert str(caught.exception) == 'negative'\n"
        "try:\n    root(-1)\nexcept Exception as e:\n    assert 'root, line 3' in e.__notes__[0]",
    ),
    "module": (
        answer(
            "Net",
            "import torch\nfrom torch import nn\nclass Net(nn.Module):\n"
            "    def __init__(self):\n        super().__init__()\n        self.layer = nn.Linear(3, 1)\n"
            "    def forward(self, x):\n        return self.layer(x).squeeze(-1)\n",
        ),
        "import torch\nnet = Net()\nassert isinstance(net, torch.nn.Module)\n"
        "assert isinstance(net.layer.weight, torch.nn.Parameter)\n"
        "with torch.no_grad():\n    net.layer.weight.fill_(1.0)\n    net.layer.bias.zero_()\n"
        "x = torch.arange(6.0).reshape(2, 3)\nassert torch.allclose(net(x), torch.tensor([3.0, 12.0]))\n"
        "assert torch.allclose(net.layer.weight, torch.ones(1, 3))\n"
        "assert (net.layer.weight == 1).all()\n"
        "loss = ((net(x) - torch.zeros(2)) ** 2).mean()\nloss.backward()\n"
        "assert torch.allclose(net.layer.bias.grad, torch.tensor([15.0]))",
    ),
    "training": (
        answer(
            "train",
            "def train(model, optimizer, batches):\n"
            "    import torch\n    losses = []\n    for x, y in batches:\n"
            "        loss = ((model(x) - y) ** 2).mean()\n        optimizer.zero_grad()\n"
            "        loss.backward()\n        optimizer.step()\n        losses.append(loss.item())\n"
            "    return losses\n",
        ),
        "import torch\nmodel = remote('torch.nn.Linear', 2, 1)\n"
        "sgd = remote('torch.optim.SGD', model.parameters(), lr=0.1)\n"
        "x = torch.eye(2)\nlosses = train(model, sgd, [[x, x.sum(1, keepdim=True)]] * 30)\n"
        "assert losses[-1] < 0.1 * losses[0]",
    ),
    "gradient of the check's tensor": (
        answer("loss", "def loss(w):\n    return (w ** 2).sum()"),
        "import torch\nw = torch.tensor([1.0, 2.0], requires_grad=True)\nloss(2 * w).backward()\n"
        "assert torch.allclose(w.grad, 8 * w.detach())",
    ),
    "name that is taken away": (
        answer("total", "def squares(n):\n    return [1]\ndef total(n):\n    return sum(squares(n))", "squares", "total"),
        "kept = squares\ndel squares\ntry:\n    total(1)\nexcept NameError:\n    pass\nelse:\n"
        "    raise AssertionError('total does not use squares')\nfinally:\n    squares = kept\n"
        "assert total(1) == 1",
    ),
    "name that is replaced": (
        answer("total", "def squares(n):\n    return [1]\ndef total(n):\n    return sum(squares(n))", "squares", "total"),
        "kept = squares\nsquares = lambda n: [5, 6]\nassert total(1) == 11\nsquares = kept\nassert total(1) == 1",
    ),
    "random generator": (
        answer("draw", "def draw(rng):\n    return rng.normal(size=3)"),
        "import numpy as np\na, b = np.random.default_rng(1), np.random.default_rng(1)\n"
        "assert (draw(a) == b.normal(size=3)).all() and (draw(a) == b.normal(size=3)).all()",
    ),
    "library classes as arguments": (
        answer("build", "def build(layer, size):\n    return layer(size, 1)"),
        "import torch\nassert build(torch.nn.Linear, 7).in_features == 7\n"
        "import numpy as np\nassert build(lambda a, b: np.zeros((a, b)), 2).shape == (2, 1)",
    ),
    "list of objects": (
        answer("P", "class P:\n    def __init__(self, x): self.x = x\ndef many(n):\n    return [P(i) for i in range(n)], {'a': P(9)}", "P", "many"),
        "ps, d = many(3)\nassert [p.x for p in ps] == [0, 1, 2] and d['a'].x == 9",
    ),
    "plain value": (answer("x", "x = {'a': (1, 2.5, None, 'é', b'z', 1j, {3})}"), "assert x == {'a': (1, 2.5, None, 'é', b'z', 1j, {3})}"),
    "context manager": (
        answer("Box", "class Box:\n    def __enter__(self):\n        self.open = True\n        return self\n    def __exit__(self, *e):\n        self.open = False"),
        "with Box() as box:\n    assert box.open\nassert not box.open",
    ),
    "warnings and threads": (
        answer("f", "import threading, warnings, sys\ndef f():\n    warnings.warn('w')\n    print('out')\n    print('err', file=sys.stderr)\n    threading.Thread(target=lambda: print('x', file=sys.stderr)).start()\n    return 1"),
        "assert f() == 1",
    ),
    "data file": (answer("f", "def f():\n    return open('lab.txt').read()"), "assert f() == '42' == open('lab.txt').read()"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", RIGHT)
def test_right_answer_passes(name: str) -> None:
    cell, source = RIGHT[name]
    cell = cell.model_copy(update={"solution": cell.source})
    outcome = run(cell, check("q", source)).outcomes["check-q"]
    assert (outcome.status, outcome.message, outcome.score) == ("ok", "", 1.0)


@pytest.mark.parametrize(
    "wrong", ["return None", "return [1, 4]", "raise KeyError('k')", "return []"]
)
def test_wrong_answer_fails(wrong: str) -> None:
    cell = answer("squares", f"def squares(n):\n    {wrong}")
    assert score(run(cell, check("q", "assert squares(3) == [1, 4, 9]")), "q") == 0


@pytest.mark.slow
def test_cells_show_what_they_show_in_a_notebook() -> None:
    outcomes = run(
        instructor("%matplotlib inline\nimport matplotlib.pyplot as plt"),
        extra("print('hello')\n!echo shell\n1 + 1", "text"),
        extra("plt.plot([1, 2]);", "figure"),
        extra("import asyncio\nawait asyncio.sleep(0)\ninput('?')", "input"),
        extra("import ipywidgets\nipywidgets.IntSlider()", "widget"),
    ).outcomes
    kinds = [output["output_type"] for output in outcomes["text"].outputs]
    assert kinds == ["stream", "execute_result", "stream"]
    assert outcomes["text"].outputs[1]["data"] == {"text/plain": "2"}
    assert "shell" in outcomes["text"].outputs[2]["text"]
    assert "image/png" in outcomes["figure"].outputs[0]["data"]
    assert outcomes["input"].message.startswith("EOFError")
    assert outcomes["widget"].status == "ok"


@pytest.mark.parametrize(
    ("answered", "seen"), [("1", True), ("2", False), ("'a'", False), ("4", True)]
)
def test_a_check_that_stops_in_its_hidden_tests_says_so(answered: str, seen: bool) -> None:
    source = (
        "from dlcourse import check\nwith check.question('x', points=1):\n    assert x != 1\n"
        "    ### BEGIN HIDDEN TESTS\n    assert x + 1 != 3\n    ### END HIDDEN TESTS\n"
        "assert x != 4"
    )
    outcome = run(answer("x", f"x = {answered}"), check("x", source)).outcomes["check-x"]
    assert (outcome.score, outcome.seen) == (0.0, seen)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("1.5", 1.5), ("0", 0), ("2", 2), ("np.float64(0)", 0), ("np.int64(1)", 1),
        ("torch.tensor(0.5)", 0.5), ("np.array(1.25)", 1.25), ("None", 2), ("x = 3", 2), ("print(1)", 2),
        ("float('nan')", 0), ("-3", 0), ("'0'", 0), ("2.5", 0), ("True", 0), ("[1]", 0), ("obj", 0),
        ("float('inf')", 0), ("1j", 0),
    ],
)  # fmt: skip
def test_partial_scores(last: str, expected: float) -> None:
    cells = (
        answer("obj", "obj = object()"),
        check("q", f"import numpy as np, torch\n{last}", points=2),
    )
    outcome = run(*cells).outcomes["check-q"]
    assert outcome.score == expected
    assert bool(outcome.message) == (expected == 0 and last not in ("0", "np.float64(0)"))


def test_instructor_cells_that_need_answers_run_with_the_student() -> None:
    executed = run(
        instructor("data = [1, 2, 3]\ndef helper(n):\n    return squares(n)[-1]"),
        SQUARES,
        instructor("results = squares(len(data))", "use"),
        answer("after", "after = results[-1]"),
        check("q", "assert results == [1, 4, 9] and helper(2) == 4 and after == 9"),
    )
    assert score(executed, "q") == 1
    assert not executed.warnings


def test_a_given_cell_that_fails_with_any_answers_is_named() -> None:
    executed = run(
        instructor("import not_there", "imports"), SQUARES, check("q", "assert squares(1) == [1]")
    )
    assert score(executed, "q") == 1
    (warning,) = executed.warnings
    assert warning.startswith("the given cell 'imports' fails with any answers: ModuleNotFound")


def test_message_shows_the_failing_line_unless_it_is_hidden() -> None:
    hidden = "### BEGIN HIDDEN TESTS\nassert squares(4) == 'secret'\n### END HIDDEN TESTS"
    executed = run(SQUARES, check("a", "assert squares(1) == [2]"), check("b", hidden))
    assert executed.outcomes["check-a"].message == "This is false: squares(1) == [2]"
    assert "secret" not in executed.outcomes["check-b"].model_dump_json()


def test_a_check_can_ask_for_the_students_process() -> None:
    cells = SQUARES, check("q", "squares.__code__.co_argcount * 1.5", points=2, in_process=True)
    assert score(run(*cells), "q") == 1.5


def test_a_mistake_costs_its_points_once() -> None:
    right = "def squares(n):\n    return [i * i for i in range(1, n + 1)]"
    total = answer("total", "def total(n):\n    return sum(squares(n))", solution="")
    wrong = answer("squares", "def squares(n):\n    return [0] * n", solution=right)
    executed = run(
        wrong, check("squares", "assert squares(2) == [1, 4]"),
        total, check("total", "assert total(3) == 14"),
        answer("bad", "def bad(n):\n    return -squares(n)[0]"),
        check("bad", "assert bad(3) == 1, f'it gave {bad(3)}'"),
    )  # fmt: skip
    assert [score(executed, name) for name in ("squares", "total", "bad")] == [0, 1, 0]
    assert executed.outcomes["check-total"].replaced == ("squares",)
    assert not executed.outcomes["check-bad"].replaced
    assert executed.outcomes["check-bad"].message == "it gave -1"  # its own mistake, not squares'


def test_imports_of_a_check_reach_later_answers() -> None:
    cells = (
        check("a", "import math"),
        answer("f", "f = math.floor(2.5)"),
        check("b", "assert f == 2"),
    )
    assert score(run(*cells), "b") == 1


def test_the_instructors_data_cannot_be_changed() -> None:
    executed = run(
        instructor("import numpy as np\ny = np.array([1, 1, 1])"),
        answer("fit", "def fit(y):\n    y[...] = 0\n    return 0"),
        check("q", "predicted = fit(y)\nassert (predicted == y).all()"),
    )
    assert score(executed, "q") == 0
    assert "in place" in executed.warnings[0]


def test_the_same_submission_gives_the_same_result() -> None:
    cells = answer("x", "import random, numpy, torch\nx = [random.random(), numpy.random.rand(), torch.rand(1).item(), list({'a', 'b', 'c'})]"), check("q", "print(x)")  # fmt: skip
    first, second = (run(*cells).outcomes["check-q"].outputs for _ in range(2))
    assert first == second


def test_no_submission_finds_what_another_or_a_hidden_test_imported() -> None:
    cells = (
        answer("seen", "import sys\nseen = [n in sys.modules for n in ('tabnanny', 'sched')]"),
        instructor("import tabnanny"),
        check("q", "### BEGIN HIDDEN TESTS\nimport sched\n### END HIDDEN TESTS\nprint(seen)"),
    )
    shown = [run(*cells).outcomes["check-q"].outputs[0]["text"] for _ in range(2)]
    assert shown == ["[False, False]\n", "[False, False]\n"]


@pytest.mark.parametrize(
    ("source", "only"),
    [
        ('def add(a, b):\n    """The sum."""\n    raise NotImplementedError', True),
        ("import math\n# YOUR CODE HERE\nraise NotImplementedError()", True),
        ("def add(a, b):\n    return a + b", False),
        ("def add(a, b):\n    square(a)\n    raise NotImplementedError", False),
        ("class Adder:\n    pass", False),
        ("add = [", False),
    ],
)
def test_a_stub_that_only_raises_is_known(source: str, only: bool) -> None:
    assert only_raises(source) is only
