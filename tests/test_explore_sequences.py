"""The explorers of sequences compute what their words say."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch
from torch import nn

from dlcourse import data, plot
from dlcourse.explore import _letter_models as models
from dlcourse.explore import (
    attention_viewer,
    gradient_through_time,
    positional_encoding,
    sampling_dial,
)

GAINS = (0.5, 0.9, 1.0, 1.3)


@pytest.mark.parametrize("gain", GAINS)
def test_a_linear_network_keeps_the_gain_to_the_power_of_steps(gain: float) -> None:
    found = gradient_through_time._run(gradient_through_time.LINEAR, gain, 0.0).gradients
    powers = gain ** np.arange(gradient_through_time.STEPS)
    assert np.allclose(found, powers[:, None])


@pytest.mark.parametrize("gain", GAINS)
def test_tanh_keeps_less_than_a_linear_network_up_to_its_first_step(gain: float) -> None:
    """The slopes of tanh are at most 1; those of the last step are divided away."""
    found = gradient_through_time._run(gradient_through_time.TANH, gain, 0.0).gradients
    linear = gain ** np.arange(gradient_through_time.STEPS)
    assert (found.mean(axis=1)[10:] < linear[10:]).all()


def test_the_gradients_of_the_lstm_are_those_of_torch() -> None:
    """The same weights in torch, whose gates stand in the order i, f, g, o."""
    module, units = gradient_through_time, gradient_through_time.UNITS
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(module.STEPS, module.SEQUENCES, 4 * units))
    direction = rng.normal(size=(module.SEQUENCES, units))
    W = rng.normal(size=(units, 4 * units)) / 10
    states, gradients = module._lstm(inputs, direction, W, 1.0)

    i, f, o, g = np.split(np.arange(4 * units), 4)
    order = np.concatenate([i, f, g, o])
    cell = nn.LSTM(4 * units, units).double()
    with torch.no_grad():
        for parameter in cell.parameters():
            parameter.zero_()
        cell.weight_ih_l0.copy_(torch.eye(4 * units)[order])
        cell.weight_hh_l0.copy_(torch.tensor(W.T[order]))
        cell.bias_ih_l0[units : 2 * units] = 1.0
    x = torch.tensor(inputs, requires_grad=True)
    theirs, _ = cell(x)
    (theirs[-1] * torch.tensor(direction)).sum().backward()

    assert np.allclose(states, theirs.detach())
    assert np.allclose(gradients, x.grad[:, :, g])


def test_an_open_forget_gate_keeps_the_gradient_and_a_closed_one_loses_it() -> None:
    kept = [
        np.median(gradient_through_time._run(gradient_through_time.LSTM, 0.8, bias).gradients[30])
        for bias in (-1.0, 1.0, 3.0)
    ]
    assert kept[0] < 1e-6 < kept[1] < 0.1 < kept[2]


def test_only_rotary_scores_depend_on_the_distance_alone() -> None:
    module = positional_encoding

    def differ(kind: str) -> float:
        near, far = (module._scores(kind, here, 32, 10000.0) for here in (module.FAR, 60))
        return float(np.abs(near - far).max())

    assert differ(module.ROTARY) < 1e-9
    assert differ(module.SINUSOIDAL) > 0.3
    assert differ(module.LEARNED) > 0.3
    assert np.ptp(module._scores(module.NONE, 60, 32, 10000.0)) < 1e-9


def test_sinusoidal_codes_have_one_length_and_products_that_depend_on_the_distance() -> None:
    codes = positional_encoding._codes(positional_encoding.SINUSOIDAL, 32, 10000.0)
    assert np.allclose(np.sum(codes**2, axis=1), 16)
    products = codes @ codes.T
    assert np.allclose(np.diag(products, 5), products[0, 5])


@pytest.mark.parametrize("keep", [1, 3, 27])
def test_temperature_and_top_k_do_what_they_say(keep: int) -> None:
    scores = np.random.default_rng(0).normal(size=(5, 27))
    probabilities = sampling_dial._probabilities(scores, 0.5, keep)
    expected = np.exp(2 * scores)
    expected[scores < np.sort(scores)[:, [-keep]]] = 0
    assert np.allclose(probabilities, expected / expected.sum(axis=1, keepdims=True))
    assert ((probabilities > 0).sum(axis=1) == keep).all()


def test_a_masked_model_does_not_change_its_mind_when_letters_follow() -> None:
    codes = models.encode(["Christopher", "Chris"])[:, :-1]
    with torch.random.fork_rng(devices=()), torch.no_grad():
        torch.manual_seed(0)
        masked, full = models.LetterModel(2, masked=True), models.LetterModel(2, masked=False)
        assert torch.allclose(masked(codes)[0, :6], masked(codes)[1, :6], atol=1e-6)
        assert not torch.allclose(full(codes)[0, :6], full(codes)[1, :6], atol=1e-3)


def test_codes_of_names_can_be_read_back() -> None:
    names = data.first_names().names
    rows = models.encode(names).tolist()
    read = ["".join(models.LETTERS[code] for code in row).strip(".") for row in rows]
    assert read == [name.lower() for name in names]


def test_the_loss_counts_each_letter_and_one_end() -> None:
    """A model without knowledge has a loss of ln 27, wherever the name ends."""

    def knows_nothing(codes: torch.Tensor) -> torch.Tensor:
        return torch.zeros(*codes.shape, 27)

    def hates_the_dot(codes: torch.Tensor) -> torch.Tensor:
        scores = torch.zeros(*codes.shape, 27)
        scores[:, :, 0] = -100
        return scores

    codes = models.encode(["Bo", "Christopher"])
    assert models.next_letter_loss(knows_nothing, codes).item() == pytest.approx(np.log(27))
    wrong = models.next_letter_loss(hates_the_dot, codes).item()
    assert wrong == pytest.approx((13 * np.log(26) + 2 * (100 + np.log(26))) / 15, rel=1e-4)


@pytest.mark.slow
@pytest.mark.xdist_group("letters")
def test_without_a_mask_the_next_letter_is_read_and_not_learned() -> None:
    _, new = models.split()
    full, masked = (models.trained(masked) for masked in (False, True))
    assert models.next_letter_loss(full, new) < 0.1
    assert 1.9 < models.next_letter_loss(masked, new) < 2.2
    alt = plot.alt_text(attention_viewer.draw("Josephine", attention_viewer.OPEN, "head 1", 4))
    assert re.search(r"“p”, gets (1.00|0.9\d)", alt)


@pytest.mark.slow
@pytest.mark.xdist_group("letters")
def test_a_low_temperature_writes_fewer_names_and_a_high_one_hardly_known_ones() -> None:
    cold, warm, hot = (sampling_dial._written("", t, 27, 0) for t in (0.2, 1.0, 4.0))
    assert cold.distinct < warm.distinct - 0.3
    assert hot.known < warm.known < cold.known
