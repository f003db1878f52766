"""Explorer: the perceptron learns, sample by sample.

The weights come from scikit-learn's `Perceptron`, so this code gives no answer to a lab question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.data import Dataset
from dlcourse.explore import _samples
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, Steps, explore

PER_CLASS, MAX_EPOCHS = 30, 10
SAMPLE, MISTAKE, EPOCH = "one sample", "one mistake", "one pass over all samples (epoch)"


@dataclass(frozen=True, eq=False)
class Moment:
    """What happened at one sample.

    Attributes
    ----------
    epoch, place
        The epoch, and the place of the sample in it.
    i
        The row of the sample.
    score, wrong
        The score of the sample, and whether it is a mistake.
    mistakes
        The mistakes so far in this epoch.
    w_before, b_before
        The weights (2,) and the bias before.
    w, b
        The weights (2,) and the bias after.
    """

    epoch: int
    place: int
    i: int
    score: float
    wrong: bool
    mistakes: int
    w_before: NDArray[np.float64]
    b_before: float
    w: NDArray[np.float64]
    b: float


def draw(data: str, order: float, by: str, step: int) -> Figure:
    """Draw the line, the last sample, and the mistakes of every epoch so far.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    order
        The number of the shuffle.
    by
        What one step is: a sample, a mistake or an epoch.
    step
        The number of steps; 0 is before learning, a number after the end means the end.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    samples = _chosen(data)
    X, t = samples
    stops = _stops(data, order, by)
    fig, (plane, counts) = plot.figure(2, width=4.3)
    _samples.scatter(plane, samples)
    plane.set(xlim=(-3.5, 3.5), ylim=(-3, 3), aspect="equal")
    if step == 0:
        title, alt = (
            "Before learning: all weights are 0",
            "All weights are 0, there is no line yet.",
        )
    else:
        moment = stops[min(step, len(stops)) - 1]
        title, alt = _draw_moment(plane, moment, X, t, _longest(data, order))
    plot.title(plane, title.replace("-", "−"))
    mistakes = _mistakes(_path(data, order), stops, step)
    _draw_mistakes(counts, mistakes, len(t))
    plot.title(counts, f"Step {min(step, len(stops))} of {len(stops)}")
    plot.legend(fig, plane)
    return plot.describe(
        fig,
        f"Perceptron on {data}, {len(t)} standardised samples, step {step} of {len(stops)}. {alt} "
        f"Mistakes by epoch so far: {', '.join(map(str, mistakes)) or 'none yet'}.",
    )


def last(data: str, order: float, by: str) -> int:
    """Count the steps until an epoch without a mistake, or until the end of the tenth epoch.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    order
        The number of the shuffle.
    by
        What one step is.

    Returns
    -------
    int
        The number of the last step; the first is 0.
    """
    return len(_stops(data, order, by))


