"""A call that a judge is to make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Task:
    """One call to make in a judge.

    name: whose it is. seconds: how long it may take. imports: modules to have imported before.
    """

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    imports: tuple[str, ...] = ()
