"""A check, or a given cell, that seeds a random generator means the answers' generator, too.

With one process both would be the same; here the seed is set on both sides.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

from dlcourse.grading.namespace import JudgeNamespace

SEEDING = (("random", "seed"), ("numpy.random", "seed"), ("torch", "manual_seed"))


def pass_on_seeds(names: JudgeNamespace) -> None:
    """Make the seeding functions of what is imported here seed the student's side, too."""
    for module_name, name in SEEDING:
        module = sys.modules.get(module_name)
        function = getattr(module, name, None)
        if function is not None and not hasattr(function, "_dlc_names"):
            both = _on_both_sides(function, f"{module_name}:{name}", names)
            setattr(module, name, both)


def _on_both_sides(
    function: Callable[..., Any], path: str, names: JudgeNamespace
) -> Callable[..., Any]:
    @functools.wraps(function)
    def seed(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        if names.checking or names.evaluating:
            names.session.process.connection.call("call_library", path, args, kwargs)
        return result

    seed._dlc_names = names  # type: ignore[attr-defined]
    return seed
