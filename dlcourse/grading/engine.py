"""Run a rebuilt notebook: answers in the student's process, checks in the judge.

One engine lives in each worker. It has two warm parents fork the processes of a submission; the
workers of one run share them.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from loguru import logger

from dlcourse.errors import DlcourseError
from dlcourse.grading import sandbox
from dlcourse.grading.models import CellKind, CellOutcome, Executed, Limits, Rebuilt
from dlcourse.grading.wire import Broken, Channel, Link
from dlcourse.grading.zygote import TORCH

IMPORTS_TORCH = re.compile(r"^\s*(import|from)\s[^#\n]*\btorch\b", re.MULTILINE)
CLOSING_SECONDS = 3.0
SPARE_SECONDS = 30.0  # what the judge itself may need beyond the notebook's time


class Zygote:
    """A warm parent process, and the socket on which it takes requests to fork.

    meeting: a folder where the processes of one run look for a warm parent that another of them
    started already; who finds none starts one there. It ends with the process that started it.
    """

    def __init__(self, kind: str, meeting: Path | None = None) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.known: set[str] = set()
        self.imports: list[str] = []
        if meeting is None:
            self.socket = self._start(kind, None)
            return
        address = meeting / kind
        with (meeting / f"{kind}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.socket = _connected(address) or self._start(kind, address)

    def _start(self, kind: str, address: Path | None) -> socket.socket:
        """Start a warm process, which listens at the address too if there is one."""
        ours, theirs = socket.socketpair()
        descriptors = [theirs]
        if address is not None:
            address.unlink(missing_ok=True)
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(str(address))
            listener.listen(100)
            descriptors.append(listener)
        numbers = [each.fileno() for each in descriptors]
        python = [sys.executable, "-P", "-s", "-m", "dlcourse.grading.zygote", kind]
        command = [*python, ",".join(map(str, numbers))]
        wrapped = sandbox.bubblewrap(command) if kind == "student" else None
        missing = [sandbox.NO_BUBBLEWRAP] if kind == "student" and wrapped is None else []
        self.process = subprocess.Popen(
            [*(wrapped or command), *missing], pass_fds=numbers, env=sandbox.environment(), cwd="/",
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        for each in descriptors:
            each.close()
        return ours

    @cached_property
    def hello(self) -> dict[str, Any]:
        """What the warm process said when it was ready. Raises Broken if it did not start."""
        try:
            said = self.socket.recv(1 << 16)
        except OSError:
            said = b""
        if not said:
            raise Broken("a warm process did not start")
        hello: dict[str, Any] = json.loads(said)
        if hello["threads"] != 1:
            logger.warning("a warm process has {} threads before it forks", hello["threads"])
        return hello

    @property
    def missing(self) -> list[str]:
        """The layers around the warm process that this machine lacks."""
        return list(self.hello["missing"])

    def learn(self, modules: Iterable[str]) -> None:
        """Have these modules imported before the next process is forked."""
        fresh = [name for name in dict.fromkeys(modules) if name not in self.known]
        self.known.update(fresh)
        self.imports += fresh

    def fork(self, request: dict[str, Any], descriptors: list[int]) -> None:
        """Have a process forked that takes over the descriptors. Raises Broken."""
        _ = self.hello
        message = json.dumps({**request, "imports": self.imports}).encode()
        self.imports = []
        try:
            socket.send_fds(self.socket, [message], descriptors)
        except OSError as error:
            raise Broken(f"a warm process has ended: {error}") from error

    def alive(self) -> bool:
        """Whether the process at the other end still runs."""
        try:
            return self.socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the process; one that was started here ends, after those that it forked."""
        self.socket.close()
        if self.process is None:
            return
        try:
            self.process.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _connected(address: Path) -> socket.socket | None:
    """A connection with the warm process that listens there, if one does."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(address))
    except OSError:
        connection.close()
        return None
    return connection


class JudgeError(Exception):
    """Something went wrong inside the judge itself."""


class JudgeConnection(Link):
    """The engine's end of the connection with a judge: forks students, keeps outcomes."""

    def __init__(
        self, channel: Channel, engine: Engine, request: dict[str, Any], passing: socket.socket
    ) -> None:
        super().__init__(channel)
        self.engine = engine
        self.request = request
        self.passing = passing
        self.outcomes: dict[str, CellOutcome] = {}

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        if operation == "outcome":
            outcome = CellOutcome(**payload[0])
            self.outcomes[outcome.id] = outcome
        elif operation == "student":
            ends = [socket.socketpair() for _ in range(2)]
            self.engine.students.fork(self.request, [theirs.fileno() for _, theirs in ends])
            socket.send_fds(self.passing, [b"s"], [ours.fileno() for ours, _ in ends])
            for pair in ends:
                for end in pair:
                    end.close()

    def describe(self, error: BaseException) -> Any:
        return f"{type(error).__name__}: {error}"

    def revive(self, description: Any) -> BaseException:
        return JudgeError(str(description))


