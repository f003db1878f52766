"""Plain data over a socket between two processes that do not trust each other; never pickle.

A frame is one JSON text followed by raw buffers. A value is a *tree*: `None`, `bool`, `int`,
`float` and `str` stand for themselves, everything else is a list that starts with a tag. What can
be changed in place (lists, dicts, sets, arrays, tensors, generators) lies in a numbered *heap* and
trees refer to it by number, so that identity, aliases and cycles survive the journey, and changes
made by the other side can be brought back into the very same objects.

Only exact types are plain: an instance of a subclass may lie about anything, so it is not.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import sys
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

Tree = Any
FRAME = struct.Struct("<IIQ")
MAX_FRAME = 1 << 30
MAX_DIGITS = 1 << 20  # of an integer, in base 16: arithmetic with more would take for ever
PLAIN_DTYPES = "biufcSUmM"
GENERATORS = ("PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM")


class Broken(BaseException):
    """The connection is of no use any more. No `except Exception` of a check's swallows it."""


class Garbage(Broken):
    """The bytes received are not a message of ours: that side is broken or hostile."""


class Closed(Broken):
    """The other side has closed the connection."""


class Late(Broken):
    """The deadline has passed."""


class NotPlain(TypeError):  # noqa: N818
    """The value cannot travel as plain data."""


class Channel:
    """Whole messages over a stream socket."""

    def __init__(self, sock: socket.socket, max_bytes: int = MAX_FRAME) -> None:
        self.sock = sock
        self.max_bytes = max_bytes

    def send(
        self,
        message: Tree,
        buffers: Iterable[bytes | memoryview] = (),
        deadline: float | None = None,
    ) -> None:
        """Send one message before `time.monotonic()` is `deadline`. Raises Late, Closed."""
        buffers = list(buffers)
        sizes = [len(buffer) for buffer in buffers]
        text = json.dumps([sizes, message]).encode()
        try:
            for part in (FRAME.pack(0x0D1C0DE, len(text), sum(sizes)) + text, *buffers):
                self.sock.settimeout(_left(deadline))
                self.sock.sendall(part)
        except TimeoutError:
            raise Late from None
        except OSError as error:
            raise Closed(str(error)) from error

    def receive(self, deadline: float | None = None) -> tuple[Tree, list[bytearray]]:
        """Wait for one message until `time.monotonic()` is `deadline`.

        Raises Late, Closed, Garbage.
        """
        magic, text_size, buffer_size = FRAME.unpack(self._read(FRAME.size, deadline))
        if magic != 0x0D1C0DE or text_size + buffer_size > self.max_bytes:
            raise Garbage("a frame with a wrong header or of more than the allowed size")
        try:
            sizes, message = json.loads(self._read(text_size, deadline))
            if sum(sizes) != buffer_size or any(type(n) is not int or n < 0 for n in sizes):
                raise Garbage("buffer sizes that do not add up")
            return message, [self._read(size, deadline) for size in sizes]
        except (ValueError, TypeError, RecursionError, MemoryError) as error:
            raise Garbage(f"no JSON message: {error}") from error

    def close(self) -> None:
        self.sock.close()

    def _read(self, size: int, deadline: float | None) -> bytearray:
        data = bytearray(size)
        view, got = memoryview(data), 0
        while got < size:
            try:
                self.sock.settimeout(_left(deadline))
                count = self.sock.recv_into(view[got:])
            except TimeoutError:
                raise Late from None
            except OSError as error:
                raise Closed(str(error)) from error
            if count == 0:
                raise Closed("end of stream")
            got += count
        return data


def _left(deadline: float | None) -> float | None:
    left = None if deadline is None else deadline - time.monotonic()
    if left is not None and left <= 0:
        raise Late
    return left


def _torch() -> Any:
    return sys.modules.get("torch")


