"""One process of the student's, as the judge sees it."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dlcourse.grading.outcomes import TOO_LONG, TOO_MUCH_MEMORY
from dlcourse.models import CellStatus, Limits
from dlcourse.sandbox import servers
from dlcourse.sandbox.channel import (
    Channel,
    ConnectionFailed,
    ConnectionLost,
    DeadlineExceeded,
    ProtocolError,
    Tree,
)
from dlcourse.sandbox.judge_connection import JudgeConnection
from dlcourse.sandbox.student import LOST_CHANNEL
from dlcourse.sandbox.supervisor import StudentRequest

GRACE = 1.0  # seconds between interrupting and killing
START_SECONDS = 60.0
MAX_REPLY = 512 << 20
BROKE_OFF = "Its Python process ended too early."


@dataclass(frozen=True)
class Loss:
    """Why the student's process is gone, and what that makes of the cell."""

    status: CellStatus
    message: str
    tampered: str = ""


class InterruptingConnection(JudgeConnection):
    """A connection that interrupts the student's process once when it is late."""

    def __init__(
        self, channel: Channel, control: socket.socket, classes: dict[str, type],
        trusted_names: frozenset[str],
    ) -> None:  # fmt: skip
        super().__init__(channel, classes, trusted_names)
        self.control = control
        self.interrupted = False

    def wait(self) -> tuple[Tree, list[bytearray]]:
        try:
            return super().wait()
        except DeadlineExceeded:
            if self.interrupted:
                raise
            self.interrupted = True
            with contextlib.suppress(OSError):
                self.control.send(b"i")
            return self.channel.receive(time.monotonic() + GRACE)


class StudentProcess:
    """Starts a process in the sandbox and puts the files beside the notebook there.

    Attributes
    ----------
    connection : InterruptingConnection
        Where the judge calls what lives there.
    missing : list of str
        The layers of the sandbox that this machine lacks.
    """

    def __init__(
        self, limits: Limits, files: Mapping[str, bytes], classes: dict[str, type],
        trusted_names: frozenset[str],
    ) -> None:  # fmt: skip
        ours, theirs = zip(*(socket.socketpair() for _ in range(2)), strict=True)
        place = servers.judge_place()
        student = StudentRequest(
            memory_mb=limits.memory_mb, file_mb=limits.file_mb,
            processes=limits.processes, cpu_seconds=limits.notebook_seconds,
            worker=place.number,
        )  # fmt: skip
        request = {"student": asdict(student), "imports": place.imports}
        servers.ask_at(place.students, request, [each.fileno() for each in theirs])
        for each in theirs:
            each.close()
        channel, self.control = ours
        self.control.settimeout(START_SECONDS)
        self.lines = self.control.makefile("rb")
        self.connection = InterruptingConnection(
            Channel(channel, MAX_REPLY), self.control, classes, trusted_names
        )
        self.missing: list[str] = self._said("missing")
        end = time.monotonic() + START_SECONDS
        self.connection.channel.send(list(files), files.values(), end)

    def answer_until(self, deadline: float) -> None:
        """Every call must have its answer before this time, in seconds of `time.monotonic`."""
        self.connection.deadline = deadline
        self.connection.interrupted = False

    @property
    def closed(self) -> bool:
        """Whether the process is gone."""
        return self.connection.failure is not None

    def lost(self, error: ConnectionFailed) -> Loss:
        """End the process and say why it cannot be used any more."""
        if isinstance(error, DeadlineExceeded) or self.connection.interrupted:
            self.close()
            return Loss(CellStatus.TIMEOUT, TOO_LONG)
        if isinstance(error, ProtocolError):
            self.close()
            return Loss(CellStatus.CRASHED, BROKE_OFF, f"it wrote on the grading channel: {error}")
        ready = select.select([self.control], [], [], GRACE)[0]
        try:
            ended = self._said("ended") if ready else f"exit status {LOST_CHANNEL}"
        except ConnectionLost:
            ended = f"exit status {LOST_CHANNEL}"
        self.close()
        if ended == "memory":
            return Loss(CellStatus.OUT_OF_MEMORY, TOO_MUCH_MEMORY)
        if ended == "SIGXCPU":
            return Loss(CellStatus.TIMEOUT, "It used more processor time than the limit.")
        if ended == f"exit status {LOST_CHANNEL}":
            return Loss(CellStatus.CRASHED, BROKE_OFF, "it closed the grading channel")
        return Loss(CellStatus.CRASHED, f"Its process ended: {ended}.")

    def close(self) -> None:
        """Kill the process and everything it started; returns when they are gone."""
        with contextlib.suppress(OSError):
            self.control.send(b"k")
            while self.lines.readline():
                pass
        self.connection.channel.close()
        self.connection.failure = self.connection.failure or ConnectionLost(
            "that process has ended"
        )

    def _said(self, what: str) -> Any:
        """What the next line of its supervisor's says of this. Raises ConnectionLost."""
        try:
            line = self.lines.readline()
        except OSError as error:
            raise ConnectionLost(str(error)) from error
        if not line:
            raise ConnectionLost("its supervisor has ended")
        return json.loads(line)[what]
