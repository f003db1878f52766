"""Explorer: the same support vector machine with a linear kernel (off) and an RBF kernel (on)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore import _samples
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

OFF, ON = "off: linear", "on: RBF"
POWERS = (0.01, 0.1, 1.0, 10.0, 100.0)


def draw(data: str, kernel: str, C: float, gamma: float) -> Figure:
    """Draw regions, margin and support vectors, and give training and test accuracy.

    Parameters
    ----------
    data
        The name of the samples, as in CONTROLS.
    kernel
        Off (linear) or on (RBF).
    C
        The price of a sample inside the margin.
    gamma
        How narrow the RBF kernel is; no effect while the kernel is off.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    samples, train, test = _samples.parts(data)
    X, t = samples
    model = _fitted(data, kernel, C, gamma)
    fig, (plane, bars) = plot.figure(2, width=4.3)
    _samples.scatter(plane, replace(samples, X=X[train], t=t[train]))
    scores = model.decision_function(plot.grid(plane.get_xlim(), plane.get_ylim()))
    plot.regions(plane, scores, levels=True)
    vectors = model.support_vectors_
    _circle(plane, vectors)
    plot.title(
        plane, f"Kernel {kernel}: {len(vectors)} of {len(train)} samples are support vectors"
    )
    accuracy = {
        "always the\nlarger class": float(max(np.mean(t[test] == 1), np.mean(t[test] == -1))),
        "training": float(model.score(X[train], t[train])),
        "held out": float(model.score(X[test], t[test])),
    }
    plot.bars(bars, accuracy, ("black", "sky", "blue"))
    bars.set(ylim=(0, 1.1), yticks=(0, 0.5, 1))
    plot.title(bars, "Accuracy")
    plot.legend(fig, plane)
    shown = f", γ = {gamma:g}" if kernel == ON else ""
    return plot.describe(
        fig,
        f"Support vector machine on {data}, kernel {kernel}, C = {C:g}{shown}: "
        f"{len(vectors)} of {len(train)} training samples are support vectors. "
        f"{_border(model, scores)} Accuracy "
        f"{accuracy['training']:.2f} on the training samples, {accuracy['held out']:.2f} on "
        f"{len(test)} held-out ones; always guessing the larger class would give "
        f"{next(iter(accuracy.values())):.2f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("data", "samples", (_samples.XOR, _samples.RINGS, _samples.OVERLAP), _samples.XOR),
    Choice("kernel", "kernel", (OFF, ON), OFF),
    Scale("C", "C: the price of a sample inside the margin", POWERS, 1.0),
    Scale("gamma", "γ: how narrow the RBF kernel is", POWERS, 1.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _circle(axes: Axes, vectors: NDArray[np.float64]) -> None:
    """Draw a circle around each support vector (n, 2)."""
    axes.scatter(
        vectors[:, 0],
        vectors[:, 1],
        s=70,
        facecolors="none",
        edgecolors="black",
        linewidths=0.9,
        label="support vector",
    )


def _border(model: Any, scores: NDArray[np.float64]) -> str:
    """Describe where the score is 0, in words."""
    blue = f"The class +1 has a share of {np.mean(scores > 0):.2f} of the plane"
    if model.kernel != "linear":
        return f"{blue}; its border is curved."
    (first, second), (bias,) = model.coef_[0], model.intercept_
    return f"{blue}; its border is the line {first:.2f}·x₁ {second:+.2f}·x₂ {bias:+.2f} = 0."


@lru_cache
def _fitted(data: str, kernel: str, C: float, gamma: float) -> Any:
    from sklearn.svm import SVC

    samples, train, _ = _samples.parts(data)
    name = "rbf" if kernel == ON else "linear"
    return SVC(kernel=name, C=C, gamma=gamma).fit(samples.X[train], samples.t[train])
