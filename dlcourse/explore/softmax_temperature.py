"""Explorer: scores become probabilities; the temperature changes entropy and loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dlcourse import plot
from dlcourse.data import PENGUIN_SPECIES
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import Tensor

ADELIE, CHINSTRAP, GENTOO = PENGUIN_SPECIES
COLOURS = ("orange", "purple", "blue")
TEMPERATURES = np.geomspace(0.1, 10, 81)


def draw(adelie: float, chinstrap: float, gentoo: float, temperature: float, truth: str) -> Figure:
    """Draw the probabilities of three scores, and entropy and loss against the temperature.

    The loss is −ln of the probability of the true species, in nats; the entropy is in nats too.

    Parameters
    ----------
    adelie, chinstrap, gentoo
        The scores of the three species.
    temperature
        The temperature, above 0.
    truth
        The true species.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    scores = (adelie, chinstrap, gentoo)
    true = PENGUIN_SPECIES.index(truth)
    p, entropy, loss, slope = _measure(scores, temperature, true)

    fig, (left, right) = plot.figure(2, width=4.3)
    names = [
        f"{name}{' (true)' if place == true else ''}\nscore {_number(score)}\n"
        f"gradient {_number(gradient, 2)}"
        for place, (name, score, gradient) in enumerate(
            zip(PENGUIN_SPECIES, scores, slope.tolist(), strict=True)
        )
    ]
    plot.bars(left, dict(zip(names, p.tolist(), strict=True)), COLOURS)
    left.set(ylim=(0, 1.12), ylabel="probability")
    plot.title(left, f"Softmax of score / {temperature:g}")
    fig.subplots_adjust(bottom=0.22)
    _draw_course(right, scores, true)
    right.plot([temperature] * 2, [entropy, loss], "o", color="black")
    right.set(ylim=(0, max(1.2, 1.2 * loss)))
    plot.legend_row(right, (f"loss {loss:.2f}", f"entropy {entropy:.2f}", "all alike: ln 3"))
    listed = ", ".join(
        f"{name} {score:g}: {share:.3f}"
        for name, score, share in zip(PENGUIN_SPECIES, scores, p.tolist(), strict=True)
    )
    gradients = ", ".join(_number(gradient, 2) for gradient in slope.tolist())
    return plot.describe(
        fig,
        f"Softmax at temperature {temperature:g}; species, score and probability: {listed}. "
        f"Entropy {entropy:.3f} nats of at most {np.log(3):.3f}. If the truth is {truth}, the "
        f"loss is {loss:.3f} and its gradient by the three scores is {gradients}.",
    )


SCORES = (-6.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 6.0)
CONTROLS: tuple[Control, ...] = (
    Scale("adelie", "score of Adelie", SCORES, 2.0),
    Scale("chinstrap", "score of Chinstrap", SCORES, 1.0),
    Scale("gentoo", "score of Gentoo", SCORES, -1.0),
    Scale("temperature", "temperature", (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0), 1.0),
    Choice("truth", "what the penguin is", PENGUIN_SPECIES, ADELIE),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _measure(
    scores: tuple[float, ...], temperature: float, true: int
) -> tuple[Tensor, float, float, Tensor]:
    """Probabilities (3,), entropy, loss, and the gradient of the loss by the scores (3,)."""
    import torch
    from torch.nn import functional

    z = torch.tensor(scores, dtype=torch.float64, requires_grad=True)
    p = functional.softmax(z / temperature, dim=0)
    loss = functional.cross_entropy(z / temperature, torch.tensor(true))
    (slope,) = torch.autograd.grad(loss, z)
    return p.detach(), torch.special.entr(p).sum().item(), loss.item(), slope


def _draw_course(axes: Axes, scores: tuple[float, ...], true: int) -> None:
    """Draw entropy and loss over all temperatures."""
    import torch
    from torch.nn import functional

    logits = torch.tensor(scores) / torch.from_numpy(TEMPERATURES)[:, None]
    loss = functional.cross_entropy(logits, torch.full((len(logits),), true), reduction="none")
    entropy = torch.special.entr(functional.softmax(logits, dim=1)).sum(dim=1)
    plot.curve(axes, TEMPERATURES, loss, "loss", "vermilion")
    plot.curve(axes, TEMPERATURES, entropy, "entropy", "green", "--")
    axes.axhline(np.log(3), color="black", linewidth=0.8, linestyle=":", label="all alike")
    plot.log_axis(axes.xaxis, (0.1, 1, 10))
    axes.set(xlabel="temperature", ylabel="nats")


def _number(x: float, decimals: int = 0) -> str:
    """Write a number with a true minus sign, and without −0."""
    return f"{round(x, decimals) + 0.0:.{decimals}f}".replace("-", "−")
