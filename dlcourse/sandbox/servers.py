"""The fork servers of a run, from the side of those who ask them for processes."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from loguru import logger

from dlcourse.sandbox import walls
from dlcourse.sandbox.channel import ConnectionLost

ANSWER_SECONDS = 120.0  # for one request, before which everything is imported, on a slow disk
CLOSING_SECONDS = 5.0


@dataclass(frozen=True)
class JudgePlace:
    """What a judge's process knows of its surroundings.

    students: where the students' fork server listens. imports: what students need imported.
    missing: the layers around that fork server which this machine lacks.
    number: a number that no other judge of this machine has.
    """

    students: Path
    imports: tuple[str, ...]
    missing: tuple[str, ...]
    number: int

    @property
    def folder(self) -> Path:
        """Where judges may make folders of their own; it goes with the fork servers."""
        return self.students.parent


_place: JudgePlace | None = None


def become_judge(students: str, imports: Sequence[str], missing: Sequence[str]) -> None:
    """Remember, in a judge's process, where it is."""
    global _place
    _place = JudgePlace(Path(students), tuple(imports), tuple(missing), os.getpid())


def judge_place() -> JudgePlace:
    """Where this process is, which must be a judge's."""
    if _place is None:
        raise RuntimeError("only a judge starts students' processes")
    return _place


def ask(server: socket.socket, request: dict[str, Any], descriptors: Sequence[int]) -> int:
    """Have a fork server make a process that takes over the descriptors; its number.

    Raises
    ------
    ConnectionLost
        The server is gone, or does not answer.
    """
    try:
        server.settimeout(ANSWER_SECONDS)
        socket.send_fds(server, [json.dumps(request).encode()], list(descriptors))
        said = server.recv(1 << 12)
    except OSError as error:
        raise ConnectionLost(f"a fork server does not answer: {error}") from error
    if not said:
        raise ConnectionLost("a fork server has ended")
    return int(json.loads(said)["process"])


def ask_at(address: Path, request: dict[str, Any], descriptors: Sequence[int]) -> int:
    """As `ask`, of the fork server that listens at this address."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.settimeout(ANSWER_SECONDS)
        try:
            server.connect(str(address))
        except OSError as error:
            raise ConnectionLost(f"a fork server is gone: {error}") from error
        return ask(server, request, descriptors)


class ForkServers:
    """The judges' fork server of this process, and the students' one that it forks.

    Parameters
    ----------
    modules : sequence of str
        What judges need imported, beside the libraries of notebooks.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self.modules = modules
        self.owner = os.getpid()
        self._start()

    def _start(self) -> None:
        self.asked = False
        self.folder = Path(tempfile.mkdtemp(prefix="fork-servers-"))
        self.socket, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        address = self.folder / "students"
        listener.bind(str(address))
        listener.listen(100)
        numbers = [theirs.fileno(), listener.fileno()]
        options = {
            "descriptors": numbers, "address": str(address), "modules": list(self.modules),
            "bubblewrap": shutil.which("bwrap"),
        }  # fmt: skip
        self.process = subprocess.Popen(
            _command(options),
            pass_fds=numbers,
            env=walls.environment(),
            cwd="/",
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        listener.close()

    def expect(self, imports: Sequence[str]) -> None:
        """Have libraries imported that the first processes will need."""
        with contextlib.suppress(OSError):  # the server has ended: noticed when it is asked
            self.socket.sendall(json.dumps({"imports": list(imports)}).encode())

    def judge(self, imports: Sequence[str]) -> tuple[int, Connection]:
        """A fresh judge: its process and the connection that takes it a function to run.

        Servers that have died since are started again, once.
        """
        for attempt in range(2):
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    self.asked = True
                    process = ask(self.socket, {"imports": list(imports)}, [theirs.fileno()])
                    return process, Connection(ours.detach())
                except ConnectionLost as lost:
                    ours.close()
                    if attempt:
                        raise
                    logger.warning(
                        "The servers that start judges have ended and are started again: {}.", lost
                    )
                    self._end()
                    self._start()
        raise AssertionError("unreachable")

    def close(self) -> None:
        if self.owner == os.getpid():
            self._end()

    def _end(self) -> None:
        """Let the servers end, after those that they forked."""
        self.socket.close()
        if not self.asked:  # it has forked nothing, and may be importing for a while
            self.process.kill()
        try:
            self.process.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _command(options: dict[str, Any]) -> list[str]:
    # -P: the folder that the command runs in is no place to import from.
    program = "from dlcourse.sandbox.fork_server import run; run()"
    return [sys.executable, "-P", "-c", program, json.dumps(options)]