class Engine:
    """The warm processes of this worker. Close it, or use it in a `with`."""

    def __init__(self, meeting: Path | None = None) -> None:
        self.students = Zygote("student", meeting)
        self.judges = Zygote("judge", meeting)
        self.owner = os.getpid()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        if self.owner == os.getpid():
            self.students.close()
            self.judges.close()

    def alive(self) -> bool:
        """Whether both warm processes still run."""
        return self.students.alive() and self.judges.alive()

    def run(self, rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes]) -> Executed:
        """Run one rebuilt notebook with the lab's data files beside it.

        Raises DlcourseError if the limits ask for a sandbox that this machine does not have.
        """
        started = time.monotonic()
        if limits.sandbox == "required" and self.students.missing:
            raise _refusal(self.students.missing)
        if any(map(IMPORTS_TORCH.search, trusted_sources(rebuilt))):
            self.students.learn(TORCH)
            self.judges.learn(TORCH)
        with tempfile.TemporaryDirectory(prefix="judge-") as folder:
            write_files(Path(folder), files)
            found, outcomes = self._judge(rebuilt, limits, files, folder)
        if "refused" in found:
            raise _refusal(found["refused"])
        return Executed(
            outcomes=outcomes,
            warnings=tuple(found["warnings"]),
            tampered=tuple(found["tampered"]),
            seconds=time.monotonic() - started,
            missing_layers=(*self.students.missing, *found["missing"]),
        )

    def _judge(
        self, rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes], folder: str
    ) -> tuple[dict[str, Any], dict[str, CellOutcome]]:
        """What the judge noticed and every outcome it told of."""
        ours, theirs = socket.socketpair()
        passing, passed = socket.socketpair()
        self.judges.fork({}, [theirs.fileno(), passed.fileno()])
        theirs.close()
        passed.close()
        request = {
            "memory_mb": limits.memory_mb, "file_mb": limits.file_mb,
            "processes": limits.processes, "worker": os.getpid(),
            "cpu_seconds": limits.notebook_seconds,
        }  # fmt: skip
        link = JudgeConnection(Channel(ours), self, request, passing)
        link.deadline = time.monotonic() + limits.notebook_seconds + SPARE_SECONDS
        job = {
            "cells": [cell.model_dump(mode="json") for cell in rebuilt.cells],
            "limits": limits.model_dump(mode="json"), "files": dict(files), "folder": folder,
        }  # fmt: skip
        process = int(ours.recv(16))
        try:
            found = link.call("judge", job)
        except Broken as broken:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            if not self.alive():
                raise
            found = _unfinished(f"its process broke off: {type(broken).__name__} {broken}")
        except JudgeError as error:
            if not self.alive():
                raise Broken(str(error)) from error
            found = _unfinished(str(error))
        finally:
            ours.close()
            passing.close()
        for kind, modules in found.get("imported", {}).items():
            self.judges.learn(modules)
            if kind == "instructor":
                self.students.learn(modules)
        return found, link.outcomes


def trusted_sources(rebuilt: Rebuilt) -> Iterator[str]:
    """Everything in a rebuilt notebook that is the instructor's."""
    for cell in rebuilt.cells:
        yield from (cell.stub, cell.solution)
        if cell.kind in (CellKind.INSTRUCTOR, CellKind.CHECK):
            yield cell.source


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files, named by relative paths, into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _unfinished(reason: str) -> dict[str, Any]:
    warning = f"the judge did not finish: {reason}"
    return {"missing": [], "warnings": [warning], "tampered": []}


def _refusal(missing: list[str]) -> DlcourseError:
    return DlcourseError(
        f'sandbox = "required", but {"; ".join(missing)}. Install bubblewrap or allow user '
        'namespaces, or set sandbox = "auto" to grade with the layers there are.'
    )


_engine: Engine | None = None
_meeting: Path | None = None


def share(meeting: Path) -> None:
    """Use the same warm processes as all others who name this folder, which nobody else reads."""
    global _meeting
    _meeting = meeting


def run(rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes]) -> Executed:
    """Run one rebuilt notebook in this worker's engine, which is started at the first call."""
    global _engine
    if _engine is None or _engine.owner != os.getpid():
        _engine = Engine(_meeting)
        atexit.register(_engine.close)
    try:
        return _engine.run(rebuilt, limits, files)
    except Broken as broken:
        logger.warning("starting the warm processes again: {}", broken)
        _engine.close()
        _engine = Engine(_meeting)
        try:
            return _engine.run(rebuilt, limits, files)
        except Broken as again:
            raise JudgeError(f"the warm processes do not stay up: {again}") from again
