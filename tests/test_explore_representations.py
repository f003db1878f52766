"""The explorers of representations and transfer compute what their words say."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA, KernelPCA

from dlcourse import runtime
from dlcourse.explore import (
    _digit_nets,
    _samples,
    embedding_viewer,
    kernel_pca_centring,
    pca_plane,
    transfer_bench,
)


@pytest.mark.parametrize(("turn", "tilt"), [(0.0, 60.0), (-90.0, 15.0), (45.0, -75.0)])
def test_a_plane_has_two_axes_at_right_angles_and_looks_where_it_says(
    turn: float, tilt: float
) -> None:
    inside = pca_plane._axes_in_plane(turn, tilt)
    assert np.allclose(inside.T @ inside, np.eye(2))
    assert np.allclose(inside.T @ pca_plane._normal(turn, tilt), 0)


def test_no_plane_keeps_more_variance_than_the_best_one() -> None:
    X, _ = pca_plane._samples()
    best = pca_plane._kept(*pca_plane._angles(pca_plane._best_normal()))
    assert best == pytest.approx(PCA(2).fit(X).explained_variance_ratio_.sum() * 3)
    for turn, tilt in runtime.rng(0).uniform(-90, 90, size=(200, 2)):
        assert pca_plane._kept(turn, tilt) <= best + 1e-12
    assert pca_plane._all_planes().max() == pytest.approx(best, abs=0.01)


@pytest.mark.parametrize(
    ("kernel", "gamma"), [(kernel_pca_centring.LINEAR, 1.0), (kernel_pca_centring.RBF, 3.0)]
)
def test_centred_components_are_scikit_learns(kernel: str, gamma: float) -> None:
    found = kernel_pca_centring._components(_samples.RINGS, kernel, gamma, kernel_pca_centring.BOTH)
    samples, train, test = kernel_pca_centring._moved(_samples.RINGS)
    model = KernelPCA(2, kernel=kernel.lower(), gamma=gamma, eigen_solver="dense")
    assert np.allclose(np.abs(found.training), np.abs(model.fit_transform(samples.X[train])))
    assert np.allclose(np.abs(found.new), np.abs(model.transform(samples.X[test])))


def test_new_points_that_are_not_centred_are_all_moved_by_one_step() -> None:
    for data, gamma in product((_samples.RINGS, _samples.XOR), (0.3, 3.0)):
        right, moved = (
            kernel_pca_centring._components(data, kernel_pca_centring.RBF, gamma, centred)
            for centred in (kernel_pca_centring.BOTH, kernel_pca_centring.TRAINING)
        )
        step = moved.new - right.new
        assert np.allclose(step, step[0])
        assert np.linalg.norm(step[0]) > 0.001
        assert np.array_equal(moved.training, right.training)


def test_without_centring_the_first_component_has_one_sign() -> None:
    found = kernel_pca_centring._components(
        _samples.RINGS, kernel_pca_centring.RBF, 0.3, kernel_pca_centring.NEVER
    )
    assert abs(np.sign(found.training[:, 0]).sum()) == len(found.training)


def test_training_takes_its_steps_and_leaves_torchs_generator_alone() -> None:
    x, t = torch.rand(7, 1, 14, 14, generator=torch.Generator().manual_seed(0)), torch.arange(7) % 2
    state = torch.random.get_rng_state()
    before, net = _digit_nets.network(2, 0), _digit_nets.network(2, 0)
    first = torch.nn.functional.cross_entropy(before(x), t).item()
    _digit_nets.train(net, x, t, 40, 3e-3, 0)
    assert torch.nn.functional.cross_entropy(net(x), t).item() < first / 2
    assert torch.equal(torch.random.get_rng_state(), state)


def test_the_target_of_halves_has_the_other_classes_and_shots_are_counted() -> None:
    now = _digit_nets.task(_digit_nets.HALVES)
    assert [sorted(set(t.tolist())) for _, t in (now.source, now.target, now.test)] == [
        [0, 1, 2, 3, 4]
    ] * 3
    rows = transfer_bench._drawn(_digit_nets.HALVES, 5, 0)
    assert np.bincount(now.target[1][rows].numpy()).tolist() == [5] * 5
    assert len(set(rows.tolist())) == 25


@pytest.mark.slow
def test_transfer_helps_from_printed_digits_and_late_features_hurt_from_other_classes() -> None:
    kept = ("frozen, linear", _digit_nets.HIDDEN), ("frozen, linear", _digit_nets.CONVOLUTIONS)
    helped = transfer_bench._run(_digit_nets.PRINTED, 5, 0)
    for way in (("fine-tuned", ""), *kept):
        assert helped[way] > helped["from scratch", ""] + 0.03
    hurt = transfer_bench._run(_digit_nets.HALVES, 5, 0)
    assert hurt[kept[0]] < hurt["pixels, linear", ""] - 0.03
    assert hurt[kept[1]] > hurt[kept[0]] + 0.05


@pytest.mark.slow
def test_t_sne_keeps_neighbours_and_pca_keeps_distances() -> None:
    flat = embedding_viewer._map(embedding_viewer.PIXELS, embedding_viewer.PCA)
    curved = embedding_viewer._map(embedding_viewer.PIXELS, "t-SNE, perplexity 30")
    assert curved.kept > flat.kept + 0.2
    assert curved.right_after > flat.right_after + 0.3
    agree = [np.corrcoef(found.before, found.after)[0, 1] for found in (flat, curved)]
    assert agree[0] > agree[1]
