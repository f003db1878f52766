"""The explorers of regularization draw what the theory of the lecture says."""

from __future__ import annotations

import numpy as np
import pytest

from dlcourse import runtime
from dlcourse.explore import dropout_on_off, overfitting_bench

BUMPS, JUMP = overfitting_bench.TRUTHS


@pytest.mark.parametrize("strength", [0.0, 1e-3])
def test_bias_and_variance_are_those_of_many_draws_of_the_noise(strength: float) -> None:
    x, _ = overfitting_bench._sampled(BUMPS, 20, 0.0)
    new = np.linspace(0, 1, overfitting_bench.GRID)
    truth = overfitting_bench._truth(BUMPS, new)
    _, on_grid = overfitting_bench._solver(10, 20, strength)
    noise = 0.2 * runtime.rng(0).normal(size=(20_000, 20))
    fits = (overfitting_bench._truth(BUMPS, x) + noise) @ on_grid.T

    fit = overfitting_bench._fit(BUMPS, 10, 20, 0.2, strength)

    assert fit.bias + fit.variance == pytest.approx(np.mean((fits - truth) ** 2), rel=0.03)


@pytest.mark.parametrize("truth", [BUMPS, JUMP])
def test_error_falls_again_beyond_the_peak_and_l2_takes_the_peak_away(truth: str) -> None:
    def error(capacity: int, strength: float) -> float:
        fit = overfitting_bench._fit(truth, capacity, 20, 0.2, strength)
        return fit.bias + fit.variance

    assert error(19, 0.0) > 5 * error(8, 0.0)
    assert error(19, 0.0) > 5 * error(200, 0.0)
    assert error(19, 1e-3) < 2 * error(8, 1e-3)


def test_with_as_many_weights_as_samples_all_samples_are_met() -> None:
    assert overfitting_bench._fit(BUMPS, 40, 20, 0.2, 0.0).training < 1e-12


@pytest.mark.slow
def test_without_dropout_masks_change_nothing_and_the_narrow_network_loses_by_it() -> None:
    off, on = (dropout_on_off._trained(dropout_on_off.NARROW, rate) for rate in (0.0, 0.5))

    assert np.ptp(off.singles) == 0
    assert off.average == pytest.approx(off.test[-1, 0])
    assert (on.test[-1] < off.test[-1]).all()
    assert on.singles.mean() < on.average
