"""The fork server: it imports the heavy libraries once, then forks a process for each request.

It forks judges. At the first request it forks the students' fork server from itself, which goes
into bubblewrap where there is one and forks students' processes there. A request is one JSON
message with file descriptors attached to it; the answer is the number of the new process.

A server must have a single thread when it forks: a lock that another thread holds at that moment
stays locked for ever in the child.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from dlcourse.sandbox import walls
from dlcourse.sandbox.channel import ConnectionLost, ProtocolError
from dlcourse.sandbox.enclosure import Enclosure
from dlcourse.sandbox.seeding import reset_seeds

WARM = """
numpy
IPython.core.interactiveshell IPython.core.completer IPython.core.magics IPython.core.pylabtools
IPython.display asyncio ipywidgets dlcourse.check
dlcourse.sandbox.supervisor dlcourse.sandbox.servers dlcourse.sandbox.student
""".split()  # noqa: SIM905
WARM_ERROR = "1 / 0"
WARM_CELLS = ["print([1.0])\n[1.0]", WARM_ERROR]
WARM_FIGURE = """
%matplotlib inline
import matplotlib.pyplot as plt
plt.plot([0, 1])
plt.title("warm");
"""
REQUEST_BYTES = 1 << 16
CLOSING_SECONDS = 2.0  # for the last processes to end when the server ends


def run() -> None:
    """The program: its options are JSON in the first argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    walls.die_with_parent()
    options = json.loads(sys.argv[1])
    owner, listener = (socket.socket(fileno=number) for number in options["descriptors"])
    enclosure = Enclosure(options["bubblewrap"])  # it starts while this process imports
    warm_up(options["modules"])
    _serve_judges(owner, listener, enclosure, options["address"])
    os._exit(0)  # without taking torch down piece by piece


def _serve_judges(
    owner: socket.socket, listener: socket.socket, enclosure: Enclosure, address: str
) -> None:
    """Fork judges until the process that started this one closes its socket."""
    students: Students | None = None
    judges: set[int] = set()
    while True:
        request, descriptors = _receive(owner)
        if request is None:
            break
        import_once(request["imports"])
        if not descriptors:
            continue  # it only announces what will be needed
        if students is None:
            settle()
            students = Students.forked(listener, enclosure, owner)
        ended = _ended()
        if students.process in ended:
            break  # whoever asked has both servers started again
        judges -= ended
        place = (address, request["imports"], students.missing)
        sockets = [owner, students.tie]
        judges.add(_fork(owner, descriptors, sockets, _start_judge, *place, *descriptors))
    for judge in judges - _ended():
        os.kill(judge, signal.SIGKILL)  # nobody waits for its answer any more
    enclosure.close()
    if students is not None:
        students.tie.close()
    _wait_for_children()
    shutil.rmtree(Path(address).parent, ignore_errors=True)


@dataclass(frozen=True)
class Students:
    """The students' fork server, from the side of the judges' one.

    tie: it ends when this is closed. missing: the layers around it that the machine lacks.
    """

    process: int
    tie: socket.socket
    missing: tuple[str, ...]

    @classmethod
    def forked(
        cls, listener: socket.socket, enclosure: Enclosure, owner: socket.socket
    ) -> Students:
        """A new one, which takes over the listening socket."""
        tie, theirs = socket.socketpair()
        process = os.fork()
        if process == 0:
            owner.close()
            tie.close()
            walls.die_with_parent()
            leave(_enter_and_serve, listener, theirs, enclosure)
        theirs.close()
        listener.close()
        return cls(process, tie, tuple(json.loads(tie.recv(REQUEST_BYTES))))


def _enter_and_serve(listener: socket.socket, tie: socket.socket, enclosure: Enclosure) -> None:
    """Become the students' fork server, inside bubblewrap if that is possible."""
    missing = []
    if enclosure.enter():
        inner = os.fork()  # the namespace of processes holds for children only
        if inner:
            os.waitpid(inner, 0)
            return
        walls.die_with_parent()
    else:
        missing.append(walls.NO_BUBBLEWRAP)
    tie.sendall(json.dumps(missing).encode())
    while tie not in select.select([listener, tie], [], [])[0]:
        client = listener.accept()[0]
        request, descriptors = _receive(client)
        if request is not None:
            import_once(request["imports"])
            sockets = [listener, tie, client]
            _fork(client, descriptors, sockets, _start_student, request["student"], *descriptors)
        client.close()
        _ended()
    _wait_for_children()


def _receive(client: socket.socket) -> tuple[dict[str, Any] | None, list[int]]:
    """The next request with its descriptors; None if the client is gone."""
    try:
        data, descriptors, _, _ = socket.recv_fds(client, REQUEST_BYTES, 2)
    except ConnectionResetError:
        return None, []
    return (json.loads(data) if data else None), descriptors


