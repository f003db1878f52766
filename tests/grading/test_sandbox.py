# ruff: noqa: E501
"""What a student's process cannot do, and that the rest of the notebook is graded all the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from engine_help import answer, check, extra, notebook, run_in_a_judge

from dlcourse.grading import pool
from dlcourse.models import Cell, Executed, Limits

LIMITS = Limits(cell_seconds=5, notebook_seconds=60, memory_mb=250, file_mb=20, processes=40)
BARE = ["bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc"]
HONEST = answer("honest", "def honest():\n    return 1")
CHECK_HONEST = check("honest", "assert honest() == 1")


def run(*cells: Cell) -> Executed:
    return run_in_a_judge(notebook(*cells), LIMITS, {})


ENDS = {
    "endless loop": ("while True: pass", "timeout"),
    "endless loop that will not be interrupted": (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass", "timeout"),
    "exit": ("import os\nos._exit(0)", "crashed"),
    "kill": ("import os\nos.kill(os.getpid(), 9)", "crashed"),
    "segfault": ("import ctypes\nctypes.string_at(0)", "crashed"),
    "memory in one piece": ("x = bytearray(10**10)", "out_of_memory"),
    "memory in pieces": ("x = []\nwhile True: x.append(bytearray(10**7))", "out_of_memory"),
    "memory of children": (
        "import os, time\nfor i in range(4):\n    if os.fork() == 0:\n        x = bytearray(b'x') * 100_000_000\n        time.sleep(60)\ntime.sleep(60)",
        "out_of_memory"),
    "sys.exit": ("import sys\nsys.exit()", "error"),
    "fork and return": ("import os\nos.fork()", "ok"),
}  # fmt: skip


LONG = pytest.mark.slow  # until its time is up
EVERY_END = [pytest.param(end, marks=[LONG] * ("endless" in end)) for end in ENDS]


@pytest.mark.slow
@pytest.mark.parametrize("end", EVERY_END)
def test_a_cell_that_ends_badly(end: str) -> None:
    source, status = ENDS[end]
    executed = run(
        HONEST,
        extra(source),
        answer("after", "after = 5"),
        CHECK_HONEST,
        check("after", "assert after == 5"),
    )
    assert executed.outcomes["extra"].status == status
    assert [executed.outcomes[f"check-{n}"].score for n in ("honest", "after")] == [1, 1]
    assert not executed.tampered


@pytest.mark.parametrize(
    "end", [end for end in EVERY_END if end.values[0] not in ("sys.exit", "fork and return")]
)
def test_a_function_that_ends_badly(end: str) -> None:
    source, status = ENDS[end]
    body = "".join(f"    {line}\n" for line in source.splitlines())
    executed = run(HONEST, answer("f", f"def f():\n{body}"), check("f", "f()"), CHECK_HONEST)
    assert executed.outcomes["check-f"].status == status
    assert executed.outcomes["check-f"].score == 0
    assert executed.outcomes["check-honest"].score == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        "print('x' * 30_000_000)",
        "for i in range(200_000): print(i)",
        pytest.param(
            "import sys\nwhile True: print('endless'); print('err', file=sys.stderr)", marks=LONG
        ),
        "!yes",
        "import os\nwhile True: os.write(1, b'x' * 1000)",
        "from IPython.display import display, HTML\ndisplay(HTML('x' * 30_000_000))",
    ],
)
def test_output_is_cut(source: str) -> None:
    executed = run(HONEST, extra(source), CHECK_HONEST)
    assert len(executed.outcomes["extra"].model_dump_json()) < 2 * LIMITS.output_bytes + 10_000
    assert executed.outcomes["check-honest"].score == 1


FORBIDDEN = {
    "network": "import socket\nsocket.create_connection(('1.1.1.1', 53), timeout=2)",
    "local network": "import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=2)",
    "the course": "open({secret!r}).read()",
    "the repository": "import os\nassert set(os.listdir({repository!r})) - {{'dlcourse', '.venv'}}",
    "a home": "import os\nassert os.listdir('/home') + [n for n in os.listdir('/root') if n != '.pyenv']",
    "writing the package": "open({package!r}, 'a')",
    "writing the system": "open('/usr/x', 'w')",
    "writing a library": "import numpy\nopen(numpy.__file__, 'a')",
    "the parent": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.kill(os.getppid(), 0)\nraise OSError('still there')",
    "every process": "import os\nos.kill(-1, 9)\nraise OSError('nothing to kill')",
    "another process": "import os\nassert [p for p in os.listdir('/proc') if p.isdigit() and int(p) > 2 and int(p) != os.getpid()]",
    "the parent's memory": "open(f'/proc/{{__import__(\"os\").getppid()}}/mem', 'rb').read(1)",
    "root": "import os\nos.setuid(0)\nopen('/etc/shadow').read()",
    "mounting": "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, None) == 0",
    "a big file": "with open('big', 'wb') as f:\n    for _ in range(100): f.write(bytes(10**6))",
    "a full disk": "import os\nfor i in range(100):\n    open(f'part{{i}}', 'wb').write(bytes(10**6))",
    "fork bomb": "import os, time\nfor _ in range(200):\n    if os.fork() == 0:\n        time.sleep(60)\n        os._exit(0)",
    "shared memory": "import os\nopen('/dev/shm/x', 'wb').write(bytes(3 * 10**7))",
    "a setuid program": "import subprocess\nassert subprocess.run(['su', '-c', 'true'], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("act", FORBIDDEN)
def test_forbidden(act: str, tmp_path: Path) -> None:
    import socket

    secret = tmp_path / "gradebook.db"
    secret.write_text("grades")
    package = Path(sys.modules["dlcourse"].__file__ or "")
    with socket.create_server(("127.0.0.1", 0)) as server:
        source = FORBIDDEN[act].format(
            port=server.getsockname()[1], secret=str(secret), package=str(package),
            repository=str(package.parents[1]),
        )  # fmt: skip
        executed = run(HONEST, extra(source), CHECK_HONEST)
    assert executed.outcomes["extra"].status in ("error", "crashed")
    assert executed.outcomes["check-honest"].score == 1


def test_one_submission_leaves_nothing_to_the_next() -> None:
    leave = "import os, subprocess, sys\nopen('/tmp/left', 'w').write('x')\nopen('left', 'w').write('x')\nos.environ['LEFT'] = 'x'\nsys.modules['left'] = 1\nsubprocess.Popen(['sleep', '1234'], start_new_session=True)\n"
    assert run(extra(leave)).outcomes["extra"].status == "ok"
    look = "import os, sys\nassert not os.path.exists('/tmp/left') and not os.path.exists('left')\nassert 'LEFT' not in os.environ and 'left' not in sys.modules"
    assert run(extra(look)).outcomes["extra"].status == "ok"
    wait_until(lambda: "sleep\x001234" not in processes())


def test_files_beside_the_notebook_shadow_nothing() -> None:
    files = {"wave.py": b"raise Exception", "random.py": b"raise Exception", "tool.py": b"x = 5"}
    source = "import random, tool, wave\nassert tool.x == 5 and wave.open"
    executed = run_in_a_judge(notebook(extra(source)), LIMITS, files)
    assert executed.outcomes["extra"].status == "ok", executed.outcomes["extra"].message


LOOKING_FOR = """
import sys
sys.path[:0] = ["tests", "tests/grading"]
from engine_help import answer, check, notebook, run_in_a_judge
from dlcourse.models import Limits

