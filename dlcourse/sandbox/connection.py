"""Calls in both directions over one channel, strictly nested.

A call carries an operation's name and a tuple of values. While it waits for the answer it serves
the calls of the other side, so that a function of one side can call back into the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dlcourse.sandbox.channel import Channel, ConnectionFailed, ProtocolError, Tree
from dlcourse.sandbox.codec import refuse, same_content
from dlcourse.sandbox.decoder import Decoder
from dlcourse.sandbox.encoder import Encoder


class Connection:
    """One end of a connection. Both ends subclass it.

    `encode_object` and `decode_object` decide what stands for values that are not plain, `perform`
    what a call does, `describe` and `revive` how an exception travels.
    """

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.deadline: float | None = None
        self.calls = 0

    def encode_object(self, value: object) -> Tree:
        return refuse(value)

    def decode_object(self, tree: Tree) -> object:
        raise ProtocolError("a value of an unknown kind")

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        raise NotImplementedError

    def describe(self, error: BaseException) -> Any:
        raise NotImplementedError

    def revive(self, description: Any) -> BaseException:
        raise NotImplementedError

    def replacement(self, value: object) -> Tree | None:
        return None

    def gradient(self, tensor: object) -> Tree:
        return True

    def attach(self, tensor: Any, said: Tree) -> None:
        """Nothing to do for a tensor that wants a gradient."""

    def wait(self) -> tuple[Tree, list[bytearray]]:
        """The next message."""
        return self.channel.receive(self.deadline)

    def encoder(self, known: Iterable[object] = ()) -> Encoder:
        return Encoder(self.encode_object, known, self.replacement, self.gradient)

    def decoder(self, buffers: list[bytearray], known: Iterable[object] = ()) -> Decoder:
        return Decoder(self.decode_object, buffers, known, self.attach)

    def change(self, decoder: Decoder, value: object, content: Tree) -> None:
        """Take over what the other side did to one of our objects."""
        decoder.update(value, content)

    def changed_objects(self) -> list[tuple[int, object]]:
        """The other side's objects that changed here but do not lie in the heap."""
        return []

    def take_over(self, changed: Any) -> None:
        """Take over what `changed_objects` of the other side gave."""

    def call(self, operation: str, *payload: Any) -> Any:
        """What the operation gives on the other side; raises what it raises there."""
        encoder = self.encoder()
        tree, contents = encoder.encode(payload)
        self.calls += 1
        number = self.calls
        message = ["call", number, operation, tree, contents]
        self.channel.send(message, encoder.buffers, self.deadline)
        message, buffers = self._answer(number)
        decoder = self.decoder(buffers, encoder.heap)
        kind, _, tree, contents, changes = message
        value, changed = decoder.decode(tree, contents)
        for known, content in changes:
            if not 0 <= known < len(encoder.heap):
                raise ProtocolError("a change of nothing")
            self.change(decoder, encoder.heap[known], content)
        self.take_over(changed)
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
        except ConnectionFailed:
            raise
        except BaseException as error:
            kind, result = "raise", self.describe(error)
        encoder = self.encoder(decoder.heap)
        changes = []
        for known, value in enumerate(decoder.heap):
            try:
                content = encoder.content(value)
            except Exception:  # what the other side cannot be told
                continue
            if not same_content(contents[known], before, content, encoder.buffers):
                changes.append([known, content])
        try:
            tree, new = encoder.encode((result, self.changed_objects()))
        except Exception as error:  # an odd object of the student's may raise anything here
            kind = "raise"
            tree, new = encoder.encode((self.describe(error), []))
        self.channel.send([kind, number, tree, new, changes], encoder.buffers, self.deadline)

    def _answer(self, number: int) -> tuple[Tree, list[bytearray]]:
        """The answer to a call; the other side's calls are served until it comes."""
        while True:
            message, buffers = self.wait()
            kind = message[0] if type(message) is list and len(message) == 5 else None
            if kind == "call":
                self.serve(message, buffers)
            elif kind in ("return", "raise") and message[1] == number:
                return message, buffers
            else:
                raise ProtocolError("an answer to a question that was not asked")