def _fork(
    client: socket.socket, descriptors: list[int], sockets: list[socket.socket],
    start: Callable[..., None], *arguments: Any,
) -> int:  # fmt: skip
    """Fork a process that takes over the descriptors, and tell the client its number."""
    child = os.fork()
    if child == 0:
        for each in sockets:
            each.close()
        leave(start, *arguments)
    for number in descriptors:
        os.close(number)
    with contextlib.suppress(OSError):  # the client may be gone by now
        client.sendall(json.dumps({"process": child}).encode())
    return child


def _ended() -> set[int]:
    """The children that have ended since this was last asked."""
    found = set()
    with contextlib.suppress(ChildProcessError):
        while process := os.waitpid(-1, os.WNOHANG)[0]:
            found.add(process)
    return found


def warm_up(modules: list[str]) -> None:
    """Import what notebooks use and make the shell, without leaving a thread behind."""
    import_all([*WARM, *modules])
    for name in modules:
        # What a module makes at its first use is made here, once for all that are forked.
        getattr(sys.modules.get(name), "warm_up", lambda: None)()
    _forget_the_clone()
    from dlcourse.sandbox.shell import make_shell

    make_shell()
    _run_and_forget(WARM_CELLS)


def _run_and_forget(cells: list[str]) -> None:
    """Run cells for what the libraries make at their first use."""
    from dlcourse.sandbox.shell import Shell, capturing

    shell = Shell.instance()
    with capturing(shell, 10_000):
        for source in cells:
            shell.run_cell(source, store_history=True)
    shell.reset(new_session=True)
    # IPython forgets what every module has, and multiprocessing asks for.
    for name in ("__doc__", "__loader__", "__package__", "__spec__"):
        shell.user_ns.setdefault(name, None)
    shell.execution_count = 1
    reset_seeds()


def _forget_the_clone() -> None:
    """Take the folder of a clone off the import path.

    With an editable install it is there, and folders such as tests/ or labs/ would be found as
    packages before a helper of that name that lies beside a notebook.
    """
    import dlcourse

    home = Path(dlcourse.__file__).parents[1]
    if home.name not in ("site-packages", "dist-packages"):
        sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != home]


def import_once(names: Iterable[str]) -> None:
    """Import what a request asks for, for it and all that follow."""
    fresh = [name for name in names if name not in sys.modules]
    if fresh:
        import_all(fresh)
        # The first traceback looks up the files of all modules and keeps them. Without this, every
        # process would do so for itself: with torch there are thousands.
        _run_and_forget([WARM_ERROR])
        if "matplotlib.pyplot" in fresh:
            _run_and_forget([WARM_FIGURE])
        if "torch" in sys.modules:
            _take_a_step()
        settle()


def _take_a_step() -> None:
    """What torch makes at its first step of training is there, and not made again."""
    import torch

    torch.set_num_threads(1)
    layer = torch.nn.Linear(2, 1)
    layer(torch.zeros(1, 2)).sum().backward()
    if "torch._dynamo" in sys.modules:  # without it, this alone would import it
        torch.optim.SGD(layer.parameters(), lr=0.1).step()
    reset_seeds()


def import_all(names: Iterable[str]) -> None:
    """Import these modules, as far as they are there and can be imported."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def settle() -> None:
    """Lay out what is in memory so that forks are quick and share it."""
    gc.collect()
    gc.freeze()
    walls.use_huge_pages()


def _start_judge(students: str, imports: list[str], missing: list[str], channel: int) -> None:
    """Become a judge: take one function with its arguments, send back what it returns.

    Pickle is safe here: both ends are ours.
    """
    from dlcourse.sandbox import servers

    walls.die_with_parent()
    reset_seeds()
    servers.become_judge(students, imports, missing)
    connection = Connection(channel)
    function, arguments = connection.recv()
    try:
        answer = True, function(*arguments)
    except Exception as error:
        answer = False, error
    try:
        connection.send(answer)
    except Exception as error:  # what cannot be pickled is described
        connection.send((False, RuntimeError(f"{type(error).__name__}: {error}; {answer!r:.500}")))


def _start_student(request: dict[str, Any], channel: int, control: int) -> None:
    from dlcourse.sandbox import supervisor

    supervisor.start(supervisor.StudentRequest(**request), channel, control)


def _wait_for_children() -> None:
    """Let the last processes clean up after themselves, but not for ever."""
    end = time.monotonic() + CLOSING_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                select.select([], [], [], 0.01)


def leave(function: Callable[..., None], *arguments: Any) -> NoReturn:
    """Run the rest of a forked process: it never returns into the code of its parent."""
    try:
        function(*arguments)
    except (ConnectionLost, ProtocolError, KeyboardInterrupt, EOFError):
        os._exit(0)
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.__stderr__)
        os._exit(70)
    os._exit(0)
