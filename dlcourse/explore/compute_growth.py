"""Explorer: the computation for training, year by year, and how fast it doubled.

Every number has a source and a kind; none is exact. The line is the least squares fit of
log₂(operations) against the date of publication.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

STATED, COUNTED, ROUGH = "stated by authors", "counted from sizes", "order of magnitude"
LOOKS = {STATED: ("blue", "o"), COUNTED: ("green", "s"), ROUGH: ("orange", "^")}
EVERY, FIRM = "all systems", "without the orders of magnitude"
FEWEST = 4
# Where a name may stand, in its widths across and its heights up: right, left, above, below, …
BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (-1, 1), (1, -1), (0, 2), (0, -2))
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class System:
    """A trained system.

    Attributes
    ----------
    name
        The name of the system.
    date
        The date of publication, in years.
    operations
        The number of operations in its training.
    kind
        STATED in a paper; COUNTED here or elsewhere as 6 operations for each connection (or
        parameter) and sample (or token); ROUGH may be wrong by a factor of ten.
    source
        Where the number comes from.
    """

    name: str
    date: float
    operations: float
    kind: str
    source: str


SYSTEMS = (
    System("Perceptron", 1958.8, 7e5, ROUGH, "Sevilla et al. 2022"),
    System("Adaline", 1960.6, 1e4, ROUGH, "Sevilla et al. 2022"),
    System("Neocognitron", 1980.3, 2.3e8, ROUGH, "Sevilla et al. 2022"),
    System("NETtalk", 1987.5, 3e10, ROUGH, "18,629 weights, some 250,000 letters"),
    System("ALVINN", 1988.9, 6 * 36_627 * 1200 * 40, COUNTED, "36,627 · 1200 images · 40"),
    System("ZIP codes", 1989.9, 6 * 64_660 * 7291 * 23, COUNTED, "64,660 · 7291 images · 23"),
    System("LeNet-5", 1998.9, 6 * 340_908 * 60_000 * 20, COUNTED, "340,908 · 60,000 images · 20"),
    System("neural language model", 2003.1, 1e15, ROUGH, "14 million words · 5"),
    System("big MLP", 2010.9, 3e15, ROUGH, "12.1 million · 60,000 images · up to 800"),
    System("AlexNet", 2012.9, 6 * 724e6 * 1.2e6 * 90, COUNTED, "724 million · 1.2 million · 90"),
    System("VGG-16", 2014.7, 6 * 15.5e9 * 1.3e6 * 74, COUNTED, "15.5 billion · 1.3 million · 74"),
    System("Deep Speech 2", 2015.9, 2e19, ROUGH, "“tens of exaFLOPs”"),
    System("ResNet-152", 2015.9, 6 * 11.3e9 * 6e5 * 256, COUNTED, "11.3 billion · 600,000 · 256"),
    System("AlphaGo", 2016.1, 2e20, ROUGH, "50 GPUs, 29 days, speed assumed"),
    System("GNMT", 2016.7, 1.4e20, ROUGH, "Vaswani et al. 2017, table 2"),
    System("Transformer", 2017.5, 2.3e19, STATED, "Vaswani et al. 2017, table 2"),
    System("AlphaGo Zero", 2017.8, 1.6e23, ROUGH, "Amodei and Hernandez 2018"),
    System("BERT-Large", 2018.8, 5.3e20, COUNTED, "Brown et al. 2020, table D.1"),
    System("T5-11B", 2019.8, 3.3e22, COUNTED, "Brown et al. 2020, table D.1"),
    System("GPT-3", 2020.4, 3.14e23, STATED, "Brown et al. 2020, table D.1"),
    System("AlphaFold 2", 2021.5, 2e21, ROUGH, "128 TPU cores, 11 days, speed assumed"),
    System("Gopher", 2021.9, 6.3e23, STATED, "Rae et al. 2021"),
    System("PaLM", 2022.3, 2.5e24, STATED, "Chowdhery et al. 2022"),
    System("GPT-4", 2023.2, 2e25, ROUGH, "Epoch AI; its authors state nothing"),
    System("Llama 2 70B", 2023.5, 6 * 70e9 * 2e12, COUNTED, "70 billion · 2 trillion tokens"),
    System("Llama 3 405B", 2024.6, 3.8e25, STATED, "Llama team 2024"),
    System("DeepSeek-V3", 2024.9, 6 * 37e9 * 14.8e12, COUNTED, "37 billion · 14.8 trillion tokens"),
)


@dataclass(frozen=True, eq=False)
class Growth:
    """A straight line through (date, log₂ operations).

    Attributes
    ----------
    months
        The doubling time.
    low, high
        Its 95 % interval; infinite where the interval of the slope contains 0.
    without
        The shortest and the longest doubling time if one system is left out.
    slope
        Doublings per year.
    centre, middle
        The mean of the dates, and of the logarithms.
    """

    months: float
    low: float
    high: float
    without: tuple[float, float]
    slope: float
    centre: float
    middle: float


def draw(systems: str, start: float, end: float) -> Figure:
    """Draw the operations against the date on a log scale, and the fitted doubling time.

    Parameters
    ----------
    systems
        Which systems: all, or those with firm numbers.
    start, end
        The years of the fit, the earlier one first or last.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    start, end = sorted((start, end))
    shown = chosen(systems, start, end)
    fig, (axes,) = plot.figure(1, width=7.8, height=4.6)
    fig.subplots_adjust(right=0.96)
    reach = max(end - start, 5)
    axes.set(xlim=(start, start + 1.03 * reach), xlabel="year of publication")
    axes.set_ylabel("operations in training")
    axes.locator_params(axis="x", integer=True)
    for kind, (colour, marker) in LOOKS.items():
        of_kind = [system for system in shown if system.kind == kind]
        axes.plot(
            [system.date for system in of_kind],
            [np.log10(system.operations) for system in of_kind],
            marker,
            color=plot.PALETTE[colour],
            label=kind,
        )
    fitted = fit(shown) if len(shown) >= FEWEST else None
    _scale(axes, shown)
    if fitted:
        _draw_line(axes, fitted)
    if shown:
        _name(axes, shown)
    axes.legend(loc="upper left", fontsize=8, framealpha=1)
    verdict = _verdict(fitted)
    title = f"{len(shown)} systems, {start:g} to {end:g}: {verdict}"
    plot.title(axes, title.replace(" (", "\n("))
    listed = "; ".join(f"{system.name} {system.operations:.0e}" for system in shown) or "none"
    return plot.describe(
        fig,
        f"Operations in training against the year, log scale; {systems}, {start:g} to {end:g}: "
        f"{len(shown)}. {verdict[:1].upper()}{verdict[1:]}. {listed}.",
    )


