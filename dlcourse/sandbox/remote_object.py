"""What the judge holds of an object that lives in the student's process.

A remote object forwards calls, attributes, items, iteration and arithmetic. It never forwards
comparisons, truth or hash: with those the student's object would decide the verdict itself (a
class whose `__eq__` always says yes would pass every check).
"""

from __future__ import annotations

import inspect
import operator
import sys
import types
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from dlcourse.sandbox.judge_connection import JudgeConnection

# Values of these types travel as plain data: an object that claims to be one is a subclass.
PLAIN_TYPES = (
    bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range,
    slice, np.ndarray, np.generic,
)  # fmt: skip
TEST_TOOLS = frozenset({"unittest", "_pytest", "hypothesis", "doctest"})
COMPARISONS = {name: name for name in ("eq", "ne", "lt", "le", "gt", "ge")} | {"bool": "truth"}
OUT_OF_PLACE = tuple(
    "add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor".split()  # noqa: SIM905
)
PARAMETER = "torch.nn.parameter:Parameter"
VERDICTS = frozenset(
    "all any eq ne lt le gt ge equal equals allclose isclose array_equal".split()  # noqa: SIM905
)
# The attributes with two underscores that are data about the object and run no code of its class.
FORWARDED_NAMES = frozenset(
    [
        "__name__",
        "__qualname__",
        "__doc__",
        "__module__",
        "__annotations__",
        "__defaults__",
        "__kwdefaults__",
        "__dict__",
    ]
)
NO_VERDICT = (
    "this is an object of the student's own class {name}, so it cannot be compared or used as "
    "true or false: compare plain data it holds, such as a number or an array"
)
NOT_TRUSTED = (
    "this is an object of the student's own class {name}, and no class of the notebook has "
    "{operation}: it may not work with a value of the check's"
)

FEWER_ITEMS = "this object gives fewer items than its length says"


