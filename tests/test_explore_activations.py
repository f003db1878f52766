"""The explorers of activations show what theory says of them."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlcourse import plot
from dlcourse.explore import _activations, activation_gallery
from dlcourse.explore._activations import (
    ELU,
    FACTS,
    GELU,
    IDENTITY,
    LEAKY,
    MAXOUT,
    RELU,
    SIGMOID,
    SILU,
    STEP,
    TANH,
)
from dlcourse.explore.gradient_flow import DEFAULT, FITTED, HE, LARGE, SMALL, XAVIER, measure


def below(x: float) -> float:
    """The standard normal distribution function."""
    return (1 + math.erf(x / math.sqrt(2))) / 2


@pytest.mark.parametrize("name", FACTS)
def test_slopes_are_the_slopes_of_the_values(name: str) -> None:
    z = torch.linspace(-5, 5, 80, dtype=torch.float64)  # an even number: 0 is not among them
    _, slope = _activations.value_and_slope(name, z, 0.3)
    ahead, back = (_activations.apply(name, z + step, 0.3) for step in (1e-6, -1e-6))

    assert torch.allclose(slope, (ahead - back) / 2e-6, atol=1e-8)


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("a", [0.01, 0.5, 2.0])
def test_values_stay_in_the_range_that_is_printed(name: str, a: float) -> None:
    values = _activations.apply(name, torch.linspace(-30, 30, 4001, dtype=torch.float64), a)
    low, high = re.findall(r"[−\d.∞]+", FACTS[name].values.format(a=a))

    assert reads(low) - 0.005 <= values.min()
    assert values.max() <= reads(high)


def reads(text: str) -> float:
    return float(text.replace("−", "-").replace("∞", "inf"))


@given(centre=st.sampled_from((-4.0, -1.0, 0.0, 2.0)), spread=st.sampled_from((0.25, 1.0, 4.0)))
def test_the_share_of_dead_inputs_is_that_of_the_normal_distribution(
    centre: float, spread: float
) -> None:
    alt = plot.alt_text(activation_gallery.draw(RELU, 1.0, centre, spread))

    found = re.search(r"(\d+)% a slope of exactly 0", alt)
    assert found
    assert int(found[1]) == pytest.approx(100 * below(-centre / spread), abs=0.6)


@pytest.mark.parametrize(
    ("activation", "says"),
    [
        (STEP, "it jumps from 0.00 to 1.00"),
        (RELU, "the slope jumps from 0.00 to 1.00"),
        (LEAKY, "the slope jumps from 0.50 to 1.00"),
        (ELU, "the slope jumps from 0.50 to 1.00"),
        (MAXOUT, "the slope jumps from −0.50 to 1.00"),
        (SIGMOID, "the slope is 0.25, without a kink"),
        (GELU, "the slope is 0.50, without a kink"),
    ],
)
def test_kinks_and_jumps_are_told(activation: str, says: str) -> None:
    assert says in plot.alt_text(activation_gallery.draw(activation, 0.5, 0.0, 1.0))


def test_elu_has_no_kink_exactly_at_alpha_1() -> None:
    def alt(alpha: float) -> str:
        return plot.alt_text(activation_gallery.draw(ELU, alpha, 0.0, 1.0))

    assert "without a kink" in alt(1.0)
    assert "jumps" in alt(0.5)
    assert "jumps" in alt(2.0)


def test_forward_sizes_follow_the_variance_formula() -> None:
    """Each layer of identities multiplies the mean square by n times the variance."""
    for weights, factor in ((XAVIER, 1.0), (HE, 2.0), (DEFAULT, 1 / 3), (LARGE, 16.0)):
        sizes = measure(IDENTITY, weights, 10).sizes
        growth = (sizes[:, -1] / sizes[:, 0]) ** (2 / 10)
        assert np.median(growth) == pytest.approx(factor, rel=0.15)


@pytest.mark.parametrize("activation", [TANH, RELU, LEAKY, ELU])
def test_fitted_weights_keep_the_size(activation: str) -> None:
    sizes = measure(activation, FITTED, 20).sizes
    assert 0.2 < np.median(sizes[:, -1]) < 2


def test_no_variance_keeps_the_size_through_silu() -> None:
    """Its fixed point is not stable: what is a little too large grows, as the lecture says."""
    assert np.median(measure(SILU, FITTED, 20).sizes[:, -1]) > 5
    assert np.median(measure(SILU, HE, 20).sizes[:, -1]) < 0.4


def test_he_keeps_relu_alive_where_smaller_weights_do_not() -> None:
    assert np.median(measure(RELU, HE, 30).sizes[:, -1]) > 0.1
    assert np.median(measure(RELU, XAVIER, 30).sizes[:, -1]) < 1e-3
    assert np.median(measure(RELU, SMALL, 30).sizes[:, -1]) < 1e-20


def test_sigmoids_lose_the_gradient_with_every_kind_of_weights() -> None:
    for weights in (SMALL, DEFAULT, XAVIER, HE, FITTED, LARGE):
        gradients = measure(SIGMOID, weights, 20).for_weights
        assert np.median(gradients[:, 0] / gradients[:, -1]) < 1e-2


def test_the_sigmoid_bound_holds() -> None:
    """A layer of sigmoids shrinks the gradient at least by a quarter of the largest stretch."""
    gradients = measure(SIGMOID, XAVIER, 20).for_activations
    assert (
        gradients[:, :-1] <= gradients[:, 1:] * 0.25 * 2.2
    ).all()  # 2.2 ≥ largest singular value
