"""Small convolutional networks on digits of 14 × 14 pixels, for the explorers of transfer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dlcourse import data

if TYPE_CHECKING:
    import torch
    from torch import nn

PRINTED = "printed digits → handwritten digits"
HALVES = "handwritten 0 to 4 → handwritten 5 to 9"
CONVOLUTIONS, HIDDEN = "the two convolutions", "everything but the last layer"
KEPT = {CONVOLUTIONS: 7, HIDDEN: 9}  # name → number of modules
RATE, BATCH, PRETRAINING_STEPS = 3e-3, 50, 320


@dataclass(frozen=True, eq=False)
class Task:
    """Images (n, 1, 14, 14) and labels of a source, and of a target to learn and to test on."""

    source: tuple[torch.Tensor, torch.Tensor]
    target: tuple[torch.Tensor, torch.Tensor]
    test: tuple[torch.Tensor, torch.Tensor]
    classes: int


@lru_cache
def task(name: str) -> Task:
    """Load a pair of source and target, PRINTED or HALVES."""
    train, test = (_tensors(part) for part in data.mnist5k().split())
    if name == PRINTED:
        return Task(_tensors(data.font_digits()), train, test, 10)
    target, new = ((x[t >= 5], t[t >= 5] - 5) for x, t in (train, test))
    images, labels = train
    return Task((images[labels < 5], labels[labels < 5]), target, new, 5)


def network(classes: int, seed: int) -> nn.Sequential:
    """Two convolutions with ReLU and pooling, a hidden layer of 64 units, and the last layer."""
    import torch
    from torch import nn

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Sequential(
            *(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Flatten(), nn.Linear(288, 64), nn.ReLU(), nn.Linear(64, classes)),
        )


def train(
    net: nn.Sequential, x: torch.Tensor, t: torch.Tensor, steps: int, rate: float, seed: int
) -> nn.Sequential:
    """Take so many steps of Adam on the cross-entropy; the order of the images is from seed."""
    import torch
    from torch.nn import functional

    optimizer = torch.optim.Adam(net.parameters(), lr=rate, fused=True)
    generator = torch.Generator().manual_seed(seed)
    rounds = -(-steps // -(-len(t) // BATCH))
    orders = [
        torch.split(torch.randperm(len(t), generator=generator), BATCH) for _ in range(rounds)
    ]
    for rows in [rows for order in orders for rows in order][:steps]:
        optimizer.zero_grad()
        functional.cross_entropy(net(x[rows]), t[rows]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return net


@lru_cache
def pretrained(name: str) -> nn.Sequential:
    """Train a network on the source of a task."""
    x, t = task(name).source
    return train(network(task(name).classes, 100), x, t, PRETRAINING_STEPS, RATE, 0)


def features(net: nn.Sequential, x: torch.Tensor, modules: int) -> NDArray[np.float64]:
    """Run images through the first modules of a network: (n, d)."""
    import torch

    with torch.no_grad():
        found: NDArray[np.float64] = net[:modules](x).flatten(1).double().numpy()
    return found


def _tensors(digits: data.Images) -> tuple[torch.Tensor, torch.Tensor]:
    """Images of 14 × 14 pixels, from 0 to 1, by the mean of 2 × 2, and labels."""
    import torch

    images = torch.tensor(digits.images[:, None] / 255, dtype=torch.float32)
    return torch.nn.functional.avg_pool2d(images, 2), torch.tensor(digits.t)
