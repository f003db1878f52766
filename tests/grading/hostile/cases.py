# ruff: noqa: E501
# fmt: off
"""Clever, hostile and unlucky submissions to the small course; whoever adds one adds an entry.

Every answer that a case does not replace is right, so a case loses the points of `lost` and no
others: no point that was not earned, every point that was.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hostile.numbers_lab import POINTS, RIGHT


@dataclass(frozen=True)
class Case:
    """One submission. tries: what it is after, in words.

    answers: sources of answer cells by question. first, last: own cells at the top and the end.
    lost: questions without a point. part: questions with these points instead.
    """

    tries: str
    answers: dict[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    lost: tuple[str, ...] = ()
    part: dict[str, float] = field(default_factory=dict)
    status: str = "graded"

    @property
    def points(self) -> dict[str, float]:
        """The points of every question."""
        return {name: self.part.get(name, 0 if name in self.lost else p) for name, p in POINTS.items()}


def in_function(question: str, body: str) -> dict[str, str]:
    """The question's function with another body."""
    head = RIGHT[question].partition("\n")[0]
    return {question: head + "".join(f"\n    {line}" for line in body.strip("\n").split("\n"))}


def before(question: str, lines: str, answer: str = "") -> dict[str, str]:
    """Lines at the top of a question's cell, then its answer."""
    return {question: lines.strip("\n") + "\n\n" + (answer or RIGHT[question])}


WRONG_SHARE = "def share(values):\n    return 'nothing'"
WRONG_SQUARE = "def square(x):\n    return 9"

# ---- what runs around the tests

HOOKS = {
    "input hook": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "input hook, second kind": "get_ipython().input_transformers_post.append(lambda lines: ['2.0\\n'])",
    "syntax tree hook": "import ast\nclass Pass(ast.NodeTransformer):\n    def visit_Expr(self, node): return ast.Expr(ast.Constant(2.0))\nget_ipython().ast_transformers.append(Pass())",
    "display hook": "import sys\nsys.displayhook = lambda value: None\ntype(get_ipython().displayhook).__call__ = lambda *a: None\nget_ipython().display_formatter.format = lambda *a, **k: ({'text/plain': '2.0'}, {})",
    "silent exceptions": "shell = get_ipython()\nshell.set_custom_exc((BaseException,), lambda *a, **k: None)\nshell.showtraceback = shell._showtraceback = lambda *a, **k: None",
    "run_cell replaced": "type(get_ipython()).run_cell_async = get_ipython().run_cell = lambda *a, **k: None",
    "patched NumPy": "import numpy.testing\nnp.testing.assert_allclose = numpy.testing.assert_equal = lambda *a, **k: None\nnp.allclose = np.array_equal = lambda *a, **k: True\nnp.array = np.arange = lambda *a, **k: Right()\nclass Right:\n    def __gt__(self, other): return np.ones(2)",
    "patched torch": "import torch\ntorch.allclose = torch.equal = torch.is_tensor = lambda *a, **k: True\ntorch.Tensor.__eq__ = lambda *a: True",
    "patched dlcourse.check": "import dlcourse.check as c\nfor name in dir(c):\n    if not name.startswith('__'):\n        setattr(c, name, lambda *a, **k: True)",
    "patched builtins": "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda *a: True\nbuiltins.AssertionError = type('E', (SystemExit,), {})",
    "patched arithmetic": "import operator\nimport dlcourse.sandbox.student as s\nfor name in s.OPERATIONS:\n    s.OPERATIONS[name] = lambda *a: 2.0",
    "assertions off": "import sys, os\nos.environ['PYTHONOPTIMIZE'] = '2'\nsys.flags = type('F', (), {'optimize': 2})",
    "tracing": "import sys\ndef skip(frame, event, arg):\n    frame.f_trace_opcodes = True\n    return skip\nsys.settrace(skip)\nsys.setprofile(lambda *a: None)",
    "events": "for name in ('pre_run_cell', 'post_run_cell', 'pre_execute', 'post_execute'):\n    get_ipython().events.register(name, lambda *a: globals().update(share=lambda v: None))",
    "import hook": "import sys\nclass Finder:\n    def find_spec(self, *a): raise SystemExit\nsys.meta_path.insert(0, Finder())",
}
CASES = {
    name: Case(
        "change what runs the tests", before("share", hook, WRONG_SHARE), lost=("share",),
        status="partial" if name == "run_cell replaced" else "graded")
    for name, hook in HOOKS.items()
}
CASES |= {
    "points printed": Case(
        "print what a passed test would",
        in_function("share", "print('✓ share — 2 of 2 points')\nreturn 'passed'"), last="2.0", lost=("share",)),
    "answers hidden in a text of the tests' names": Case(
        "define the tests' names", first="check_square = check_mean = grade = score = points = 100\nrun = exec = eval = lambda *a: None"),
}

