"""Lab 5: the notebook itself, and known right and wrong answers to its questions."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import LabFiles

LAB = LabFiles("lab5_cnn")
SLOW = pytest.mark.slow


@pytest.mark.slow
def test_a_network_without_forward_is_named_as_not_answered() -> None:
    made, _, _ = LAB.sources["SmallCNN"].rpartition("### BEGIN SOLUTION")
    failure = LAB.failure_of("SmallCNN", f"{made}raise NotImplementedError()", hidden=False)
    assert "not answered yet" in str(failure)


def test_the_time_the_header_promises_is_that_of_the_questions() -> None:
    text = "\n".join(cell.source for cell in LAB.cells if cell.cell_type == "markdown")
    minutes = sum(int(found) for found in re.findall(r"^★+ · (\d+) minutes", text, re.M))
    assert minutes == 450
    assert "about 7½ hours" in text


# The mathematics, on the instructor's answers


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(0, 2), st.integers(1, 3))
def test_the_gradient_of_a_convolution_is_its_transpose(
    seed: int, stride: int, padding: int, kernel: int
) -> None:
    """⟨grad, conv(x)⟩ is linear in x and in the weights: both gradients give it back."""
    rng = np.random.default_rng(seed)
    x, weight = rng.normal(size=(2, 2, 5, 4)), rng.normal(size=(3, 2, kernel, kernel))
    out = LAB.solved["conv2d"](x, weight, np.zeros(3), stride, padding)
    grad = rng.normal(size=out.shape)
    grad_x, grad_weight, _ = LAB.solved["conv2d_backward"](grad, x, weight, stride, padding)
    assert np.vdot(grad_x, x) == pytest.approx(np.vdot(grad, out))
    assert np.vdot(grad_weight, weight) == pytest.approx(np.vdot(grad, out))


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(1, 3))
def test_pooling_passes_every_gradient_on_exactly_once(seed: int, size: int, stride: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 3, size=(2, 1, 6, 5)).astype(float)
    pooled = LAB.solved["max_pool2d"](x, size, stride)
    grad = rng.normal(size=pooled.shape)
    back = LAB.solved["max_pool2d_backward"](grad, x, size, stride)
    assert back.sum() == pytest.approx(grad.sum())
    assert np.vdot(back, x) == pytest.approx(np.vdot(grad, pooled))


@SLOW
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(1, 5))]
)
def test_the_network_reaches_97_per_cent_with_every_seed(seed: int) -> None:
    names = LAB.solved
    model = names["train_cnn"](names["train_images"], names["train_labels"], seed, "cpu")
    model.eval()
    with torch.no_grad():
        right = model(names["test_images"]).argmax(1) == names["test_labels"]
    assert right.float().mean().item() >= 0.97


@SLOW
@pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no GPU")
def test_the_same_code_reaches_97_per_cent_on_a_gpu() -> None:
    names = LAB.solved
    batches = names["batches_of"](names["test_images"], names["test_labels"], 250)
    model = names["train_cnn"](names["train_images"], names["train_labels"], 0, "cuda")
    assert names["evaluate"](model, batches, "cuda") >= 0.97
