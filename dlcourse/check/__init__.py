"""What a check cell calls: compare an answer, explain what is wrong, name the likely mistake.

Answers may be arrays, tensors, numbers, strings, None, and lists, tuples and dicts of these. A list
of numbers, an array and a tensor are the same answer if shape and values agree; True counts as 1.
The tolerances are described at `dlcourse.check.compare.Tolerance`.
"""

from dlcourse.check.checks import Example, agrees, equal, example, examples, raises, that
from dlcourse.check.failure import CheckFailed, Report
from dlcourse.check.guard import NotAllowed, forbid, no_autograd
from dlcourse.check.progress import Progress, progress, question, start

__all__ = [
    "CheckFailed",
    "Example",
    "NotAllowed",
    "Progress",
    "Report",
    "agrees",
    "equal",
    "example",
    "examples",
    "forbid",
    "no_autograd",
    "progress",
    "question",
    "raises",
    "start",
    "that",
]