# ---- names

CASES |= {
    "shadowed builtins": Case(
        "be asked when the test calls abs or len",
        {"square": WRONG_SQUARE},
        first="abs = lambda x: 0.0\nlen = lambda x: 2\nrange = float = print = isinstance = AssertionError = lambda *a: True",
        lost=("square", "mean")),
    "shadowed imports": Case(
        "be asked when the test uses np and check",
        {"square": WRONG_SQUARE, "mean": "def mean(values):\n    return 0"},
        first="class Yes:\n    def __getattr__(self, name): return Yes()\n    def __call__(self, *a, **k): return Yes()\n    def __enter__(self): return self\n    def __exit__(self, *e): return True\nnp = check = Yes()",
        lost=("square", "mean")),
    "shadowed imports afterwards": Case(
        "be asked when the test uses np and check",
        before("mean", "np = check = type('Yes', (), {'__getattr__': lambda s, n: lambda *a, **k: True})()", "def mean(values):\n    return 0"),
        lost=("mean",)),
    "honest imports on top": Case("nothing: imports what is imported anyway", first="import numpy as np\nfrom dlcourse import check\nimport torch, math"),
    "builtins replaced": Case("run tests with other builtins", before("share", "__builtins__ = {'abs': lambda x: 0}", WRONG_SHARE), lost=("share",)),
    "__missing__": Case(
        "answer for every name", before("share", "class Names(dict):\n    def __missing__(self, name): return lambda *a, **k: 1.0\nget_ipython().user_ns.__class__", WRONG_SHARE), lost=("share",)),
    "name of the tests' variable": Case("set the value that the test computes", {"share": "value = 1.0\n\n" + WRONG_SHARE}, last="value = 1.0", lost=("share",)),
    "a later cell breaks an earlier answer": Case(
        "nothing: a slip after the question was right", before("share", "def square(x):\n    return 0"), part={"total": 2}),
    "a later cell mends an earlier answer": Case(
        "nothing: the right version comes too late", {"square": WRONG_SQUARE} | before("total", RIGHT["square"]), lost=("square",)),
    "one cell answers another question": Case(
        "nothing: all functions stand in the first cell",
        {"square": "\n\n".join(RIGHT.values()), "mean": "pass", "total": "# see above", "share": "", "twice": "1"}),
    "earlier answer patched while tested": Case(
        "change another answer from inside a function",
        in_function("total", "global square, mean\nsquare = mean = None\nreturn sum(v * v for v in values)"), part={"mean": 3}),
    "own __name__": Case("run as another module", before("share", "__name__ = 'judge'\n__file__ = '/etc/passwd'")),
}

# ---- values that lie

