"""Take parts of a library away while a student's function runs, where it runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, NoReturn

from dlcourse.check.failure import CheckFailed, Report

AUTOGRAD = (
    "torch.autograd.Variable._execution_engine",  # every backward pass goes through it
    "torch.autograd.forward_ad.make_dual",  # every forward one through this
)
OPERATORS = "torch.ops."
NO_AUTOGRAD = (
    "torch works out the gradient here. In this question that is your part: write the derivatives "
    "yourself."
)
LEARNERS = (
    "sklearn.base.BaseEstimator._validate_params",  # a learner calls it before it learns
    "sklearn.linear_model.Perceptron.partial_fit",
    "sklearn.linear_model.SGDClassifier.partial_fit",
)
NO_LEARNERS = (
    "scikit-learn does the learning here. In this question that is your part: write the steps "
    "yourself."
)
_taken: dict[str, list[Any]] = {}
_modes: list[Any] = []


class NotAllowed(CheckFailed):
    """A failed check: the student's function used what the question does without.

    Parameters
    ----------
    because : str
        What the student reads.
    """

    def __init__(self, because: str) -> None:
        super().__init__(Report(because))
        self.args = (because,)  # what travels to another process


def remote(path: str, *args: object, **kwargs: object) -> object:
    """Call a library's function in this process.

    The grader puts another function in this place, which calls it in the student's process.
    Notebooks use `dlcourse.check.remote`, which looks this function up at every call.

    Parameters
    ----------
    path : str
        The import path of the function or the class, such as ``"torch.optim.SGD"``.
    *args, **kwargs : object
        What it is called with.

    Returns
    -------
    object
        What it returns.

    Raises
    ------
    ImportError
        If there is no such module.
    AttributeError
        If the module has no such name.

    Examples
    --------
    >>> optimizer = check.remote("torch.optim.SGD", net.parameters(), lr=0.1)
    """
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)(*args, **kwargs)


@contextmanager
def forbid(*paths: str, because: str) -> Iterator[None]:
    """While the block runs, refuse the use of these parts of a library, with a reason.

    It is also a decorator: ``forbid(...)(f)`` refuses them whenever ``f`` is called. In the grader
    they are refused in the student's process, where the student's function runs.

    Parameters
    ----------
    *paths : str
        Import paths such as ``"torch.optim.Optimizer.step"``. What does not exist, or is not
        imported yet, is left alone. ``"torch.ops.aten.convolution"`` names one of torch's
        operators: it is refused under every name it has.
    because : str
        Why, and what to do instead. The student reads this.

    Returns
    -------
    context manager
        For a `with` statement, or to decorate a function with.

    Raises
    ------
    NotAllowed
        From the student's call, when it uses one of the parts.

    Examples
    --------
    >>> by_hand = forbid("numpy.mean", because="Write the mean yourself: a sum and a division.")
    >>> check.agrees(by_hand(mean), reference, inputs)
    """
    remote(f"{__name__}.take_away", paths, because)
    try:
        yield
    finally:
        remote(f"{__name__}.give_back", paths)


@contextmanager
def no_autograd() -> Iterator[None]:
    """While the block runs, refuse every derivative that torch works out by itself.

    It is also a decorator, as `forbid` is.

    Returns
    -------
    context manager
        For a `with` statement, or to decorate a function with.

    Raises
    ------
    NotAllowed
        From the student's call, when it uses torch's automatic derivatives.

    Examples
    --------
    >>> check.agrees(no_autograd()(slope), lambda x: 2 * x, [(3.0,)])
    """
    with forbid(*AUTOGRAD, because=NO_AUTOGRAD):
        yield


@contextmanager
def no_learners() -> Iterator[None]:
    """While the block runs, refuse every classifier that scikit-learn trains.

    It is also a decorator, as `forbid` is.

    Returns
    -------
    context manager
        For a `with` statement, or to decorate a function with.

    Raises
    ------
    NotAllowed
        From the student's call, when it trains a model of scikit-learn.

    Examples
    --------
    >>> check.agrees(no_learners()(fit), reference, inputs)
    """
    with forbid(*LEARNERS, because=NO_LEARNERS):
        yield


def take_away(paths: tuple[str, ...], because: str) -> None:
    """Put a refusal in the place of each of these, in this process.

    Parameters
    ----------
    paths : tuple of str
        Import paths, as in `forbid`.
    because : str
        What a student reads who uses one of them.
    """
    operators = _operators(paths)
    _modes.append(_refuse_operators(operators, because) if operators else nullcontext())
    _modes[-1].__enter__()
    for path in paths:
        owner, name = _owner(path)
        if path not in operators and hasattr(owner, name):
            _taken.setdefault(path, []).append(getattr(owner, name))
            setattr(owner, name, _Refusal(because))


def give_back(paths: tuple[str, ...]) -> None:
    """Put back what `take_away` took last.

    Parameters
    ----------
    paths : tuple of str
        The import paths that `take_away` got.
    """
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
