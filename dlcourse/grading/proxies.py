"""The judge's end of the connection: handles for what lives in the student's process.

A handle forwards calls, attributes, items, iteration and arithmetic. It never forwards
comparisons, truth or hash: those would let the student's object decide the verdict.
"""

from __future__ import annotations

import inspect
import operator
import sys
import types
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from dlcourse.grading.wire import Broken, Channel, Decoder, Garbage, Link, NotPlain, Tree

# Values of these types travel as plain data: an object that claims to be one is a subclass.
PLAIN_TYPES = (
    bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range,
    slice, np.ndarray, np.generic,
)  # fmt: skip
COMPARISONS = {name: name for name in ("eq", "ne", "lt", "le", "gt", "ge")} | {"bool": "truth"}
OUT_OF_PLACE = tuple(
    "add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor".split()  # noqa: SIM905
)
PARAMETER = "torch.nn.parameter:Parameter"
VERDICTS = frozenset(
    "all any eq ne lt le gt ge equal equals allclose isclose array_equal".split()  # noqa: SIM905
)
NO_VERDICT = (
    "this is an object of the student's own class {name}, so it cannot be compared or taken as "
    "true or false: compare plain data it holds, such as a number or an array"
)
NOT_ASKED = (
    "this is an object of the student's own class {name}, and no class of the notebook has "
    "{operation}: a value of the check's stays out of its reach"
)


