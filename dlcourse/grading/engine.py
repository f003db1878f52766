"""Run a rebuilt notebook: answers in the student's process, checks in the judge.

One engine lives in each worker: two warm parents that fork the processes of a submission.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

from loguru import logger

from dlcourse.errors import DlcourseError
from dlcourse.grading import sandbox
from dlcourse.grading.models import CellOutcome, Executed, Limits, Rebuilt
from dlcourse.grading.wire import Broken, Channel, Link

CLOSING_SECONDS = 3.0
SPARE_SECONDS = 30.0  # what the judge itself may need beyond the notebook's time


class Zygote:
    """A warm parent process, and the socket on which it takes requests to fork."""

    def __init__(self, kind: str) -> None:
        self.socket, theirs = socket.socketpair()
        number = theirs.fileno()
        command = [sys.executable, "-P", "-s", "-m", "dlcourse.grading.zygote", kind, str(number)]
        wrapped = sandbox.bubblewrap(command) if kind == "student" else None
        self.missing = [sandbox.NO_BUBBLEWRAP] if kind == "student" and wrapped is None else []
        self.process = subprocess.Popen(
            wrapped or command, pass_fds=[number], env=sandbox.environment(), cwd="/",
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        self.ready = False
        self.known: set[str] = set()
        self.imports: list[str] = []

    def learn(self, modules: Iterable[str]) -> None:
        """Have these modules imported before the next process is forked."""
        fresh = [name for name in dict.fromkeys(modules) if name not in self.known]
        self.known.update(fresh)
        self.imports += fresh

    def fork(self, request: dict[str, Any], descriptors: list[int]) -> None:
        """Have a process forked that takes over the descriptors. Raises Broken."""
        if not self.ready:
            hello = self.socket.recv(1 << 16)
            if not hello:
                raise Broken(f"a warm process did not start: exit status {self.process.wait()}")
            self.ready = True
            threads = json.loads(hello)["threads"]
            if threads != 1:
                logger.warning("a warm process has {} threads before it forks", threads)
        message = json.dumps({**request, "imports": self.imports}).encode()
        self.imports = []
        try:
            socket.send_fds(self.socket, [message], descriptors)
        except OSError as error:
            raise Broken(f"a warm process has ended: {error}") from error

    def close(self) -> None:
        """End the process, after those that it forked if they end soon."""
        self.socket.close()
        try:
            self.process.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


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

    def __init__(self) -> None:
        self.students = Zygote("student")
        self.judges = Zygote("judge")
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
        return self.students.process.poll() is None and self.judges.process.poll() is None

    def run(self, rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes]) -> Executed:
        """Run one rebuilt notebook with the lab's data files beside it.

        Raises DlcourseError if the limits ask for a sandbox that this machine does not have.
        """
        started = time.monotonic()
        if limits.sandbox == "required" and self.students.missing:
            raise _refusal(self.students.missing)
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


def run(rebuilt: Rebuilt, limits: Limits, files: Mapping[str, bytes]) -> Executed:
    """Run one rebuilt notebook in this worker's engine, which is started at the first call."""
    global _engine
    if _engine is None or _engine.owner != os.getpid():
        _engine = Engine()
        atexit.register(_engine.close)
    try:
        return _engine.run(rebuilt, limits, files)
    except Broken as broken:
        logger.warning("starting the warm processes again: {}", broken)
        _engine.close()
        _engine = Engine()
        try:
            return _engine.run(rebuilt, limits, files)
        except Broken as again:
            raise JudgeError(f"the warm processes do not stay up: {again}") from again
