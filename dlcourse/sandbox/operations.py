"""What a remote object of the judge's has done in the student's process."""

from __future__ import annotations

import inspect
import operator
import sys
from collections.abc import Callable
from typing import Any

FORWARDED = """
add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor
iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor
neg pos invert abs index getitem setitem delitem
""".split()  # noqa: SIM905


def _call(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return function(*args, **kwargs)


def _signature(function: Any) -> list[tuple[str, int, list[Any]]]:
    """Name, kind and default of each parameter."""
    return [
        (each.name, int(each.kind), [] if each.default is each.empty else [each.default])
        for each in inspect.signature(function).parameters.values()
    ]


OPERATIONS: dict[str, Callable[..., Any]] = {
    "call": _call,
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "iter": iter,
    "next": next,
    "len": len,
    "float": float,
    "int": int,
    "complex": complex,
    "str": str,
    "repr": repr,
    "dir": dir,
    "signature": _signature,
    "enter": lambda manager: manager.__enter__(),
    "exit": lambda manager: manager.__exit__(None, None, None),
    "is_instance": lambda value, cls: any(base is cls for base in type(value).__mro__),
    "is_subclass": lambda value, cls: any(base is cls for base in value.__mro__),
    "tensor": lambda tensor: tensor.clone().as_subclass(sys.modules["torch"].Tensor),
    **{name: getattr(operator, name) for name in FORWARDED},
}
