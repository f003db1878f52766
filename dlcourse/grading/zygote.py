"""Warm parents: import the heavy libraries once, then fork a process for each submission.

Two run the same code: one forks students, inside bubblewrap where there is one, the other forks
judges. A request is a JSON line with its descriptors attached. The workers of a run share the two,
and they end with the worker that started them.

A student's process has two above it: a *holder* outside its namespaces, which cleans up, and a
*keeper*, process 1 inside them, which interrupts, kills and watches the memory.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import random
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from dlcourse.grading import sandbox
from dlcourse.grading.wire import Channel, Closed, Garbage

WARM = """numpy matplotlib.pyplot matplotlib.backends.backend_agg matplotlib_inline.backend_inline
IPython.core.interactiveshell IPython.core.completer IPython.core.magics IPython.core.pylabtools
IPython.display asyncio ipywidgets dlcourse.check dlcourse.grading.student""".split()  # noqa: SIM905
TORCH = ("torch", "torch.nn.functional", "torch.optim", "torch.utils.data", "torch._dynamo")
WARM_CELLS = [
    "%matplotlib inline",
    "import matplotlib.pyplot as plt; plt.plot([0, 1]); plt.title('warm');",
    "print([1.0])\n[1.0]",
    "1 / 0",
]
WATCH_SECONDS = 0.05
FIRST_USER = 200_000  # students' processes get a user of their own above this


def main(kind: str, descriptors: list[int], missing: list[str]) -> None:
    """Serve fork requests until the process that started this one closes its socket.

    descriptors: that socket, and maybe one to listen on for other processes with requests.
    missing: the layers around this process that the machine lacks.
    """
    sandbox.die_with_parent()
    owner, *listeners = (socket.socket(fileno=number) for number in descriptors)
    warm_up()
    threads = len(list(Path("/proc/self/task").iterdir()))
    hello = json.dumps({"threads": threads, "missing": missing}).encode() + b"\n"
    owner.sendall(hello)
    clients = [owner]
    while True:
        for ready in select.select([*clients, *listeners], [], [])[0]:
            if ready in listeners:
                clients.append(ready.accept()[0])
                clients[-1].sendall(hello)
            elif not serve_one(kind, ready, [*clients, *listeners]):
                if ready is owner:
                    _wait_for_children()
                    return
                clients.remove(ready)
                ready.close()


def serve_one(kind: str, client: socket.socket, sockets: list[socket.socket]) -> bool:
    """Fork a process for one request; False if there is none because the client is gone."""
    try:
        data, descriptors, _, _ = socket.recv_fds(client, 1 << 16, 2)
    except ConnectionResetError:
        return False
    if not data:
        return False
    request = json.loads(data)
    if fresh := [name for name in request["imports"] if name not in sys.modules]:
        import_all(fresh)
        if "torch" in fresh:
            warm_up_torch()
        settle()
    if os.fork() == 0:
        for each in sockets:
            each.close()
        start = {"student": hold_student, "judge": start_judge}[kind]
        _leave(start, request, *descriptors)
    for number in descriptors:
        os.close(number)
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    return True


def warm_up() -> None:
    """Import what notebooks use and make the shell, without leaving a thread behind."""
    import_all(WARM)
    from matplotlib_inline import backend_inline

    from dlcourse.grading.shell import capturing, make_shell

    shell = make_shell()
    backend_inline.configure_inline_support(shell, "module://matplotlib_inline.backend_inline")
    with capturing(shell, 10_000):
        for source in WARM_CELLS:
            shell.run_cell(source, store_history=True)
    shell.reset(new_session=True)
    shell.execution_count = 1
    reset_seeds()
    settle()


def warm_up_torch() -> None:
    """Take one step of training: what torch makes at its first is there, and not made again."""
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(1)
        layer = torch.nn.Linear(2, 1)
        optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
        layer(torch.zeros(1, 2)).sum().backward()
        optimizer.step()


def import_all(names: Iterable[str]) -> None:
    """Import these modules, as far as they are there."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def settle() -> None:
    """Lay out what is in memory so that forks are quick and share it."""
    gc.collect()
    gc.freeze()
    sandbox.use_huge_pages()


def start_judge(_request: dict[str, Any], channel: int, students: int) -> None:
    """Become the judge of one submission."""
    from dlcourse.grading.judge import serve_engine

    sandbox.die_with_parent()
    reset_seeds()
    connection = socket.socket(fileno=channel)
    connection.send(str(os.getpid()).encode())
    serve_engine(Channel(connection), socket.socket(fileno=students))


