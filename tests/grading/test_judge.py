# ruff: noqa: E501
"""Clever wrong answers: none of them gets a point, and every check after them still runs."""

from __future__ import annotations

import pytest
from engine_help import answer, check, extra, instructor, notebook, run_in_a_judge

from dlcourse.models import Cell, Executed, Limits

LIMITS = Limits(cell_seconds=10, notebook_seconds=60)
HONEST = answer("honest", "def honest():\n    return 1")
CHECK_HONEST = check("honest", "assert honest() == 1")

pytestmark = pytest.mark.xdist_group("engine")  # they share the fork servers


def run(*cells: Cell) -> Executed:
    return run_in_a_judge(notebook(*cells), LIMITS, {})


EQUAL = "    def __eq__(self, o): return True\n    def __ne__(self, o): return False\n    __lt__ = __le__ = __gt__ = __ge__ = __eq__\n    def __hash__(self): return 0\n    def __bool__(self): return True\n    def __sub__(self, o): return 0.0\n    __rsub__ = __sub__\n    def __abs__(self): return 0.0\n    def __len__(self): return 3\n    def __contains__(self, o): return True\n"
CHECKS = {
    "equal": "assert f(2) == [1, 4]",
    "not different": "assert not f(2) != [1, 4]",
    "near": "assert abs(f(2) - 4.0) < 1e-6",
    "near from the right": "assert abs(4.0 - f(2)) < 1e-6",
    "float": "assert abs(float(f(2) - 4.0)) < 1e-6",
    "allclose": "import numpy as np\nnp.testing.assert_allclose(f(2), [1.0, 4.0, 9.0])",
    "isclose": "import numpy as np\nassert np.isclose(f(2), 4.0)",
    "torch": "import torch\nassert torch.allclose(f(2), torch.tensor([1.0, 4.0]))",
    "member": "assert 4 in f(2)",
    "in a list": "assert f(2) in [4, 5]",
    "unittest": "import unittest\nunittest.TestCase().assertEqual(f(2), 4)",
    "type": "assert isinstance(f(2), (int, float, list, dict, str)) and f(2) > 3",
    "true": "assert f(2)",
    "round": "assert round(f(2), 3) == 4",
    "max": "assert max(f(2), 3) == 4",
    "array equal": "import numpy as np\nassert np.array_equal(f(2), np.array([1, 4]))",
    "score": "f(2)",
}  # fmt: skip
LIARS = {
    "object": "class Liar:\n",
    "int": "class Liar(int):\n",
    "float": "class Liar(float):\n",
    "str": "class Liar(str):\n",
    "list": "class Liar(list):\n",
    "dict": "class Liar(dict):\n",
    "array": "import numpy as np\nclass Liar(np.ndarray):\n    def __new__(cls): return np.zeros(2).view(cls)\n    def __array_ufunc__(self, *a, **k): return True\n    def __array_function__(self, *a, **k): return True\n",
    "tensor": "import torch\nclass Liar(torch.Tensor):\n    @classmethod\n    def __torch_function__(cls, *a, **k): return True\n",
    "parameter": "import torch\nclass Liar(torch.nn.Parameter):\n    pass\nLiar.__module__, Liar.__qualname__ = 'torch.nn.parameter', 'Parameter'\n",
}  # fmt: skip


@pytest.mark.parametrize("liar", LIARS)
def test_objects_that_lie_get_no_point(liar: str) -> None:
    cells = [check(name, source) for name, source in CHECKS.items()]
    source = f"{LIARS[liar]}{EQUAL}\ndef f(n):\n    return Liar()"
    executed = run(answer("f", source), *cells, HONEST, CHECK_HONEST)
    passed = [name for name in CHECKS if executed.outcomes[f"check-{name}"].score]
    assert passed == []
    assert executed.outcomes["check-honest"].score == 1


