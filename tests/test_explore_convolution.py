"""The explorers of convolution show what their words say."""

from __future__ import annotations

import re
from itertools import accumulate, product

import numpy as np
import pytest
import torch
from scipy.signal import convolve2d

from dlcourse import plot
from dlcourse.explore import convolution_stepper, feature_maps, receptive_field
from dlcourse.explore.receptive_field import CONTROLS


@pytest.mark.parametrize("kernel", convolution_stepper.KERNELS)
def test_a_bright_pixel_shows_the_kernel_turned_round(kernel: str) -> None:
    _, output = convolution_stepper._slid(convolution_stepper.PIXEL, kernel, 1, 2)
    weights = np.array(convolution_stepper.KERNELS[kernel])
    turned = weights[::-1, ::-1]
    rows, columns = np.nonzero(output)
    inside = output[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    assert np.array_equal(inside, turned)


@pytest.mark.slow
@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 2)])
def test_every_place_shows_its_own_sum(stride: int, padding: int) -> None:
    image, kernel = convolution_stepper.DIGIT, "diagonal stroke"
    flipped = np.array(convolution_stepper.KERNELS[kernel])[::-1, ::-1]
    padded = np.pad(convolution_stepper._image(image), padding)
    expected = convolve2d(padded, flipped, mode="valid")[::stride, ::stride]
    assert convolution_stepper.last(image, kernel, stride, padding) == expected.size - 1

    for place, value in enumerate(expected.ravel()):
        alt = plot.alt_text(convolution_stepper.draw(image, kernel, stride, padding, place))
        found = re.search(r"their sum is (−?\d+)\.", alt)
        assert found
        assert float(found[1].replace("−", "-")) == value


def test_receptive_fields_follow_the_formula() -> None:
    for values in product(*(control.options for control in CONTROLS)):
        stack = receptive_field._stack(*values)
        before = accumulate((stride for _, stride, _ in stack), lambda a, b: a * b, initial=1)
        sides = (
            dilation * (kernel - 1) * distance
            for (kernel, _, dilation), distance in zip(stack, before, strict=False)
        )
        influence = receptive_field._reached(stack)[-1]
        assert len(influence) == 1 + sum(sides)
        assert influence.sum() == pytest.approx(1)


def test_influence_is_the_mean_square_of_the_derivative_over_random_weights() -> None:
    stack = receptive_field._stack(3, 3, 2, receptive_field.ONE)
    influence = receptive_field._reached(stack)[-1]
    generator = torch.Generator().manual_seed(0)
    squares = np.zeros(len(influence))
    for _ in range(3000):
        signal = torch.zeros(1, 1, len(influence), requires_grad=True)
        hidden = signal
        for kernel, stride, dilation in stack:
            weights = torch.randn(1, 1, kernel, generator=generator)
            hidden = torch.nn.functional.conv1d(hidden, weights, stride=stride, dilation=dilation)
        (slope,) = torch.autograd.grad(hidden.sum(), signal)
        squares += slope[0, 0].numpy() ** 2
    assert np.allclose(squares / squares.sum(), influence, atol=0.03)


@pytest.mark.slow
def test_training_turns_guessing_into_reading_and_leaves_torchs_generator_alone() -> None:
    state = torch.random.get_rng_state()
    feature_maps._trained.cache_clear()
    accuracies = feature_maps._trained().accuracies
    assert accuracies[feature_maps.AFTER] > 0.92
    assert accuracies[feature_maps.BEFORE] < 0.3
    assert torch.equal(torch.random.get_rng_state(), state)


def test_trained_maps_are_those_of_the_trained_network() -> None:
    for layer in feature_maps.LAYERS:
        maps, _ = feature_maps._seen(3, 1, layer, feature_maps.AFTER)
        count, height, width = (int(number) for number in re.findall(r"\d+", layer.split(": ")[1]))
        assert maps.shape == (count, height, width)
        assert (maps >= 0).all()