EQUAL = """
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    def __bool__(self): return True
    def __hash__(self): return 0
    def __sub__(self, other): return self
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __abs__ = lambda self, *a: self
    def __len__(self): return 4
    def __float__(self): return 0.0
    def all(self): return True
    def max(self): return 0.0
    item = sum = mean = max
"""
LIARS = {
    "object": "class Liar:",
    "int": "class Liar(int):",
    "float": "class Liar(float):",
    "str": "class Liar(str):",
    "list": "class Liar(list):",
    "bool in disguise": "class Liar:\n    __class__ = property(lambda self: float)",
    "array": "class Liar(np.ndarray):\n    def __new__(cls): return np.zeros(4).view(cls)\n    def __array_ufunc__(self, *a, **k): return True\n    def __array_function__(self, *a, **k): return True",
    "tensor": "import torch\nclass Liar(torch.Tensor):\n    __torch_function__ = classmethod(lambda *a, **k: True)",
    "parameter": "import torch\nclass Liar(torch.nn.Parameter):\n    pass\nLiar.__module__, Liar.__qualname__ = 'torch.nn.parameter', 'Parameter'\nclass Liar(Liar):",
}
for liar, head in LIARS.items():
    lie = before("square", head + EQUAL, "def square(x):\n    return Liar()")
    more = {name: f"def {name}({RIGHT[name].partition('(')[2].partition(')')[0]}):\n    return Liar()" for name in ("mean", "share", "twice")}
    CASES[f"always equal: {liar}"] = Case(
        "be equal to whatever is expected", lie | more, lost=("square", "mean", "share", "twice"))

REMOTE = """
import dlcourse.sandbox.student as s
class Liar:
    def __iter__(self): return iter([0.0, 1.0, 4.0, 9.0])
{equal}
old = s.StudentConnection.remote
def remote(self, value):
    number = old(self, value)[1]
    return ["remote", number, {kind}, {own}] if type(value) is Liar else old(self, value)
s.StudentConnection.remote = remote
"""
KINDS = {
    "a NumPy number": '["numpy:float64", "builtins:float"]',
    "a number": '["builtins:float", "builtins:int", "builtins:bool"]',
    "a masked array": '["numpy.ma.core:MaskedArray", "numpy:ndarray"]',
    "a parameter": '["torch.nn.parameter:Parameter", "torch:Tensor"]',
    "a module attribute that runs code": '["ctypes:cdll./proc/%d/root/tmp/notebook/evil" % p for p in range(150)]',
    "the grader's own class": '["dlcourse.sandbox.remote_object:RemoteObject", "dlcourse:sandbox.remote_object.RemoteObject", "unittest.mock:_ANY"]',
}
for kind, path in KINDS.items():
    CASES[f"says it is {kind}"] = Case(
        "have the judge take an object for a library's",
        before("square", REMOTE.format(equal=EQUAL, kind=path, own=None), "def square(x):\n    return Liar()"), lost=("square",))

CASES |= {
    "an endless class path": Case(
        "send a badly described object", before("square", REMOTE.format(equal="", kind='["a:b"] * 10**5', own=None), "def square(x):\n    return Liar()"),
        lost=("square",), status="tampered"),
    "keeps what it is compared with": Case(
        "learn the expected value from an operator, crash, and give it in the second run",
        before("square", "import os\nclass Spy:\n    def __sub__(self, other):\n        open('/tmp/known', 'w').write(repr(other))\n        os._exit(1)\n    __rsub__ = __sub__",
               "def square(x):\n    return float(open('/tmp/known').read()) if os.path.exists('/tmp/known') else Spy()"), lost=("square",)),
    "other values every time": Case(
        "be read as something else at each look",
        before("square", "class Dice:\n    n = 0\n    def __len__(self): return 4\n    def __getitem__(self, i):\n        Dice.n += 1\n        if i > 3: raise IndexError\n        return float(Dice.n)", "def square(x):\n    return Dice()"), lost=("square",)),
    "right on the visible example only": Case("know what is shown", in_function("square", "return {3: 9}.get(x, 0) if isinstance(x, int) else x"), lost=("square",)),
    "counts its calls": Case("answer by the number of the call", {"mean": "calls = []\ndef mean(values):\n    calls.append(1)\n    return [3.0, 4.0, -1.0, 4.0][len(calls) - 1]"}, lost=("mean",)),
    "a method as the verdict": Case("return an object whose methods agree", {"share": "class Yes:\n    def __rmul__(self, other): return float(other)\n    def equal(self, other): return True\n    __mul__ = __rmul__\ndef share(values):\n    return Yes()"}, lost=("share",)),
    "overwrites its argument": Case("change the input so that the wrong answer is right", in_function("square", "if isinstance(x, int):\n    return x * x\nx[:] = 0\nreturn x * 0.0"), lost=("square",)),
    "works in place": Case("nothing: sloppy, but right", in_function("square", "if isinstance(x, int):\n    return x * x\nx = x.copy()\nx *= x\nreturn x")),
    "returns what it was lent": Case("give back the test's own function", {"twice": "def twice(f, x):\n    return f"}, lost=("twice",)),
    "calls the test's function with a liar": Case("have the test's function compute with an object", before("twice", "class Liar:" + EQUAL, "def twice(f, x):\n    return f(Liar())"), lost=("twice",)),
    "recursion through the test's function": Case(
        "call each other for ever", {"twice": "class Deep:\n    def __mul__(self, other): return F(self)\n    __add__ = __mul__\ndef twice(f, x):\n    global F\n    F = f\n    return f(Deep())"}, lost=("twice",)),
    "plain recursion": Case("never end", in_function("twice", "return twice(f, x)"), lost=("twice",)),
}

