"""Edge cases by construction: say what the arguments are, and the inputs to try follow.

The inputs are the same in every run: no draw depends on anything but the description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.check.kinds import (
    ANY,
    ORDINARY,
    Array,
    Kind,
    Labels,
    Number,
    OneOf,
    Sizes,
    is_unsigned,
)

_USUAL = (5, 3, 2, 4, 6, 7)  # no two axes are equally long, unless that is the case to try
_LONG = 130
_FEW = 8  # so many places of an axis are left out one by one
_SHAPES = ((3, 2), (), (1,), (4,), (1, 5), (2, 1, 3))  # of an array of any shape
_TRIES = 10  # draws, until `where` allows one
_DRAWS = 3  # further inputs with ordinary values, and with whole numbers


@dataclass(frozen=True)
class Cases:
    """The inputs that follow from what the arguments are; made by `cases`.

    Attributes
    ----------
    kinds
        What each argument is, in the order of the parameters.
    sizes
        The lengths that an axis may have, by its name, where not any length will do.
    where
        Which inputs are allowed: a function of the arguments.
    inputs
        Tuples of arguments.
    """

    kinds: Mapping[str, Kind]
    sizes: Mapping[str, tuple[int, ...]]
    where: Callable[..., object]
    inputs: tuple[tuple[Any, ...], ...]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.inputs)

    def __len__(self) -> int:
        return len(self.inputs)

    def allows(self, args: tuple[Any, ...]) -> bool:
        """Whether these arguments are as the description says."""
        sizes = self.sizes_of(args)
        listed = all(sizes.get(axis, lengths[0]) in lengths for axis, lengths in self.sizes.items())
        pairs = zip(self.kinds.values(), args, strict=True)
        kept = all(kind.allows(arg, sizes) for kind, arg in pairs)
        return listed and kept and bool(self.where(*args))

    def sizes_of(self, args: tuple[Any, ...]) -> dict[str, int]:
        """The length of each named axis."""
        found: dict[str, int] = {}
        for kind, arg in zip(self.kinds.values(), args, strict=True):
            named = kind.shape if isinstance(kind, Array) else kind.axes[:1]
            if named and named != (ANY,):
                found |= {n: k for n, k in zip(named, arg.shape, strict=True) if not n.isdigit()}
        for kind in self.kinds.values():
            if isinstance(kind, Labels) and isinstance(kind.classes, str):
                found.setdefault(kind.classes, _LONG)
        return found

    def simpler(self, args: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Inputs that are smaller or easier to read, the smallest first."""
        for candidate in self._all_simpler(args):
            if _weight(candidate) < _weight(args) and self._surely_allows(candidate):
                yield candidate

    def _surely_allows(self, args: tuple[Any, ...]) -> bool:
        """As `allows`; `where` may fail on inputs that nobody thought of."""
        try:
            return self.allows(args)
        except Exception:
            return False

    def _all_simpler(self, args: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        kinds = tuple(self.kinds.values())
        for axis, length in self.sizes_of(args).items():
            for keep in _shorter(length):
                pairs = zip(kinds, args, strict=True)
                yield tuple(kind.cut(arg, axis, keep) for kind, arg in pairs)
        for place, (kind, arg) in enumerate(zip(kinds, args, strict=True)):
            for simple in kind.simpler(arg):
                yield (*args[:place], simple, *args[place + 1 :])


def cases(
    *,
    sizes: Mapping[str, Iterable[int]] | None = None,
    where: Callable[..., object] = lambda *_: True,
    **arguments: Kind,
) -> Cases:
    """Say what the arguments of a function are; the inputs to try follow.

    Tried are: every axis of length 1, axes of equal and of different lengths, one long axis (130),
    values that are zero, negative, large, equal, whole numbers with ties, one class only, numbers
    at their limits, and every dtype that is named. If a hidden test compares an answer with a
    reference on them, `agrees` shows the smallest input that fails.

    Parameters
    ----------
    sizes
        The lengths that an axis may have, by its name: ``{"h": (4, 7)}``. By default any from 1 on.
        With ``{"n": (0, 1, 5, 130)}``, empty arrays are tried, too.
    where
        A function of the arguments, by position: whether this input is allowed.
    **arguments
        What each argument is, in the order of the parameters: `array`, `labels`, `number`, `whole`
        or `one_of`.

    Returns
    -------
    Cases
        Inputs for `agrees`. ``len`` tells how many; a loop gives tuples of arguments.

    Raises
    ------
    ValueError
        If no input is left.

    Examples
    --------
    >>> table = check.cases(X=check.array("n d"), w=check.array("d"), b=check.number())
    >>> check.agrees(predict, lambda X, w, b: np.where(X @ w + b > 0, 1, -1), table)
    """
    lengths = {axis: tuple(sorted(known)) for axis, known in (sizes or {}).items()}
    described = Cases(arguments, lengths, where, ())
    drawn = (
        _first_allowed(described, number, sizes, styles)
        for number, (sizes, styles) in enumerate(_plans(arguments, lengths))
    )
    inputs = tuple(args for args in drawn if args is not None)
    if not inputs:
        raise ValueError("check.cases: `where` allows none of the inputs; widen `sizes`.")
    return Cases(arguments, lengths, where, inputs)


def array(shape: str, *dtypes: Any, low: float | None = None, high: float | None = None) -> Array:
    """Describe an argument that is an array or a tensor.

    Parameters
    ----------
    shape
        The names of its axes, such as ``"n d"``. Arguments with the same name have the same length
        there. A number is a fixed length; ``""`` is an array of no axes; ``"..."`` is any shape,
        the same for all arguments that have it.
    *dtypes
        NumPy's or torch's. The first is the usual one, float64 by default. Name more only where the
        text allows them.
    low, high
        The limits of its values. For whole numbers without a sign, 0 and the largest one.

    Returns
    -------
    Array
        For `cases`.

    Examples
    --------
    >>> check.cases(x=check.array("n c h w", torch.float32, low=0, high=1))
    """
    known = dtypes or (np.float64,)
    if is_unsigned(known[0]):
        low = low or 0
        high = np.iinfo(known[0]).max if high is None else high
    return Array(tuple(shape.split()), known, low, high)


def labels(axis: str, classes: Iterable[int] | str, *dtypes: Any) -> Labels:
    """Describe an argument that holds the class of each sample.

    Parameters
    ----------
    axis
        The name of its axis, such as ``"n"``.
    classes
        The classes, such as ``(-1, 1)``, or the name of the axis that counts them from 0.
    *dtypes
        NumPy's or torch's, int64 by default.

    Returns
    -------
    Labels
        For `cases`.

    Examples
    --------
    >>> check.cases(Z=check.array("n k"), t=check.labels("n", "k"))
    """
    known = classes if isinstance(classes, str) else tuple(classes)
    return Labels(axis, known, dtypes or (np.int64,))


def number(low: float | None = None, high: float | None = None) -> Number:
    """Describe an argument that is a real number, a Python float.

    Parameters
    ----------
    low, high
        Its limits, which are tried, too.

    Returns
    -------
    Number
        For `cases`.

    Examples
    --------
    >>> check.cases(lr=check.number(low=0.0), momentum=check.number(0.0, 1.0))
    """
    return Number(low, high, whole=False)


def whole(low: int = 0, high: int | None = None) -> Number:
    """Describe an argument that is a whole number, a Python int.

    Parameters
    ----------
    low, high
        Its limits. The lowest four are tried, and the highest.

    Returns
    -------
    Number
        For `cases`.

    Examples
    --------
    >>> check.cases(padding=check.whole(0, 3), stride=check.whole(1, 3))
    """
    return Number(low, high, whole=True)


def one_of(*values: Any) -> OneOf:
    """Describe an argument that is one of these values; the first is the usual one.

    Parameters
    ----------
    *values
        Any values.

    Returns
    -------
    OneOf
        For `cases`.

    Examples
    --------
    >>> check.cases(name=check.one_of("AND", "OR", "NAND"))
    """
    return OneOf(values)


def _first_allowed(
    described: Cases, number: int, sizes: Sizes, styles: tuple[str, ...]
) -> tuple[Any, ...] | None:
    """The first of some draws that `where` allows; None if it allows none."""
    pairs = list(zip(described.kinds.values(), styles, strict=True))
    for draw in range(_TRIES):
        rng = np.random.default_rng([number, draw])
        args = tuple(kind.make(style, sizes, rng) for kind, style in pairs)
        if described.where(*args):
            return args
    return None


def _plans(
    kinds: Mapping[str, Kind], lengths: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[Sizes, tuple[str, ...]]]:
    """The lengths of the axes and the style of each argument, for every input."""
    every = _all_sizes(kinds, lengths)
    usual, ordinary = every[0], (ORDINARY,) * len(kinds)
    yield from ((sizes, ordinary) for sizes in every)
    all_styles = [kind.styles for kind in kinds.values()]
    for place, styles in enumerate(all_styles):
        for style in styles[1:]:
            yield usual, (*ordinary[:place], style, *ordinary[place + 1 :])
    for style in dict.fromkeys(style for styles in all_styles for style in styles):
        together = tuple(style if style in styles else ORDINARY for styles in all_styles)
        yield usual, together
        if style in ("whole", ORDINARY):
            yield from ((sizes, together) for sizes in every[1:])
            yield from ((usual, together) for _ in range(_DRAWS))


def _all_sizes(
    kinds: Mapping[str, Kind], lengths: Mapping[str, tuple[int, ...]]
) -> list[dict[str, Any]]:
    """The lengths of the axes to try, the usual ones first."""
    axes = list(dict.fromkeys(axis for kind in kinds.values() for axis in kind.axes))
    named = [axis for axis in axes if axis != ANY]
    usual = {a: _nearest(n, lengths.get(a)) for a, n in zip(named, _usual(named), strict=True)}
    swapped = zip(named, reversed(_usual(named)), strict=True)
    found: list[dict[str, Any]] = [
        usual,
        {axis: _nearest(length, lengths.get(axis)) for axis, length in swapped},
        {axis: _nearest(3, lengths.get(axis)) for axis in named},
        {axis: _nearest(1, lengths.get(axis)) for axis in named},
    ]
    for axis in named:
        known = lengths.get(axis, (1, 2, _LONG))
        found += [{**usual, axis: length} for length in known]
    if ANY in axes:
        found = [{**sizes, ANY: shape} for sizes in found for shape in _SHAPES]
    return [sizes for place, sizes in enumerate(found) if sizes not in found[:place]]


def _usual(named: list[str]) -> tuple[int, ...]:
    return (_USUAL * (1 + len(named) // len(_USUAL)))[: len(named)]


def _nearest(length: int, known: tuple[int, ...] | None) -> int:
    return length if known is None else min(known, key=lambda each: abs(each - length))


def _shorter(length: int) -> Iterator[list[int]]:
    """Which places of an axis to keep: one, half of them, most of them, all but one."""
    places = list(range(length))
    half, most = length // 2, length - length // 8
    for keep in (places[:1], places[-1:], places[:half], places[half:], places[:most], places[:-1]):
        if 0 < len(keep) < length:
            yield keep
    for left_out in places if 1 < length <= _FEW else places[:0]:
        yield places[:left_out] + places[left_out + 1 :]


def _weight(args: tuple[Any, ...]) -> tuple[int, int, float]:
    """How much there is to read: the entries, those with decimals, and how large they are."""
    known = [np.asarray(arg, dtype=float).ravel() for arg in args if _is_numeric(arg)]
    entries = np.concatenate([np.zeros(0), *known])
    return entries.size, int((entries != np.rint(entries)).sum()), float(np.abs(entries).sum())


def _is_numeric(arg: Any) -> bool:
    return isinstance(arg, int | float | np.ndarray) or hasattr(arg, "is_floating_point")
