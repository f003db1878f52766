"""The judge's end of the connection with one student's process.

What it sends is in `judge_sender`. What comes back is plain data, remote objects and nothing else.
"""

from __future__ import annotations

import inspect
import sys
import weakref
from typing import Any

from dlcourse.sandbox.channel import Channel, ConnectionFailed, ProtocolError, Tree
from dlcourse.sandbox.decoder import Decoder
from dlcourse.sandbox.frames import made_from
from dlcourse.sandbox.judge_sender import JudgeSender
from dlcourse.sandbox.remote_object import (
    RemoteObject,
    is_tensor,
    library_exception,
)

MAX_CLASSES = 200  # in the description of one object
LOOKING = frozenset({"len", "iter", "next", "getattr", "getitem", "get", "str", "repr", "release"})
RELEASE_AFTER = 200  # remote objects that are gone, before the other side is told

CHANGED_IN_PLACE = "a function of the student's changed the instructor's data in place"


class JudgeConnection(JudgeSender):
    """The judge's end.

    A tensor that wants a gradient arrives here as a leaf: when `backward` reaches it, the gradient
    goes to the student's side, and what that side finds for tensors of ours comes back.

    Attributes
    ----------
    trusted_names : frozenset of str
        The names that classes of the trusted notebook give their methods and attributes.
    protected : set of int
        Ids of objects that a student's function cannot change.
    frozen : bool
        Whether it can change none at all.
    changes : int
        How many objects it changed or tried to change.
    not_followed : bool
        Whether it changed one of the check's objects in a way that cannot be seen here.
    changing_calls : int
        How many calls may have changed an object of the student's.
    failure : ConnectionFailed or None
        Why the connection cannot be used any more.
    """

    def __init__(
        self,
        channel: Channel,
        classes: dict[str, type],
        trusted_names: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(channel, classes)
        self.trusted_names = trusted_names
        self.protected: set[int] = set()
        self.frozen = False
        self.changes = 0
        self.not_followed = False
        self.changing_calls = 0
        self.released: list[int] = []
        self.remotes: dict[int, int] = {}  # number of a remote object: how often it is held here
        self.notes: list[str] = []
        self.failure: ConnectionFailed | None = None

    # ---- what comes back

    def attach(self, tensor: Any, said: Tree) -> None:
        remote = self.decode_object(said)
        self.originals[id(tensor)] = (weakref.ref(tensor), remote)

        def send_back(gradient: Any) -> None:
            for number, found in self.call("backward", remote, gradient.clone()):
                self.exported[number].backward(found)

        tensor.register_hook(send_back)

    def decode_object(self, tree: Tree) -> object:
        kind, *rest = tree
        if kind == "function":
            return self.functions[rest[0]]
        if kind == "borrowed":
            return self.sent[rest[0]]
        if kind == "given class":
            name, fields = rest
            return self.known.given_value(name, self._decoder.value(fields))
        if kind == "table":
            return made_from(self._decoder.value(rest[0]))
        if kind == "named_tuple":
            path, names, items = rest
            return self.known.named_tuple(path, names, self._decoder.value(items))
        if kind != "remote":
            raise ProtocolError("a value of an unknown kind")
        return self._remote(*rest)

    def _remote(self, number: int, classes: list[str], own: list[str] | None) -> object:
        paths = [*classes, *(own or [])]
        strange = len(paths) > MAX_CLASSES or any(type(path) is not str for path in paths)
        if type(number) is not int or strange:
            raise ProtocolError("a badly described object")
        self.remotes[number] = self.remotes.get(number, 0) + 1
        remote = RemoteObject(self, number, classes, own)
        return self.known.exception_class(own) or remote if own else remote

    def decoder(self, buffers: list[bytearray], known: Any = ()) -> Decoder:
        self._decoder = super().decoder(buffers, known)
        return self._decoder

    def signature_of(self, remote: RemoteObject) -> inspect.Signature | None:
        """The parameters of the student's function; None if it has no signature."""
        try:
            parameters = self.call("signature", remote)
            return inspect.Signature(
                [
                    inspect.Parameter(
                        name,
                        inspect._ParameterKind(kind),
                        default=default[0] if default else inspect.Parameter.empty,
                    )
                    for name, kind, default in parameters
                ]
            )
        except Exception:
            return None

    def forget(self, number: int) -> None:
        """A remote object is gone: tell the other side when there are many."""
        self.remotes[number] -= 1
        if not self.remotes[number]:
            del self.remotes[number]
            self.released.append(number)

    # ---- calls

    def call(self, operation: str, *payload: Any) -> Any:
        if len(self.released) > RELEASE_AFTER:
            numbers = [n for n in self.released if n not in self.remotes]
            self.released.clear()
            self.call("release", numbers)
        if self.forgetting:
            self.forgetting = False
            self.call("end_check")
            self.sent.clear()
        torch = sys.modules.get("torch")
        if torch and not torch.is_grad_enabled() and operation != "backward":
            operation = f"no_grad:{operation}"
        if self.failure is not None:
            raise self.failure
        if operation.removeprefix("no_grad:") not in LOOKING:
            self.changing_calls += 1
        try:
            return super().call(operation, *payload)
        except ConnectionFailed as error:
            self.failure = error
            raise
        except (StopIteration, StopAsyncIteration) as error:
            if operation.endswith("next"):
                raise
            # It would end a loop of the check's that calls this function, such as a `map`.
            raise RuntimeError(f"the function raised {type(error).__name__}") from error
        except (KeyboardInterrupt, SystemExit, GeneratorExit) as error:
            if operation.endswith("call"):
                raise
            # Outside of a check's own calls it would end the judge.
            raise RuntimeError(f"the process raised {type(error).__name__}") from error

    def perform(self, operation: str, payload: tuple[Any, ...]) -> Any:
        if operation != "callback":
            raise ProtocolError("an order from the student's side")
        try:
            number, args, kwargs = payload
            function = self.functions.get(number)
            if function is None and not 0 < number <= self.last_number:
                raise ValueError(number)
        except (ValueError, TypeError) as error:
            raise ProtocolError("a call of a function that it does not have") from error
        if function is None:
            raise RuntimeError("a function of an earlier check, which has ended")
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
            own = self.known.exception_class(classes) if classes else None
            known = [own] if own else list(filter(None, map(library_exception, classes)))
            notes, text = str(description["traceback"]), str(description["text"])
        except (TypeError, KeyError, AttributeError) as error:
            raise ProtocolError("a badly described exception") from error
        made = (_exception(cls, args, text) for cls in known)
        revived = next(filter(None, made), Exception(text))
        revived.add_note(notes)
        return revived

    def change(self, decoder: Decoder, value: Any, content: Tree) -> None:
        if self._protects(value):
            self.notes.append(CHANGED_IN_PLACE)
        elif content[0] in ("rng", "torch_rng", "random_state"):
            super().change(decoder, value, content)
        else:
            self.changes += 1
            if not self.frozen:
                super().change(decoder, value, content)

    def take_over(self, changed: Any) -> None:
        """Put the attributes that the student's code changed into the check's own objects."""
        try:
            found = [(self.sent[number], attributes) for number, attributes in changed]
        except (TypeError, ValueError, KeyError) as error:
            raise ProtocolError("a change of an object that it does not have") from error
        for value, attributes in found:
            if self._protects(value):
                self.notes.append(CHANGED_IN_PLACE)
            elif (
                type(value) not in self.known.given_classes.values() or type(attributes) is not dict
            ):
                self.not_followed = True
            else:
                self.changes += 1
                if not self.frozen:
                    _take_over(value, attributes)

    def _protects(self, value: Any) -> bool:
        while value is not None:
            if id(value) in self.protected:
                return True
            value = getattr(value, "base", None) if not is_tensor(value) else value._base
        return False


def _exception(cls: type[BaseException], args: tuple[Any, ...], text: str) -> BaseException | None:
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


def _take_over(value: Any, attributes: dict[str, Any]) -> None:
    """Give an object these attributes; they hide none of its methods."""
    if not all(type(name) is str for name in attributes):
        raise ProtocolError("an attribute without a name")
    own = vars(value)
    for name in own.keys() - attributes.keys():
        del own[name]
    own |= {n: v for n, v in attributes.items() if n in own or not hasattr(type(value), n)}
