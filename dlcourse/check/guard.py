"""Take parts of a library away while a student's function runs, where it runs."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, NoReturn

AUTOGRAD = (
    "torch.autograd.Variable._execution_engine",  # every backward pass goes through it
    "torch.autograd.forward_ad.make_dual",  # every forward one through this
)
OPERATORS = "torch.ops."
_taken: dict[str, list[Any]] = {}
_modes: list[Any] = []


class NotAllowed(AssertionError):  # noqa: N818 - what happened, in words
    """A student's function used what the question does without; `str()` is for the student."""

    def _render_traceback_(self) -> list[str]:
        return [f"✗ {self}"]


def remote(path: str, *args: object) -> object:
    """Call a function, given by its import path, where the student's functions run: here.

    The judge puts a function in this place that calls it in the student's process.
    """
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)(*args)


@contextmanager
def forbid(*paths: str, because: str) -> Iterator[None]:
    """While the block runs, whoever uses these parts of a library is told why it may not.

    paths: import paths such as ``torch.optim.Optimizer.step``; what is not imported yet, or does
    not exist, is left alone. ``torch.ops.aten.convolution`` names one of torch's operators: it is
    refused by whatever name it is called. Serves as a decorator, too: ``forbid(...)(f)`` forbids
    them whenever f is called.
    Raises NotAllowed out of the student's call.
    """
    remote(f"{__name__}.take_away", paths, because)
    try:
        yield
    finally:
        remote(f"{__name__}.give_back", paths)


no_autograd = functools.partial(
    forbid,
    *AUTOGRAD,
    because="torch works out the gradient here. In this question that is your part: write the "
    "derivatives yourself.",
)


def take_away(paths: tuple[str, ...], because: str) -> None:
    """Put a refusal in the place of each of these, in this process."""
    operators = _operators(paths)
    _modes.append(_refuse_operators(operators, because) if operators else nullcontext())
    _modes[-1].__enter__()
    for path in paths:
        owner, name = _owner(path)
        if path not in operators and hasattr(owner, name):
            _taken.setdefault(path, []).append(getattr(owner, name))
            setattr(owner, name, _Refusal(because))


def give_back(paths: tuple[str, ...]) -> None:
    """Put back what `take_away` took last."""
    for path in paths:
        owner, name = _owner(path)
        if _taken.get(path):
            setattr(owner, name, _taken[path].pop())
    if _modes:  # a new process has taken nothing away yet
        _modes.pop().__exit__(None, None, None)


def _operators(paths: tuple[str, ...]) -> list[str]:
    return [path for path in paths if path.startswith(OPERATORS) and "torch" in sys.modules]


def _refuse_operators(paths: list[str], because: str) -> Any:
    from torch.utils._python_dispatch import TorchDispatchMode

    class Refusing(TorchDispatchMode):  # type: ignore[no-untyped-call]
        def __torch_dispatch__(
            self, operator: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
        ) -> Any:
            if f"{OPERATORS}{operator.overloadpacket}" in paths:
                raise NotAllowed(because)
            return operator(*args, **(kwargs or {}))

    return Refusing()  # type: ignore[no-untyped-call]


def _owner(path: str) -> tuple[Any, str]:
    """The imported module or the class that holds the part, and the part's name."""
    *parents, name = path.split(".")
    for length in range(len(parents), 0, -1):
        owner: Any = sys.modules.get(".".join(parents[:length]))
        if owner is not None:
            for parent in parents[length:]:
                owner = getattr(owner, parent, None)
            return owner, name
    return None, name


class _Refusal:
    def __init__(self, because: str) -> None:
        self.__dict__["because"] = because

    def __call__(self, *_: object, **__: object) -> NoReturn:
        raise NotAllowed(self.__dict__["because"])

    def __getattr__(self, name: str) -> NoReturn:
        raise NotAllowed(self.__dict__["because"])
