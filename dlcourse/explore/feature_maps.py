"""Explorer: what the layers of a small network respond to, before and after training.

The network is trained once, at the first draw: twice through 4000 digits, in about two seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore, progress

if TYPE_CHECKING:
    from torch import nn

BEFORE, AFTER = "before training", "after training"
LAYERS = {  # name → number of modules up to the end of this layer
    "convolution 1 and ReLU: 8 maps of 28 × 28": 2,
    "pooling 1: 8 maps of 14 × 14": 3,
    "convolution 2 and ReLU: 16 maps of 14 × 14": 5,
    "pooling 2: 16 maps of 7 × 7": 6,
}
SEED, EPOCHS, RATE, BATCH = 0, 2, 3e-3, 50
GAP = 2


@dataclass(frozen=True, eq=False)
class Nets:
    """The same network before and after training, with its accuracies on 1000 test digits."""

    nets: dict[str, nn.Sequential]
    accuracies: dict[str, float]


def draw(digit: float, example: float, layer: str, weights: str) -> Figure:
    """Draw an image, its feature maps in a layer of the network, and the answer of the network.

    Parameters
    ----------
    digit
        The class of the image, 0 to 9.
    example
        Which image of this class, from 1.
    layer
        The name of the layer.
    weights
        Before or after training.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    image = _image(int(digit), int(example))
    maps, probabilities = _seen(int(digit), int(example), layer, weights)
    means, answer = maps.mean(axis=(1, 2)), int(probabilities.argmax())
    fig, (paper, mosaic, bars) = plot.figure(3, width=3.0, height=3.3, left=0.15)

    paper.imshow(image, cmap="Greys")
    plot.title(paper, f"A {digit:g} that the net never trained on", loc="center")
    _draw_maps(mosaic, maps)
    plot.title(mosaic, layer.replace(": ", "\n"), loc="center")
    for axes in (paper, mosaic):
        axes.set(xticks=[], yticks=[])

    colours = [plot.PALETTE["blue"] if k == answer else plot.PALETTE["sky"] for k in range(10)]
    bars.bar(range(10), probabilities, color=colours)
    bars.set(xticks=range(10), ylim=(0, 1.05), yticks=(0, 0.5, 1), xlabel="class")
    accuracy = _trained().accuracies[weights]
    plot.title(
        bars, f"Probabilities {weights}\n({accuracy:.0%} of 1000 test digits right)", loc="center"
    )
    return plot.describe(
        fig,
        f"Example {example:g} of the digit {digit:g}, the network {weights}. {layer}; map "
        f"{means.argmax() + 1} is the most active, {means.max():.2f} on average, map "
        f"{means.argmin() + 1} the least, {means.min():.2f}. {np.mean(maps == 0):.0%} of all "
        f"numbers are 0. The answer is {answer} with probability {probabilities.max():.2f}; "
        f"{weights} {accuracy:.0%} of 1000 test digits are right.",
    )


CONTROLS: tuple[Control, ...] = (
    Scale("digit", "digit", tuple(range(10)), 3),
    Scale("example", "example of this digit", (1, 2, 3, 4, 5), 1),
    Choice("layer", "layer", tuple(LAYERS), next(iter(LAYERS))),
    Choice("weights", "network", (AFTER, BEFORE), AFTER),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_maps(axes: Axes, maps: NDArray[np.float64]) -> None:
    """Draw the maps (k, h, w) in a square, with gaps, numbered from 1."""
    k, h, w = maps.shape
    columns = math.isqrt(k - 1) + 1
    rows = -(-k // columns)
    tiles = np.full((rows * columns, h + GAP, w + GAP), np.nan)
    tiles[:k, :h, :w] = maps
    tiles = tiles.reshape(rows, columns, h + GAP, w + GAP).swapaxes(1, 2)
    axes.imshow(tiles.reshape(rows * (h + GAP), columns * (w + GAP)), cmap="magma", vmin=0)
    for number in range(k):
        row, column = divmod(number, columns)
        place = column * (w + GAP) + 0.06 * w, row * (h + GAP) + 0.04 * h
        axes.text(*place, str(number + 1), color="white", fontsize=7, va="top")
    axes.set_frame_on(False)


@lru_cache
def _image(digit: int, example: int) -> NDArray[np.float64]:
    """The grey levels of a test digit, from 0 (paper) to 1 (ink): (28, 28)."""
    _, test = data.mnist5k().split()
    return np.asarray(test.images[test.t == digit][example - 1] / 255, dtype=np.float64)


@lru_cache(maxsize=400)
def _seen(
    digit: int, example: int, layer: str, weights: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The maps of the layer (k, h, w), and the probabilities of the ten classes (10,)."""
    import torch

    net = _trained().nets[weights]
    image = torch.tensor(_image(digit, example), dtype=torch.float32)[None, None]
    with torch.no_grad():
        maps = net[: LAYERS[layer]](image)[0]
        probabilities = net(image)[0].softmax(dim=0)
    return maps.double().numpy(), probabilities.double().numpy()


@lru_cache
def _trained() -> Nets:
    import torch
    from torch import nn, optim

    train, test = data.mnist5k().split()
    x, t, x_test, t_test = (
        tensor
        for part in (train, test)
        for tensor in (
            torch.tensor(part.images[:, None] / 255, dtype=torch.float32),
            torch.tensor(part.t),
        )
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        before, after = _net(), _net()
    after.load_state_dict(before.state_dict())
    optimizer, generator = optim.Adam(after.parameters(), RATE), torch.Generator()
    generator.manual_seed(SEED)
    orders = [torch.randperm(len(t), generator=generator) for _ in range(EPOCHS)]
    for rows in progress(torch.split(torch.cat(orders), BATCH), "training a network"):
        optimizer.zero_grad()
        nn.functional.cross_entropy(after(x[rows]), t[rows]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    nets = {BEFORE: before, AFTER: after}
    with torch.no_grad():
        right = {name: (net(x_test).argmax(dim=1) == t_test) for name, net in nets.items()}
    return Nets(nets, {name: float(values.double().mean()) for name, values in right.items()})


def _net() -> nn.Sequential:
    """Two convolutions 5 × 5 with ReLU and max pooling, and a linear layer: 11 274 parameters."""
    from torch import nn

    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * 7 * 7, 10),
    )