class RemoteObject:
    # No docstring: `f.__doc__` is the student's, see `__getattr__`.
    # All slots begin with _dlc_, so that they hide no attribute of the student's object.
    # derived: whether it came from the check's own values, which it could make look right.
    # length: what `len` gave, and after how many changing calls. left: what an iterator still owes.

    __slots__ = (
        "__weakref__",
        "_dlc_class",
        "_dlc_connection",
        "_dlc_derived",
        "_dlc_kind",
        "_dlc_left",
        "_dlc_length",
        "_dlc_number",
        "_dlc_signature",
    )
    __array_ufunc__ = None  # NumPy asks our operators instead of taking us for a number

    def __init__(
        self, connection: JudgeConnection, number: int, kind: list[str], own: list[str] | None
    ):
        put = object.__setattr__
        put(self, "_dlc_connection", connection)
        put(self, "_dlc_number", number)
        put(self, "_dlc_kind", kind)
        put(self, "_dlc_class", own)
        put(self, "_dlc_derived", False)
        put(self, "_dlc_signature", None)
        put(self, "_dlc_length", None)
        put(self, "_dlc_left", None)

    def __del__(self) -> None:
        self._dlc_connection.forget(self._dlc_number)

    def __getattribute__(self, name: str) -> Any:
        if name in FORWARDED_NAMES:
            return object.__getattribute__(self, "__getattr__")(name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__") and name not in FORWARDED_NAMES:
            raise AttributeError(name)
        if name in VERDICTS and name not in self._dlc_connection.trusted_names:
            raise TypeError(NO_VERDICT.format(name=_class_name(self)))
        return _ask(self, name, "getattr", name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._dlc_connection.call("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._dlc_connection.call("delattr", self, name)

    def __dir__(self) -> list[str]:
        return list(map(str, self._dlc_connection.call("dir", self)))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._dlc_connection.call("call", self, args, kwargs)

    def __getitem__(self, key: Any) -> Any:
        return _ask(self, "__getitem__", "getitem", key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._dlc_connection.call("setitem", self, key, value)

    def __delitem__(self, key: Any) -> None:
        self._dlc_connection.call("delitem", self, key)

    def __iter__(self) -> Iterator[Any]:
        iterator: Iterator[Any] = _ask(self, "__iter__", "iter")
        if type(iterator) is not RemoteObject:
            return iter(iterator)
        if self._dlc_length is not None:
            object.__setattr__(iterator, "_dlc_left", self._dlc_length)
        return iterator

    def __next__(self) -> Any:
        count, calls = self._dlc_left or (0, 0)
        try:
            item = _ask(self, "__iter__", "next")
        except StopIteration:
            # A check that has asked for the length may rely on it to compare every item.
            if count > 0 and calls == self._dlc_connection.changing_calls:
                raise TypeError(FEWER_ITEMS) from None
            raise
        object.__setattr__(self, "_dlc_left", (count - 1, calls))
        return item

    def __len__(self) -> int:
        length = int(_ask(self, "__len__", "len"))
        object.__setattr__(self, "_dlc_length", (length, self._dlc_connection.changing_calls))
        return length

    def __enter__(self) -> Any:
        return _ask(self, "__enter__", "enter")

    def __exit__(self, *_error: object) -> None:
        self._dlc_connection.call("exit", self)

    def __str__(self) -> str:
        return str(_ask(self, "__str__", "str"))

    def __repr__(self) -> str:
        return str(_ask(self, "__repr__", "repr"))

    def __instancecheck__(self, value: object) -> bool:
        if type(value) is RemoteObject:
            return bool(self._dlc_connection.call("is_instance", value, self))
        path = self._dlc_class[0] if self._dlc_class else None
        return path is not None and self._dlc_connection.known.made.get(type(value)) == path

    def __subclasscheck__(self, value: object) -> bool:
        return type(value) is RemoteObject and bool(
            self._dlc_connection.call("is_subclass", value, self)
        )

    def __reduce_ex__(self, protocol: object) -> Any:
        raise TypeError("an object of the student's process cannot be copied or pickled here")

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters of the student's function; what the instructor's has, if it cannot say."""
        signature: inspect.Signature | None = self._dlc_connection.signature_of(self)
        if signature is None:
            signature = self._dlc_signature
        if signature is None:
            raise AttributeError("__signature__")
        return signature

    @property
    def __bases__(self) -> tuple[type, ...]:
        if self._dlc_class is None:
            raise AttributeError("__bases__")
        return tuple(filter(None, map(self._dlc_connection.known.of_path, self._dlc_class)))

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        # isinstance(value, torch.nn.Module) is true for a student's network.
        known = map(self._dlc_connection.known.of_path, self._dlc_kind)
        return next(filter(None, known), RemoteObject)

    @classmethod
    def __torch_function__(
        cls, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        """A torch function on a remote parameter: computed here, on a copy of its values."""
        args, kwargs = with_tensors(args), with_tensors(kwargs or {})
        return function(*args, **kwargs)


def with_tensors(value: Any) -> Any:
    """The same tuples, lists and dicts with tensors where remote parameters were."""
    if type(value) is RemoteObject:
        return value._dlc_connection.call("tensor", value)
    if type(value) in (tuple, list):
        return type(value)(map(with_tensors, value))
    if type(value) is dict:
        return {key: with_tensors(item) for key, item in value.items()}
    return value


def parameter_values(remote: RemoteObject) -> Any:
    """The values of a network's parameter as a tensor; any other remote object as it is."""
    return with_tensors(remote) if _is_parameter(remote) else remote


def _is_parameter(remote: RemoteObject) -> bool:
    return bool(remote._dlc_kind[:1] == [PARAMETER])


def _class_name(remote: RemoteObject) -> str:
    return remote._dlc_kind[0].rpartition(":")[2] if remote._dlc_kind else "object"


def _ask(remote: RemoteObject, attribute: str, operation: str, *payload: object) -> Any:
    """Have an operation done in the student's process.

    What came from the check's own values could be made to look right, so it tells only what a
    class of the trusted notebook has.
    """
    derived = remote._dlc_derived
    if derived:
        _require_trusted(remote, attribute)
    result = remote._dlc_connection.call(operation, remote, *payload)
    if derived and type(result) is RemoteObject:
        object.__setattr__(result, "_dlc_derived", True)
    return result


def _require_trusted(remote: RemoteObject, *operations: str) -> None:
    if not remote._dlc_connection.trusted_names.intersection(operations):
        raise TypeError(NOT_TRUSTED.format(name=_class_name(remote), operation=operations[0]))


def _refusing(operation: str) -> Callable[..., Any]:
    def refuse(self: RemoteObject, *other: object) -> Any:
        if _is_parameter(self) and operation != "hash":
            return getattr(operator, COMPARISONS[operation])(*with_tensors((self, *other)))
        raise TypeError(NO_VERDICT.format(name=_class_name(self)))

    return refuse


def _number(operation: str) -> Callable[[RemoteObject], Any]:
    def convert(self: RemoteObject) -> Any:
        if self._dlc_derived:
            raise TypeError("a number worked out by an object of the student's own class")
        return self._dlc_connection.call(operation, self)

    return convert


def _arithmetic(operation: str, swapped: bool) -> Callable[[RemoteObject, Any], Any]:
    """Forwarded, but the student's object may not turn an expected value into the verdict.

    A result that comes from one of the judge's own values stays remote and is marked as derived.
    """

    def compute(self: RemoteObject, other: Any) -> Any:
        operands = (other, self) if swapped else (self, other)
        if _is_parameter(self) and operation in OUT_OF_PLACE:
            return getattr(operator, operation)(*with_tensors(operands))
        own = type(other) is RemoteObject
        if not own and not _is_parameter(self):
            plain_name = operation.strip("_")
            names = [f"__r{plain_name}__"] if swapped else [f"__{plain_name}__"]
            _require_trusted(self, *names, f"__{plain_name.removeprefix('i')}__")
        result = self._dlc_connection.call(operation, *operands)
        if type(result) is RemoteObject:
            derived = self._dlc_derived or (other._dlc_derived if own else True)
            if result is not self:
                object.__setattr__(result, "_dlc_derived", derived)
        elif not own or self._dlc_derived or other._dlc_derived:
            raise TypeError(
                "an object of the student's own class may not work out a number from a value of "
                "the check: ask it for plain data first"
            )
        return result

    return compute


def _unary(operation: str) -> Callable[[RemoteObject], Any]:
    def compute(self: RemoteObject) -> Any:
        result = self._dlc_connection.call(operation, self)
        if self._dlc_derived:
            if type(result) is not RemoteObject:
                raise TypeError("a number worked out by an object of the student's own class")
            object.__setattr__(result, "_dlc_derived", True)
        return result

    return compute


for _name in (*COMPARISONS, "hash"):
    setattr(RemoteObject, f"__{_name}__", _refusing(_name))
for _name in ("float", "int", "complex", "index"):
    setattr(RemoteObject, f"__{_name}__", _number(_name))
for _name in ("neg", "pos", "invert", "abs"):
    setattr(RemoteObject, f"__{_name}__", _unary(_name))
for _operator in OUT_OF_PLACE:
    _name = _operator.rstrip("_")
    setattr(RemoteObject, f"__{_name}__", _arithmetic(_operator, swapped=False))
    setattr(RemoteObject, f"__r{_name}__", _arithmetic(_operator, swapped=True))
    setattr(RemoteObject, f"__i{_name}__", _arithmetic(f"i{_name}", swapped=False))


def library_path(value: Any) -> str | None:
    """The import path of a library's class, function or constant; None if it has none."""
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    if isinstance(value, types.ModuleType):
        found = sys.modules.get(value.__name__) is value and value.__name__ != "__main__"
        return f"{value.__name__}:" if found else None
    if not isinstance(name, str):
        return None
    homes = [getattr(value, "__module__", None), "numpy", "torch", "torch.nn.functional", "math"]
    for home in homes:
        if isinstance(home, str) and home != "__main__" and find(home, name) is value:
            return f"{home}:{name}"
    return None


def library_class(path: str) -> type | None:
    """The class that the student's side names, if it is a library's and no plain data."""
    found = find(*path.partition(":")[::2])
    if not isinstance(found, type) or found is object or _is_ours(found):
        return None
    if found.__module__ == "builtins" and not issubclass(found, BaseException):
        return None
    torch = sys.modules.get("torch")
    tensor = torch is not None and issubclass(found, torch.Tensor) and path != PARAMETER
    return None if tensor or issubclass(found, PLAIN_TYPES) else found


def library_exception(path: str) -> type[BaseException] | None:
    """The exception class that the student's side names, if it is a library's.

    Not a test tool's own: those tell the tool to skip a test, or that it may stop there.
    """
    found = find(*path.partition(":")[::2])
    if not isinstance(found, type) or not issubclass(found, BaseException):
        return None
    if found.__module__.partition(".")[0] in TEST_TOOLS:
        return None
    return None if found.__module__.startswith("dlcourse.sandbox") else found


def is_tensor(value: object) -> bool:
    """Whether a value is a torch tensor, without importing torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def find(module: str, name: str) -> Any:
    """What a dotted name stands for in a module that is imported already.

    It only looks: reading an attribute may run code (`ctypes.cdll.x` loads the library x), and the
    name may be the student's.
    """
    first, *inner = name.split(".")
    home = sys.modules.get(module)
    value: Any = vars(home).get(first) if isinstance(home, types.ModuleType) else None
    for part in inner:
        value = vars(value).get(part) if isinstance(value, type) else None
    return value


def _is_ours(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in ("__main__", "dlcourse")
