"""Whole messages over a stream socket between two processes that do not trust each other.

A frame is a header, one JSON text and raw buffers behind it. Pickle never travels here: unpickling
what a student's process sends would run the student's code in the judge.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterable
from typing import Any

Tree = Any  # JSON: what `codec.Encoder` makes of a value
HEADER = struct.Struct("<IIQ")  # magic number, bytes of JSON, bytes of all buffers
MAGIC = 0x0D1C0DE
MAX_FRAME = 1 << 30


class ConnectionFailed(BaseException):
    """The connection cannot be used any more.

    It is no `Exception`: a check's `except Exception` must not swallow it.
    """


class ProtocolError(ConnectionFailed):
    """The bytes received are not a message of ours: the other side is broken or hostile."""


class ConnectionLost(ConnectionFailed):
    """The other side has closed the connection."""


class DeadlineExceeded(ConnectionFailed):
    """The answer did not come in time."""


class Channel:
    """Sends and receives whole messages.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket.
    max_bytes : int
        The largest frame that is accepted.
    """

    def __init__(self, sock: socket.socket, max_bytes: int = MAX_FRAME) -> None:
        self.sock = sock
        self.max_bytes = max_bytes

    def send(
        self,
        message: Tree,
        buffers: Iterable[bytes | memoryview] = (),
        deadline: float | None = None,
    ) -> None:
        """Send one message before `time.monotonic()` is `deadline`.

        Raises
        ------
        DeadlineExceeded, ConnectionLost
        """
        buffers = list(buffers)
        sizes = [len(buffer) for buffer in buffers]
        text = json.dumps([sizes, message]).encode()
        try:
            for part in (HEADER.pack(MAGIC, len(text), sum(sizes)) + text, *buffers):
                self.sock.settimeout(_left(deadline))
                self.sock.sendall(part)
        except TimeoutError:
            raise DeadlineExceeded from None
        except OSError as error:
            raise ConnectionLost(str(error)) from error

    def receive(self, deadline: float | None = None) -> tuple[Tree, list[bytearray]]:
        """Wait for one message until `time.monotonic()` is `deadline`.

        Raises
        ------
        DeadlineExceeded, ConnectionLost, ProtocolError
        """
        magic, text_size, buffer_size = HEADER.unpack(self._read(HEADER.size, deadline))
        if magic != MAGIC or text_size + buffer_size > self.max_bytes:
            raise ProtocolError("a frame with a wrong header or of more than the allowed size")
        try:
            sizes, message = json.loads(self._read(text_size, deadline))
            if sum(sizes) != buffer_size or any(type(n) is not int or n < 0 for n in sizes):
                raise ProtocolError("buffer sizes that do not add up")
            return message, [self._read(size, deadline) for size in sizes]
        except (ValueError, TypeError, RecursionError, MemoryError) as error:
            raise ProtocolError(f"no JSON message: {error}") from error

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
                raise DeadlineExceeded from None
            except OSError as error:
                raise ConnectionLost(str(error)) from error
            if count == 0:
                raise ConnectionLost("end of stream")
            got += count
        return data


def _left(deadline: float | None) -> float | None:
    left = None if deadline is None else deadline - time.monotonic()
    if left is not None and left <= 0:
        raise DeadlineExceeded
    return left
