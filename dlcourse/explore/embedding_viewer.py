"""Explorer: 300 handwritten digits in two dimensions, by PCA and t-SNE, of pixels and of features.

Each map by t-SNE takes about a second, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import combinations, product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._digit_nets import (
    HIDDEN,
    KEPT,
    PRETRAINING_STEPS,
    PRINTED,
    RATE,
    features,
    network,
    pretrained,
    task,
    train,
)
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, explore

PIXELS = "196 pixels"
FROM_PRINTED = "64 features of a network trained on printed digits"
FROM_WRITTEN = "64 features of a network trained on handwritten digits"
SPACES = (PIXELS, FROM_PRINTED, FROM_WRITTEN)
PCA = "PCA"
TSNE = {  # name → perplexity, seed of a random start
    "t-SNE, perplexity 5": (5, 0),
    "t-SNE, perplexity 30": (30, 0),
    "t-SNE, perplexity 30, another start": (30, 1),
}
MAPS = (PCA, *TSNE)
SAMPLES, NEIGHBOURS, ITERATIONS = 300, 10, 400
COLOURS = ("blue", "orange", "green", "vermilion", "purple") * 2


@dataclass(frozen=True, eq=False)
class Map:
    """Points in two dimensions, and what is left of the neighbourhoods and distances.

    Attributes
    ----------
    points
        (SAMPLES, 2).
    right_before, right_after
        How often the nearest neighbour has the same class, in the features and in the map.
    kept
        Which share of the NEIGHBOURS nearest neighbours are among the nearest in the map.
    before, after
        (45,), distances between the means of two classes, in the features and in the map.
    """

    points: NDArray[np.float64]
    right_before: float
    right_after: float
    kept: float
    before: NDArray[np.float64]
    after: NDArray[np.float64]


def draw(space: str, flat: str) -> Figure:
    """Draw the map (left), and distances between classes in the map and before (right).

    Parameters
    ----------
    space
        The features.
    flat
        How they are brought into two dimensions.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    found = _map(space, flat)
    agree = float(np.corrcoef(found.before, found.after)[0, 1])
    fig, (paper, pairs) = plot.figure(2, width=4.4)
    _draw_digits(paper, found.points)
    plot.title(
        paper,
        f"{flat}. Nearest neighbour of the same class:\n"
        f"{found.right_before:.2f} in the features, {found.right_after:.2f} in the map",
    )
    pairs.plot(found.before, found.after, "o", color=plot.PALETTE["sky"], markeredgecolor="black")
    pairs.set(xlabel="distance of two class means in the features", ylabel="in the map")
    pairs.set(xlim=(0, None), ylim=(0, None))
    plot.title(pairs, f"45 pairs of classes, correlation {agree:.2f}")
    return plot.describe(
        fig,
        f"{SAMPLES} handwritten test digits; {space}, brought into two dimensions by {flat}. The "
        f"nearest neighbour has the same class for {found.right_before:.2f} of them in the "
        f"features and {found.right_after:.2f} in the map. Of {NEIGHBOURS} nearest neighbours "
        f"{found.kept:.0%} are kept. Distances between the means of classes before and after have "
        f"the correlation {agree:.2f}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("space", "features", SPACES, PIXELS),
    Choice("flat", "map", MAPS, PCA),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(
        draw, CONTROLS, predictions, first=[partial(_map, *one) for one in product(SPACES, MAPS)]
    )


def _draw_digits(axes: Axes, points: NDArray[np.float64]) -> None:
    """Draw every sample as its digit."""
    _, t = _digits(PIXELS)
    for digit, colour in enumerate(COLOURS):
        x, y = points[t == digit].T
        axes.scatter(x, y, s=34, c=plot.PALETTE[colour], marker=f"${digit}$", linewidths=0.2)
    axes.set(xticks=[], yticks=[])


@lru_cache
def _digits(space: str) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Features (SAMPLES, d) of test digits, and their classes (SAMPLES,)."""
    now = task(PRINTED)
    x, t = (part[:SAMPLES] for part in now.test)
    if space == PIXELS:
        return x.flatten(1).double().numpy(), t.numpy()
    if space == FROM_PRINTED:
        net = pretrained(PRINTED)
    else:
        net = train(network(10, 100), *now.target, PRETRAINING_STEPS, RATE, 0)
    return features(net, x, KEPT[HIDDEN]), t.numpy()


@cache
def _map(space: str, flat: str) -> Map:
    X, t = _digits(space)
    points = _flattened(X, flat)
    near, near_after = _nearest(X), _nearest(points)
    both = [len(set(a) & set(b)) for a, b in zip(near, near_after, strict=True)]
    return Map(
        points,
        float(np.mean(t[near[:, 0]] == t)),
        float(np.mean(t[near_after[:, 0]] == t)),
        float(np.mean(both) / NEIGHBOURS),
        _between_classes(X, t),
        _between_classes(points, t),
    )


def _flattened(X: NDArray[np.float64], flat: str) -> NDArray[np.float64]:
    """Bring (n, d) into two dimensions."""
    from sklearn import decomposition
    from sklearn.manifold import TSNE as Tsne  # noqa: N811 -- an abbreviation, too

    if flat == PCA:
        return np.asarray(decomposition.PCA(2, svd_solver="full").fit_transform(X))
    perplexity, seed = TSNE[flat]
    model = Tsne(perplexity=perplexity, init="random", random_state=seed, max_iter=ITERATIONS)
    return np.asarray(model.fit_transform(X), dtype=np.float64)


def _nearest(X: NDArray[np.float64]) -> NDArray[np.int64]:
    """The numbers of the nearest neighbours of each point, nearest first: (n, NEIGHBOURS)."""
    from sklearn.neighbors import NearestNeighbors

    return np.asarray(NearestNeighbors(n_neighbors=NEIGHBOURS).fit(X).kneighbors()[1])


def _between_classes(X: NDArray[np.float64], t: NDArray[np.int64]) -> NDArray[np.float64]:
    means = [X[t == digit].mean(axis=0) for digit in range(10)]
    return np.array([np.linalg.norm(a - b) for a, b in combinations(means, 2)])
