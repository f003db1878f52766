"""Notices that a student's process has changed what a check in it would use.

Only checks that cannot be judged apart run in a copy of the student's process. Whoever wants to
can fool them there; this finds the known ways, such as a patched `numpy.allclose`.
"""

from __future__ import annotations

import builtins
import sys
from types import ModuleType
from typing import Any

from dlcourse.sandbox.shell import Shell

WATCHED = {
    "builtins": tuple(n for n in dir(builtins) if not n.startswith("_") or n == "__import__"),
    "numpy": ("allclose", "array_equal", "isclose", "all", "any", "abs", "array", "asarray"),
    "numpy.testing": (
        "assert_", "assert_allclose", "assert_almost_equal", "assert_array_almost_equal",
        "assert_array_equal", "assert_equal", "assert_raises",
    ),
    "torch": ("allclose", "equal", "isclose", "all", "any", "is_tensor"),
    "torch.testing": ("assert_close",),
    "math": ("isclose", "fabs", "isnan"),
    "dlcourse.check": ("examples", "agrees", "equal", "raises", "that", "question"),
    "inspect": ("getsource", "signature"),
}  # fmt: skip
CLASSES = (("unittest.case", "TestCase"), ("torch", "Tensor"))


class Watch:
    """What the libraries and the shell were before the student's first cell ran."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.before = _watched()
        self.shell_before = _shell_parts(shell)

    def changes(self) -> list[str]:
        """What has been changed since, by name."""
        now = _watched()
        changed = [name for name, value in self.before.items() if now.get(name) is not value]
        if sys.gettrace() is not None:
            changed.append("sys.settrace")
        if _shell_parts(self.shell) != self.shell_before:
            changed.append("the shell that runs cells")
        return changed


def _watched() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module_name, names in WATCHED.items():
        module = sys.modules.get(module_name)
        if isinstance(module, ModuleType):
            found |= {f"{module_name}.{n}": vars(module)[n] for n in names if n in vars(module)}
    for module_name, class_name in CLASSES:
        cls = vars(sys.modules.get(module_name, object)).get(class_name)
        if isinstance(cls, type):
            found |= {
                f"{module_name}.{class_name}.{name}": value
                for name, value in vars(cls).items()
                if name.startswith(("assert", "__eq__", "__bool__")) or name == "equal"
            }
    return found


def _shell_parts(shell: Shell) -> tuple[Any, ...]:
    """What turns the text of a cell into what runs."""
    transformers = (*shell.input_transformers_cleanup, *shell.input_transformers_post)
    return (
        len(shell.ast_transformers), transformers, type(shell).run_cell,
        {"run_cell", "showtraceback", "run_code", "run_ast_nodes"} & vars(shell).keys(),
    )  # fmt: skip