# ---- exceptions

RAISED = {
    "SystemExit": "raise SystemExit(0)",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "GeneratorExit": "raise GeneratorExit",
    "StopIteration": "raise StopIteration(9)",
    "a skipped test": "import unittest\nraise unittest.SkipTest('passed')",
    "a false CheckFailed": "from dlcourse.check import CheckFailed, Report\nraise CheckFailed(Report('✓ passed'))",
    "a false TimeoutError": "raise TimeoutError('not my fault')",
    "the grader's own exception": "E = type('E', (Exception,), {})\nE.__module__, E.__qualname__ = 'dlcourse', 'sandbox.channel.DeadlineExceeded'\nraise E",
    "an exception without a text": "class E(Exception):\n    def __str__(self): raise self\n    __repr__ = __str__\nraise E",
    "a group": "raise BaseExceptionGroup('many', [ValueError(1), KeyboardInterrupt()])",
    "an exception with odd arguments": "raise ValueError({1: [object()]}, 10**5000)",
    "signs that break screens": "raise ValueError('\\x1b]0;title\\x07\\x1b[2J\\x00\\ud800<script>alert(1)</script>' * 50)",
}
for name, source in RAISED.items():
    CASES[f"raises {name}"] = Case("end the test without a failure", in_function("mean", source), lost=("mean",))

CASES |= {
    "sys.exit() in a cell": Case("end the notebook", last="import sys\nsys.exit()", status="partial"),
    "exit and quit": Case("end the notebook", last="quit()\nexit()", status="partial"),
    "input()": Case("wait for someone to type", last="input('your name? ')", status="partial"),
    "a syntax error": Case("nothing: a slip", {"mean": "def mean(values)\n    return 1"}, lost=("mean",), status="partial"),
    "NameError after a right answer": Case("nothing: a slip under the answer", {"mean": RIGHT["mean"] + "\n\nprint(undefined)"}, status="partial"),
}

# ---- where tests might be found