class Encoder:
    """Turns values into trees.

    opaque: called for what is not plain; returns a tree that stands for it or raises NotPlain.
    known: heap objects that the other side has already, by number.
    stand_in: a tree for a value that would be plain, but is better sent as something else.
    gradient: what the other side needs to know about a tensor that wants a gradient.
    """

    def __init__(
        self,
        opaque: Callable[[object], Tree],
        known: Iterable[object] = (),
        stand_in: Callable[[object], Tree | None] = lambda value: None,
        gradient: Callable[[object], Tree] = lambda tensor: True,
    ) -> None:
        self.opaque = opaque
        self.stand_in = stand_in
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
            return value if -(1 << 62) < value < 1 << 62 else ["i", hex(value)]
        if id(value) in self.numbers or is_changeable(value):
            return self.stand_in(value) or self._reference(value)
        if kind is tuple:
            return ["t", *map(self.tree, value)]
        if kind is complex:
            return ["c", value.real, value.imag]
        if kind is bytes:
            return ["b", self._buffer(value)]
        if kind is range:
            return ["range", value.start, value.stop, value.step]
        if kind is slice:
            return ["slice", *map(self.tree, (value.start, value.stop, value.step))]
        if kind is frozenset:
            return ["frozenset", *map(self.key, value)]
        if value is Ellipsis:
            return ["..."]
        if isinstance(value, np.generic) and kind.__module__ == "numpy":
            array = np.asarray(value)
            if array.dtype.kind in PLAIN_DTYPES and array.dtype.type is kind:
                return ["np", array.dtype.str, self._buffer(array.tobytes())]
        torch = _torch()
        if torch and kind is torch.Size:
            return ["size", *value]
        return self.opaque(value)

    def key(self, value: Any) -> Tree:
        """The tree of a dict's key or a set's member: plain and unchangeable all through."""
        if type(value) in (tuple, frozenset):
            return ["t" if type(value) is tuple else "frozenset", *map(self.key, value)]
        tree = Encoder(_refuse).tree(value)
        return self.tree(value) if type(tree) is list else tree

    def content(self, value: Any) -> Tree:
        """What a heap object holds."""
        kind = type(value)
        if kind is list:
            return ["list", *map(self.tree, value)]
        if kind is dict or kind is OrderedDict or kind is Counter:
            flat = [tree for k, v in value.items() for tree in (self.key(k), self.tree(v))]
            return [kind.__name__, *flat]
        if kind is set:
            return ["set", *map(self.key, value)]
        if kind is deque:
            return ["deque", value.maxlen, *map(self.tree, value)]
        if kind is bytearray:
            return ["bytearray", self._buffer(bytes(value))]
        if kind is np.ndarray:
            return self._array(value)
        if kind is np.random.Generator:
            return ["rng", _plain_state(value.bit_generator.state)]
        torch = _torch()
        if kind is torch.Generator:
            return ["torch_rng", self._buffer(value.get_state().numpy().tobytes())]
        return self._tensor(value)

    def _array(self, value: np.ndarray[Any, Any]) -> Tree:
        if value.dtype.kind == "O":
            return ["objects", list(value.shape), *map(self.tree, value.ravel().tolist())]
        dtype: Any = value.dtype.str
        if value.dtype.kind == "V":
            dtype = json.loads(json.dumps(np.lib.format.dtype_to_descr(value.dtype)))
        data = np.ascontiguousarray(value)
        return ["array", dtype, list(value.shape), self._buffer(_bytes_of(data))]

    def _tensor(self, value: Any) -> Tree:
        torch = _torch()
        data = value.detach().contiguous()
        raw = data.reshape(-1).view(torch.uint8).numpy() if data.numel() else b""
        dtype = str(value.dtype).removeprefix("torch.")
        shape = list(value.shape)
        return ["tensor", dtype, shape, self._buffer(_bytes_of(raw)), self._wants(value)]

    def _wants(self, tensor: Any) -> Tree:
        return self.gradient(tensor) if tensor.requires_grad else None

    def _reference(self, value: Any) -> Tree:
        number = self.numbers.get(id(value))
        if number is None:
            if type(value) in (dict, set, OrderedDict, Counter) and not _plain_keys(value):
                return self.opaque(value)
            number = self.numbers[id(value)] = len(self.heap)
            self.heap.append(value)
        return ["@", number]

    def _buffer(self, data: bytes | memoryview) -> int:
        self.buffers.append(data)
        return len(self.buffers) - 1


