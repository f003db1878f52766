"""Values into JSON trees and raw buffers. `codec` says how they are laid out."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

import numpy as np

from dlcourse.sandbox.channel import Tree
from dlcourse.sandbox.codec import (
    DICTS,
    MAX_DIGITS,
    PLAIN_DTYPES,
    is_changeable,
    refuse,
    torch_module,
)
from dlcourse.sandbox.generators import plain_state
from dlcourse.sandbox.values import (
    NotPlain,
    dtype_value_type,
    packed,
    value_type,
)


class Encoder:
    """Turns values into trees.

    Parameters
    ----------
    encode_object : Callable
        Called for what is not plain; returns a tree that stands for it or raises NotPlain.
    known : Iterable
        Heap objects that the other side has already, in the order of their numbers.
    replacement : Callable
        A tree for a value that would be plain, but is better sent as something else.
    gradient : Callable
        What the other side needs to know about a tensor that wants a gradient.
    """

    def __init__(
        self,
        encode_object: Callable[[object], Tree],
        known: Iterable[object] = (),
        replacement: Callable[[object], Tree | None] = lambda value: None,
        gradient: Callable[[object], Tree] = lambda tensor: True,
    ) -> None:
        self.encode_object = encode_object
        self.replacement = replacement
        self.gradient = gradient
        self.heap = list(known)
        self.numbers = {id(value): number for number, value in enumerate(self.heap)}
        self.first_new = len(self.heap)
        self.buffers: list[bytes | memoryview] = []

    def encode(self, value: object) -> tuple[Tree, list[Tree]]:
        """The value's tree and the contents of every heap object that is new."""
        tree = self.tree(value)
        contents: list[Tree] = []
        while self.first_new + len(contents) < len(self.heap):
            contents.append(self.content(self.heap[self.first_new + len(contents)]))
        return tree, contents

    def tree(self, value: Any) -> Tree:
        kind = type(value)
        if kind is float or kind is str or kind is bool or value is None:
            return value
        if kind is int:
            return value if -(1 << 62) < value < 1 << 62 else self._large(value)
        if id(value) in self.numbers or self.travels_by_reference(value):
            return self.replacement(value) or self._reference(value)
        if kind is tuple:
            return ["t", *map(self.tree, value)]
        if kind is bytes:
            return ["b", self._buffer(value)]
        if kind is frozenset:
            return ["frozenset", *map(self.key, value)]
        if value is Ellipsis:
            return ["..."]
        library = value_type(kind) or dtype_value_type(value)
        if library:
            try:
                return [library.tag, *map(self.tree, library.parts(value))]
            except NotPlain:
                return self.encode_object(value)
        if isinstance(value, np.generic) and kind.__module__ == "numpy":
            array = np.asarray(value)
            if array.dtype.kind in PLAIN_DTYPES and array.dtype.type is kind:
                return ["np", array.dtype.str, self._buffer(array.tobytes())]
        return self.encode_object(value)

    def travels_by_reference(self, value: object) -> bool:
        """Whether a value lies in the heap."""
        return is_changeable(value)

    def key(self, value: Any) -> Tree:
        """The tree of a dict's key or a set's member: plain and unchangeable all through."""
        if type(value) in (tuple, frozenset):
            return ["t" if type(value) is tuple else "frozenset", *map(self.key, value)]
        tree = Encoder(refuse).tree(value)
        return self.tree(value) if type(tree) is list else tree

    def content(self, value: Any) -> Tree:
        """What a heap object holds."""
        kind = type(value)
        if kind is list:
            return ["list", *map(self.tree, value)]
        if kind in DICTS.values():
            flat = [tree for k, v in value.items() for tree in (self.key(k), self.tree(v))]
            if kind is defaultdict:
                factory = value.default_factory
                return ["defaultdict", getattr(factory, "__name__", None), *flat]
            return [kind.__name__, *flat]
        if kind is set:
            return ["set", *map(self.key, value)]
        if kind is deque:
            return ["deque", value.maxlen, *map(self.tree, value)]
        if kind is SimpleNamespace:
            return ["namespace", *(t for k, v in vars(value).items() for t in (k, self.tree(v)))]
        if kind is bytearray:
            return ["bytearray", self._buffer(bytes(value))]
        if kind is np.random.Generator:
            return ["rng", plain_state(value.bit_generator.state)]
        if kind is np.random.RandomState:
            return ["random_state", plain_state(value.get_state(legacy=False))]
        if isinstance(value, np.ndarray):
            return self._array(value.view(np.ndarray))
        if kind is torch_module().Generator:
            return ["torch_rng", self._buffer(value.get_state().numpy().tobytes())]
        return self._tensor(value)

    def _array(self, value: np.ndarray[Any, Any]) -> Tree:
        if value.dtype.kind == "O":
            return ["objects", list(value.shape), *map(self.tree, value.ravel().tolist())]
        dtype: Any = value.dtype.str
        if value.dtype.kind == "V":
            value = value.astype(packed(value.dtype), copy=False)
            dtype = json.loads(json.dumps(np.lib.format.dtype_to_descr(value.dtype)))
        data = np.ascontiguousarray(value)
        return ["array", dtype, list(value.shape), self._buffer(_bytes_of(data))]

    def _tensor(self, value: Any) -> Tree:
        torch = torch_module()
        parameter = isinstance(value, torch.nn.Parameter)
        data = value.detach().as_subclass(torch.Tensor).resolve_conj().resolve_neg().contiguous()
        if data.numel() == 1:  # a single element counts as contiguous with any strides
            data = data.clone(memory_format=torch.contiguous_format)
        raw = data.reshape(-1).view(torch.uint8).numpy() if data.numel() else b""
        dtype = str(value.dtype).removeprefix("torch.")
        wants = self.gradient(value) if value.requires_grad else None
        kind = "parameter" if parameter else "tensor"
        return [kind, dtype, list(value.shape), self._buffer(_bytes_of(raw)), wants]

    def _large(self, value: int) -> Tree:
        digits = hex(value)
        return ["i", digits] if len(digits) <= MAX_DIGITS else self.encode_object(value)

    def _reference(self, value: Any) -> Tree:
        number = self.numbers.get(id(value))
        if number is None:
            if type(value) in (set, *DICTS.values()) and not self._has_plain_keys(value):
                return self.encode_object(value)
            number = self.numbers[id(value)] = len(self.heap)
            self.heap.append(value)
        return ["@", number]

    def for_keys(self) -> Encoder:
        """An encoder like this one that refuses what is not plain."""
        return Encoder(refuse)

    def _has_plain_keys(self, value: Iterable[object]) -> bool:
        encoder = self.for_keys()
        try:
            for member in value:
                encoder.key(member)
        except (NotPlain, RecursionError):
            return False
        return not encoder.heap

    def _buffer(self, data: bytes | memoryview) -> int:
        self.buffers.append(data)
        return len(self.buffers) - 1


def _bytes_of(data: Any) -> bytes | memoryview:
    if isinstance(data, bytes) or data.size == 0:
        return b""
    view: memoryview = data.reshape(-1).view(np.uint8).data
    return view
