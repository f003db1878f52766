"""The explorers of optimization draw what the theory of the lecture says."""

from __future__ import annotations

import numpy as np
import pytest

from dlcourse import plot
from dlcourse.explore import batch_noise, learning_rate_dial, loss_landscape, optimizer_race


@pytest.mark.parametrize(
    ("rate", "verdict"), [(0.3, "stable"), (1.9, "stable"), (2.0, "critical"), (2.2, "divergent")]
)
@pytest.mark.parametrize("ratio", [1.0, 10.0, 100.0])
def test_each_axis_of_the_bowl_shrinks_by_its_own_factor(
    ratio: float, rate: float, verdict: str
) -> None:
    path = learning_rate_dial._path(ratio, rate)
    factors = 1 - rate / ratio * np.array([1.0, ratio])

    powers = factors ** np.arange(len(path))[:, None]
    assert np.allclose(path, np.array(learning_rate_dial.START) * powers)
    shrinks = abs(path[-1, 1]) < abs(path[0, 1])
    assert shrinks is np.bool_(verdict == "stable")
    assert verdict in plot.alt_text(learning_rate_dial.draw(ratio, rate, 3))


def test_nobody_leaves_the_ridge_of_the_saddle_from_a_point_on_it() -> None:
    track = optimizer_race.TRACKS["saddle"]
    on_the_ridge = optimizer_race.Track(track.f, (1.4, 0.0), track.minima, track.xlim, track.ylim)
    rates = {name: [rate] for name, rate in optimizer_race.RATES["saddle"].items()}

    paths = optimizer_race._walk(on_the_ridge, rates)

    assert (paths[..., 1] == 0).all()


@pytest.mark.parametrize("track", optimizer_race.TRACKS)
def test_minima_of_the_tracks_have_loss_zero_and_nothing_in_view_is_lower(track: str) -> None:
    chosen = optimizer_race.TRACKS[track]
    x, y = np.meshgrid(np.linspace(*chosen.xlim, 200), np.linspace(*chosen.ylim, 200))

    assert chosen.f(x, y).min() >= 0
    for minimum in chosen.minima:
        assert chosen.f(*minimum) == pytest.approx(0)


@pytest.mark.slow
@pytest.mark.parametrize("track", optimizer_race.TRACKS)
def test_no_other_rate_of_the_list_arrives_earlier(track: str) -> None:
    names, exponents = list(optimizer_race.LOOKS), np.arange(-4, 0.1, 0.25)
    chosen = optimizer_race.TRACKS[track]
    paths = optimizer_race._walk(chosen, {name: list(10.0**exponents) for name in names})
    losses = chosen.f(paths[..., 0], paths[..., 1]).reshape(len(names), len(exponents), -1)

    for name, of_one in zip(names, losses, strict=True):
        best = min(range(len(exponents)), key=lambda place: arrival(of_one[place]))
        assert optimizer_race.RATES[track][name] == pytest.approx(10.0 ** exponents[best])


def arrival(losses: np.ndarray) -> tuple[int, float]:
    """The update after which the loss stays below the goal; for those who never come, the end."""
    above = np.flatnonzero(losses >= optimizer_race.GOAL)
    update = int(above[-1]) + 1 if len(above) else 0
    return update, 0.0 if update <= optimizer_race.UPDATES else float(losses[-1])


def test_a_path_that_leaves_for_infinity_stays_where_it_was_last_seen() -> None:
    paths = optimizer_race._walk(optimizer_race.TRACKS["ravine"], {"SGD": [5.0]})

    assert np.isfinite(paths).all()
    assert (np.abs(paths) < 1e3).all()
    assert (paths[0, -1] == paths[0, -2]).all()


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [batch_noise.WITH, batch_noise.WITHOUT])
@pytest.mark.parametrize("moment", batch_noise.EPOCHS)
def test_noise_of_mini_batches_is_as_predicted(moment: str, drawn: str) -> None:
    for size in batch_noise.SIZES:
        measured = batch_noise._cloud(moment, drawn, size).noise
        predicted = batch_noise._predicted(moment, drawn, size)
        assert measured == pytest.approx(predicted, rel=0.15, abs=1e-9)


def test_gradients_of_samples_add_up_to_the_gradient_of_the_mean() -> None:
    import torch
    from torch.nn.functional import cross_entropy

    from dlcourse import data, runtime

    digits = data.digits()
    rows = runtime.rng(0).permutation(len(digits.t))[: batch_noise.N]
    model = batch_noise._network()
    loss = cross_entropy(model(torch.tensor(digits.X[rows] / 16)), torch.tensor(digits.t[rows]))
    full = torch.autograd.grad(loss, list(model.parameters()))

    expected = np.concatenate([part.flatten().numpy() for part in full])
    assert np.allclose(
        batch_noise._sample_gradients(batch_noise.START).mean(axis=0), expected, atol=1e-12
    )


@pytest.mark.parametrize(
    "network", [loss_landscape.SHALLOW, loss_landscape.DEEP, loss_landscape.SKIPS]
)
def test_random_directions_are_as_long_as_the_weights_unit_by_unit(network: str) -> None:
    trained = loss_landscape._trained(network)
    for direction in loss_landscape._directions(network, loss_landscape.RANDOM[0]):
        begin = 0
        for shape in trained.shapes:
            end = begin + int(np.prod(shape))
            weights, steps = (
                vector[begin:end].reshape(shape) for vector in (trained.path[-1], direction)
            )
            if len(shape) == 1:
                assert (steps == 0).all()
            else:
                assert np.allclose(np.linalg.norm(steps, axis=1), np.linalg.norm(weights, axis=1))
            begin = end


@pytest.mark.parametrize("plane", [loss_landscape.RANDOM[1], loss_landscape.PATH])
def test_the_middle_of_every_picture_is_the_trained_network(plane: str) -> None:
    import torch
    from torch.func import functional_call
    from torch.nn.functional import cross_entropy

    trained = loss_landscape._trained(loss_landscape.SHALLOW)
    sizes = [int(np.prod(shape)) for shape in trained.shapes]
    parts = torch.split(torch.tensor(trained.path[-1], dtype=torch.float32), sizes)
    weights = {
        name: part.reshape(shape)
        for name, part, shape in zip(trained.names, parts, trained.shapes, strict=True)
    }
    X, t = loss_landscape._samples()
    expected = float(cross_entropy(functional_call(trained.model, weights, X), t))

    for span in (0.25, 2.0):
        losses = loss_landscape._losses(loss_landscape.SHALLOW, plane, span)
        assert losses[loss_landscape.GRID // 2, loss_landscape.GRID // 2] == pytest.approx(
            expected, rel=1e-4
        )