class Decoder:
    """Turns trees back into values.

    reopen: called for the trees that `opaque` made on the other side.
    known: the heap objects that the other side refers to by number.
    attach: called with a tensor that wants a gradient and with what the other side said of it.
    Everything a broken or hostile tree can do raises Garbage.
    """

    def __init__(
        self,
        reopen: Callable[[Tree], object],
        buffers: list[bytearray],
        known: Iterable[object] = (),
        attach: Callable[[Any, Tree], None] = lambda tensor, said: None,
    ) -> None:
        self.reopen = reopen
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
            raise Garbage(f"a value that cannot be read: {type(error).__name__}") from error

    def value(self, tree: Tree) -> Any:
        if type(tree) is not list:
            if type(tree) is dict:
                raise Garbage("an object where a tree was expected")
            return tree
        tag, rest = tree[0], tree[1:]
        if tag == "@":
            if type(rest[0]) is not int or rest[0] < 0:
                raise Garbage("a reference to nothing")
            return self.heap[rest[0]]
        if tag == "t":
            return tuple(map(self.value, rest))
        if tag == "i":
            if len(rest[0]) > MAX_DIGITS:
                raise Garbage("an integer that is too long")
            return int(rest[0], 16)
        if tag == "c":
            return complex(*rest)
        if tag == "b":
            return bytes(self.buffers[rest[0]])
        if tag == "range":
            return range(*rest)
        if tag == "slice":
            return slice(*map(self.value, rest))
        if tag == "frozenset":
            return frozenset(map(self.value, rest))
        if tag == "...":
            return Ellipsis
        if tag == "np":
            return np.frombuffer(self.buffers[rest[1]], _plain_dtype(rest[0]))[0]
        if tag == "size":
            import torch

            return torch.Size(rest)
        return self.reopen(tree)

    def fill(self, value: Any, content: Tree) -> None:
        """Put what arrived into an object that holds something else, or nothing yet."""
        tag, rest = content[0], content[1:]
        if tag == "list":
            value[:] = map(self.value, rest)
        elif tag in ("dict", "OrderedDict", "Counter"):
            value.clear()
            pairs = zip(rest[::2], rest[1::2], strict=True)
            for key, item in pairs:
                value[self.value(key)] = self.value(item)
        elif tag == "set":
            value.clear()
            value.update(map(self.value, rest))
        elif tag == "deque":
            value.clear()
            value.extend(map(self.value, rest[1:]))
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
                raise Garbage("a change of type")
            if type(value) is np.ndarray:
                if fresh.dtype.kind == "O":
                    self.fill(fresh, content)
                value[...] = fresh
            elif type(value) is np.random.Generator:
                value.bit_generator.state = fresh.bit_generator.state
            elif _torch() and type(value) is _torch().Generator:
                value.set_state(fresh.get_state())
            elif _torch() and type(value) is _torch().Tensor:
                value.data.copy_(fresh.data)
            else:
                self.fill(value, content)
        except Exception as error:
            raise Garbage(f"a change that cannot be made: {type(error).__name__}") from error

    def _create(self, content: Tree) -> Any:
        tag, rest = content[0], content[1:]
        empty = {
            "list": list, "dict": dict, "set": set, "OrderedDict": OrderedDict,
            "Counter": Counter, "bytearray": bytearray,
        }.get(tag)  # fmt: skip
        if empty:
            return empty()
        if tag == "deque":
            return deque(maxlen=rest[0])
        if tag == "array":
            dtype = _plain_dtype(rest[0])
            return np.frombuffer(self.buffers[rest[2]], dtype).reshape(rest[1])
        if tag == "objects":
            if math.prod(rest[0]) != len(rest) - 1:
                raise Garbage("an array of another size than it says")
            return np.empty(rest[0], dtype=object)
        if tag == "rng":
            bits = getattr(np.random, _checked(rest[0]["bit_generator"], GENERATORS))()
            state = rest[0]
            if not (
                0 <= state["state"].get("pos", 0) <= 624 and 0 <= state.get("buffer_pos", 0) <= 4
            ):
                raise Garbage("a generator in no state it can be in")
            bits.state = _array_state(state)
            return np.random.Generator(bits)
        import torch

        if tag == "torch_rng":
            generator = torch.Generator()
            generator.set_state(torch.frombuffer(self.buffers[rest[0]], dtype=torch.uint8))
            return generator
        if tag == "tensor":
            dtype = getattr(torch, rest[0])
            if not isinstance(dtype, torch.dtype):
                raise Garbage("no tensor type")
            raw = self.buffers[rest[2]]
            flat = torch.frombuffer(raw, dtype=torch.uint8) if raw else torch.empty(0).byte()
            tensor = flat.view(dtype).reshape(rest[1])
            if rest[3] is not None:
                self.attach(tensor.requires_grad_(), rest[3])
            return tensor
        raise Garbage(f"an unknown kind of object: {str(tag)[:40]}")


