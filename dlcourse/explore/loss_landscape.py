"""Explorer: the loss of a trained network in a plane, seen from above and from the side.

Random planes are scaled as in Li, Xu, Taylor, Studer, Goldstein, "Visualizing the loss landscape of
neural nets" (2018): the direction for each unit has the length of the weights of that unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot, runtime
from dlcourse.explore._contours import contours
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

SAMPLES, UPDATES, GRID = 200, 150, 27
SHALLOW, DEEP, SKIPS = "1 hidden layer", "12 hidden layers", "12 hidden layers with skips"
PATH = "the plane the training path lies in"
RANDOM = tuple(f"random plane {number}, filter-normalised" for number in (1, 2, 3))


@dataclass(frozen=True, eq=False)
class Trained:
    """A network and its weights during training.

    Attributes
    ----------
    model
        The network.
    names, shapes
        The names and shapes of its parameters.
    path
        (UPDATES // 5 + 1, p), all p weights, from the start to the end.
    """

    model: Any
    names: tuple[str, ...]
    shapes: tuple[Any, ...]
    path: NDArray[np.float64]


def draw(network: str, plane: str, span: float) -> Figure:
    """Draw the loss around the trained weights in one plane, and along its two axes.

    Parameters
    ----------
    network
        The name of the network.
    plane
        A random plane, or the plane of the training path.
    span
        How far the plane reaches. For a random plane, 1 is the length of the weights; for
        the training path, 1 is as far as the path goes.

    Returns
    -------
    Figure
        The figure, with alt text.

    References
    ----------
    Li, Xu, Taylor, Studer, Goldstein (2018), Visualizing the loss landscape of neural nets.
    """
    trained = _trained(network)
    directions = _directions(network, plane)
    reach = span * _reach(network, plane)
    steps = np.linspace(-reach, reach, GRID)
    losses = _losses(network, plane, span)
    centre = losses[GRID // 2, GRID // 2]
    fig, (above, side) = plot.figure(2, width=4.3)
    fig.subplots_adjust(wspace=0.36)
    contours(above, steps, steps, losses)
    if plane == PATH:
        _draw_path(above, trained, directions)
    above.plot(0, 0, "*", color=plot.PALETTE["vermilion"], markersize=13, label="trained")
    above.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="direction 1")
    above.set_ylabel("direction 2", labelpad=0)
    above.locator_params(nbins=5)
    above.legend(loc="upper right", fontsize=8)
    plot.curve(side, steps, losses[GRID // 2], "along direction 1", "blue")
    plot.curve(side, steps, losses[:, GRID // 2], "along direction 2", "vermilion", "--")
    plot.log_axis(side.yaxis, 10.0 ** np.arange(-4, 7, 2))
    side.set(xlabel="distance", ylabel="training loss")
    side.axhline(np.log(10), color="black", linewidth=0.8, linestyle=":", label="guessing: ln 10")
    side.legend(loc="upper center", fontsize=8)
    plot.title(above, f"{network}: loss from above")
    plot.title(side, f"at the trained weights {centre:.2g}, at most {losses.max():.2g}")
    return plot.describe(
        fig,
        f"Training loss of a network with {network} on {SAMPLES} digits, in {plane}, looking as "
        f"far as {reach:.2g} each way. The loss is {centre:.2g} at the trained weights, "
        f"at most {losses.max():.2g} and at least {losses.min():.2g} in the picture. "
        f"Guessing gives {np.log(10):.2g}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("network", "network", (SHALLOW, DEEP, SKIPS), SHALLOW),
    Choice("plane", "plane", (*RANDOM, PATH), RANDOM[0]),
    Scale("span", "how far to look", (0.25, 0.5, 1.0, 2.0), 1.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell. The three networks are trained first, in one second.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(
        draw,
        CONTROLS,
        predictions,
        first=[partial(_trained, network) for network in (SHALLOW, DEEP, SKIPS)],
    )


def _draw_path(axes: Axes, trained: Trained, directions: NDArray[np.float64]) -> None:
    lengths = np.sum(directions**2, axis=1)
    flat = (trained.path - trained.path[-1]) @ directions.T / lengths
    axes.plot(*flat.T, ".-", color=plot.PALETTE["blue"], linewidth=1, label="path, projected")
    axes.plot(*flat[0], "s", color=plot.PALETTE["blue"], markersize=7, label="start")


def _reach(network: str, plane: str) -> float:
    """The coordinate for `span` 1."""
    if plane != PATH:
        return 1.0
    trained, directions = _trained(network), _directions(network, plane)
    return 1.15 * float(np.abs((trained.path - trained.path[-1]) @ directions.T).max())


@cache
def _losses(network: str, plane: str, span: float) -> NDArray[np.float64]:
    """The mean training loss on the grid (GRID, GRID); row i is step i of direction 2."""
    import torch
    from torch.func import functional_call, vmap
    from torch.nn.functional import cross_entropy

    trained, (first, second) = _trained(network), _directions(network, plane)
    X, t = _samples()
    reach = span * _reach(network, plane)
    one, two = np.meshgrid(*2 * [np.linspace(-reach, reach, GRID)])
    points = trained.path[-1] + one.reshape(-1, 1) * first + two.reshape(-1, 1) * second
    sizes = [int(np.prod(shape)) for shape in trained.shapes]
    parts = torch.split(torch.tensor(points, dtype=torch.float32), sizes, dim=1)
    stacked = {
        name: part.reshape(-1, *shape)
        for name, part, shape in zip(trained.names, parts, trained.shapes, strict=True)
    }
    loss = vmap(lambda given: cross_entropy(functional_call(trained.model, given, X), t))
    with torch.no_grad():
        return np.asarray(loss(stacked), dtype=np.float64).reshape(GRID, GRID)


@cache
def _directions(network: str, plane: str) -> NDArray[np.float64]:
    """Two directions (2, p), at right angles or almost."""
    trained = _trained(network)
    if plane == PATH:
        _, _, right = np.linalg.svd(trained.path - trained.path[-1], full_matrices=False)
        return np.asarray(right[:2], dtype=np.float64)
    rng = runtime.rng(1 + RANDOM.index(plane))
    both, end = [], trained.path[-1]
    for _ in range(2):
        parts, begin = [], 0
        for shape in trained.shapes:
            size = int(np.prod(shape))
            weights = end[begin : begin + size].reshape(shape)
            begin += size
            noise = rng.normal(size=shape)
            if len(shape) == 1:  # biases do not move
                noise *= 0
            else:
                norms = np.linalg.norm(weights, axis=1) / np.linalg.norm(noise, axis=1)
                noise *= norms[:, None]
            parts.append(noise.ravel())
        both.append(np.concatenate(parts))
    return np.stack(both)


@cache
def _samples() -> tuple[Any, Any]:
    """Standardised digits (SAMPLES, 64) and their classes, as tensors."""
    import torch

    digits = data.digits()
    rows = runtime.rng(0).permutation(len(digits.t))[:SAMPLES]
    X = digits.X[rows] / 16 - 0.5
    return torch.tensor(X, dtype=torch.float32), torch.tensor(digits.t[rows])


@cache
def _trained(network: str) -> Trained:
    import torch
    from torch.nn.functional import cross_entropy

    X, t = _samples()
    model = _network(network)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    path = []
    for update in range(UPDATES + 1):
        if update % 5 == 0:
            path.append(torch.cat([p.detach().flatten() for p in model.parameters()]).numpy())
        optimizer.zero_grad()
        torch.autograd.backward(cross_entropy(model(X), t))
        optimizer.step()
    named = dict(model.named_parameters())
    shapes = tuple(tuple(value.shape) for value in named.values())
    return Trained(model, tuple(named), shapes, np.array(path, dtype=np.float64))


def _network(name: str) -> Any:
    from torch import nn

    class Skip(nn.Sequential):
        """x + the layers' output."""

        def forward(self, x: Any) -> Any:
            return x + super().forward(x)  # type: ignore[no-untyped-call]

    width = 24
    block = Skip if name == SKIPS else nn.Sequential
    hidden = 0 if name == SHALLOW else 11
    layers = [nn.Linear(64, width), nn.ReLU()]
    layers += [block(nn.Linear(width, width), nn.ReLU()) for _ in range(hidden)]
    model = nn.Sequential(*layers, nn.Linear(width, 10))
    generator = runtime.torch_generator(1)
    for parameter in model.parameters():
        if parameter.ndim == 2:
            nn.init.kaiming_normal_(parameter, nonlinearity="relu", generator=generator)
        else:
            nn.init.zeros_(parameter)
    return model
