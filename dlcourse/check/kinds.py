"""What an argument is, and the values that follow from it: ordinary ones and edge cases.

A kind makes values in several *styles*. The first style is the ordinary one; the others are what
mistakes stumble over: zeros, ties, negative and large values, one class, the limits.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Sizes = Mapping[str, Any]  # the length of each named axis; under ANY, a whole shape
ANY = "..."
ORDINARY = "ordinary"
_LARGE = 1000.0
_FEW = 12  # so many entries are made simpler one by one


class Kind(Protocol):
    """What an argument is."""

    @property
    def axes(self) -> tuple[str, ...]:
        """The names of its axes."""
        ...

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles it can be made in, the ordinary one first."""
        ...

    def make(self, style: str, sizes: Sizes, rng: np.random.Generator) -> Any:
        """Make a value."""
        ...

    def allows(self, value: Any, sizes: Sizes) -> bool:
        """Whether a value keeps within the limits."""
        ...

    def cut(self, value: Any, axis: str, keep: list[int]) -> Any:
        """Keep these places of an axis."""
        ...

    def simpler(self, value: Any) -> Iterator[Any]:
        """Values of the same shape that are easier to read."""
        ...


@dataclass(frozen=True)
class Array:
    """An array or a tensor; made by `array`."""

    shape: tuple[str, ...]
    dtypes: tuple[Any, ...]
    low: float | None
    high: float | None

    @property
    def axes(self) -> tuple[str, ...]:
        """The names of its axes, without those of a fixed length."""
        return tuple(name for name in self.shape if not name.isdigit())

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles: what the limits allow, and every further dtype."""
        return (
            ORDINARY,
            "whole",
            "equal",
            *(["zeros"] if self._within(0.0) else []),
            *(["negative"] if self.low is None or self.low < 0 else []),
            *(["positive"] if self.low is None and (self.high is None or self.high > 0) else []),
            *(["large"] if self.low is None or self.high is None else []),
            *(["low"] if self.low is not None else []),
            *(["high"] if self.high is not None else []),
            *(_dtype_name(dtype) for dtype in self.dtypes[1:]),
        )

    def make(self, style: str, sizes: Sizes, rng: np.random.Generator) -> Any:
        """Make an array of the first dtype, or of the one that the style names."""
        dtype = next((d for d in self.dtypes[1:] if _dtype_name(d) == style), self.dtypes[0])
        values = self._values(style, _shape(self.shape, sizes), rng)
        if _holds_no_fractions(dtype):
            values = np.rint(values * 3) if style in (ORDINARY, _dtype_name(dtype)) else values
            values = self._inside(np.rint(values))
        return _as(dtype, values)

    def _values(self, style: str, shape: tuple[int, ...], rng: np.random.Generator) -> Any:
        drawn = self._inside(np.round(self._draw(shape, rng), 2))
        whole = self._inside(rng.integers(-3, 4, size=shape).astype(float))
        constants = {"zeros": 0.0, "low": self.low, "high": self.high}
        if style in constants:
            return np.full(shape, constants[style])
        if style == "equal":
            return np.full(shape, drawn.flat[0] if drawn.size else 0.0)
        if style == "large":
            return self._inside(_LARGE * np.asarray(drawn))
        if style in ("negative", "positive"):
            sign = -1.0 if style == "negative" else 1.0
            return self._inside(sign * np.maximum(np.abs(drawn), 0.01))
        return whole if style == "whole" else drawn

    def _draw(self, shape: tuple[int, ...], rng: np.random.Generator) -> Any:
        if self.low is not None and self.high is not None:
            return self.low + (self.high - self.low) * rng.uniform(size=shape)
        drawn = 2 * rng.normal(size=shape)
        if self.low is not None:
            return self.low + np.abs(drawn)
        return drawn if self.high is None else self.high - np.abs(drawn)

    def _inside(self, values: Any) -> Any:
        unlimited = self.low is None and self.high is None
        return values if unlimited else np.clip(values, self.low, self.high)

    def _within(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def allows(self, value: Any, sizes: Sizes) -> bool:
        """Whether all entries keep within the limits."""
        entries = _numpy(value)
        return not entries.size or (
            self._within(float(entries.min())) and self._within(float(entries.max()))
        )

    def cut(self, value: Any, axis: str, keep: list[int]) -> Any:
        """Keep these places of every axis with this name."""
        entries = _numpy(value)
        for place, name in enumerate(self.shape):
            if name == axis:
                entries = np.take(entries, keep, axis=place)
        return _like(value, entries)

    def simpler(self, value: Any) -> Iterator[Any]:
        """Zeros, whole numbers, and one entry less that is not 0 or 1."""
        entries = _numpy(value)
        yield _like(value, np.zeros_like(entries))
        yield _like(value, np.rint(entries) if entries.dtype.kind == "f" else entries)
        for place in range(entries.size if entries.size <= _FEW else 0):
            for simple in (0, 1, np.rint(entries.flat[place])):
                changed = entries.copy()
                changed.flat[place] = simple
                yield _like(value, changed)


@dataclass(frozen=True)
class Labels:
    """The class of each sample; made by `labels`."""

    axis: str
    classes: tuple[int, ...] | str
    dtypes: tuple[Any, ...]

    @property
    def axes(self) -> tuple[str, ...]:
        """The samples, and the classes if they are counted by an axis."""
        return (self.axis, *([self.classes] if isinstance(self.classes, str) else []))

    @property
    def styles(self) -> tuple[str, ...]:
        """All classes, only the first, only the last, and every further dtype."""
        return (ORDINARY, "first", "last", *(_dtype_name(dtype) for dtype in self.dtypes[1:]))

    def _classes(self, sizes: Sizes) -> tuple[int, ...]:
        known = self.classes
        return tuple(range(sizes[known])) if isinstance(known, str) else known

    def make(self, style: str, sizes: Sizes, rng: np.random.Generator) -> Any:
        """Make labels; in the ordinary style, each class comes up as often as possible."""
        classes, n = self._classes(sizes), sizes[self.axis]
        known = {"first": classes[:1], "last": classes[-1:]}.get(style, classes)
        dtype = next((d for d in self.dtypes[1:] if _dtype_name(d) == style), self.dtypes[0])
        return _as(dtype, rng.permutation(np.resize(rng.permutation(known), n)).astype(float))

    def allows(self, value: Any, sizes: Sizes) -> bool:
        """Whether all labels are classes."""
        return bool(np.isin(_numpy(value), self._classes(sizes)).all())

    def cut(self, value: Any, axis: str, keep: list[int]) -> Any:
        """Keep these samples."""
        return _like(value, _numpy(value)[keep]) if axis == self.axis else value

    def simpler(self, value: Any) -> Iterator[Any]:
        """Nothing is simpler than a label."""
        return iter(())


@dataclass(frozen=True)
class Number:
    """One number; made by `number` and `whole`."""

    low: float | None
    high: float | None
    whole: bool

    @property
    def axes(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def styles(self) -> tuple[str, ...]:
        """The limits, and common numbers within them."""
        return (ORDINARY, *self._fixed(), *([] if self.whole else ["whole", "negative"]))

    def _fixed(self) -> dict[str, float]:
        """The styles that stand for one number each."""
        low, high = self.low, self.high
        known = {"zeros": 0.0, "ones": 1.0, "low": low, "high": high}
        if self.whole:
            first = low or 0.0
            known |= {"second": first + 1, "third": first + 2, "fourth": first + 3}
        elif low is None or high is None:
            known["large"] = _LARGE if high is None else -_LARGE
        found: dict[str, float] = {}
        for style, value in known.items():
            if value is not None and self.allows(value, {}) and value not in found.values():
                found[style] = value
        return found

    def make(self, style: str, sizes: Sizes, rng: np.random.Generator) -> int | float:
        """Make a Python number."""
        fixed = self._fixed()
        if style in fixed:
            return self._typed(fixed[style])
        if self.whole:
            low = 0 if self.low is None else int(self.low)
            high = low + 9 if self.high is None else min(int(self.high), low + 9)
            return int(rng.integers(low, high + 1))
        drawn = float(Array((), (float,), self.low, self.high)._values("drawn", (), rng))
        drawn = {"whole": float(np.rint(drawn)), "negative": -abs(drawn)}.get(style, drawn)
        return drawn if self.allows(drawn, {}) else self._typed(next(iter(fixed.values())))

    def _typed(self, value: float) -> int | float:
        return int(value) if self.whole else float(value)

    def allows(self, value: Any, sizes: Sizes) -> bool:
        """Whether it keeps within the limits."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def cut(self, value: Any, axis: str, keep: list[int]) -> Any:
        """A number has no axes."""
        return value

    def simpler(self, value: Any) -> Iterator[Any]:
        """Zero, one, and the nearest whole number."""
        yield from (self._typed(simple) for simple in (0, 1, round(value)))


