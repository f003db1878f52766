"""What a check cell calls: compare an answer, explain what is wrong, name the likely mistake.

Answers may be arrays, tensors, numbers, strings, None, and lists, tuples and dicts of these. A list
of numbers, an array and a tensor are the same answer if shape and values agree; True counts as 1.
The tolerances are described at `dlcourse.check.compare.Tolerance`.
"""

from typing import Any

from dlcourse.check import guard
from dlcourse.check.cases import Cases, array, cases, labels, number, one_of, whole
from dlcourse.check.checks import agrees, equal, example, examples, raises, that
from dlcourse.check.failure import CheckFailed, Report
from dlcourse.check.guard import AUTOGRAD, NotAllowed, forbid, no_autograd, no_learners
from dlcourse.check.progress import Progress, progress, question, start
from dlcourse.check.verdict import Example

__all__ = [
    "AUTOGRAD",
    "Cases",
    "CheckFailed",
    "Example",
    "NotAllowed",
    "Progress",
    "Report",
    "agrees",
    "array",
    "cases",
    "equal",
    "example",
    "examples",
    "forbid",
    "labels",
    "no_autograd",
    "no_learners",
    "number",
    "one_of",
    "progress",
    "question",
    "raises",
    "remote",
    "start",
    "that",
    "whole",
]


def remote(path: str, *args: object, **kwargs: object) -> Any:
    """Make an object, or call a function, of a library where the student's functions run.

    In a notebook that is this process: ``remote("torch.nn.Linear", 3, 2)`` is
    ``torch.nn.Linear(3, 2)``. In the grader the student's functions run in another process, and
    the check holds what stands for the object there. So a student's function gets a real layer,
    and the check can read its attributes and call its methods.

    Parameters
    ----------
    path
        The import path of the class or function.
    *args, **kwargs
        What it is called with: plain data, arrays, tensors, or what `remote` gave.

    Returns
    -------
    object
        The object, or what stands for it.

    Raises
    ------
    Exception
        Whatever the class or function raises.

    Examples
    --------
    >>> model = remote("torch.nn.Sequential", remote("torch.nn.Linear", 2, 2))
    >>> check.equal(accuracy(model, X, t), 0.5)
    """
    return guard.remote(path, *args, **kwargs)
