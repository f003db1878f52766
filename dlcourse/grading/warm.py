"""Which large libraries to import before a process is forked, so that it need not do so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dlcourse.models import Lab, Submission

# Also the second name of "import numpy as np, torch".
IMPORTED = r"\b(from[ \t]+|import[ \t]+([\w.]+([ \t]+as[ \t]+\w+)?[ \t]*,[ \t]*)*){}\b"

# What a notebook says → what to import. Known libraries only: nothing that a notebook merely names
# is imported for another one.
LIBRARIES = {
    r"matplotlib|pylab|seaborn|\bdlcourse\b": (
        "matplotlib.pyplot", "matplotlib.backends.backend_agg", "matplotlib_inline.backend_inline",
    ),
    IMPORTED.format("torch"): ("torch", "torch.nn.functional", "torch.utils.data"),
    # The first optimizer that is made imports torch._dynamo, which takes as long as torch itself.
    r"\btorch\b.{0,80}\boptim\b": ("torch.optim", "torch._dynamo"),
    IMPORTED.format("sklearn"): (
        "sklearn.linear_model", "sklearn.datasets", "sklearn.svm", "sklearn.ensemble",
    ),
    IMPORTED.format("scipy"): (
        "scipy.special", "scipy.signal", "scipy.stats", "scipy.optimize",
    ),
    IMPORTED.format("pandas"): ("pandas",),
    IMPORTED.format("sympy"): ("sympy",),
    IMPORTED.format("seaborn"): ("seaborn",),
}  # fmt: skip
_PATTERNS = {re.compile(said.encode()): modules for said, modules in LIBRARIES.items()}


def libraries_for(lab: Lab, *submissions: Submission) -> tuple[str, ...]:
    """The modules to import for a lab and for what was handed in."""
    trusted = (raw for each in lab.notebooks for raw in (each.source, each.released))
    handed_in = (raw for each in submissions for raw in each.files.values())
    programs = (raw for name, raw in lab.files.items() if name.endswith(".py"))
    return libraries_in((*trusted, *programs, *handed_in))


def libraries_in(texts: Iterable[bytes]) -> tuple[str, ...]:
    """The modules to import for notebooks or programs that mention these libraries."""
    whole = list(texts)
    return tuple(
        module
        for pattern, modules in _PATTERNS.items()
        if any(pattern.search(text) for text in whole)
        for module in modules
    )