ATTACKS = {
    "patched numpy": "import numpy as np\nnp.testing.assert_allclose = np.allclose = lambda *a, **k: True",
    "patched torch": "import torch\ntorch.allclose = torch.equal = lambda *a, **k: True\ntorch.Tensor.__eq__ = lambda s, o: True",
    "patched check": "import dlcourse.check as c\nfor n in dir(c):\n    setattr(c, n, lambda *a, **k: True)",
    "patched builtins": "import builtins\nbuiltins.abs = builtins.all = lambda *a: 0\nbuiltins.AssertionError = type('E', (BaseException,), {})",
    "input hook": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "ast hook": "import ast\nclass T(ast.NodeTransformer):\n    def visit_Assert(self, n): return ast.Pass()\nget_ipython().ast_transformers.append(T())",
    "traceback hook": "get_ipython().set_custom_exc((Exception,), lambda *a: None)\nget_ipython().showtraceback = lambda *a, **k: None\nget_ipython()._showtraceback = lambda *a: None",
    "run_cell hook": "type(get_ipython()).run_cell = lambda *a, **k: None",
    "shadowing extra": "import sys, types\nsys.modules['numpy.testing'] = types.ModuleType('x')\nassert_allclose = isinstance = len = lambda *a: True",
    "settrace": "import sys\nsys.settrace(lambda *a: None); sys.setprofile(lambda *a: None)",
    "gc": "import gc\nfound = [o for o in gc.get_objects() if isinstance(o, str) and 'SECRET' 'X' in o]\nassert found",
    "operations": "import dlcourse.sandbox.student as s\nfor k in s.OPERATIONS:\n    s.OPERATIONS[k] = lambda *a: True\ns.StudentConnection.perform = lambda *a: True",
    "environment": "import os\nos.environ['PYTHONOPTIMIZE'] = '2'",
    "atexit": "import atexit\natexit.register(print, 'bye')",
    "codec": "import dlcourse.sandbox.encoder as w\nw.Encoder.tree = lambda self, value: True",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_changing_the_student_side_gets_no_point(attack: str) -> None:
    executed = run(
        instructor("import numpy as np"),
        HONEST,
        extra(ATTACKS[attack]),
        answer("f", "def f(n):\n    return [0.0]"),
        check("a", "np.testing.assert_allclose(f(2), [1.0, 'SECRETX' and 4.0])"),
        check("b", "assert f(2) == [1, 4]"),
        check("c", "assert len(f(2)) == 2 and isinstance(f(2), tuple)"),
    )
    assert [executed.outcomes[f"check-{n}"].score for n in "abc"] == [0, 0, 0]


SCAN = """
import gc, os, sys, inspect
def f(n):
    frame, seen = sys._getframe(), []
    while frame:
        seen.append(repr(frame.f_locals) + repr(frame.f_code.co_consts))
        frame = frame.f_back
    seen += [repr(In), repr(Out), open('/proc/self/cmdline').read(), repr(os.environ)]
    seen += [o for o in gc.get_objects() if isinstance(o, str)]
    seen += [repr(o) for o in gc.get_objects() if isinstance(o, (list, dict, tuple)) and len(o) < 100]
    for place in ('.', '/tmp', '/proc/self/fd'):
        seen += os.listdir(place)
    return ''.join(['hidden', 'expectation']) in ''.join(map(str, seen))
"""


def test_hidden_tests_are_nowhere_in_the_students_process() -> None:
    executed = run(
        answer("f", SCAN, solution="def f(n): return 'hiddenexpectation'"),
        check("a", "assert f(1) == False, 'hiddenexpectation'\n# hiddenexpectation"),
        check("b", "hiddenexpectation = 'hiddenexpectation'\nassert f(1) is False"),
    )
    assert [executed.outcomes[f"check-{n}"].score for n in "ab"] == [1, 1]


FORGED = {
    "no message": "os.write(fd, b'x' * 100)",
    "early answer": "os.write(fd, s)",
    "closed": "os.close(fd)",
    "closed everything": "os.closerange(3, 100)",
    "huge frame": "os.write(fd, struct.pack('<IIQ', 0x0D1C0DE, 10, 1 << 60))",
    "deep": "t = b'[[],' + b'[' * 90000 + b']' * 90000 + b']'; os.write(fd, struct.pack('<IIQ', 0x0D1C0DE, len(t), 0) + t)",
    "order": "t = b'[[],[\"call\",1,\"callback\",[\"t\",99,[\"t\"],null],[]]]'; os.write(fd, struct.pack('<IIQ', 0x0D1C0DE, len(t), 0) + t)",
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_forged_messages_are_no_verdict(forged: str) -> None:
    attack = f"""
import os, struct, stat
t = b'[[],["return",3,4,[],[]]]'
s = struct.pack('<IIQ', 0x0D1C0DE, len(t), 0) + t
def f(n):
    for name in os.listdir('/proc/self/fd'):
        fd = int(name)
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                {FORGED[forged]}
        except OSError:
            pass
    return 0
"""
    executed = run(HONEST, answer("f", attack), check("f", "assert f(2) == 5"), CHECK_HONEST)
    assert executed.outcomes["check-f"].score == 0
    assert executed.outcomes["check-honest"].score == 1
    assert executed.tampered


@pytest.mark.parametrize(
    "reply",
    ["(1, 2", "{'a': [1] * 10**6}", "'x' * 10**7", "[[[[]]]]", "float('nan')", "object", "f", "__builtins__",
     "(lambda t: [t := (t,) for _ in range(5000)][-1])(())", "type('E', (Exception,), {})()"],
)  # fmt: skip
def test_odd_replies_are_wrong_answers(reply: str) -> None:
    executed = run(
        HONEST,
        answer("f", f"def f(n):\n    return {reply}"),
        check("f", "assert f(2) == 5"),
        CHECK_HONEST,
    )
    assert executed.outcomes["check-f"].score == 0
    assert executed.outcomes["check-honest"].score == 1
    assert not executed.tampered


@pytest.mark.parametrize(
    "raised", ["SystemExit(0)", "KeyboardInterrupt()", "StopIteration(4)", "GeneratorExit()", "MemoryError()", "BaseException()",
               "__import__('unittest').SkipTest()", "__import__('dlcourse.sandbox.channel').sandbox.channel.DeadlineExceeded()"]
)  # fmt: skip
def test_raising_anything_is_no_pass(raised: str) -> None:
    executed = run(
        HONEST,
        answer("f", f"def f(n):\n    raise {raised}"),
        check("f", "assert f(2) == 5"),
        CHECK_HONEST,
    )
    assert executed.outcomes["check-f"].score == 0
    assert executed.outcomes["check-honest"].score == 1


def test_a_stand_in_gives_nothing_but_plain_results() -> None:
    solution = "SECRET = 41\ndef helper(x):\n    return x + SECRET"
    spy = "def spy(x):\n    h = helper\n    return repr([getattr(h, n, None) for n in ('__globals__', '__code__', '__closure__', '__self__')]) + str(h(1))"
    executed = run(
        answer("helper", "def helper(x):\n    return 0", solution=solution),
        check("helper", "assert helper(1) == 42"),
        answer("spy", spy),
        check("spy", "print(spy(1))\nassert False"),
    )
    assert executed.outcomes["check-spy"].score == 0