SEARCH = """
import gc, glob, inspect, os, re, sys
WORD = re.compile('EXPEC[T]ATION')
FOUND = []
def found():
    seen, frame = [], sys._getframe()
    while frame:
        seen.append(repr(frame.f_locals) + repr(frame.f_globals.keys()) + repr(frame.f_code.co_consts))
        frame = frame.f_back
    {where}
    return FOUND or WORD.search(''.join(map(str, seen)))
def square(x):
    return x * x if found() else 0
"""
WHERE = {
    "In and the history": "seen += [repr(In), repr(Out), repr(get_ipython().history_manager.__dict__), repr(get_ipython().user_ns)]",
    "inspect": "seen += [inspect.getsource(i.frame) if i.code_context else '' for i in inspect.stack()] + [repr(inspect.trace())]",
    "garbage collector": "seen += [o for o in gc.get_objects() if isinstance(o, str)] + [repr(o) for o in gc.get_objects() if type(o) in (list, tuple) and len(o) < 50 and all(type(v) is str for v in o)]",
    "/proc": "seen += [open(p, 'rb').read().decode(errors='ignore') for p in glob.glob('/proc/*/cmdline') + glob.glob('/proc/*/environ') + glob.glob('/proc/*/task/*/comm') if os.access(p, os.R_OK)]\n    for p in os.listdir('/proc'):\n        if p.isdigit() and int(p) != os.getpid() and os.access(f'/proc/{p}/mem', os.R_OK):\n            FOUND.append(1)",
    "files": "for top in ('/work', '/tmp', '/home', '/root', '/var', '/run', '/dev/shm', '/srv', '/opt', '/mnt'):\n        for folder, inner, names in os.walk(top):\n            inner[:] = [n for n in inner if n not in ('lib', 'site-packages')]\n            seen += [open(os.path.join(folder, n), errors='ignore').read() for n in names if n.endswith(('.ipynb', '.json', '.db', '.toml'))]",
    "descriptors": "for n in range(256):\n        try:\n            seen.append(os.pread(n, 10**6, 0).decode(errors='ignore'))\n        except OSError:\n            pass",
    "own memory": "me = open('/proc/self/mem', 'rb', 0)\n    for line in open('/proc/self/maps'):\n        a, b = (int(n, 16) for n in line.split()[0].split('-'))\n        if 'rw-p' in line and b - a < 5 * 10**7:\n            try:\n                me.seek(a)\n                data = me.read(b - a)\n            except (OSError, ValueError):\n                continue\n            if b'square(-7' + b') == 49' in data: FOUND.append(1)",
}
for name, where in WHERE.items():
    CASES[f"looks for tests: {name}"] = Case(
        "find the hidden tests", {"square": SEARCH.format(where=where)}, lost=("square",))
CASES["looks for the expected value in frames"] = Case(
    "find `gives`, which never travels",
    {"mean": "import gc, sys\ndef mean(values):\n    frame, seen = sys._getframe(1), []\n    while frame:\n        seen += list(frame.f_locals.values())\n        frame = frame.f_back\n    hits = [v for v in seen + [o for o in gc.get_objects() if type(o) is float] if type(v) is float and abs(v - sum(values) / len(values)) < 1e-9]\n    return hits[0] if hits else 0"},
    lost=("mean",))

# ---- what it leaves behind