def is_changeable(value: object) -> bool:
    """Whether a value is plain and can be changed in place: then it lies in the heap."""
    kind = type(value)
    if kind in (list, dict, set, bytearray, OrderedDict, Counter, deque):
        return True
    if kind is np.ndarray:
        dtype = value.dtype  # type: ignore[attr-defined]
        return dtype.kind in PLAIN_DTYPES + "O" or (dtype.kind == "V" and not dtype.hasobject)
    if kind is np.random.Generator:
        return type(value.bit_generator).__name__ in GENERATORS  # type: ignore[attr-defined]
    torch = _torch()
    if torch is None:
        return False
    if kind is torch.Generator:
        return True
    return kind is torch.Tensor and (
        value.layout is torch.strided  # type: ignore[attr-defined]
        and value.device.type == "cpu"  # type: ignore[attr-defined]
        and not value.is_quantized  # type: ignore[attr-defined]
    )


def _refuse(value: object) -> Tree:
    raise NotPlain(f"a {type(value).__name__} cannot travel as plain data")


def _plain_keys(value: Iterable[object]) -> bool:
    encoder = Encoder(_refuse)
    try:
        for member in value:
            encoder.key(member)
    except (NotPlain, RecursionError):
        return False
    return not encoder.heap


def _bytes_of(data: Any) -> bytes | memoryview:
    if isinstance(data, bytes) or data.size == 0:
        return b""
    view: memoryview = data.reshape(-1).view(np.uint8).data
    return view


def _plain_dtype(description: Any) -> np.dtype[Any]:
    if isinstance(description, list):
        description = np.lib.format.descr_to_dtype(_as_descr(description))
    dtype: np.dtype[Any] = np.dtype(description)
    if dtype.hasobject:
        raise Garbage("an array of objects in a raw buffer")
    return dtype


def _as_descr(description: Any) -> Any:
    """A structured dtype's description as NumPy wants it: a list of tuples."""
    return [
        (name, _as_descr(kind) if isinstance(kind, list) else kind, *map(tuple, shape))
        for name, kind, *shape in description
    ]


def _plain_state(state: Any) -> Any:
    if isinstance(state, dict):
        return {key: _plain_state(value) for key, value in state.items()}
    if isinstance(state, np.ndarray):
        return state.tolist()
    return state if isinstance(state, str) else int(state)


def _array_state(state: Any) -> Any:
    if isinstance(state, dict):
        return {key: _array_state(value) for key, value in state.items()}
    return np.array(state, dtype=np.uint64) if isinstance(state, list) else state


def _checked(value: Any, allowed: Iterable[str]) -> str:
    if value not in allowed:
        raise Garbage(f"not allowed: {str(value)[:40]}")
    return str(value)


