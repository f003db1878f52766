"""The explorers of costs and outputs show what theory says of them."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import softmax
from scipy.stats import entropy

from dlcourse import plot
from dlcourse.data import PENGUIN_SPECIES
from dlcourse.explore import loss_shapes, softmax_temperature
from dlcourse.explore.loss_shapes import (
    ABSOLUTE,
    CLASSES,
    EXPONENTIAL,
    HALF_SQUARED,
    HINGE,
    HUBER,
    LOGISTIC,
    NUMBERS,
    SQUARED,
    ZERO_ONE,
)

AWAY_FROM_KINKS = np.arange(-3.97, 4, 0.1)


@given(
    scores=st.tuples(*[st.sampled_from(softmax_temperature.SCORES)] * 3),
    temperature=st.sampled_from((0.5, 1.0, 4.0)),
    true=st.integers(0, 2),
)
def test_entropy_and_loss_are_those_of_the_softmax(
    scores: tuple[float, float, float], temperature: float, true: int
) -> None:
    p, found_entropy, loss, slope = softmax_temperature._measure(scores, temperature, true)
    expected = softmax(np.array(scores) / temperature)

    assert np.allclose(p, expected)
    assert found_entropy == pytest.approx(entropy(expected), abs=1e-12)
    assert loss == pytest.approx(-np.log(expected[true]))
    assert np.allclose(slope, (expected - np.eye(3)[true]) / temperature)


def test_shifted_scores_give_the_same_probabilities() -> None:
    def shares(*scores: float) -> list[str]:
        alt = plot.alt_text(softmax_temperature.draw(*scores, 1.0, PENGUIN_SPECIES[0]))
        return re.findall(r"\d: (\d\.\d+)", alt)

    assert shares(2, 1, -1) == shares(4, 3, 1) != shares(4, 2, -2)


@pytest.mark.parametrize("loss", [*CLASSES, *NUMBERS])
def test_slopes_of_losses_are_their_slopes(loss: str) -> None:
    step = 1e-6
    ahead, back = (
        loss_shapes.value_and_slope(loss, AWAY_FROM_KINKS + by)[0] for by in (step, -step)
    )
    _, slope = loss_shapes.value_and_slope(loss, AWAY_FROM_KINKS)

    assert np.allclose(slope, (ahead - back) / (2 * step), atol=1e-6)


@pytest.mark.parametrize(
    ("loss", "scale"), [(SQUARED, 1), (HINGE, 1), (EXPONENTIAL, 1), (LOGISTIC, 1 / np.log(2))]
)
def test_surrogates_lie_above_the_mistakes_they_stand_for(loss: str, scale: float) -> None:
    margins = np.linspace(-5, 5, 101)
    mistakes, _ = loss_shapes.value_and_slope(ZERO_ONE, margins)

    assert (scale * loss_shapes.value_and_slope(loss, margins)[0] >= mistakes - 1e-12).all()


def test_the_typical_bill_is_the_mean_or_a_median() -> None:
    bills, _ = loss_shapes._samples(False)
    with_outliers = np.append(bills, [90.0, 90.0])

    assert loss_shapes._fit(HALF_SQUARED, 90.0, 2).place == pytest.approx(
        with_outliers.mean(), abs=1e-3
    )
    assert loss_shapes._fit(ABSOLUTE, 90.0, 2).place == pytest.approx(
        np.median(with_outliers), abs=1e-2
    )


@pytest.mark.parametrize("loss", [SQUARED, LOGISTIC, EXPONENTIAL, HALF_SQUARED, HUBER])
def test_at_the_fit_the_pulls_balance(loss: str) -> None:
    fit = loss_shapes._fit(loss, 70.0, 2)
    _, slope = loss_shapes.value_and_slope(loss, fit.arguments)
    signs = fit.t if loss in CLASSES else np.ones(len(fit.t))

    assert (signs * slope).sum() == pytest.approx(0, abs=1e-3 * np.abs(slope).sum())


def moved(loss: str, bill: float) -> float:
    return loss_shapes._fit(loss, bill, 2).place - loss_shapes._fit(loss, bill, 0).place


def test_only_losses_with_a_bounded_slope_stop_following_an_outlier() -> None:
    for bounded in (ZERO_ONE, HINGE, LOGISTIC, ABSOLUTE, HUBER):
        assert moved(bounded, 100.0) == pytest.approx(moved(bounded, 70.0), abs=0.3)
    for unbounded in (SQUARED, EXPONENTIAL, HALF_SQUARED):
        assert moved(unbounded, 100.0) > moved(unbounded, 70.0) + 1