def hold_student(request: dict[str, Any], channel: int, control: int) -> None:
    """The holder: make the namespaces, start the keeper in them, clean up after it."""
    sandbox.die_with_parent()
    sandbox.libc.prctl(sandbox.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    missing = sandbox.separate()
    folder = Path(tempfile.mkdtemp(prefix="notebook-")) if missing else Path("/tmp/notebook")
    keeper = os.fork()
    if keeper == 0:
        _leave(keep_student, request, channel, control, folder, missing)
    os.close(channel)
    os.close(control)
    os.waitpid(keeper, 0)
    if missing:
        _kill_descendants()
        shutil.rmtree(folder, ignore_errors=True)


def keep_student(
    request: dict[str, Any], channel: int, control: int, folder: Path, missing: list[str]
) -> None:
    """The keeper: start the student's process, pass on what the judge wants done to it."""
    sandbox.die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sandbox.libc.prctl(sandbox.PR_SET_DUMPABLE, 0, 0, 0, 0)
    if not missing:
        sandbox.mount_private(folder, request["file_mb"])
    baseline = sandbox.private_memory(_own_number())
    ready, started = os.pipe()
    student = os.fork()
    if student == 0:
        os.close(ready)
        _leave(become_student, request, channel, started, folder)
    os.close(channel)
    os.close(started)
    with os.fdopen(ready, "rb") as stream:
        missing += json.loads(stream.read() or b"[]")
    judge = socket.socket(fileno=control)
    judge.sendall(json.dumps({"missing": missing}).encode() + b"\n")
    ended = _watch(student, judge, baseline, request)
    with contextlib.suppress(OSError):
        judge.sendall(json.dumps({"ended": ended}).encode() + b"\n")
    everyone = -1 if os.getpid() == 1 else student  # the first of a namespace ends all others in it
    with contextlib.suppress(ProcessLookupError):
        os.kill(everyone, signal.SIGKILL)
    _wait_for_children()


def become_student(request: dict[str, Any], channel: int, started: int, folder: Path) -> None:
    """The student's process: privileges away, own folder, then answer the judge."""
    from dlcourse.grading.shell import Shell
    from dlcourse.grading.student import serve

    os.chdir(folder)
    folder.chmod(0o777)
    null, output = os.open(os.devnull, os.O_RDONLY), os.memfd_create("output")
    missing = sandbox.lower_privileges(FIRST_USER + request["worker"])
    sandbox.die_with_parent()
    os.write(started, json.dumps(missing).encode())
    sandbox.append_only(output)
    for number, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(number, target)
    sandbox.close_descriptors(keep={0, 1, 2, channel})
    sys.stdin = os.fdopen(0)
    for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder)
    tempfile.tempdir = str(folder)
    sys.path.append(str(folder))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    reset_seeds()
    sandbox.limit_resources(
        request["memory_mb"], request["file_mb"], request["processes"], request["cpu_seconds"]
    )
    connection = Channel(socket.socket(fileno=channel))
    for name, content in connection_files(connection):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    serve(connection, Shell.instance())


def connection_files(connection: Channel) -> list[tuple[str, bytes]]:
    """The lab's data files: the first message on the connection."""
    names, contents = connection.receive()
    return [(name, bytes(content)) for name, content in zip(names, contents, strict=True)]


def reset_seeds() -> None:
    """The same random numbers for every submission that does not choose its own."""
    import numpy as np

    random.seed(0)
    np.random.seed(0)  # noqa: NPY002
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.manual_seed(0)


def _watch(student: int, judge: socket.socket, baseline: int, request: dict[str, Any]) -> str:
    """Wait for the end of the student's process; how it ended."""
    limit = request["memory_mb"] << 20
    me = _own_number()
    while True:
        if select.select([judge], [], [], WATCH_SECONDS)[0]:
            order = judge.recv(1)
            if order != b"i":
                return "killed"
            with contextlib.suppress(ProcessLookupError):
                os.kill(student, signal.SIGINT)
        with contextlib.suppress(ChildProcessError):
            while True:
                process, status = os.waitpid(-1, os.WNOHANG)
                if process == student:
                    code = os.waitstatus_to_exitcode(status)
                    return f"exit status {code}" if code >= 0 else signal.Signals(-code).name
                if process == 0:
                    break
        family = sandbox.descendants(me)
        used = sum(max(0, sandbox.private_memory(p) - baseline) for p in family)
        if used > limit and sum(map(sandbox.proportional_memory, family)) > limit:
            return "memory"


def _own_number() -> int:
    """This process's number as /proc has it, which may belong to an outer namespace."""
    return int(Path("/proc/self").readlink().name)


def _wait_for_children() -> None:
    """Let the last processes clean up after themselves."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _kill_descendants() -> None:
    """End what is left where no namespace ends it, however fast it multiplies."""
    while left := sandbox.descendants(_own_number()):
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _leave(function: Any, *arguments: Any) -> NoReturn:
    """Run the rest of a forked process."""
    try:
        function(*arguments)
    except (Closed, Garbage, KeyboardInterrupt):
        os._exit(0)
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.__stderr__)
        os._exit(70)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], [int(number) for number in sys.argv[2].split(",")], sys.argv[3:])