def chosen(systems: str, start: float, end: float) -> list[System]:
    """Select the systems published from the beginning of `start` to the beginning of `end`.

    Parameters
    ----------
    systems
        Which systems: all, or those with firm numbers.
    start, end
        Years.

    Returns
    -------
    list of System
        The systems, by date.
    """
    return [
        system
        for system in SYSTEMS
        if start <= system.date < end and (systems == EVERY or system.kind != ROUGH)
    ]


def fit(systems: list[System]) -> Growth:
    """Fit log₂(operations) against the date by least squares.

    Parameters
    ----------
    systems
        Three systems or more.

    Returns
    -------
    Growth
        The line, and the doubling time with its uncertainty.
    """
    from scipy.stats import t

    dates, logs = _coordinates(systems)
    slope = _slope(dates, logs)
    centred = dates - dates.mean()
    rest = logs - logs.mean() - slope * centred
    error = np.sqrt(np.sum(rest**2) / (len(dates) - 2) / np.sum(centred**2))
    reach = float(t.ppf(0.975, len(dates) - 2)) * float(error)
    others = [_months(_slope(np.delete(dates, i), np.delete(logs, i))) for i in range(len(systems))]
    return Growth(
        _months(slope),
        _months(slope + reach),
        _months(slope - reach),
        (min(others), max(others)),
        slope,
        float(dates.mean()),
        float(logs.mean()),
    )


