"""A pool of judges: tasks in, answers out as they come, each task in a fresh process.

A task that ends its process (the machine ran out of memory, say) is tried again; only then is it
given up. Nothing that one task does can reach another.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

import cloudpickle
import psutil

from dlcourse.grading.task import Task
from dlcourse.models import Limits
from dlcourse.sandbox.servers import ForkServers

TRIES = 3
JUDGE_MB = 700  # what a judge holds itself: a lab's libraries, before any answer runs
JUDGE_MODULES = ("dlcourse.grading.submission", "dlcourse.grading.calibrate")


class JudgeDied(Exception):  # noqa: N818 - what happened, in words
    """The process of a task ended before it was done, each time it was tried."""


class JudgeTooSlow(Exception):  # noqa: N818 - what happened, in words
    """The process of a task did not come to an end in its time."""


@dataclass(frozen=True)
class TaskOutcome:
    """What came of a task: a value, or the exception that ended it."""

    task: Task
    value: Any = None
    error: Exception | None = None

    def result(self) -> Any:
        """The value; raises the exception if there is one."""
        if self.error is not None:
            raise self.error
        return self.value


class Pool(Protocol):
    """Where tasks are done. `jobs`: how many at the same time."""

    def run(self, tasks: Iterable[Task]) -> Iterator[TaskOutcome]:
        """The answers as they come, one for each task. Tasks are taken when there is room."""
        ...


@dataclass
class _Running:
    task: Task
    process: int
    end: float
    tries: int


@dataclass
class LocalPool:
    """Judges on this machine, at most `jobs` at a time."""

    jobs: int = 1
    running: dict[Connection, _Running] = field(default_factory=dict)

    def run(self, tasks: Iterable[Task]) -> Iterator[TaskOutcome]:
        """As `Pool.run`. When it is left early, what still runs is ended."""
        waiting = iter(tasks)
        try:
            for task in islice(waiting, self.jobs):
                self._start(task)
            while self.running:
                for connection in self._ready():
                    answer = self._finish(connection)
                    if answer is not None:
                        for task in islice(waiting, 1):
                            self._start(task)
                        yield answer
        finally:
            for connection in list(self.running):
                self._stop(connection)

    def _start(self, task: Task, tries: int = 1) -> None:
        process, connection = fork_servers().judge(task.imports)
        with contextlib.suppress(OSError):  # it may have ended already: seen when it is waited for
            connection.send_bytes(cloudpickle.dumps((task.function, task.arguments)))
        end = time.monotonic() + task.seconds
        self.running[connection] = _Running(task, process, end, tries)

    def _ready(self) -> list[Connection]:
        """Judges that have answered or ended; those past their time are ended first."""
        left = min(each.end for each in self.running.values()) - time.monotonic()
        ready = wait(list(self.running), timeout=max(0.0, left))
        if ready:
            return [each for each in ready if isinstance(each, Connection)]
        now = time.monotonic()
        return [connection for connection, each in self.running.items() if each.end <= now]

    def _finish(self, connection: Connection) -> TaskOutcome | None:
        """The answer to a task; None if it was started again."""
        done = self.running[connection]
        try:
            well, value = connection.recv() if connection.poll() else _too_long()
        except (EOFError, OSError) as lost:
            self._stop(connection)
            if done.tries < TRIES:
                self._start(done.task, done.tries + 1)
                return None
            return TaskOutcome(done.task, error=JudgeDied(str(lost) or "it ended"))
        except Exception as error:  # an answer that cannot be unpickled
            well, value = False, error
        self._stop(connection)
        return TaskOutcome(done.task, value) if well else TaskOutcome(done.task, error=value)

    def _stop(self, connection: Connection) -> None:
        done = self.running.pop(connection)
        with contextlib.suppress(ProcessLookupError):
            os.kill(done.process, signal.SIGKILL)
        connection.close()


def _too_long() -> tuple[bool, Any]:
    return False, JudgeTooSlow("it took too long")


def default_jobs(limits: Limits) -> int:
    """As many jobs as cores, and as fit into the free memory with their limits."""
    import joblib

    free_mb = psutil.virtual_memory().available // 2**20
    fitting = free_mb // (limits.memory_mb + JUDGE_MB)
    return max(1, int(min(joblib.cpu_count(), fitting)))


@contextlib.contextmanager
def open_pool(jobs: int, scheduler: str | None = None) -> Iterator[Pool]:
    """A pool of judges here, or on the Dask cluster whose scheduler has this address.

    Raises
    ------
    DlcourseError
        There is no such cluster, or it cannot be used.
    """
    if scheduler is None:
        yield LocalPool(jobs)
    else:
        from dlcourse.grading.dask_pool import DaskPool, connected

        with connected(scheduler) as client:
            yield DaskPool(client)


_servers: ForkServers | None = None


def fork_servers() -> ForkServers:
    """The fork servers of this process, which are started at the first call."""
    global _servers
    # A forked process must not use the sockets of its parent.
    if _servers is None or _servers.owner != os.getpid():
        _servers = ForkServers(JUDGE_MODULES)
        atexit.register(_servers.close)
    return _servers


def in_a_judge(task: Task) -> Any:
    """Do one task in a judge on this machine."""
    (answer,) = LocalPool().run([task])
    return answer.result()
