# ruff: noqa: E501
"""Plain data survives the journey exactly; other things do not travel; wrong messages are refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import socket
import threading
import time
import uuid
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dlcourse.sandbox.channel import (
    HEADER,
    Channel,
    ConnectionFailed,
    ConnectionLost,
    DeadlineExceeded,
    ProtocolError,
)
from dlcourse.sandbox.decoder import Decoder
from dlcourse.sandbox.encoder import Encoder
from dlcourse.sandbox.values import NotPlain


def refuse(value: object) -> Any:
    raise NotPlain(type(value).__name__)


def travel(value: Any) -> Any:
    """The value after a journey through a frame's bytes."""
    encoder = Encoder(refuse)
    tree, contents = json.loads(json.dumps(encoder.encode(value)))
    return Decoder(refuse, [bytearray(b) for b in encoder.buffers]).decode(tree, contents)


keys = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False)
)
scalars = st.one_of(keys, st.complex_numbers(allow_nan=False))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner), st.lists(inner).map(tuple), st.dictionaries(keys, inner),
        st.sets(keys), st.frozensets(keys), st.lists(inner).map(deque),
    ),
)  # fmt: skip


@pytest.mark.slow
@given(values)
def test_plain_values_arrive_equal_and_of_the_same_type(value: Any) -> None:
    arrived = travel(value)
    assert type(arrived) is type(value)
    assert repr(arrived) == repr(value) or arrived == value


dtypes = st.one_of(
    hnp.boolean_dtypes(), hnp.integer_dtypes(), hnp.unsigned_integer_dtypes(),
    hnp.floating_dtypes(sizes=(16, 32, 64)), hnp.complex_number_dtypes(), hnp.unicode_string_dtypes(),
    hnp.byte_string_dtypes(), hnp.datetime64_dtypes(), hnp.timedelta64_dtypes(),
)  # fmt: skip


@given(hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, min_side=0, max_side=4)), st.booleans())
def test_arrays_arrive_bit_for_bit(array: Any, transposed: bool) -> None:
    array = array.T if transposed else array
    arrived = travel(array)
    assert (arrived.dtype, arrived.shape) == (array.dtype, array.shape)
    assert arrived.tobytes() == array.tobytes()
    assert arrived.flags.writeable


@pytest.mark.parametrize(
    "dtype", ["float32", "float64", "float16", "bfloat16", "int64", "uint8", "bool", "complex64"]
)
def test_tensors_arrive_bit_for_bit(dtype: str) -> None:
    tensor = torch.arange(12).reshape(3, 4).to(getattr(torch, dtype)).T[::2]
    arrived = travel(tensor)
    assert arrived.dtype == tensor.dtype
    assert torch.equal(arrived, tensor)


@pytest.mark.parametrize(
    "value",
    [np.float64(0.1), np.int8(-3), np.bool_(True), np.str_("é"), range(1, 9, 3), slice(None, 2), ...,
     OrderedDict(b=1, a=2), Counter("hello"), 10**400, -0.0, float("inf"), "\ud800", torch.Size([2, 3]),
     np.zeros((0, 3)), torch.zeros(0, 2), np.array([[1, None], ["x", 2.0]], dtype=object),
     np.zeros(2, dtype=[("a", "<i4"), ("b", "<f8", (2,))]), bytearray(b"xyz"),
     Fraction(-3, 7), Decimal("1.10"), dt.date(2026, 2, 28), dt.timedelta(days=-1, microseconds=3),
     dt.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=dt.timezone(dt.timedelta(hours=2))), dt.time(1, 2),
     dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Rome")),
     Path("/a/b"), PurePosixPath("c"), uuid.UUID(int=7), np.dtype("float32"), torch.float16,
     np.dtype([("a", "<i4"), ("b", "<f8", (2,))]), torch.device("cpu"), SimpleNamespace(a=[1]),
     defaultdict(list, a=[1]), defaultdict(None, b=2), np.dtype(object)],
)  # fmt: skip
def test_other_plain_values(value: Any) -> None:
    arrived = travel(value)
    assert type(arrived) is type(value)
    assert repr(arrived) == repr(value)