source = "import os, module, package\\nx = module.x * package.x\\nseen = sorted(os.listdir({folder!r}))"
cells = answer("x", source, "x", "seen"), check("x", "print(seen)\\nassert x == 6")
outcome = run_in_a_judge(notebook(*cells), Limits(), {{}}).outcomes["check-x"]
print(outcome.score, outcome.outputs[0]["text"])
"""


@pytest.mark.slow
def test_what_the_grading_python_imports_students_import_too(tmp_path: Path) -> None:
    (tmp_path / "lib" / "package").mkdir(parents=True)
    (tmp_path / "lib" / "package" / "__init__.py").write_text("x = 2")
    (tmp_path / "lib" / "module.py").write_text("x = 3")
    (tmp_path / "lib" / "solution.txt").write_text("x = 5")
    script = LOOKING_FOR.format(folder=str(tmp_path / "lib"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split("\n")[0] == "1.0 ['module.py', 'package']"


@pytest.mark.slow
def test_the_process_tree_ends_with_the_worker() -> None:
    script = (
        "import sys, time\nsys.path.insert(0, 'tests/grading')\n"
        "from engine_help import extra, notebook, run_in_a_judge as run\n"
        "from dlcourse.models import Limits\nprint('ready', flush=True)\n"
        'run(notebook(extra(\'import subprocess\\nsubprocess.run(["sleep", "4321"])\')), Limits(), {})'
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as worker:
        wait_until(lambda: "sleep\x004321" in processes(), seconds=60)
        worker.kill()
        wait_until(lambda: "sleep\x004321" not in processes(), seconds=30)


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_fork_servers_that_die_are_started_again(which: int) -> None:
    cells = notebook(HONEST, CHECK_HONEST)
    run_in_a_judge(cells, LIMITS, {})
    judges = psutil.Process(pool.fork_servers().process.pid)
    # A judge that has ended stays a zombie until the next request.
    alive = [each for each in judges.children() if each.status() != psutil.STATUS_ZOMBIE]
    students = next(each for each in alive if each.cmdline() == judges.cmdline())
    server = (judges, students)[which]
    assert server.num_threads() == 1, "a fork would copy locks that other threads hold"
    server.kill()
    assert run_in_a_judge(cells, LIMITS, {}).outcomes["check-honest"].score == 1


LAYERS = {
    "no bubblewrap": (["env", "PATH=/nowhere"], 1),
    "unprivileged": ([*BARE, "--unshare-user", "--uid", "1000", "--gid", "1000"], 0),
    "unprivileged, nothing allowed": (
        [*BARE, "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"], 2),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("layers", LAYERS)
def test_the_layers_that_remain_work(layers: str) -> None:
    wrapper, missing = LAYERS[layers]
    done = subprocess.run(
        [*wrapper, sys.executable, "-c", FEWER_LAYERS], capture_output=True, text=True, check=True
    )
    executed = Executed.model_validate_json(done.stdout.splitlines()[-1])
    statuses = [outcome.status for outcome in executed.outcomes.values()]
    assert statuses == ["ok", "ok", "crashed", "out_of_memory", "timeout", "ok"]
    assert executed.outcomes["check-f"].score == 1
    assert len(executed.missing_layers) >= missing
    wait_until(lambda: "sleep\x008765" not in processes())
    assert (missing > 0) == ("refused" in done.stdout)


FEWER_LAYERS = """
import sys
sys.path.insert(0, 'tests/grading')
from engine_help import answer, check, extra, notebook, run_in_a_judge
from dlcourse.errors import DlcourseError
from dlcourse.models import Limits
child = 'import subprocess; subprocess.Popen(["sleep", "8765"], start_new_session=True)'
cells = [extra(child, 'child'), answer('f', 'def f(): return 1'), extra('import os; os._exit(3)', 'exit'),
         extra('x = []\\nwhile True: x.append(bytearray(10**7))', 'memory'),
         extra('while True: pass', 'loop'), check('f', 'assert f() == 1')]
limits = Limits(cell_seconds=8, memory_mb=250)
executed = run_in_a_judge(notebook(*cells), limits, {})
try:
    run_in_a_judge(notebook(), limits.model_copy(update={'sandbox': 'required'}), {})
except DlcourseError:
    print('refused')
print(executed.model_dump_json())
"""


def processes() -> str:
    """The command lines of all processes."""
    lines = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                lines.append((place / "cmdline").read_text())
            except OSError:
                continue
    return "\n".join(lines)


def wait_until(true: object, seconds: float = 10.0) -> None:
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        os.sched_yield()
