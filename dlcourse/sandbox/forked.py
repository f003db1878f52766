"""Runs calls one after the other, each from the same fresh state."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from typing import Any

Call = tuple[str, Callable[..., Any], tuple[Any, ...]]


def in_turn(calls: Sequence[Call]) -> dict[str, Any]:
    """What each call gives, by its name.

    What a call leaves in the process (modules, settings, changed libraries) must not reach the
    next one, so all but the last run in forks.
    """
    values = {name: in_fork(function, arguments) for name, function, arguments in calls[:-1]}
    for name, function, arguments in calls[-1:]:
        values[name] = function(*arguments)
    return values


def in_fork(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """What a call gives in a fork of this process, where it leaves no trace."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            answer = True, function(*arguments)
        except Exception as error:
            answer = False, error
        with os.fdopen(sending, "wb") as stream:
            pickle.dump(answer, stream)
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        data = stream.read()
    os.waitpid(child, 0)
    if not data:
        raise RuntimeError("a process of the grader ended before it was done")
    well, value = pickle.loads(data)
    if not well:
        raise value
    return value
