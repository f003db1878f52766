"""The explorers of the lecture on networks show what the theorems say."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from dlcourse import plot
from dlcourse.explore import (
    _playground,
    _samples,
    approximation_builder,
    folding,
    playground,
    xor_weights,
)


def rows_right(activation: str, *weights: object) -> int:
    found = re.search(r"(\d) of 4", plot.alt_text(xor_weights.draw(activation, *weights)))  # type: ignore[arg-type]
    assert found
    return int(found[1])


def test_two_bent_units_solve_xor_in_more_than_one_way() -> None:
    bent, plus = xor_weights.RELU, xor_weights.PLUS

    assert rows_right(bent, plus, 0.0, plus, -1.0, 1.0, -2.0) == 4
    assert rows_right(bent, xor_weights.MINUS, 0.0, xor_weights.SUNIM, 0.0, 1.0, 1.0) == 4
    assert rows_right(bent, plus, 0.0, plus, -1.0, 1.0, 0.0) == 3


def test_without_activation_no_setting_solves_xor() -> None:
    sums, biases = xor_weights.SUMS.values(), xor_weights.BIASES
    units = [(W, c) for W in sums for c in biases]
    best = 0
    for (W1, c1), (W2, c2) in itertools.product(units, repeat=2):
        network = xor_weights.Network(False, np.array([W1, W2]).T, np.array([c1, c2]), np.zeros(2))
        hidden = network.hidden(xor_weights.ROWS)
        for v in itertools.product(xor_weights.WEIGHTS, repeat=2):
            best = max(best, int(np.sum((hidden @ np.array(v) > 0.5) == xor_weights.XOR)))

    assert best == 3


@pytest.mark.parametrize("kind", [approximation_builder.SIGMOID, approximation_builder.RELU])
@pytest.mark.parametrize("target", [approximation_builder.WAVE, approximation_builder.KINK])
def test_more_units_come_nearer_to_a_continuous_function(target: str, kind: str) -> None:
    errors = [fit.error for fit in approximation_builder._fits(target, kind)]

    assert errors[40] < 0.25 * errors[5]
    assert errors[40] < 0.03


def test_polynomial_units_and_jumps_keep_their_error() -> None:
    square = approximation_builder._fits(approximation_builder.WAVE, approximation_builder.SQUARE)
    jump = approximation_builder._fits(approximation_builder.JUMP, approximation_builder.RELU)

    assert square[40].error == pytest.approx(square[3].error, rel=0.01)
    assert jump[40].error > 0.3


def test_folds_repeat_the_border_four_times_each() -> None:
    pixels = folding._pixels()
    for folds in (1, 2, 3):
        picture = folding._inside(folding.DISC, folding._stages(0, pixels)[folds][1])
        picture = picture.reshape(folding.PIXELS, folding.PIXELS)
        assert (picture == picture[::-1]).all()
        assert (picture == picture[:, ::-1]).all()
        half = folding.PIXELS // 2
        before = folding._inside(folding.DISC, folding._stages(0, pixels)[folds - 1][1])
        before = before.reshape(folding.PIXELS, folding.PIXELS)
        assert (picture[half:, half:] == before.reshape(half, 2, half, 2)[:, 0, :, 0]).mean() > 0.95


def test_a_turned_square_still_fits_after_every_fold() -> None:
    for angle in (0, 10, 20, 30, 45):
        for _, after in folding._stages(angle, folding._pixels()):
            assert np.abs(after).max() <= 1 + 1e-12


def trained(
    data: str, layers: int, units: int, activation: str, **chosen: float
) -> _playground.Training:
    """A training of the playground, with the first values of its other controls."""
    others = {"start": 1, "rate": 0.03, "batch": _playground.ALL, "noise": 0, "penalty": 0} | chosen
    return _playground.training(_playground.Settings(data, layers, units, activation, **others))  # type: ignore[arg-type]


@pytest.mark.slow
def test_hidden_layers_learn_what_a_line_cannot_only_if_they_bend() -> None:
    def held_out(layers: int, units: int, activation: str) -> float:
        return float(trained(_samples.RINGS, layers, units, activation).accuracies[-1, 1])

    assert held_out(1, 8, playground.RELU) > 0.9
    assert held_out(2, 8, playground.TANH) > 0.9
    assert held_out(3, 8, playground.NONE) < 0.75
    assert held_out(0, 8, playground.RELU) < 0.75


@pytest.mark.slow
@pytest.mark.parametrize("batch", [_playground.ALL, 10])
def test_the_same_start_gives_the_same_training(batch: int) -> None:
    _playground.training.cache_clear()
    once = trained(_samples.SPIRALS, 1, 4, playground.TANH, start=2, batch=batch)
    _playground.training.cache_clear()
    again = trained(_samples.SPIRALS, 1, 4, playground.TANH, start=2, batch=batch)

    assert np.array_equal(once.losses, again.losses)
    assert once.losses[-1, 0] < once.losses[0, 0]


@pytest.mark.slow
def test_each_control_of_the_playground_does_what_its_name_says() -> None:
    plain = trained(_samples.OVERLAP, 2, 8, playground.TANH)

    held_small = trained(_samples.OVERLAP, 2, 8, playground.TANH, penalty=0.03)
    assert sum(np.abs(W[-1]).sum() for W in held_small.W) < sum(
        np.abs(W[-1]).sum() for W in plain.W
    )
    slow = trained(_samples.OVERLAP, 2, 8, playground.TANH, rate=0.001)
    assert slow.losses[-1, 0] > plain.losses[-1, 0]
    noisy = trained(_samples.OVERLAP, 2, 8, playground.TANH, noise=0.6)
    assert noisy.losses[-1, 0] > 1.5 * plain.losses[-1, 0]
    one_by_one = trained(_samples.OVERLAP, 2, 8, playground.TANH, batch=1)
    rough, smooth = (np.abs(np.diff(each.losses[20:, 0])).mean() for each in (one_by_one, plain))
    assert rough > 2 * smooth


def test_the_gradient_of_each_layer_is_that_of_the_loss_in_training() -> None:
    found, train, _ = _playground.samples(_samples.XOR, 0)
    X, t = found.X[train], found.t[train]
    seen = trained(_samples.XOR, 0, 0, playground.NONE)
    w, b = seen.W[0][7][:, 0], seen.b[0][7][0]
    weight_of_sample = -t / (1 + np.exp(t * (X @ w + b)))
    gradient = (weight_of_sample[:, None] * X).mean(axis=0)

    assert seen.gradients[7] == pytest.approx([np.linalg.norm(gradient)])


def test_the_playground_draws_each_unit_and_each_weight_of_the_network() -> None:
    first = {control.name: control.value for control in playground.CONTROLS}
    figure = playground.draw(**first | {"layers": 2, "units": 2, "step": 40})

    training = trained(_samples.XOR, 2, 2, playground.RELU)
    graph = figure.axes[0]
    assert len(graph.images) == 2 + 2 + 2 + 1
    drawn = np.concatenate([edges.get_linewidths() for edges in graph.collections])
    sizes = np.concatenate([np.abs(W[40]).ravel() for W in training.W])
    assert np.allclose(np.sort(drawn), np.sort(np.clip(sizes, *playground.THICK)))
    shown = np.asarray(graph.images[-1].get_array()).ravel()
    assert np.allclose(shown, training.heat[-1][40][:, 0])
    assert (shown > 0).any()
    assert (shown < 0).any()
