"""Lab 8: the notebook itself, the mathematics of its answers, and what its experiment says."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_help import LabFiles
from torch.nn import functional

from dlcourse.notebook import roles

LAB = LabFiles("lab8_sequences")
SLOW = pytest.mark.slow
SEEDS = st.integers(0, 2**32 - 1)
EXPERIMENT = (
    *("imports", "tools", "names", "count-tools", "network", "run-tools"),
    *("experiment-tools", "experiment-run"),
)
some = settings(deadline=None, max_examples=25)


def test_the_time_the_header_promises_is_that_of_the_questions() -> None:
    text = "\n".join(cell.source for cell in LAB.cells if cell.cell_type == "markdown")
    minutes = sum(int(found) for found in re.findall(r"^★+ · (\d+) minutes", text, re.M))
    assert minutes == 365
    assert "about 6 hours" in text


# The mathematics, on the instructor's answers


@some
@given(SEEDS)
def test_a_padded_batch_gives_what_each_sequence_gives_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    W_x, W_h, b = rng.normal(size=(3, 4)), rng.normal(size=(4, 4)), rng.normal(size=4)
    mask = LAB.solved["real_up_to"](6, 6, 2, 1, 4)
    X = rng.normal(size=(4, 6, 3))
    states = LAB.solved["rnn_states"](X, mask, W_x, W_h, b)
    H, w = rng.normal(size=(4, 6, 4)), {k: rng.normal(size=v) for k, v in SHAPES.items()}
    blocks = LAB.solved["block"](H, LAB.solved["may_look"](mask), w, 2)
    for i, n in enumerate(mask.sum(axis=1)):
        alone = np.ones((1, n), dtype=bool)
        one = LAB.solved["rnn_states"](X[i : i + 1, :n], alone, W_x, W_h, b)
        np.testing.assert_allclose(states[i, :n], one[0])
        np.testing.assert_allclose(states[i, -1], one[0, -1])
        one = LAB.solved["block"](H[i : i + 1, :n], LAB.solved["may_look"](alone), w, 2)
        np.testing.assert_allclose(blocks[i, :n], one[0])


SHAPES = dict.fromkeys(("W_q", "W_k", "W_v", "W_o"), (4, 4)) | {"W_1": (4, 16), "W_2": (16, 4)}


@some
@given(SEEDS, st.floats(0.3, 3.0))
def test_the_gradient_through_time_vanishes_as_the_claim_of_the_lecture_says(
    seed: int, gain: float
) -> None:
    rng = np.random.default_rng(seed)
    W_h = gain * np.linalg.qr(rng.normal(size=(5, 5)))[0]
    H, D = np.tanh(rng.normal(size=(9, 5))), np.zeros((9, 5))
    D[-1] = rng.normal(size=5)
    G = LAB.solved["rnn_gradients"](rng.normal(size=(9, 2)), H, D, W_h)[3]
    lengths = np.linalg.norm(G, axis=1)
    assert (lengths[:-1] <= gain * lengths[1:] * (1 + 1e-9)).all()


@some
@given(SEEDS)
def test_a_closed_gate_rewrites_the_state_and_an_open_one_keeps_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, h = rng.normal(size=(2, 3)), rng.normal(size=(2, 4))
    W, V, b = np.zeros((3, 3, 4)), np.zeros((3, 4, 4)), np.zeros((3, 4))
    b[0], b[2] = 40.0, rng.normal(size=4)
    np.testing.assert_allclose(LAB.solved["gru_step"](x, h, W, V, b), h)
    b[0] = -40.0
    new = LAB.solved["gru_step"](x, h, W, V, b)
    np.testing.assert_allclose(new, np.tile(np.tanh(b[2]), (2, 1)))


@some
@given(SEEDS, st.floats(0.01, 500.0))
def test_attention_is_that_of_torch_also_where_one_key_is_left(seed: int, size: float) -> None:
    rng = np.random.default_rng(seed)
    Q, K, V = (rng.normal(size=(2, 3, n, 4)) for n in (5, 6, 6))
    mask = np.zeros((2, 3, 5, 6), dtype=bool)
    np.put_along_axis(mask, rng.integers(6, size=(2, 3, 5, 1)), True, axis=-1)
    mask[0] |= rng.random((3, 5, 6)) < 0.5
    found = LAB.solved["attention"](size * Q, K, V, mask)
    q, k, v, seen = (torch.tensor(a) for a in (size * Q, K, V, mask))
    theirs = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
    np.testing.assert_allclose(found, theirs.numpy(), rtol=1e-6, atol=1e-9)


@some
@given(SEEDS, st.integers(1, 8))
def test_the_cache_gives_what_all_places_at_once_give(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    X, matrices = rng.normal(size=(1, n, 6)), [rng.normal(size=(6, 6)) for _ in range(4)]
    causal = LAB.solved["may_look"](np.ones((1, n), dtype=bool))
    at_once = LAB.solved["multi_head"](X, causal, *matrices, 3)[0]
    K = V = np.zeros((0, 6))
    for place in range(n):
        found, K, V = LAB.solved["attend_next"](X[0, place], K, V, *matrices, 3)
        np.testing.assert_allclose(found, at_once[place])


@some
@given(st.integers(2, 40), st.integers(1, 8), st.floats(1.5, 20000.0))
def test_products_of_codes_depend_on_the_distance_alone(n: int, half: int, base: float) -> None:
    codes = LAB.solved["sinusoidal"](n, 2 * half, base)
    products = codes @ codes.T
    for distance in range(n):
        np.testing.assert_allclose(np.ptp(np.diag(products, distance)), 0, atol=1e-7)


@some
@given(SEEDS, st.floats(0.05, 5.0), st.integers(1, 9))
def test_a_higher_temperature_makes_what_is_drawn_less_certain(
    seed: int, temperature: float, k: int
) -> None:
    scores = np.random.default_rng(seed).normal(size=9)
    colder = LAB.solved["next_probabilities"](scores, temperature, k)
    warmer = LAB.solved["next_probabilities"](scores, 1.5 * temperature, k)
    assert colder.sum() == pytest.approx(1)
    assert colder.max() >= warmer.max() - 1e-12
    assert (colder.argsort()[-k:] == warmer.argsort()[-k:]).all()


def test_a_model_that_knows_nothing_has_the_perplexity_of_its_alphabet() -> None:
    codes, mask = LAB.solved["pad"]([(0, 3, 1, 0), (0, 2, 0)])
    P = LAB.solved["bigram"](codes, mask, 27, 1e9)
    log_p = np.log(P[codes[:, :-1], codes[:, 1:]])
    assert LAB.solved["perplexity"](log_p, mask[:, 1:]) == pytest.approx(27, rel=1e-5)


# The experiment


@pytest.mark.exhaustive
@SLOW
@pytest.mark.timeout(600)
def test_the_experiment_says_what_the_text_says() -> None:
    names: dict[str, Any] = {}
    for cell in LAB.cells:
        given = cell.id in EXPERIMENT or roles.grade_id(cell) in LAB.points
        if cell.cell_type == "code" and given:
            exec(cell.source, names)
    pairs, triples, former, gru, former_last, gru_last = names["results"].transpose(2, 0, 1)
    assert (gru < pairs).all()
    assert (gru < triples).all()
    assert (former[1:] < pairs[1:]).all()
    assert (former_last[0] > 27).all()
    assert (gru_last[0] > 27).all()
    assert (former_last[0] > 3 * former[0]).all()