class Handle:
    """Something that lives in the student's process."""

    __slots__ = (
        "__weakref__",
        "_dlc_class",
        "_dlc_derived",
        "_dlc_kind",
        "_dlc_link",
        "_dlc_number",
        "_dlc_signature",
    )
    __array_ufunc__ = None

    def __init__(self, link: JudgeLink, number: int, kind: list[str], own: list[str] | None):
        put = object.__setattr__
        put(self, "_dlc_link", link)
        put(self, "_dlc_number", number)
        put(self, "_dlc_kind", kind)
        put(self, "_dlc_class", own)
        put(self, "_dlc_derived", False)
        put(self, "_dlc_signature", None)

    def __del__(self) -> None:
        self._dlc_link.forget(self._dlc_number)

    def __getattr__(self, name: str) -> Any:
        if (
            name.startswith("__")
            and name.endswith("__")
            and name not in ("__name__", "__qualname__")
        ):
            raise AttributeError(name)
        if name in VERDICTS and name not in self._dlc_link.asked:
            raise TypeError(NO_VERDICT.format(name=_class_name(self)))
        return _ask(self, name, "getattr", name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._dlc_link.call("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._dlc_link.call("delattr", self, name)

    def __dir__(self) -> list[str]:
        return list(map(str, self._dlc_link.call("dir", self)))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._dlc_link.call("call", self, args, kwargs)

    def __getitem__(self, key: Any) -> Any:
        return _ask(self, "__getitem__", "getitem", key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._dlc_link.call("setitem", self, key, value)

    def __delitem__(self, key: Any) -> None:
        self._dlc_link.call("delitem", self, key)

    def __iter__(self) -> Iterator[Any]:
        iterator: Iterator[Any] = _ask(self, "__iter__", "iter")
        return iterator if type(iterator) is Handle else iter(iterator)

    def __next__(self) -> Any:
        return _ask(self, "__iter__", "next")

    def __len__(self) -> int:
        return int(_ask(self, "__len__", "len"))

    def __enter__(self) -> Any:
        return _ask(self, "__enter__", "enter")

    def __exit__(self, *_error: object) -> None:
        self._dlc_link.call("exit", self)

    def __str__(self) -> str:
        return str(_ask(self, "__str__", "str"))

    def __repr__(self) -> str:
        return str(_ask(self, "__repr__", "repr"))

    def __instancecheck__(self, value: object) -> bool:
        return type(value) is Handle and bool(self._dlc_link.call("is_instance", value, self))

    def __subclasscheck__(self, value: object) -> bool:
        return type(value) is Handle and bool(self._dlc_link.call("is_subclass", value, self))

    def __reduce_ex__(self, protocol: object) -> Any:
        raise TypeError("an object of the student's process cannot be copied or pickled here")

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters that the instructor's version has."""
        if self._dlc_signature is None:
            raise AttributeError("__signature__")
        signature: inspect.Signature = self._dlc_signature
        return signature

    @property
    def __bases__(self) -> tuple[type, ...]:
        if self._dlc_class is None:
            raise AttributeError("__bases__")
        return tuple(filter(None, map(library_class, self._dlc_class)))

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return next(filter(None, map(library_class, self._dlc_kind)), Handle)

    @classmethod
    def __torch_function__(
        cls, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        """A torch function on a handle of a parameter: computed here, on its values."""
        args, kwargs = tree_map(args), tree_map(kwargs or {})
        return function(*args, **kwargs)


def tree_map(value: Any) -> Any:
    """The same tuples, lists and dicts with tensors where handles of tensors were."""
    if type(value) is Handle:
        return value._dlc_link.call("tensor", value)
    if type(value) in (tuple, list):
        return type(value)(map(tree_map, value))
    if type(value) is dict:
        return {key: tree_map(item) for key, item in value.items()}
    return value


def _is_parameter(handle: Handle) -> bool:
    return bool(handle._dlc_kind[:1] == [PARAMETER])


def _class_name(handle: Handle) -> str:
    return handle._dlc_kind[0].rpartition(":")[2] if handle._dlc_kind else "object"


def _ask(handle: Handle, asked_for: str, operation: str, *payload: object) -> Any:
    """Have an operation done there.

    What came of the check's own values could be made to look right, so it tells only what a class
    of the trusted notebook has.
    """
    derived = handle._dlc_derived
    if derived:
        _require_asked(handle, asked_for)
    result = handle._dlc_link.call(operation, handle, *payload)
    if derived and type(result) is Handle:
        object.__setattr__(result, "_dlc_derived", True)
    return result


def _require_asked(handle: Handle, *operations: str) -> None:
    if not handle._dlc_link.asked.intersection(operations):
        raise TypeError(NOT_ASKED.format(name=_class_name(handle), operation=operations[0]))


def _refusing(operation: str) -> Callable[..., Any]:
    def refuse(self: Handle, *other: object) -> Any:
        if _is_parameter(self) and operation != "hash":
            return getattr(operator, COMPARISONS[operation])(*tree_map((self, *other)))
        raise TypeError(NO_VERDICT.format(name=_class_name(self)))

    return refuse


def _number(operation: str) -> Callable[[Handle], Any]:
    def convert(self: Handle) -> Any:
        if self._dlc_derived:
            raise TypeError("a number worked out by an object of the student's own class")
        return self._dlc_link.call(operation, self)

    return convert


def _arithmetic(operation: str, swapped: bool) -> Callable[[Handle, Any], Any]:
    """Forwarded, but the student's object may not turn an expected value into the verdict.

    A result that comes from one of the judge's own values stays a handle and is marked.
    """

    def compute(self: Handle, other: Any) -> Any:
        operands = (other, self) if swapped else (self, other)
        if _is_parameter(self) and operation in OUT_OF_PLACE:
            return getattr(operator, operation)(*tree_map(operands))
        own = type(other) is Handle
        if not own and not _is_parameter(self):
            plain_name = operation.strip("_")
            names = [f"__r{plain_name}__"] if swapped else [f"__{plain_name}__"]
            _require_asked(self, *names, f"__{plain_name.removeprefix('i')}__")
        result = self._dlc_link.call(operation, *operands)
        if type(result) is Handle:
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


def _unary(operation: str) -> Callable[[Handle], Any]:
    def compute(self: Handle) -> Any:
        result = self._dlc_link.call(operation, self)
        if self._dlc_derived:
            if type(result) is not Handle:
                raise TypeError("a number worked out by an object of the student's own class")
            object.__setattr__(result, "_dlc_derived", True)
        return result

    return compute


for _name in (*COMPARISONS, "hash"):
    setattr(Handle, f"__{_name}__", _refusing(_name))
for _name in ("float", "int", "complex", "index"):
    setattr(Handle, f"__{_name}__", _number(_name))
for _name in ("neg", "pos", "invert", "abs"):
    setattr(Handle, f"__{_name}__", _unary(_name))
for _operator in OUT_OF_PLACE:
    _name = _operator.rstrip("_")
    setattr(Handle, f"__{_name}__", _arithmetic(_operator, swapped=False))
    setattr(Handle, f"__r{_name}__", _arithmetic(_operator, swapped=True))
    setattr(Handle, f"__i{_name}__", _arithmetic(f"i{_name}", swapped=False))


class JudgeLink(Link):
    """The judge's end of the connection with one student's process.

    A tensor that wants a gradient arrives here as a leaf: when `backward` reaches it, the gradient
    goes to the student's side, and what that side finds for tensors of ours comes back.

    classes: names of classes that instructor cells define on both sides.
    asked: the names that classes of the trusted notebook give their methods and attributes.
    protected: ids of objects that a student's function cannot change.
    frozen: whether it can change none at all; changes: how many it changed or tried to.
    broken: why the connection is of no use any more.
    """

    def __init__(
        self, channel: Channel, classes: dict[str, type], asked: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(channel)
        self.classes = classes
        self.asked = asked
        self.protected: set[int] = set()
        self.frozen = False
        self.changes = 0
        self.functions: dict[int, Callable[..., Any]] = {}
        self.lasting: dict[int, Callable[..., Any]] = {}
        self.lent = 0
        self.released: list[int] = []
        self.handles: dict[int, int] = {}
        self.notes: list[str] = []
        self.broken: Broken | None = None
        self.originals: dict[int, tuple[weakref.ref[Any], object]] = {}
        self.exported: list[Any] = []

    def stand_in(self, value: object) -> Tree | None:
        known = self.originals.get(id(value))
        return self.opaque(known[1]) if known and known[0]() is value else None

    def gradient(self, tensor: Any) -> Tree:
        self.exported.append(tensor)
        return len(self.exported) - 1

    def attach(self, tensor: Any, said: Tree) -> None:
        handle = self.reopen(said)
        self.originals[id(tensor)] = (weakref.ref(tensor), handle)

        def send_back(gradient: Any) -> None:
            for number, found in self.call("backward", handle, gradient.clone()):
                self.exported[number].backward(found)

        tensor.register_hook(send_back)

    def opaque(self, value: Any) -> Tree:
        if type(value) is Handle:
            return ["handle", value._dlc_number]
        path = library_path(value)
        if path is not None:
            return ["library", path]
        if isinstance(value, type) and self.classes.get(value.__name__) is value:
            return ["named", value.__name__]
        if callable(value) and not isinstance(value, type):
            self.lent += 1
            self.functions[self.lent] = value
            if id(value) in self.lasting:
                self.lasting[self.lent] = value
            return ["function", self.lent, getattr(value, "__name__", "function")]
        raise NotPlain(
            f"a {type(value).__name__} of the check's cannot go to the student's process: pass "
            'plain data or functions, or make it there with remote("module.Class", ...)'
        )

    def keep(self, value: Any) -> None:
        """Let the student's side call this function until the end, not for one check only."""
        if callable(value):
            self.lasting[id(value)] = value

    def end_check(self) -> None:
        """Take back the functions lent for one check."""
        self.functions = {n: f for n, f in self.functions.items() if n in self.lasting}

    def reopen(self, tree: Tree) -> object:
        kind, *rest = tree
        if kind == "function":
            return self.functions[rest[0]]
        if kind != "handle":
            raise Garbage("a value of an unknown kind")
        number, classes, own = rest
        paths = [*classes, *(own or [])]
        if type(number) is not int or len(paths) > 200 or any(type(p) is not str for p in paths):
            raise Garbage("a badly described object")
        self.handles[number] = self.handles.get(number, 0) + 1
        return Handle(self, number, classes, own)

    def forget(self, number: int) -> None:
        """A handle is gone: tell the other side when there are many."""
        self.handles[number] -= 1
        if not self.handles[number]:
            del self.handles[number]
            self.released.append(number)

    def call(self, operation: str, *payload: Any) -> Any:
        if len(self.released) > 200:
            numbers = [n for n in self.released if n not in self.handles]
            self.released.clear()
            self.call("release", numbers)
        torch = sys.modules.get("torch")
        if torch and not torch.is_grad_enabled() and operation != "backward":
            operation = f"no_grad:{operation}"
        if self.broken is not None:
            raise self.broken
        try:
            return super().call(operation, *payload)
        except Broken as error:
            self.broken = error
            raise

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        if operation != "callback":
            raise Garbage("an order from the student's side")
        try:
            number, args, kwargs = payload
            function = self.functions[number]
        except (ValueError, TypeError, KeyError) as error:
            raise Garbage("a call of a function that it was not given") from error
        return function(*args, **kwargs)

    def describe(self, error: BaseException) -> str:
        """All that the student's side learns of an exception in one of our functions."""
        builtin = next(c for c in type(error).__mro__ if c.__module__ == "builtins")
        return f"builtins:{builtin.__name__}"

    def revive(self, description: Any) -> BaseException:
        """The student's exception, as one of the nearest class that the judge knows."""
        try:
            classes, args = description["classes"], description["args"]
            if not all(type(value) in (str, int, float, bool) for value in args):
                raise TypeError("no plain arguments")
            known = list(filter(None, map(library_exception, classes)))
            notes, text = str(description["traceback"]), str(description["text"])
        except (TypeError, KeyError) as error:
            raise Garbage("a badly described exception") from error
        made = (exception(cls, args, text) for cls in known)
        revived = next(filter(None, made), Exception(text))
        revived.add_note(notes)
        return revived

    def change(self, decoder: Decoder, value: Any, content: Tree) -> None:
        if self._protects(value):
            self.notes.append("a function of the student's changed the instructor's data in place")
        elif content[0] in ("rng", "torch_rng"):
            super().change(decoder, value, content)
        else:
            self.changes += 1
            if not self.frozen:
                super().change(decoder, value, content)

    def _protects(self, value: Any) -> bool:
        while value is not None:
            if id(value) in self.protected:
                return True
            value = getattr(value, "base", None) if not is_tensor(value) else value._base
        return False


def library_path(value: Any) -> str | None:
    """The import path of a library's class, function or constant; None if it has none."""
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    torch = sys.modules.get("torch")
    if torch and isinstance(value, (torch.dtype, torch.device)):
        return (
            f"torch:{str(value).removeprefix('torch.')}" if "dtype" in repr(type(value)) else None
        )
    if isinstance(value, types.ModuleType) or not isinstance(name, str):
        return None
    homes = [getattr(value, "__module__", None), "numpy", "torch", "torch.nn.functional", "math"]
    for home in homes:
        if isinstance(home, str) and home != "__main__" and _find(home, name) is value:
            return f"{home}:{name}"
    return None


def library_class(path: str) -> type | None:
    """The class that the student's side names, if it is a library's and no plain data."""
    found = _find(*path.partition(":")[::2])
    if not isinstance(found, type) or found is object or _is_ours(found):
        return None
    if found.__module__ == "builtins" and not issubclass(found, BaseException):
        return None
    torch = sys.modules.get("torch")
    tensor = torch is not None and issubclass(found, torch.Tensor) and path != PARAMETER
    return None if tensor or issubclass(found, PLAIN_TYPES) else found


def exception(cls: type[BaseException], args: tuple[Any, ...], text: str) -> BaseException | None:
    """An exception of this class that says the text; None if it cannot say what it was not told."""
    try:
        made = cls(*args)
    except Exception:
        made = cls.__new__(cls)
        made.args = (text,)
    try:
        str(made)
    except Exception:
        return None
    return made


def library_exception(path: str) -> type[BaseException] | None:
    """The exception class that the student's side names, if it is a library's."""
    found = _find(*path.partition(":")[::2])
    if not isinstance(found, type) or not issubclass(found, BaseException):
        return None
    return None if found.__module__.startswith("dlcourse.grading") else found


def _is_ours(cls: type) -> bool:
    return cls.__module__.partition(".")[0] in ("__main__", "dlcourse")


def is_tensor(value: object) -> bool:
    """Whether a value is a torch tensor, without importing torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def _find(module: str, name: str) -> Any:
    """What a dotted name stands for in a module that is imported already.

    Only looks: an attribute may run code (`ctypes.cdll.x` loads the library x), and the name may
    be the student's.
    """
    first, *inner = name.split(".")
    home = sys.modules.get(module)
    value: Any = vars(home).get(first) if isinstance(home, types.ModuleType) else None
    for part in inner:
        value = vars(value).get(part) if isinstance(value, type) else None
    return value
