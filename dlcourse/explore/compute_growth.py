"""Explorer: the computation that training took, year by year, and how fast it doubled.

Every figure says where it is from and of what kind it is; none is exact. The line is the least
squares fit of log₂(operations) against the date of publication.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dlcourse import plot
from dlcourse.explore._widget import Choice, Control, Scale, explore

STATED, COUNTED, ROUGH = "stated by authors", "counted from sizes", "order of magnitude"
LOOKS = {STATED: ("blue", "o"), COUNTED: ("green", "s"), ROUGH: ("orange", "^")}
EVERY, FIRM = "all systems", "without the orders of magnitude"
FEWEST = 4
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class System:
    """A trained system: when it was published, and the operations its training took.

    kind: STATED in a paper; COUNTED here or there as 6 operations for each connection (or
    parameter) and sample (or token); ROUGH may be off by a factor of ten.
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
class Fit:
    """A straight line through (date, log₂ operations).

    months: the doubling time, with its 95 % interval from low to high; infinite where the
    interval of the slope reaches 0. without: the shortest and longest doubling time if one
    system is left out. centre, middle: the mean of the dates and of the logarithms; slope: in
    doublings a year.
    """

    months: float
    low: float
    high: float
    without: tuple[float, float]
    slope: float
    centre: float
    middle: float


def draw(systems: str, start: float, end: float) -> Figure:
    """Training operations against the date on a log scale, and the fitted doubling time."""
    shown = chosen(systems, start, end)
    fig, (axes,) = plot.figure(1, width=7.8, height=4.6)
    fig.subplots_adjust(right=0.96)
    axes.set(xlim=(start, max(end, start + 5)), xlabel="year of publication")
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
    """The systems published from the beginning of `start` to the beginning of `end`."""
    return [
        system
        for system in SYSTEMS
        if start <= system.date < end and (systems == EVERY or system.kind != ROUGH)
    ]


def fit(systems: list[System]) -> Fit:
    """The least squares line of log₂(operations) by date; needs three systems at least."""
    from scipy.stats import t

    dates, logs = _coordinates(systems)
    slope = _slope(dates, logs)
    centred = dates - dates.mean()
    rest = logs - logs.mean() - slope * centred
    error = np.sqrt(np.sum(rest**2) / (len(dates) - 2) / np.sum(centred**2))
    reach = float(t.ppf(0.975, len(dates) - 2)) * float(error)
    others = [_months(_slope(np.delete(dates, i), np.delete(logs, i))) for i in range(len(systems))]
    return Fit(
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
    Scale("start", "from", (1955, 1965, 1975, 1985, 1995, 2005, 2010, 2012, 2015, 2018), 2010),
    Scale("end", "to", (1990, 2000, 2005, 2010, 2012, 2015, 2016, 2018, 2020, 2022, 2025), 2022),
)


def show() -> None:
    """Play with it under a notebook cell."""
    explore(draw, CONTROLS)


def _coordinates(systems: list[System]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    dates = np.array([system.date for system in systems])
    return dates, np.log2([system.operations for system in systems])


def _slope(dates: NDArray[np.float64], logs: NDArray[np.float64]) -> float:
    centred = dates - dates.mean()
    return float(centred @ logs / (centred @ centred))


def _months(slope: float) -> float:
    """The doubling time for so many doublings a year; infinite if nothing grows."""
    return 12 / slope if slope > 0 else np.inf


def _verdict(fitted: Fit | None) -> str:
    if fitted is None:
        return "too few to fit a line"
    if not np.isfinite(fitted.high):
        return "growth is not certain, the 95 % interval of the slope contains 0"
    low, high = fitted.without
    return (
        f"doubling in {fitted.months:.1f} months "
        f"(95 % interval {fitted.low:.1f} to {fitted.high:.1f}; "
        f"without any one system {low:.1f} to {high:.1f})"
    )


def _scale(axes: Axes, systems: list[System]) -> None:
    """Room for the points, whose heights are log₁₀(operations); marks are powers of ten."""
    exponents = [np.log10(system.operations) for system in systems] or [0.0]
    low, high = np.floor(min(exponents)) - 1, np.ceil(max(exponents)) + 2
    axes.set_ylim(low, high)
    steps = np.arange(low, high + 1, 2 if high - low < 16 else 4)
    labels = [f"{step:.0f}".translate(RAISED) for step in steps]
    axes.set_yticks(steps, [f"10{label}" for label in labels])


def _draw_line(axes: Axes, fitted: Fit) -> None:
    dates = np.array(axes.get_xlim())
    line = np.log10(2) * (fitted.middle + fitted.slope * (dates - fitted.centre))
    axes.plot(dates, line, color="black", linewidth=1.4, label="fit", scalex=False, scaley=False)


def _name(axes: Axes, systems: list[System]) -> None:
    """Names beside the points, as far as they cover neither each other nor a point."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    dates, logs = np.array([(system.date, np.log10(system.operations)) for system in systems]).T
    places = np.column_stack([(dates - left) / (right - left), (logs - low) / (high - low)])
    taken = [(x - 0.008, x + 0.008, y) for x, y in places]
    for (x, y), system in zip(places, systems, strict=True):
        long = 0.0105 * len(system.name) + 0.006
        sides = {"left": (x + 0.009, x + 0.009 + long), "right": (x - 0.009 - long, x - 0.009)}
        for side, (begin, end) in sides.items():
            free = all(abs(y - b) > 0.04 or end < a or z < begin for a, z, b in taken)
            if free and begin > 0 and end < 1:
                taken.append((begin, end, y))
                axes.annotate(
                    system.name,
                    (system.date, np.log10(system.operations)),
                    (6 if side == "left" else -6, -3),
                    textcoords="offset points",
                    ha=side,
                    fontsize=7,
                    bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5},
                )
                break
