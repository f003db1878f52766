"""The supervisor of one student's process: it makes its walls, watches it, and ends it.

It is two processes. The outer one opens new namespaces; they hold only for its children, which is
why there is an inner one: the first process inside them. The inner one interrupts and kills the
student's process when the judge says so, and counts the memory of all that it started.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dlcourse.sandbox import walls
from dlcourse.sandbox.channel import Channel
from dlcourse.sandbox.fork_server import leave
from dlcourse.sandbox.seeding import reset_seeds

WATCH_SECONDS = 0.05
FIRST_USER = 200_000  # students' processes get a user of their own above this


@dataclass(frozen=True)
class StudentRequest:
    """Asks for a student's process that may use this much.

    worker: a number that no other running one has.
    """

    memory_mb: int
    file_mb: int
    processes: int
    cpu_seconds: float
    worker: int


def start(request: StudentRequest, channel: int, control: int) -> None:
    """The outer supervisor: make the namespaces, start the inner one in them, clean up after it."""
    walls.die_with_parent()
    walls.libc.prctl(walls.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    missing = walls.separate()
    folder = Path(tempfile.mkdtemp(prefix="notebook-")) if missing else Path("/tmp/notebook")
    inner = os.fork()
    if inner == 0:
        leave(_supervise, request, channel, control, folder, missing)
    os.close(channel)
    os.close(control)
    os.waitpid(inner, 0)
    if missing:
        _kill_descendants()
        shutil.rmtree(folder, ignore_errors=True)


def _supervise(
    request: StudentRequest, channel: int, control: int, folder: Path, missing: list[str]
) -> None:
    """The inner supervisor: start the student's process, do to it what the judge wants."""
    walls.die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Without this the student's process could read this one's memory through /proc.
    walls.libc.prctl(walls.PR_SET_DUMPABLE, 0, 0, 0, 0)
    if not missing:
        walls.mount_private(folder, request.file_mb)
    baseline = walls.private_memory(_own_number())
    ready, started = os.pipe()
    student = os.fork()
    if student == 0:
        os.close(ready)
        leave(_become_student, request, channel, started, folder)
    os.close(channel)
    os.close(started)
    with os.fdopen(ready, "rb") as stream:
        missing += json.loads(stream.read() or b"[]")
    judge = socket.socket(fileno=control)
    judge.sendall(json.dumps({"missing": missing}).encode() + b"\n")
    ended = _watch(student, judge, baseline, request.memory_mb << 20)
    with contextlib.suppress(OSError):
        judge.sendall(json.dumps({"ended": ended}).encode() + b"\n")
    everyone = -1 if os.getpid() == 1 else student  # the first of a namespace ends all others in it
    with contextlib.suppress(ProcessLookupError):
        os.kill(everyone, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _become_student(request: StudentRequest, channel: int, started: int, folder: Path) -> None:
    """The student's process: privileges away, own folder, then answer the judge."""
    from dlcourse.sandbox.shell import Shell
    from dlcourse.sandbox.student import serve

    os.chdir(folder)
    folder.chmod(0o777)
    null, output = os.open(os.devnull, os.O_RDONLY), os.memfd_create("output")
    missing = walls.lower_privileges(FIRST_USER + request.worker)
    walls.die_with_parent()
    os.write(started, json.dumps(missing).encode())
    walls.append_only(output)
    for number, target in ((null, 0), (output, 1), (output, 2)):
        os.dup2(number, target)
    # A descriptor that stayed open would lead to the fork server or to another student.
    walls.close_descriptors(keep={0, 1, 2, channel})
    sys.stdin = os.fdopen(0)
    for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder)
    tempfile.tempdir = str(folder)
    sys.path.append(str(folder))  # the last: a file handed in shadows no library
    signal.signal(signal.SIGINT, signal.default_int_handler)
    reset_seeds()
    walls.limit_resources(
        request.memory_mb, request.file_mb, request.processes, request.cpu_seconds
    )
    connection = Channel(socket.socket(fileno=channel))
    _write_files(connection, folder)
    serve(connection, Shell.instance())


def _write_files(connection: Channel, folder: Path) -> None:
    """Put the files beside the notebook there: the first message on the connection.

    What does not fit is left out, so that too many files cost a student no more than these files.
    """
    names, contents = connection.receive()
    for name, content in zip(names, contents, strict=True):
        path = folder / name
        with contextlib.suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _watch(student: int, judge: socket.socket, baseline: int, limit: int) -> str:
    """Wait for the end of the student's process; how it ended."""
    me = _own_number()
    while True:
        if select.select([judge], [], [], WATCH_SECONDS)[0]:
            if judge.recv(1) != b"i":
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
        family = walls.descendants(me)
        used = sum(max(0, walls.private_memory(p) - baseline) for p in family)
        # Forks share their memory until they write to it: the dearer, exact count comes second.
        if used > limit and sum(map(walls.proportional_memory, family)) > limit:
            return "memory"


def _own_number() -> int:
    """This process's number as /proc has it, which may belong to an outer namespace."""
    return int(Path("/proc/self").readlink().name)


def _kill_descendants() -> None:
    """End what is left where no namespace ends it, however fast it multiplies."""
    while left := walls.descendants(_own_number()):
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
