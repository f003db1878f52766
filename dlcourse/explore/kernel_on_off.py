"""Explorer: the same support vector machine with its kernel off (linear) and on (RBF)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.explore import _samples
from dlcourse.explore._widget import Choice, Control, Scale, explore

OFF, ON = "off: linear", "on: RBF"
POWERS = (0.01, 0.1, 1.0, 10.0, 100.0)


def draw(data: str, kernel: str, C: float, gamma: float) -> Figure:
    """Regions, margin and support vectors, and accuracy on training samples and on held-out ones.

    γ has no effect while the kernel is off.
    """
    samples, train, test = _samples.parts(data)
    X, t = samples
    model = _fitted(data, kernel, C, gamma)
    fig, (plane, bars) = plot.figure(2, width=4.3)
    _samples.scatter(plane, replace(samples, X=X[train], t=t[train]))
    plot.regions(
        plane, model.decision_function(plot.grid(plane.get_xlim(), plane.get_ylim())), levels=True
    )
    vectors = model.support_vectors_
    plane.scatter(
        vectors[:, 0],
        vectors[:, 1],
        s=70,
        facecolors="none",
        edgecolors="black",
        linewidths=0.9,
        label="support vector",
    )
    plot.title(
        plane, f"Kernel {kernel}: {len(vectors)} of {len(train)} samples are support vectors"
    )
    accuracy = {
        "always the\nlarger class": float(max(np.mean(t[test] == 1), np.mean(t[test] == -1))),
        "training": float(model.score(X[train], t[train])),
        "held out": float(model.score(X[test], t[test])),
    }
    plot.bars(bars, accuracy, ("black", "sky", "blue"))
    bars.set(ylim=(0, 1.6), yticks=(0, 0.5, 1))
    plot.title(bars, "Accuracy")
    plot.legend(bars, plane)
    shown = f", γ = {gamma:g}" if kernel == ON else ""
    return plot.describe(
        fig,
        f"Support vector machine on {data}, kernel {kernel}, C = {C:g}{shown}: "
        f"{len(vectors)} of {len(train)} training samples are support vectors. Accuracy "
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


def show() -> None:
    """Play with it under a notebook cell."""
    explore(draw, CONTROLS)


@lru_cache
def _fitted(data: str, kernel: str, C: float, gamma: float) -> Any:
    from sklearn.svm import SVC

    samples, train, _ = _samples.parts(data)
    name = "rbf" if kernel == ON else "linear"
    return SVC(kernel=name, C=C, gamma=gamma).fit(samples.X[train], samples.t[train])