def test_random_generators_go_on_where_they_were() -> None:
    for bits in (np.random.PCG64, np.random.MT19937, np.random.Philox):
        generator = np.random.Generator(bits(3))
        generator.random(5)
        assert (travel(generator).random(4) == generator.random(4)).all()
    state = np.random.RandomState(5)
    state.normal()
    assert (travel(state).normal(size=3) == state.normal(size=3)).all()
    generator = torch.Generator().manual_seed(4)
    arrived = travel(generator)
    assert torch.equal(torch.rand(3, generator=arrived), torch.rand(3, generator=generator))


def test_aliases_and_cycles_survive() -> None:
    inner: list[Any] = [1]
    value = {"a": inner, "b": inner}
    inner.append(value)
    arrived = travel(value)
    assert arrived["a"] is arrived["b"]
    assert arrived["a"][1] is arrived


def test_deep_lists_travel() -> None:
    value: list[Any] = []
    for _ in range(20_000):
        value = [value]
    arrived = travel(value)
    for _ in range(20_000):
        arrived = arrived[0]
    assert arrived == []


class IntLike(int):
    pass


class Share(Fraction):
    pass


@pytest.mark.parametrize(
    "value",
    [IntLike(3), object(), Share(1, 2), np.ma.array([1]), print, {object(): 1},
     torch.nn.Parameter(torch.zeros(1)), {torch.zeros(1): 2}, {(1, object())}],
)  # fmt: skip
def test_what_is_not_plain_does_not_travel(value: Any) -> None:
    with pytest.raises(NotPlain):
        Encoder(refuse).encode(value)


trees = st.recursive(
    st.one_of(st.none(), st.integers(-3, 5), st.text(max_size=3), st.sampled_from(
        ["@", "t", "i", "c", "b", "np", "size", "list", "dict", "array", "tensor", "rng", "set",
         "objects", "deque", "slice", "range", "frozenset", "<f8", "|O"])),
    lambda inner: st.lists(inner, max_size=5),
)  # fmt: skip


@given(trees, st.lists(trees, max_size=4), st.lists(st.binary(max_size=9), max_size=3))
def test_no_tree_does_more_than_be_refused(tree: Any, contents: Any, buffers: list[bytes]) -> None:
    with contextlib.suppress(ProtocolError, NotPlain):
        Decoder(refuse, [bytearray(b) for b in buffers]).decode(tree, contents)


@pytest.fixture
def ends() -> Any:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours, max_bytes=1 << 20), theirs


@pytest.mark.parametrize(
    "sent",
    [b"x" * 200, HEADER.pack(0x0D1C0DE, 3, 0) + b"abc", HEADER.pack(0x0D1C0DE, 1 << 30, 0),
     HEADER.pack(0x0D1C0DE, 9, 5) + b"[[4], 1]x", HEADER.pack(0x0D1C0DE, 9, 0) + b"[[-1], 1]",
     HEADER.pack(0x0D1C0DE, 60_000, 0) + b"[" * 60_000],
)  # fmt: skip
def test_wrong_frames_are_protocol_errors(ends: Any, sent: bytes) -> None:
    channel, theirs = ends
    theirs.sendall(sent)
    with pytest.raises(ProtocolError):
        channel.receive(time.monotonic() + 5)


def test_late_and_closed(ends: Any) -> None:
    channel, theirs = ends
    theirs.sendall(HEADER.pack(0x0D1C0DE, 10, 0) + b"[[]")
    with pytest.raises(DeadlineExceeded):
        channel.receive(time.monotonic() + 0.05)
    theirs.close()
    with pytest.raises(ConnectionLost):
        channel.receive(None)
    assert not issubclass(ConnectionFailed, Exception)


def test_large_messages_pass(ends: Any) -> None:
    channel, theirs = ends
    other = Channel(theirs)
    data = bytes(range(256)) * 1000
    sender = threading.Thread(target=other.send, args=(["hello", 1], [data, b"", data]))
    sender.start()
    message, buffers = channel.receive(time.monotonic() + 5)
    sender.join()
    assert message == ["hello", 1]
    assert buffers == [data, b"", data]
