"""The judge's global names: some of them lead to the student's process."""

from __future__ import annotations

import builtins
import contextlib
import inspect
from collections.abc import Iterator
from typing import Any

from dlcourse.grading.session import Session
from dlcourse.sandbox.remote_object import RemoteObject


class JudgeNamespace(dict[str, Any]):
    """The names that the judge's cells and checks run with.

    An answer cell takes its names: from then on they stand for what the student's process holds. A
    cell of the instructor's, or a check, that gives one of them a value takes it back.

    Attributes
    ----------
    theirs : set of str
        Names that stand for what the student's process holds.
    replaceable : set of str
        Names of theirs that a check may give another function, there.
    failed : set of str
        Names that a given cell did not get to define: nobody is asked for them.
    signatures : dict
        The parameters that the instructor's functions have.
    checking : bool
        Whether a check runs now.
    evaluating : bool
        Whether a given cell that depends on answers runs now.
    """

    def __init__(self, start: dict[str, Any], session: Session) -> None:
        super().__init__(start)
        self.session = session
        self.theirs: set[str] = set()
        self.replaceable: set[str] = set()
        self.failed: set[str] = set()
        self.signatures: dict[str, inspect.Signature] = {}
        self.checking = self.evaluating = False
        self.fetched: dict[str, Any] = {}  # what the student's process gave in this check

    def own(self, name: str) -> Any:
        """What the judge itself has under a name; None if nothing."""
        return dict.get(self, name)

    def has_own(self, name: str) -> bool:
        return dict.__contains__(self, name)

    def fail(self, name: str) -> None:
        """Take a name's value away: the cell that should have given it one did not."""
        dict.pop(self, name, None)
        self.theirs.discard(name)
        self.failed.add(name)

    @contextlib.contextmanager
    def kept(self, names: frozenset[str]) -> Iterator[None]:
        """Whatever happens meanwhile, at the end these names stand for what they stood for."""
        values = {name: self.own(name) for name in names if self.has_own(name)}
        theirs, failed = self.theirs & names, self.failed & names
        try:
            yield
        finally:
            for name in names:
                dict.pop(self, name, None)
            dict.update(self, values)
            self.theirs = self.theirs - names | theirs
            self.failed = self.failed - names | failed

    def __getitem__(self, name: str) -> Any:
        if name in self.theirs:
            return self._ask(name)
        if dict.__contains__(self, name):
            return dict.__getitem__(self, name)
        if hasattr(builtins, name) or name in self.failed or name.startswith("__"):
            raise KeyError(name)
        return self._ask(name)

    def __contains__(self, name: object) -> bool:
        if not self.checking or not isinstance(name, str):
            return dict.__contains__(self, name)
        if name not in self.theirs and dict.__contains__(self, name):
            return True
        return bool(self.session.process.connection.call("has", name))

    def __setitem__(self, name: str, value: Any) -> None:
        replaced = self.checking and name in self.theirs & self.replaceable
        if replaced and callable(value) and not isinstance(value, type):
            self.fetched.clear()
            self.session.process.connection.call("set", name, value)
        else:
            self.theirs.discard(name)
            dict.__setitem__(self, name, value)

    def __delitem__(self, name: str) -> None:
        if name not in self.theirs:
            dict.__delitem__(self, name)
        elif self.checking:
            self.fetched.clear()
            self.session.process.connection.call("del", name)

    def _ask(self, name: str) -> Any:
        if name in self.fetched:
            return self.fetched[name]
        try:
            value = self.session.process.connection.call("get", name)
        except NameError:
            raise KeyError(name) from None
        if type(value) is RemoteObject:
            object.__setattr__(value, "_dlc_signature", self.signatures.get(name))
            self.fetched[name] = value
        return value
