"""The explorers of the welcome lecture: events in order, and doubling times that are right."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress

from dlcourse import plot
from dlcourse.explore import compute_growth, history_timeline
from dlcourse.explore.compute_growth import ROUGH, System


def test_events_come_in_order_and_each_year_has_one() -> None:
    years = [event.year for event in history_timeline.EVENTS]

    assert years == sorted(set(years))


@pytest.mark.parametrize("event", history_timeline.EVENTS, ids=lambda event: str(event.year))
def test_the_card_of_an_event_says_everything_and_fits(event: history_timeline.Event) -> None:
    alt = plot.alt_text(history_timeline.draw(history_timeline.WHOLE, event.year))

    for part in (event.title, event.who, event.what, event.why, event.paper):
        assert part
        assert part in alt
    assert len(history_timeline._card(event)) <= 7


def growing(months: float, years: np.ndarray) -> list[System]:
    return [System("", year, 1e6 * 2 ** (12 * (year - 1960) / months), ROUGH, "") for year in years]


@given(months=st.floats(2, 60), start=st.integers(1955, 2010), number=st.integers(4, 12))
def test_exact_growth_has_its_doubling_time_without_uncertainty(
    months: float, start: int, number: int
) -> None:
    fitted = compute_growth.fit(growing(months, start + 1.5 * np.arange(number)))

    assert [fitted.low, fitted.high, *fitted.without] == pytest.approx([months] * 4, rel=1e-4)
    assert fitted.months == pytest.approx(months)


@pytest.mark.parametrize("span", [(1955, 2010), (2010, 2022), (1955, 2025)])
def test_the_interval_is_that_of_the_slope(span: tuple[int, int]) -> None:
    systems = compute_growth.chosen(compute_growth.EVERY, *span)
    dates = [system.date for system in systems]
    reference = linregress(dates, np.log2([system.operations for system in systems]))

    fitted = compute_growth.fit(systems)

    assert fitted.months == pytest.approx(12 / reference.slope)
    assert fitted.low < fitted.without[0] < fitted.months < fitted.without[1] < fitted.high


def test_where_growth_is_not_certain_no_doubling_time_is_stated() -> None:
    alt = plot.alt_text(compute_growth.draw(compute_growth.EVERY, 2015, 2018))

    assert "contains 0" in alt
    assert "doubling in" not in alt


def test_estimates_can_be_left_out() -> None:
    firm = compute_growth.chosen(compute_growth.FIRM, 1955, 2025)

    assert len(firm) >= 10
    assert ROUGH not in {system.kind for system in firm}


def test_the_years_may_be_given_in_either_order() -> None:
    one, other = (
        plot.alt_text(compute_growth.draw(compute_growth.EVERY, *years))
        for years in ((2012, 2018), (2018, 2012))
    )

    assert one == other
    assert "2012 to 2018: 8" in one
    assert "Too few" in plot.alt_text(compute_growth.draw(compute_growth.EVERY, 2010, 2010))


@pytest.mark.parametrize("span", [(2010, 2022), (1955, 2025), (2015, 2018)])
def test_every_system_in_the_figure_is_named(span: tuple[int, int]) -> None:
    figure = compute_growth.draw(compute_growth.EVERY, *span)

    written = " ".join(text.get_text() for axes in figure.axes for text in axes.texts)
    for system in compute_growth.chosen(compute_growth.EVERY, *span):
        assert system.name in written
