"""Explorer: how much of the gradient arrives at an early input of a recurrent network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot, runtime
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

LINEAR, TANH, LSTM = "linear", "tanh", "LSTM"
UNITS, STEPS, SEQUENCES, SEED = 32, 60, 20, 3
FLOOR, CEILING = 1e-8, 1e8
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Run:
    """What a network did with random sequences.

    Attributes
    ----------
    states
        (STEPS, UNITS), the states of the first sequence.
    gradients
        (STEPS, SEQUENCES), for 1, 2, … steps back: the length of the gradient of a random sum of
        the last state with respect to what enters the sums of the units at that step, divided by
        its length at the last step.
    """

    states: Array
    gradients: Array


def draw(cell: str, gain: float, forget: float) -> Figure:
    """Draw gradients by steps back (left), and the states of all units over time (right).

    Parameters
    ----------
    cell
        The kind of network.
    gain
        The recurrent weights are this number times an orthogonal matrix.
    forget
        The bias of the forget gate; only an LSTM has one.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = _run(cell, gain, forget)
    middle, low, high = np.clip(np.quantile(found.gradients, [0.5, 0.1, 0.9], axis=1), FLOOR, None)
    fig, (left, right) = plot.figure(2, width=4.4)
    back = np.arange(STEPS)
    left.fill_between(back, low, high, color=plot.PALETTE["sky"], alpha=0.4)
    plot.curve(left, back, middle, "measured", "blue")
    guide, name = (gain, "gain") if cell != LSTM else (1 / (1 + np.exp(-forget)), "forget gate")
    plot.curve(left, back, guide**back, f"{name} {guide:.2f} to the power of steps", "black", ":")
    plot.log_axis(left.yaxis, (1e-8, 1e-4, 1, 1e4, 1e8))
    left.set(xlabel="steps back", ylabel="gradient, last step = 1", ylim=(FLOOR, CEILING))
    plot.legend_row(left)
    _draw_states(right, found.states)
    flat = float(np.mean(np.abs(found.states) > 0.9))
    told = ", ".join(f"{found.gradients[k].mean():.1e} after {k}" for k in (10, 30, STEPS - 1))
    return plot.describe(
        fig,
        f"A {cell} network of {UNITS} units, recurrent weights {gain:g} times an orthogonal matrix"
        + (f", bias of the forget gate {forget:g}" if cell == LSTM else "")
        + f". Of the gradient at the last step there is left, by steps back: {told}. The share of "
        f"states beyond ±0.9 is {flat:.2f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("cell", "network", (LINEAR, TANH, LSTM), TANH),
    Scale("gain", "gain of the recurrent weights", (0.5, 0.8, 0.9, 1.0, 1.1, 1.3, 1.6, 2.0), 0.8),
    Scale("forget", "bias of the forget gate (LSTM)", (-1.0, 0.0, 1.0, 2.0, 3.0, 5.0), 0.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_states(axes: Axes, states: Array) -> None:
    axes.imshow(
        states.T, cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto", extent=(0.5, STEPS + 0.5, UNITS, 0)
    )
    axes.set(xlabel="step", ylabel="unit")
    plot.title(axes, "The states: blue is −1, red is +1")


@lru_cache
def _run(cell: str, gain: float, forget: float) -> Run:
    """Send random inputs through the network, and a random gradient back."""
    rng = runtime.rng(SEED)
    inputs = 0.5 * rng.normal(size=(STEPS, SEQUENCES, 4 * UNITS))  # into the sums of the units
    direction = rng.normal(size=(SEQUENCES, UNITS))
    matrices = [gain * np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0] for _ in range(4)]
    if cell == LSTM:
        states, gradients = _lstm(inputs, direction, np.concatenate(matrices, axis=1), forget)
    else:
        squash = np.tanh if cell == TANH else _same
        states, gradients = _plain(inputs[:, :, :UNITS], direction, matrices[0], squash)
    lengths = np.linalg.norm(gradients, axis=2)[::-1]
    return Run(states[:, 0], lengths / lengths[0])


def _same(z: Array) -> Array:
    return z


def _plain(
    inputs: Array, direction: Array, W: Array, squash: Callable[[Array], Array]
) -> tuple[Array, Array]:
    """States h = squash(h W + input), and gradients with respect to the sums."""
    h = np.zeros((SEQUENCES, UNITS))
    states = np.array([h := squash(h @ W + x) for x in inputs])
    slopes = 1 - states**2 if squash is np.tanh else np.ones_like(states)
    gradient, gradients = direction, np.empty_like(states)
    for step in range(STEPS - 1, -1, -1):
        gradients[step] = gradient * slopes[step]
        gradient = gradients[step] @ W.T
    return states, gradients


def _lstm(inputs: Array, direction: Array, W: Array, forget: float) -> tuple[Array, Array]:
    """States of an LSTM, and gradients with respect to the sums of its candidates."""
    h = c = np.zeros((SEQUENCES, UNITS))
    gates, cells, states = [], [c], []
    for x in inputs:
        z = h @ W + x
        z[:, UNITS : 2 * UNITS] += forget
        i, f, o = (_sigmoid(part) for part in np.split(z[:, : 3 * UNITS], 3, axis=1))
        g = np.tanh(z[:, 3 * UNITS :])
        c = f * c + i * g
        h = o * np.tanh(c)
        gates.append((i, f, o, g))
        cells.append(c)
        states.append(h)
    dh, dc = direction, np.zeros_like(direction)
    gradients = []
    for (i, f, o, g), (before, after) in zip(gates[::-1], [*pairwise(cells)][::-1], strict=True):
        curved = np.tanh(after)
        dc = dc + dh * o * (1 - curved**2)
        sums = (
            dc * g * i * (1 - i),
            dc * before * f * (1 - f),
            dh * curved * o * (1 - o),
            dc * i * (1 - g**2),
        )
        gradients.append(sums[3])
        dh, dc = np.concatenate(sums, axis=1) @ W.T, dc * f
    return np.array(states), np.array(gradients[::-1])


def _sigmoid(z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-z)))