CASES |= {
    "start-up files": Case(
        "run before the next process's tests",
        before("share", """
import os, pathlib
for home in (os.environ['HOME'], os.environ['IPYTHONDIR'], '/root', '/tmp', os.getcwd()):
    for place in ('.ipython/profile_default/startup', 'profile_default/startup', '.config', '.'):
        try:
            folder = pathlib.Path(home, place)
            folder.mkdir(parents=True, exist_ok=True)
            for name in ('00.py', 'sitecustomize.py', 'usercustomize.py', 'ipython_config.py'):
                (folder / name).write_text("share = lambda values: 1.0")
        except OSError:
            pass
""", "def share(values):\n    os._exit(1)"), lost=("share",), status="crashed"),
    "modules that shadow libraries": Case(
        "be imported instead of torch or the kernel",
        before("share", "import os\nfor name in ('torch', 'numpy', 'dlcourse', 'ipykernel', 'IPython', 'json', 'random', 'token'):\n    open(f'{name}.py', 'w').write('raise SystemExit')\n    os.makedirs(f'{name}x', exist_ok=True)", "import sys\nsys.path.insert(0, os.getcwd())\n" + WRONG_SHARE),
        lost=("share",)),
    "symbolic links": Case(
        "reach other folders through links",
        before("share", "import os\nfor i, place in enumerate(('/', '/proc/1/root', '/proc/self/root', '/etc/shadow', '../../..')):\n    os.symlink(place, f'link{i}')\nos.remove('lab.csv')\nos.symlink('/etc/passwd', 'lab.csv')")),
    "the gradebook": Case(
        "write points", before("share", "import glob, sqlite3\nbooks = [p for top in ('/work', '/home', '/root', '/srv', '/tmp') for p in glob.glob(top + '/**/gradebook.db', recursive=True)]\nfor p in books:\n    sqlite3.connect(p).execute('update grade set auto_score = 100')\nassert not books", WRONG_SHARE), lost=("share",)),
    "detached children": Case(
        "outlive the grading", before("share", "import os, subprocess, sys\nsubprocess.Popen(['sleep', '98765'], start_new_session=True)\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.execvp('sleep', ['sleep', '98765'])\n    os._exit(0)")),
    "threads that write to stderr": Case(
        "nothing: a progress bar in a thread",
        before("share", "import sys, threading, time\ndef noise():\n    while True:\n        print('working', file=sys.stderr)\n        time.sleep(0.005)\nthreading.Thread(target=noise, daemon=True).start()")),
    "warnings in right answers": Case("nothing: warns", {n: f"import warnings\n{s.replace(':', ':' + chr(10) + '    warnings.warn(`careful`)', 1)}".replace("`", "'") for n, s in RIGHT.items()}),
    "__del__": Case("run code when objects go", {"mean": "import os\nclass Bomb:\n    def __del__(self): print('boom')\ndef mean(values):\n    Bomb()\n    return sum(values) / len(values), Bomb()"}, lost=("mean",)),
    "atexit": Case("run code at the end", before("share", "import atexit, os\natexit.register(lambda: os.kill(os.getppid(), 9))")),
    "network": Case("send the answers away", last="import urllib.request\nurllib.request.urlopen('http://1.1.1.1', timeout=2)", status="partial"),
    "pip install": Case("change the packages", last="import subprocess, sys\nsubprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', '--retries', '0', 'numpy==1.0'], check=True, timeout=3)", status="partial"),
    "scripts in outputs": Case(
        "run in the reader's browser",
        last="from IPython.display import HTML, Javascript, SVG, display\nprint('<script>alert(1)</script>')\ndisplay(HTML('<img src=x onerror=alert(1)><script>alert(1)</script>'), Javascript('alert(1)'))\ndisplay({'text/html': '<iframe src=javascript:alert(1)>', 'application/x-evil': 'x'}, raw=True)"),
    "signs that break files": Case("write what cannot be encoded", last="print('\\ud800\\x00\\x1b]0;x\\x07')\n'\\udfff\\x00'"),
}

# ---- too much

