"""Explorer: the shape of a loss, its slope, and how strongly an outlier pulls on the fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import data, plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

if TYPE_CHECKING:
    from torch import Tensor

ZERO_ONE = "classes: 0/1"
SQUARED = "classes: squared"
HINGE = "classes: hinge"
LOGISTIC = "classes: logistic"
EXPONENTIAL = "classes: exponential"
HALF_SQUARED = "numbers: half squared"
ABSOLUTE = "numbers: absolute"
HUBER = "numbers: Huber, δ = 2 mm"
CLASSES = (ZERO_ONE, SQUARED, HINGE, LOGISTIC, EXPONENTIAL)
NUMBERS = (HALF_SQUARED, ABSOLUTE, HUBER)
DELTA = 2.0
UNIT = 3.0  # mm: a bill that is longer than the border by this has the score 1


def draw(loss: str, bill: float, outliers: float) -> Figure:
    """Draw the loss and its slope, the fit with and without outliers, and the pull of each sample.

    The outliers are more Adelie penguins with a wrong bill length. With a loss for classes, the fit
    is the border between two species, the score is (bill − border) / 3 mm, and a positive score
    means Chinstrap. With a loss for numbers, the fit is the typical bill of an Adelie. The pull is
    the absolute slope of the loss at the sample.

    Parameters
    ----------
    loss
        The name of the loss.
    bill
        The wrong bill length of the outliers, in mm.
    outliers
        The number of outliers.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    clean, fit = _fit(loss, bill, 0), _fit(loss, bill, int(outliers))
    pull = np.abs(value_and_slope(loss, fit.arguments)[1])
    share = pull[len(clean.bills) :].sum() / pull.sum() if pull.any() else 0.0
    what = "border" if loss in CLASSES else "typical bill"

    fig, (left, right) = plot.figure(2, width=4.3)
    _draw_shape(left, loss, fit.arguments[len(clean.bills) :])
    plot.two_classes(right, np.column_stack([fit.bills, pull]), fit.t, ("Adelie", "Chinstrap"))
    right.axvline(clean.place, color="black", linestyle="--", label=f"{what} without outliers")
    right.axvline(fit.place, color=plot.PALETTE["vermilion"], label=f"{what} with them")
    top = max(1.0, float(pull.max()))
    right.set(xlim=(30, 103), ylim=(-0.05 * top, 1.75 * top))
    right.set(xlabel="bill length (mm)", ylabel="pull on the fit: |slope| of the loss")
    plot.title(right, f"The outliers make {share:.0%} of the pull")
    right.legend(loc="upper right", fontsize=8)
    wrong = np.sum(fit.arguments[: len(clean.bills)] <= 0)
    mistakes = f"{wrong} of the {len(clean.bills)} other penguins are on the wrong side. "
    return plot.describe(
        fig,
        f"Loss for {loss}. {len(clean.bills)} penguins, and {outliers:g} more Adelie written down "
        f"with a bill of {bill:g} mm: the {what} is at {clean.place:.1f} mm without and at "
        f"{fit.place:.1f} mm with it. {mistakes if loss in CLASSES else ''}The largest pull is "
        f"{pull.max():.2f}; the outliers make {share:.0%} of the pull of all samples.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("loss", "loss", (*CLASSES, *NUMBERS), LOGISTIC),
    Scale("bill", "bill of the outlier (mm)", (40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0), 70.0),
    Scale("outliers", "how many outliers", (0.0, 1.0, 2.0, 3.0, 4.0, 5.0), 2.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


@dataclass(frozen=True)
class _Fit:
    """The minimum of the mean loss of n samples.

    Attributes
    ----------
    bills
        (n,), in mm.
    t
        (n,), labels.
    place
        The border, or the typical bill, in mm.
    arguments
        (n,), the argument of the loss: the margin for classes, the error for numbers.
    """

    bills: NDArray[np.float64]
    t: NDArray[np.int64]
    place: float
    arguments: NDArray[np.float64]


@lru_cache
def _fit(loss: str, bill: float, outliers: int) -> _Fit:
    from scipy.optimize import minimize_scalar  # type: ignore[import-untyped,unused-ignore]

    bills, t = _samples(loss in CLASSES)
    bills, t = np.append(bills, [bill] * outliers), np.append(t, [-1] * outliers)

    def arguments(place: float) -> NDArray[np.float64]:
        return t * (bills - place) / UNIT if loss in CLASSES else place - bills

    def mean_loss(place: float) -> float:
        return float(value_and_slope(loss, arguments(place))[0].mean())

    if loss == ZERO_ONE:
        ends = np.unique(bills)
        place = float(min((ends[1:] + ends[:-1]) / 2, key=mean_loss))
    else:
        place = float(minimize_scalar(mean_loss, bounds=(30, 100), method="bounded").x)
    return _Fit(bills, t, place, arguments(place))


def value_and_slope(
    loss: str, argument: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Compute the loss and its derivative.

    Parameters
    ----------
    loss
        The name of the loss.
    argument
        Margins, or errors in mm, of any shape.

    Returns
    -------
    value, slope : ndarray
        Both with the shape of the argument.
    """
    import torch
    from torch.nn import functional

    def huber(error: Tensor) -> Tensor:
        return functional.huber_loss(error, torch.zeros_like(error), "none", DELTA)

    losses: dict[str, Callable[[Tensor], Tensor]] = {
        ZERO_ONE: lambda margin: (margin <= 0) + 0 * margin,
        SQUARED: lambda margin: (1 - margin) ** 2,
        HINGE: lambda margin: functional.relu(1 - margin),
        LOGISTIC: lambda margin: functional.softplus(-margin),
        EXPONENTIAL: lambda margin: torch.exp(-margin),
        HALF_SQUARED: lambda error: error**2 / 2,
        ABSOLUTE: torch.abs,
        HUBER: huber,
    }
    at = torch.tensor(argument, dtype=torch.float64, requires_grad=True)
    values = losses[loss](at)
    (slopes,) = torch.autograd.grad(values.sum(), at)
    return values.detach().numpy(), slopes.numpy()


@lru_cache
def _samples(two_species: bool) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Bill lengths in mm of every fifth Adelie (−1), and of every fifth Chinstrap (+1)."""
    (X, t) = data.penguins(("Adelie", "Chinstrap"), ("bill_length_mm", "bill_depth_mm"))
    bills, t = X[::5, 0], t[::5]
    return (bills, t) if two_species else (bills[t == -1], t[t == -1])


def _draw_shape(axes: Axes, loss: str, outliers: NDArray[np.float64]) -> None:
    """Draw the loss, its slope and the outliers; outliers beyond the edge stand at the edge."""
    edge, name = (4.0, "margin t · score") if loss in CLASSES else (8.0, "error: fit − bill (mm)")
    x = np.linspace(-edge, edge, 322)
    value, slope = value_and_slope(loss, x)
    plot.curve(axes, x, value, "loss", "blue")
    plot.curve(axes, x, slope, "its slope", "vermilion", "--")
    axes.axhline(0, color="black", linewidth=0.5)
    axes.set(xlim=(-edge, edge), ylim=(-edge, 1.6 * edge), xlabel=name)
    if len(outliers):
        label = f"the outliers: {outliers[0]:.1f}"
        axes.axvline(
            np.clip(outliers[0], -edge, edge),
            color="black",
            linestyle=":",
            linewidth=2.5,
            label=label.replace("-", "−"),
        )
    plot.title(axes, f"Loss for {loss}")
    axes.legend(loc="lower right", fontsize=8)