@dataclass(frozen=True)
class OneOf:
    """One of some values; made by `one_of`."""

    values: tuple[Any, ...]

    @property
    def axes(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def styles(self) -> tuple[str, ...]:
        """One for each value."""
        return (ORDINARY, *map(str, range(1, len(self.values))))

    def make(self, style: str, sizes: Sizes, rng: np.random.Generator) -> Any:
        """Return the value."""
        return self.values[0 if style == ORDINARY else int(style)]

    def allows(self, value: Any, sizes: Sizes) -> bool:
        """All of them are allowed."""
        return True

    def cut(self, value: Any, axis: str, keep: list[int]) -> Any:
        """It has no axes that are known."""
        return value

    def simpler(self, value: Any) -> Iterator[Any]:
        """None is simpler than another."""
        return iter(())


def _shape(names: tuple[str, ...], sizes: Sizes) -> tuple[int, ...]:
    if names == (ANY,):
        return tuple(sizes[ANY])
    return tuple(int(name) if name.isdigit() else sizes[name] for name in names)


def _is_torch(dtype: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(dtype, torch.dtype)


def _dtype_name(dtype: Any) -> str:
    return str(dtype) if _is_torch(dtype) else np.dtype(dtype).name


def is_unsigned(dtype: Any) -> bool:
    """Whether it is a dtype of NumPy's for whole numbers without a sign."""
    return not _is_torch(dtype) and np.dtype(dtype).kind == "u"


def _holds_no_fractions(dtype: Any) -> bool:
    if _is_torch(dtype):
        return not dtype.is_floating_point
    return np.dtype(dtype).kind in "biu"


def _as(dtype: Any, values: Any) -> Any:
    if _is_torch(dtype):
        return sys.modules["torch"].tensor(values).to(dtype)
    return np.array(values, dtype=dtype)


def _numpy(value: Any) -> NDArray[Any]:
    return value if isinstance(value, np.ndarray) else np.asarray(value.detach().cpu().numpy())


def _like(value: Any, entries: NDArray[Any]) -> Any:
    """The entries in an array or a tensor, as the value is."""
    return _as(value.dtype, entries)