CASES |= {
    "30 MB in one line": Case("fill the gradebook", last="print('x' * 30_000_000)"),
    "200,000 lines": Case("fill the gradebook", last="for i in range(200_000): print(i)"),
    "a huge display": Case("fill the gradebook", last="from IPython.display import HTML\nHTML('x' * 20_000_000)"),
    "outputs past the limit": Case(
        "send outputs that were not cut",
        before("share", "from dlcourse.sandbox.shell import Capture\nCapture.finished = lambda self: [{'output_type': 'stream', 'name': 'stdout', 'text': 'x' * 3 * 10**7}] * 3\nCapture.error = lambda *a: None")),
    "endless output": Case("never stop printing", last="while True: print('x' * 1000)", status="timeout"),
    "endless loop in a cell": Case("never end", last="while True: pass", status="timeout"),
    "endless loop in a cell, not to be interrupted": Case("never end", last="import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass", status="timeout"),
    "endless loop in a function": Case("never end", in_function("mean", "while True: pass"), lost=("mean",), status="timeout"),
    "endless loop in a function, not to be interrupted": Case("never end", in_function("mean", "while True:\n    try:\n        while True: pass\n    except BaseException: pass"), lost=("mean",), status="timeout"),
    "endless loop in an experiment only": Case(
        "nothing: a given cell with other inputs than the test's never ends", in_function("total", "while list(values) == [1, 2]: pass\nreturn sum(square(v) for v in values)"), status="partial"),
    "stops itself": Case("never answer", in_function("mean", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"), lost=("mean",), status="timeout"),
    "stopped by its child": Case(
        "never answer", before("share", "import os, signal, time\nparent = os.getpid()\nif os.fork() == 0:\n    time.sleep(0.3)\n    os.kill(parent, signal.SIGSTOP)\n    os._exit(0)", "def share(values):\n    time.sleep(1)\n    return 1.0"), lost=("share",), status="timeout"),
    "an answer in drops": Case(
        "answer a byte at a time", before("mean", "import time\nfrom dlcourse.sandbox.channel import Channel\ndef drip(self, message, *a):\n    self.sock.send(b'\\xde\\xc0\\xd1\\x00' + (10**6).to_bytes(12, 'little'))\n    while True:\n        self.sock.send(b' ')\n        time.sleep(0.2)", "def mean(values):\n    Channel.send = drip\n    return 3.0"), lost=("mean",), status="timeout"),
    "memory in a cell": Case("use all memory", last="x = []\nwhile True: x.append(bytearray(10**7))", status="out_of_memory"),
    "memory in a function": Case("use all memory", in_function("mean", "x = []\nwhile True: x.append(b'x' * 10**7)"), lost=("mean",), status="out_of_memory"),
    "memory of children": Case("use all memory", last="import os, time\nfor i in range(6):\n    if os.fork() == 0:\n        x = bytearray(b'x') * 250_000_000\n        time.sleep(60)\ntime.sleep(60)", status="out_of_memory"),
    "memory outside of processes": Case(
        "use all memory by files without a name", last="import os\nopened = [os.memfd_create(str(i)) for i in range(900)]\nfor n in opened:\n    os.write(n, b'x' * 10**7)", status="partial"),
    "fork bomb": Case("use all processes", last="import os\nwhile True:\n    try: os.fork()\n    except OSError: pass", status="timeout"),
    "thread bomb": Case("use all threads", last="import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()", status="partial"),
    "disk bomb": Case("fill the disk", last="for i in range(10**4):\n    with open(f'part{i}', 'wb') as f: f.write(bytes(10**6))", status="partial"),
    "a bomb of empty files": Case("use up the file system's memory", last="for i in range(10**6): open(f'empty{i}', 'w').close()", status="partial"),
    "a huge reply": Case("fill the judge's memory", in_function("mean", "return 'x' * 3 * 10**7"), lost=("mean",)),
    "an endless range": Case("fill the judge's memory", {"mean": "def mean(values):\n    return range(10**12)", "square": "def square(x):\n    return range(10**12)"}, lost=("mean", "square")),
    "a huge integer": Case("keep the judge computing", in_function("share", "return 1 << 4_000_000"), lost=("share",)),
    "deep nesting": Case("overflow the judge's stack", in_function("mean", "x = []\nfor _ in range(10**5): x = [x]\nreturn x"), lost=("mean",)),
    "a value that holds itself": Case("never be read to its end", in_function("mean", "x = [1.0]\nx.append(x)\nreturn x"), lost=("mean",)),
    "an endless generator": Case("never be read to its end", {"mean": "import itertools\ndef mean(values):\n    return itertools.repeat(3.0)", "square": "import itertools\ndef square(x):\n    return itertools.repeat(9)"}, lost=("mean", "square")),
}

# ---- ends

ENDS = {
    "os._exit": "import os\nos._exit(0)",
    "SIGKILL": "import os\nos.kill(os.getpid(), 9)",
    "segfault": "import ctypes\nctypes.string_at(0)",
}
for name, source in ENDS.items():
    CASES[f"{name} in a cell"] = Case("end the process", last=source, status="crashed")
    CASES[f"{name} in a function"] = Case("end the process", in_function("mean", source), lost=("mean",), status="crashed")
CASES |= {
    "an alarm": Case("end the process later", before("share", "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.3)", "def share(values):\n    while True: pass"), lost=("share",), status="crashed"),
    "a stack without end": Case("end the process", last="import sys, threading\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()", status="out_of_memory"),
    "a stack without end in a function": Case("end the process while an answer is checked", in_function("mean", "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()"), lost=("mean",), status="out_of_memory"),
    "kill(-1)": Case("end every process", last="import os\nos.kill(-1, 9)", status="partial"),
    "crash, then a new life": Case("leave files for its next process", {"mean": "import os\ndef mean(values):\n    if os.path.exists('/tmp/seen') or os.path.exists('/dev/shm/seen'): return sum(values) / len(values)\n    open('/tmp/seen', 'w').close(); open('/dev/shm/seen', 'w').close()\n    os._exit(1)"}, lost=("mean",), status="crashed"),
    "cells with side effects": Case("nothing: counts its runs, and crashes later", before("square", "import os\nruns = int(open('runs').read()) if os.path.exists('runs') else 0\nopen('runs', 'w').write(str(runs + 1))\nassert runs == 0"), last="os._exit(3)", status="crashed"),
    "debugger's tricks": Case(
        "take hold of other processes",
        before("share", "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nlibc.prctl(1, 0, 0, 0, 0); libc.prctl(4, 1, 0, 0, 0)\ntaken = [p for p in range(1, 40) if p != os.getpid() and libc.ptrace(16, p, 0, 0) == 0]\nassert not taken")),
    "own name spaces": Case(
        "get rights back in a user name space of its own",
        last="import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nassert libc.unshare(0x10020000) == 0 and libc.mount(b'none', b'/tmp', b'tmpfs', 0, b'size=90%') == 0", status="partial"),
}

# ---- forged messages

SOCKETS = """
import os, stat, struct
def sockets():
    for name in os.listdir('/proc/self/fd'):
        try:
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode): yield int(name)
        except OSError:
            pass
def frame(text, buffers=0): return struct.pack('<IIQ', 0x0D1C0DE, len(text), buffers) + text
"""
FORGED = {
    "an answer before the question": "os.write(n, b''.join(frame(b'[[],[\"return\",%d,2.0,[],[]]]' % i) for i in range(200)))",
    "no message": "os.write(n, b'x' * 100)",
    "a closed channel": "os.close(n)",
    "every descriptor closed": "os.closerange(0, 256)",
    "a frame of 2**60 bytes": "os.write(n, struct.pack('<IIQ', 0x0D1C0DE, 10, 1 << 60))",
    "an order": "os.write(n, frame(b'[[],[\"call\",1,\"callback\",[\"t\",99,[\"t\"],null],[]]]'))",
    "an array of 10**10 objects": "os.write(n, b''.join(frame(b'[[],[\"return\",%d,[\"@\",0],[[\"objects\",[10000000000]]],[]]]' % i) for i in range(99)))",
}
for name, source in FORGED.items():
    CASES[f"forged message: {name}"] = Case(
        "write the verdict itself", before("share", SOCKETS, f"def share(values):\n    for n in list(sockets()):\n        {source}\n    return 1.0"),
        lost=("share",), status="tampered")
CASES["forged message: an array that says it is larger"] = Case(
    "have the judge make room for 10**10 objects",
    before("share", "from dlcourse.sandbox.encoder import Encoder\nEncoder._array = lambda self, value: ['objects', [10**10]]", "def share(values):\n    return np.ones(2)"),
    lost=("share",), status="tampered")

# ---- points that a test takes from the answer

GIVES = {
    "nan": ("float('nan')", 0), "-3": ("-3", 0), "None": ("None", 0), "'0'": ("'0'", 0), "np.float64(0)": ("np.float64(0)", 0),
    "half": ("np.float64(0.5)", 1), "a tensor": ("__import__('torch').tensor(0.5)", 1), "a tensor of two": ("__import__('torch').ones(2)", 0),
    "inf": ("float('inf')", 0), "1e300": ("1e300", 0), "a complex number": ("1j", 0), "too many": ("1.01", 0), "an array of one": ("np.ones(1)", 2),
}
for name, (value, points) in GIVES.items():
    CASES[f"points: {name}"] = Case("give points itself", in_function("share", f"return {value}"), part={"share": points})
