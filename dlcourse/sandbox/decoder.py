"""JSON trees and raw buffers back into values. `codec` says how they are laid out."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from dlcourse.sandbox.channel import ProtocolError, Tree
from dlcourse.sandbox.codec import (
    CONTAINERS,
    DICTS,
    FACTORIES,
    MAX_DIGITS,
    checked_text,
    torch_module,
)
from dlcourse.sandbox.generators import bit_generator, random_state
from dlcourse.sandbox.values import (
    NotPlain,
    descr_to_dtype,
    value_type_of,
)


class Decoder:
    """Turns trees back into values. Everything that a hostile tree can do raises ProtocolError.

    Parameters
    ----------
    decode_object : Callable
        Called for the trees that `encode_object` made on the other side.
    buffers : list of bytearray
        The raw buffers of the message.
    known : Iterable
        The heap objects that the other side refers to by number.
    attach : Callable
        Called with a tensor that wants a gradient and with what the other side said of it.
    """

    def __init__(
        self,
        decode_object: Callable[[Tree], object],
        buffers: list[bytearray],
        known: Iterable[object] = (),
        attach: Callable[[Any, Tree], None] = lambda tensor, said: None,
    ) -> None:
        self.decode_object = decode_object
        self.attach = attach
        self.buffers = buffers
        self.heap: list[Any] = list(known)

    def decode(self, tree: Tree, contents: list[Tree]) -> Any:
        """The value of a tree and the new heap objects it refers to."""
        try:
            first = len(self.heap)
            self.heap.extend(self._create(content) for content in contents)
            for value, content in zip(self.heap[first:], contents, strict=True):
                self.fill(value, content)
            return self.value(tree)
        except Exception as error:
            raise ProtocolError(f"a value that cannot be read: {type(error).__name__}") from error

    def value(self, tree: Tree) -> Any:
        if type(tree) is not list:
            if type(tree) is dict:
                raise ProtocolError("an object where a tree was expected")
            return tree
        tag, rest = tree[0], tree[1:]
        if tag == "@":
            if type(rest[0]) is not int or rest[0] < 0:
                raise ProtocolError("a reference to nothing")
            return self.heap[rest[0]]
        if tag == "t":
            return tuple(map(self.value, rest))
        if tag == "i":
            if len(rest[0]) > MAX_DIGITS:
                raise ProtocolError("an integer that is too long")
            return int(rest[0], 16)
        if tag == "b":
            return bytes(self.buffers[rest[0]])
        if tag == "frozenset":
            return frozenset(map(self.value, rest))
        if tag == "...":
            return Ellipsis
        if tag == "np":
            return np.frombuffer(self.buffers[rest[1]], _plain_dtype(rest[0]))[0]
        try:
            library = value_type_of(tag)
        except KeyError:
            return self.decode_object(tree)
        return library.make(*map(self.value, rest))

    def fill(self, value: Any, content: Tree) -> None:
        """Put what arrived into an object that holds something else, or nothing yet."""
        tag, rest = content[0], content[1:]
        if tag == "list":
            value[:] = map(self.value, rest)
        elif tag in DICTS:
            flat = rest[1:] if tag == "defaultdict" else rest
            value.clear()
            for key, item in zip(flat[::2], flat[1::2], strict=True):
                value[self.value(key)] = self.value(item)
        elif tag == "set":
            value.clear()
            value.update(map(self.value, rest))
        elif tag == "deque":
            value.clear()
            value.extend(map(self.value, rest[1:]))
        elif tag == "namespace":
            vars(value).clear()
            for key, item in zip(rest[::2], rest[1::2], strict=True):
                vars(value)[checked_text(key)] = self.value(item)
        elif tag == "bytearray":
            value[:] = self.buffers[rest[0]]
        elif tag == "objects":
            for index, item in enumerate(rest[1:]):
                value.flat[index] = self.value(item)

    def update(self, value: Any, content: Tree) -> None:
        """Bring a change made on the other side into our own object."""
        try:
            fresh = self._create(content)
            if type(fresh) is not type(value):
                raise ProtocolError("a change of type")
            if type(value) is np.ndarray:
                if fresh.dtype.kind == "O":
                    self.fill(fresh, content)
                _update_array(value, fresh)
            elif type(value) is np.random.Generator:
                value.bit_generator.state = fresh.bit_generator.state
            elif type(value) is np.random.RandomState:
                value.set_state(fresh.get_state(legacy=False))
            elif torch_module() and type(value) is torch_module().Generator:
                value.set_state(fresh.get_state())
            elif torch_module() and isinstance(value, torch_module().Tensor):
                _update_tensor(value, fresh)
            else:
                self.fill(value, content)
        except NotPlain:
            raise
        except Exception as error:
            raise ProtocolError(f"a change that cannot be made: {type(error).__name__}") from error

    def _create(self, content: Tree) -> Any:
        tag, rest = content[0], content[1:]
        if tag == "defaultdict":
            return defaultdict(None if rest[0] is None else FACTORIES[rest[0]])
        if tag in CONTAINERS:
            return CONTAINERS[tag]()
        if tag == "deque":
            return deque(maxlen=rest[0])
        if tag == "array":
            dtype = _plain_dtype(rest[0])
            return np.frombuffer(self.buffers[rest[2]], dtype).reshape(rest[1])
        if tag == "objects":
            if math.prod(rest[0]) != len(rest) - 1:
                raise ProtocolError("an array of another size than it says")
            return np.empty(rest[0], dtype=object)
        if tag == "rng":
            return np.random.Generator(bit_generator(rest[0]))
        if tag == "random_state":
            return random_state(rest[0])
        return self._create_for_torch(tag, rest)

    def _create_for_torch(self, tag: str, rest: list[Any]) -> Any:
        import torch

        if tag == "torch_rng":
            generator = torch.Generator()
            generator.set_state(torch.frombuffer(self.buffers[rest[0]], dtype=torch.uint8))
            return generator
        if tag in ("tensor", "parameter"):
            dtype = getattr(torch, rest[0])
            if not isinstance(dtype, torch.dtype):
                raise ProtocolError("no tensor type")
            raw = self.buffers[rest[2]]
            flat = torch.frombuffer(raw, dtype=torch.uint8) if raw else torch.empty(0).byte()
            tensor = flat.view(dtype).reshape(rest[1])
            if tag == "parameter":
                tensor = torch.nn.Parameter(tensor, requires_grad=rest[3] is not None)
            if rest[3] is not None:
                self.attach(tensor.requires_grad_(), rest[3])
            return tensor
        raise ProtocolError(f"an unknown kind of object: {str(tag)[:40]}")


def _update_array(value: np.ndarray[Any, Any], fresh: np.ndarray[Any, Any]) -> None:
    if value.shape != fresh.shape:
        if value.size != fresh.size:
            raise NotPlain("the answer changed the size of an array of the check's in place")
        value.shape = fresh.shape  # the other side reshaped it in place
    value[...] = fresh


def _update_tensor(value: Any, fresh: Any) -> None:
    if value.shape != fresh.shape:
        value.data.resize_(fresh.shape)  # the other side resized it in place
    value.data.copy_(fresh.data)
    if value.is_leaf and value.requires_grad != fresh.requires_grad:
        value.requires_grad_(fresh.requires_grad)


def _plain_dtype(description: Any) -> np.dtype[Any]:
    if isinstance(description, list):
        return _without_objects(descr_to_dtype(description))
    return _without_objects(np.dtype(description))


def _without_objects(dtype: np.dtype[Any]) -> np.dtype[Any]:
    if dtype.hasobject:
        raise ProtocolError("an array of objects in a raw buffer")
    return dtype