CONTROLS: tuple[Control, ...] = (
    Choice(
        "data",
        "samples",
        (_samples.CLOSE, _samples.APART, _samples.OVERLAP, _samples.XOR),
        _samples.CLOSE,
    ),
    Scale("order", "shuffle number (the order of the samples)", (1, 2, 3, 4, 5), 1),
    Choice("by", "one step is", (SAMPLE, MISTAKE, EPOCH), MISTAKE),
    Steps("step", "step", last, 3),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_moment(
    plane: Axes, moment: Moment, X: NDArray[np.float64], t: NDArray[np.int64], longest: float
) -> tuple[str, str]:
    """Draw the lines, the sample and the weight vectors; return the title and the description."""
    x, label = X[moment.i], int(t[moment.i])
    plane.scatter(
        x[0], x[1], s=190, facecolors="none", edgecolors=plot.PALETTE["vermilion"], linewidths=2
    )
    plot.line(plane, moment.w, moment.b, "line now")
    scale = 2.2 / longest
    plot.arrow(plane, (0, 0), scale * moment.w, plot.PALETTE["green"], "weights w (scaled)")
    where = f"epoch {moment.epoch}, sample {moment.place}"
    facts = f"score {moment.score:+.2f}, label {label:+d}"
    weights = f"w = ({moment.w[0]:+.2f}, {moment.w[1]:+.2f}), b = {moment.b:+.2f}"
    if not moment.wrong:
        title = f"{where}: right ({facts})\nnothing changes; {weights}"
        return title.capitalize(), f"In {where} ({facts}) is right; nothing changes: {weights}."
    plot.line(plane, moment.w_before, moment.b_before, "line before", "--")
    plot.arrow(
        plane, scale * moment.w_before, scale * moment.w, plot.PALETTE["vermilion"], "update t·x"
    )
    title = f"{where}: wrong ({facts})\nw moves by t·x to {weights}"
    return (
        title.capitalize(),
        f"In {where} ({facts}) is wrong: w moves by t·x = ({label * x[0]:+.2f}, "
        f"{label * x[1]:+.2f}) and b by {label:+d}, to {weights}.",
    )


def _draw_mistakes(counts: Axes, mistakes: list[int], n: int) -> None:
    counts.bar(range(1, len(mistakes) + 1), mistakes, color=plot.PALETTE["vermilion"], width=0.7)
    for epoch, number in enumerate(mistakes, start=1):
        counts.text(epoch, number + 0.2, str(number), ha="center", fontsize=8)
    counts.set(xlim=(0.4, MAX_EPOCHS + 0.6), xlabel="epoch", ylabel="mistakes so far")
    most = n if max(mistakes, default=0) > n // 4 else n // 4
    counts.set(ylim=(0, most), xticks=(1, 4, 7, 10), yticks=(0, most // 3, 2 * most // 3))


def _mistakes(path: list[Moment], stops: list[Moment], step: int) -> list[int]:
    """The mistakes of each epoch so far."""
    if step == 0:
        return []
    end = path.index(stops[min(step, len(stops)) - 1])
    latest = {moment.epoch: moment.mistakes for moment in path[: end + 1]}
    return list(latest.values())


def _stops(data: str, order: float, by: str) -> list[Moment]:
    """The moments at the ends of the steps."""
    path = _path(data, order)
    if by == MISTAKE:
        return [moment for moment in path if moment.wrong]
    if by == EPOCH:
        return [moment for moment in path if moment.place == 2 * PER_CLASS]
    return path


def _longest(data: str, order: float) -> float:
    return max(float(np.hypot(*moment.w)) for moment in _path(data, order))


@lru_cache
def _chosen(data: str) -> Dataset:
    """A few samples of each class, standardised."""
    samples = _samples.load(data)
    rows = np.concatenate([np.flatnonzero(samples.t == label)[:PER_CLASS] for label in (-1, 1)])
    return _samples.standardised(replace(samples, X=samples.X[rows], t=samples.t[rows]))


@lru_cache
def _path(data: str, order: float) -> list[Moment]:
    """All moments, from zero weights to the first epoch without a mistake, or to the last epoch."""
    from sklearn.linear_model import Perceptron

    X, t = _chosen(data)
    model = Perceptron(shuffle=False)
    rng = np.random.default_rng(int(order))
    w, b, path = np.zeros(2), 0.0, []
    for epoch in range(1, MAX_EPOCHS + 1):
        mistakes = 0
        for place, i in enumerate(rng.permutation(len(t)), start=1):
            score = float(X[i] @ w + b)
            wrong, before = bool(t[i] * score <= 0), (w, b)
            if wrong:
                model.partial_fit(X[i : i + 1], t[i : i + 1], classes=[-1, 1])
                w, b = model.coef_[0].copy(), float(model.intercept_[0])
                mistakes += 1
            path.append(Moment(epoch, place, int(i), score, wrong, mistakes, *before, w, b))
        if mistakes == 0:
            break
    return path
