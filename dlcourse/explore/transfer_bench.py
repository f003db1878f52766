"""Explorer: few labelled images of a new task; five ways to use them, with and without transfer.

The first draw of a task trains its networks: some seconds.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache, partial
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._digit_nets import (
    CONVOLUTIONS,
    HALVES,
    HIDDEN,
    KEPT,
    PRINTED,
    RATE,
    features,
    network,
    pretrained,
    task,
    train,
)
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import nn

SHOTS, SEEDS, STEPS = (1, 5, 20, 100), (0, 1, 2), 100
LOOKS = {
    "pixels, linear": ("black", "s:"),
    "from scratch": ("vermilion", "^--"),
    "frozen, prototypes": ("orange", "D-."),
    "frozen, linear": ("green", "v-."),
    "fine-tuned": ("blue", "o-"),
}


def draw(tasks: str, kept: str, shots: float) -> Figure:
    """Draw the test accuracy of five methods by the number of images (left), and by seed (right).

    Parameters
    ----------
    tasks
        The source, on which a network was trained, and the target.
    kept
        Up to which layer the frozen features go.
    shots
        How many labelled images of each class of the target there are.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = {n: _accuracies(tasks, kept, n) for n in SHOTS}
    now = found[int(shots)]
    fig, (curves, rows) = plot.figure(2, width=4.4)
    fig.subplots_adjust(wspace=0.5)
    for method, (colour, style) in LOOKS.items():
        means = [found[n][method].mean() for n in SHOTS]
        plot.curve(curves, SHOTS, means, method, colour, style)
    _finish(curves, shots)
    plot.title(curves, f"{tasks}:\nmeans of {len(SEEDS)} seeds")
    plot.spread(rows, now)
    rows.set(xlim=(0.15, 1), xlabel="test accuracy")
    plot.title(rows, f"images of each class: {shots:g}; every dot is a seed")
    told = ", ".join(f"{method} {values.mean():.2f}" for method, values in now.items())
    return plot.describe(
        fig,
        f"{tasks}, {shots:g} labelled images of each class, frozen features from {kept}. Test "
        f"accuracy, mean of {len(SEEDS)} seeds: {told}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("tasks", "source → target", (PRINTED, HALVES), PRINTED),
    Choice("kept", "frozen", (HIDDEN, CONVOLUTIONS), HIDDEN),
    Scale("shots", "labelled images of each class", SHOTS, 5),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    every = product((PRINTED, HALVES), SHOTS, SEEDS)
    explore(draw, CONTROLS, predictions, first=[partial(_run, *one) for one in every])


def _finish(axes: Axes, shots: float) -> None:
    axes.axvline(shots, color="black", linewidth=0.8, linestyle="--")
    plot.log_axis(axes.xaxis, SHOTS)
    axes.set(ylim=(0.15, 1), xlabel="labelled images of each class", ylabel="test accuracy")
    axes.legend(loc="lower right", fontsize=7)


def _accuracies(tasks: str, kept: str, shots: int) -> dict[str, NDArray[np.float64]]:
    """The accuracies (seeds,) of each method."""
    runs = [_run(tasks, shots, seed) for seed in SEEDS]
    names = {method: (method, kept) if "frozen" in method else (method, "") for method in LOOKS}
    return {method: np.array([run[name] for run in runs]) for method, name in names.items()}


@cache
def _run(tasks: str, shots: int, seed: int) -> dict[tuple[str, str], float]:
    """Test accuracy by method and, for frozen features, by what is kept."""
    now, source = task(tasks), pretrained(tasks)
    (x, t), rows = now.target, _drawn(tasks, shots, seed)
    x, t = x[rows], t[rows]
    fresh, tuned = network(now.classes, seed), deepcopy(source)
    if tasks == HALVES:  # new classes need a new last layer
        tuned[-1] = network(now.classes, seed)[-1]
    found = {
        ("from scratch", ""): _right(tasks, train(fresh, x, t, STEPS, RATE, seed)),
        ("fine-tuned", ""): _right(tasks, train(tuned, x, t, STEPS, RATE, seed)),
        ("pixels, linear", ""): _linear(
            features(source, x, 0), features(source, now.test[0], 0), t.numpy(), now.test[1].numpy()
        ),
    }
    for kept, modules in KEPT.items():
        X, X_test = features(source, x, modules), features(source, now.test[0], modules)
        labels = t.numpy(), now.test[1].numpy()
        found["frozen, linear", kept] = _linear(X, X_test, *labels)
        found["frozen, prototypes", kept] = _nearest_mean(X, X_test, *labels)
    return found


def _drawn(tasks: str, shots: int, seed: int) -> NDArray[np.int64]:
    """The numbers of so many images of each class of the target."""
    rng, labels = np.random.default_rng(seed), task(tasks).target[1].numpy()
    rows = [rng.permutation(np.flatnonzero(labels == k))[:shots] for k in np.unique(labels)]
    return np.concatenate(rows)


def _right(tasks: str, net: nn.Sequential) -> float:
    x, t = task(tasks).test
    return float(np.mean(features(net, x, len(net)).argmax(axis=1) == t.numpy()))


def _linear(
    X: NDArray[np.float64],
    X_test: NDArray[np.float64],
    t: NDArray[np.int64],
    t_test: NDArray[np.int64],
) -> float:
    """Accuracy of logistic regression on features, divided by their standard deviation."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(tol=1e-2, max_iter=200).fit(X / X.std(), t)
    return float(model.score(X_test / X.std(), t_test))


def _nearest_mean(
    X: NDArray[np.float64],
    X_test: NDArray[np.float64],
    t: NDArray[np.int64],
    t_test: NDArray[np.int64],
) -> float:
    """Accuracy of the class whose mean, its prototype, is nearest."""
    prototypes = np.array([X[t == k].mean(axis=0) for k in np.unique(t)])
    squares = np.sum((X_test[:, None] - prototypes) ** 2, axis=2)
    return float(np.mean(squares.argmin(axis=1) == t_test))
