"""A pool of judges on a Dask cluster: each worker has fork servers of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from distributed import Client, wait
from distributed.scheduler import KilledWorker

from dlcourse.errors import DlcourseError
from dlcourse.grading.pool import TRIES, JudgeDied, TaskOutcome, in_a_judge
from dlcourse.grading.task import Task

WAIT_SECONDS = 60  # for workers of a cluster to come, or to come back
CONNECT_SECONDS = 10


class DaskPool:
    """As `LocalPool`, with one task for each thread of the cluster at a time.

    joblib's own Dask backend waits for ever for a task whose worker was killed.
    """

    def __init__(self, client: Client) -> None:
        self.client = client
        self.running: dict[Any, tuple[Task, int]] = {}

    def run(self, tasks: Iterable[Task]) -> Iterator[TaskOutcome]:
        """As `Pool.run`.

        Raises
        ------
        DlcourseError
            The cluster has lost its workers.
        """
        waiting = iter(tasks)
        try:
            # 0 threads while dead workers start again.
            for task in islice(waiting, max(1, sum(self.client.nthreads().values()))):
                self._send(task)
            while self.running:
                for future in self._done():
                    answer = self._answer(future)
                    if answer is not None:
                        for task in islice(waiting, 1):
                            self._send(task)
                        yield answer
        finally:
            self.client.cancel(list(self.running))
            self.running.clear()

    def _send(self, task: Task, tries: int = 1) -> None:
        self.running[self.client.submit(in_a_judge, task, pure=False)] = task, tries

    def _done(self) -> list[Any]:
        """Tasks that have come to an end; none if the workers had to be waited for."""
        try:
            with self.client.as_current():
                ended = wait(list(self.running), WAIT_SECONDS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            _wait_for_workers(self.client)
            return []
        return list(ended.done)

    def _answer(self, future: Any) -> TaskOutcome | None:
        """What came of a task; None if it was sent again because its worker had died."""
        task, tries = self.running.pop(future)
        error = future.exception()
        if isinstance(error, KilledWorker) and tries < TRIES:
            self._send(task, tries + 1)
            return None
        if isinstance(error, KilledWorker):
            return TaskOutcome(task, error=JudgeDied("its worker died"))
        return TaskOutcome(task, error=error) if error else TaskOutcome(task, future.result())


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A client of the cluster whose scheduler has this address. Raises DlcourseError."""
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
    except (OSError, ValueError) as error:
        raise DlcourseError(
            f"There is no Dask cluster with workers at {scheduler}: {error}. Start one with "
            "`dask scheduler` and workers with `dask worker ADDRESS --nthreads 1`."
        ) from error
    with client:
        if any(count > 1 for count in client.nthreads().values()):
            raise DlcourseError(
                f"The Dask workers at {scheduler} have several threads each. "
                "Start them with `dask worker ADDRESS --nthreads 1 --nworkers N`."
            )
        yield client


def _wait_for_workers(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
    except TimeoutError:
        raise DlcourseError(
            "The Dask cluster has lost its workers. What was graded is kept: start some with "
            "`dask worker ADDRESS --nthreads 1` and run the same command again."
        ) from None