class Link:
    """Calls in both directions over one channel, strictly nested.

    A call carries an operation's name and a tuple of values; while it waits for the answer it
    serves the calls of the other side. Both sides subclass it: `opaque` and `reopen` decide what
    stands for values that are not plain, `perform` what a call does, `describe` and `revive` how
    an exception travels.
    """

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.deadline: float | None = None
        self.calls = 0

    def opaque(self, value: object) -> Tree:
        return _refuse(value)

    def reopen(self, tree: Tree) -> object:
        raise Garbage("a value of an unknown kind")

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        raise NotImplementedError

    def describe(self, error: BaseException) -> Any:
        raise NotImplementedError

    def revive(self, description: Any) -> BaseException:
        raise NotImplementedError

    def stand_in(self, value: object) -> Tree | None:
        return None

    def gradient(self, tensor: object) -> Tree:
        return True

    def attach(self, tensor: Any, said: Tree) -> None:
        """Nothing to do for a tensor that wants a gradient."""

    def wait(self) -> tuple[Tree, list[bytearray]]:
        """The next message."""
        return self.channel.receive(self.deadline)

    def encoder(self, known: Iterable[object] = ()) -> Encoder:
        return Encoder(self.opaque, known, self.stand_in, self.gradient)

    def decoder(self, buffers: list[bytearray], known: Iterable[object] = ()) -> Decoder:
        return Decoder(self.reopen, buffers, known, self.attach)

    def change(self, decoder: Decoder, value: object, content: Tree) -> None:
        """Take over what the other side did to one of our objects."""
        decoder.update(value, content)

    def call(self, operation: str, *payload: Any) -> Any:
        """What the operation gives on the other side; raises what it raises there."""
        encoder = self.encoder()
        tree, contents = encoder.encode(payload)
        self.calls += 1
        number = self.calls
        message = ["call", number, operation, tree, contents]
        self.channel.send(message, encoder.buffers, self.deadline)
        while True:
            message, buffers = self.wait()
            kind = message[0] if type(message) is list and len(message) == 5 else None
            if kind == "call":
                self.serve(message, buffers)
            elif kind in ("return", "raise") and message[1] == number:
                break
            else:
                raise Garbage("an answer to a question that was not asked")
        decoder = self.decoder(buffers, encoder.heap)
        _, _, tree, contents, changes = message
        value = decoder.decode(tree, contents)
        for known, content in changes:
            if not 0 <= known < len(encoder.heap):
                raise Garbage("a change of nothing")
            self.change(decoder, encoder.heap[known], content)
        if kind == "raise":
            raise self.revive(value)
        return value

    def serve(self, message: Tree, buffers: list[bytearray]) -> None:
        """Do what a call asks for and send back what came of it."""
        _, number, operation, tree, contents = message
        before = [bytes(buffer) for buffer in buffers]
        decoder = self.decoder(buffers)
        payload = decoder.decode(tree, contents)
        try:
            kind, result = "return", self.perform(operation, payload)
        except Broken:
            raise
        except BaseException as error:
            kind, result = "raise", self.describe(error)
        encoder = self.encoder(decoder.heap)
        changes = []
        for known, value in enumerate(decoder.heap):
            try:
                content = encoder.content(value)
            except (NotPlain, RecursionError):
                continue
            if not _same(contents[known], before, content, encoder.buffers):
                changes.append([known, content])
        try:
            tree, new = encoder.encode(result)
        except (NotPlain, RecursionError, MemoryError) as error:
            kind = "raise"
            tree, new = encoder.encode(self.describe(error))
        self.channel.send([kind, number, tree, new, changes], encoder.buffers, self.deadline)


def _same(
    old: Tree, old_buffers: list[bytes], new: Tree, new_buffers: list[bytes | memoryview]
) -> bool:
    """Whether two contents of a heap object are equal."""
    slot = {"array": 3, "tensor": 3, "bytearray": 1, "torch_rng": 1}.get(old[0])
    if slot is None:
        return bool(old == new)
    same_kind = old[:slot] == new[:slot]
    return bool(same_kind and old_buffers[old[slot]] == new_buffers[new[slot]])