CONTROLS: tuple[Control, ...] = (
    Choice("systems", "systems", (EVERY, FIRM), EVERY),
    Scale("start", "between", (1955, 1965, 1975, 1985, 1995, 2005, 2010, 2012, 2015, 2018), 2010),
    Scale("end", "and", (1990, 2000, 2005, 2010, 2012, 2015, 2016, 2018, 2020, 2022, 2025), 2022),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _coordinates(systems: list[System]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    dates = np.array([system.date for system in systems])
    return dates, np.log2([system.operations for system in systems])


def _slope(dates: NDArray[np.float64], logs: NDArray[np.float64]) -> float:
    centred = dates - dates.mean()
    return float(centred @ logs / (centred @ centred))


def _months(slope: float) -> float:
    """The doubling time for this slope; infinite if nothing grows."""
    return 12 / slope if slope > 0 else np.inf


def _verdict(fitted: Growth | None) -> str:
    if fitted is None:
        return f"too few to fit a line; choose years farther apart, for {FEWEST} systems or more"
    if not np.isfinite(fitted.high):
        return "growth is not certain, the 95 % interval of the slope contains 0"
    low, high = fitted.without
    return (
        f"doubling in {fitted.months:.1f} months "
        f"(95 % interval {fitted.low:.1f} to {fitted.high:.1f}; "
        f"without any one system {low:.1f} to {high:.1f})"
    )


def _scale(axes: Axes, systems: list[System]) -> None:
    """Set limits with space for the points, whose heights are log₁₀(operations)."""
    exponents = [np.log10(system.operations) for system in systems] or [0.0]
    low, high = np.floor(min(exponents)) - 1, np.ceil(max(exponents)) + 2
    axes.set_ylim(low, high)
    steps = np.arange(low, high + 1, 2 if high - low < 16 else 4)
    labels = [f"{step:.0f}".translate(RAISED) for step in steps]
    axes.set_yticks(steps, [f"10{label}" for label in labels])


def _draw_line(axes: Axes, fitted: Growth) -> None:
    dates = np.array(axes.get_xlim())
    line = np.log10(2) * (fitted.middle + fitted.slope * (dates - fitted.centre))
    axes.plot(dates, line, color="black", linewidth=1.4, label="fit", scalex=False, scaley=False)


def _name(axes: Axes, systems: list[System]) -> None:
    """Write each name beside its point, where it covers nothing; below, those without space."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    dates, logs = np.array([(system.date, np.log10(system.operations)) for system in systems]).T
    places = np.column_stack([(dates - left) / (right - left), (logs - low) / (high - low)])
    taken = [(x - 0.008, x + 0.008, y) for x, y in places]
    crowded_out = []
    for (x, y), system in zip(places, systems, strict=True):
        half = 0.00525 * len(system.name) + 0.003
        for across, up in BESIDE:
            middle, height = x + across * (half + 0.009), y + up * 0.045
            free = all(
                abs(height - b) > 0.035 or middle + half < a or z < middle - half
                for a, z, b in taken
            )
            if free and middle > half and middle + half < 1:
                taken.append((middle - half, middle + half, height))
                axes.text(
                    left + middle * (right - left),
                    low + height * (high - low),
                    system.name,
                    ha="center",
                    va="center",
                    fontsize=7,
                    bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5},
                )
                break
        else:
            crowded_out.append(system.name)
    if crowded_out:
        text = "no space for: " + ", ".join(crowded_out)
        axes.text(0.99, 0.02, text, fontsize=7, ha="right", transform=axes.transAxes)
