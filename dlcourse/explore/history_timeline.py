"""Explorer: the history of neural networks, year by year, with the papers to read.

The borders of the two winters are conventions: funding and interest fell in different countries in
different years, and work never stopped.
"""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dlcourse import plot
from dlcourse.explore._history import DOUBT, EVENTS, IDEA, MEANS, RESULT, Event
from dlcourse.explore._predict import Prediction
from dlcourse.explore._widget import Choice, Control, Scale, explore

LANES = {
    IDEA: ("blue", "o"),
    MEANS: ("green", "s"),
    RESULT: ("vermilion", "D"),
    DOUBT: ("black", "X"),
}
WINTERS = ((1974, 1980), (1987, 1993))
WHOLE, RECENT = "1940 to 2026", "2005 to 2026"
SPANS = {WHOLE: (1940, 2026), RECENT: (2005, 2026)}
LINE = 108


def draw(span: str, year: float) -> Figure:
    """Draw the timeline with its winters, and the card of one event.

    Parameters
    ----------
    span
        The part of the timeline to show.
    year
        The year of the event.

    Returns
    -------
    Figure
        The figure, with alt text.
    """
    event = next(event for event in EVENTS if event.year == year)
    fig, (axes,) = plot.figure(1, width=8.2, height=4.4)
    axes.set_position((0.15, 0.56, 0.82, 0.36))
    _draw_timeline(axes, event, SPANS[span])
    lines = _card(event)
    fig.text(0.02, 0.45, f"{event.year}  {event.title}", fontsize=12, weight="bold", va="top")
    fig.text(0.02, 0.37, "\n".join(lines), fontsize=9, va="top", linespacing=1.45)
    place = EVENTS.index(event) + 1
    return plot.describe(
        fig,
        f"Timeline {span} of {len(EVENTS)} events in four rows (idea; data, machines; result; "
        f"doubt); winters 1974 to 1980 and 1987 to 1993 are shaded. Event {place}, {event.year}, "
        f"{event.kind}: {event.title}. Who: {event.who}. What: {event.what} Why it mattered: "
        f"{event.why} Paper: {event.paper}.",
    )


CONTROLS: tuple[Control, ...] = (
    Choice("span", "timeline shows", (WHOLE, RECENT), WHOLE),
    Scale("year", "year", tuple(float(event.year) for event in EVENTS), 1958.0),
)


def show(*predictions: Prediction) -> None:
    """Show the explorer below the cell.

    Parameters
    ----------
    *predictions
        What the reader may predict first.
    """
    explore(draw, CONTROLS, predictions)


def _draw_timeline(axes: Axes, event: Event, span: tuple[int, int]) -> None:
    rows = {kind: -row for row, kind in enumerate(LANES)}
    for begin, end in WINTERS:
        axes.axvspan(begin, end, color="#DDDDDD", zorder=0)
        if begin > span[0]:
            axes.text((begin + end) / 2, 0.5, "winter", ha="center", fontsize=8)
    for kind, (colour, marker) in LANES.items():
        years = [other.year for other in EVENTS if other.kind == kind]
        axes.axhline(rows[kind], color="#CCCCCC", linewidth=0.8, zorder=0.5)
        axes.plot(years, [rows[kind]] * len(years), marker, color=plot.PALETTE[colour], zorder=2)
    colour, marker = LANES[event.kind]
    seen = max(event.year, span[0])
    axes.axvline(seen, color="black", linewidth=1, linestyle=":", zorder=1)
    if event.year == seen:
        axes.plot(
            [event.year],
            [rows[event.kind]],
            marker,
            color=plot.PALETTE[colour],
            markersize=13,
            markeredgecolor="black",
            zorder=3,
        )
    before = "" if event.year == seen else "◀ "
    axes.set_title(f"{before}{event.year}", fontsize=10, x=(seen - span[0]) / (span[1] - span[0]))
    axes.set(xlim=span, ylim=(-len(LANES) + 0.4, 0.9))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_yticks(list(rows.values()), list(rows))


def _card(event: Event) -> list[str]:
    """The event in short lines, each part after its name."""
    parts = {
        "Who": event.who,
        "What": event.what,
        "Why it mattered": event.why,
        "Paper": event.paper,
    }
    return [
        line
        for name, text in parts.items()
        for line in textwrap.wrap(f"{name}: {text}", LINE, subsequent_indent="      ")
    ]
