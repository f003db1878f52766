"""The instructor's own answers, run on the judge's side as far as they are needed."""

from __future__ import annotations

import builtins
import contextlib
import copy
import signal
import time
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import cloudpickle

from dlcourse.models import Cell, CellKind
from dlcourse.notebook import syntax
from dlcourse.sandbox.channel import DeadlineExceeded
from dlcourse.sandbox.shell import Shell, capturing

CODE = (types.ModuleType, types.FunctionType, type)


class Reference:
    """The instructor's notebook with its own names, run cell by cell when asked."""

    def __init__(self, shell: Shell, cells: Sequence[Cell], end: float) -> None:
        self.shell = shell
        self.cells = cells
        self.end = end
        self.names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        self.done = 0

    def catch_up(self, until: str) -> None:
        """Run the instructor's cells up to and with the cell `until`."""
        last = next(n for n, cell in enumerate(self.cells) if cell.id == until)
        for cell in self.cells[self.done : last + 1]:
            self._run(cell.source if cell.kind is CellKind.INSTRUCTOR else cell.solution)
        self.done = max(self.done, last + 1)

    def changes(self, answer: Cell, names: Collection[str]) -> tuple[str, ...]:
        """Those of these names whose objects the instructor's answer changes in place."""
        number = next(n for n, cell in enumerate(self.cells) if cell.id == answer.id)
        if number:
            self.catch_up(self.cells[number - 1].id)
        before = {n: _fingerprint(self.names[n]) for n in names if n in self.names}
        self.catch_up(answer.id)
        after = {name: _fingerprint(self.names.get(name)) for name in before}
        return tuple(sorted(n for n in before if before[n] and before[n] != after[n]))

    def passes(self, source: str, answers: set[str]) -> bool:
        """Whether a check passes with these answers called on copies of their arguments."""
        names = {
            name: _on_copies(value)
            if name in answers and type(value) is types.FunctionType
            else value
            for name, value in self.names.items()
        }
        try:
            with capturing(self.shell, 10_000), alarm(self._left()):
                exec(compile(source, "<reference>", "exec"), names)
        except (Exception, DeadlineExceeded):
            return False
        return True

    def _run(self, source: str) -> None:
        tree = syntax.parse(source) if source else None
        if tree is not None:
            with (
                capturing(self.shell, 10_000),
                alarm(self._left()),
                contextlib.suppress(Exception, DeadlineExceeded),
            ):
                exec(compile(tree, "<reference>", "exec"), self.names)

    def _left(self) -> float:
        return max(0.1, self.end - time.monotonic())


def _on_copies(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: function(*copy.deepcopy(args), **copy.deepcopy(kwargs))


def _fingerprint(value: Any) -> bytes:
    """Bytes that differ once the value has changed; none if it is code or cannot be pickled."""
    if (callable(value) and not hasattr(value, "__dict__")) or isinstance(value, CODE):
        return b""
    try:
        return bytes(cloudpickle.dumps(value))
    except Exception:
        return b""


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise DeadlineExceeded in this process after so many seconds."""

    def ring(*_: object) -> None:
        raise DeadlineExceeded

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
