"""A small transformer that reads first names letter by letter, for the explorers of sequences.

It needs torch, so the explorers import this module only where they train or use a model.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import torch
from torch import Tensor, nn
from torch.nn import functional

from dlcourse import data, runtime
from dlcourse.explore._letters import HEADS, LETTERS, PLACES

WIDTH = 32
STEPS, RATE, BATCH = 400, 0.01, 128
KNOWN = 3500  # names to learn from; the other 500 are for testing


def encode(names: Sequence[str]) -> Tensor:
    """Write each name as numbers of letters: a dot, the letters, and dots up to the end.

    Parameters
    ----------
    names
        n names of at most 11 letters from A to Z.

    Returns
    -------
    Tensor
        (n, PLACES + 1) int64, the places in LETTERS.
    """
    rows = [f".{name.lower()}".ljust(PLACES + 1, ".") for name in names]
    return torch.tensor([[LETTERS.index(letter) for letter in row] for row in rows])


class Block(nn.Module):
    """Attention and a small network (MLP) for each place, each added to its input.

    Parameters
    ----------
    width
        How many numbers stand for each place.
    heads
        How many parts the attention has; a divisor of width.
    masked
        Whether a place sees only itself and the places before it.
    """

    def __init__(self, width: int, heads: int, masked: bool) -> None:
        super().__init__()
        self.heads, self.masked = heads, masked
        self.before_attention, self.before_mlp = nn.LayerNorm(width), nn.LayerNorm(width)
        self.read, self.write = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(
            nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width)
        )

    def weights_and_values(self, h: Tensor) -> tuple[Tensor, Tensor]:
        """Compute where each place looks, and what it finds there.

        Parameters
        ----------
        h
            (n, places, width).

        Returns
        -------
        weights : Tensor
            (n, heads, places, places); the weights in a row add up to 1.
        values : Tensor
            (n, heads, places, width / heads).
        """
        parts = self.read(self.before_attention(h)).chunk(3, dim=-1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        if self.masked:
            later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
            scores = scores.masked_fill(later, -torch.inf)
        return scores.softmax(dim=-1), v

    def forward(self, h: Tensor) -> Tensor:
        """Apply the block.

        Parameters
        ----------
        h
            (n, places, width).

        Returns
        -------
        Tensor
            (n, places, width).
        """
        weights, values = self.weights_and_values(h)
        h = h + self.write((weights @ values).transpose(1, 2).flatten(2))
        changed: Tensor = h + self.mlp(self.before_mlp(h))
        return changed


class LetterModel(nn.Module):
    """From the letters so far to scores for the next one, at every place of a name.

    Parameters
    ----------
    layers
        How many blocks.
    masked
        Whether a place sees only itself and the places before it.
    """

    def __init__(self, layers: int = 1, masked: bool = True) -> None:
        super().__init__()
        self.letters = nn.Embedding(len(LETTERS), WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.blocks = nn.Sequential(*(Block(WIDTH, HEADS, masked) for _ in range(layers)))
        self.scores = nn.Sequential(nn.LayerNorm(WIDTH), nn.Linear(WIDTH, len(LETTERS)))
        nn.init.normal_(self.letters.weight, std=0.1)
        nn.init.normal_(self.places.weight, std=0.1)

    def embed(self, codes: Tensor) -> Tensor:
        """Add up what stands for the letter and what stands for its place.

        Parameters
        ----------
        codes
            (n, places) int64.

        Returns
        -------
        Tensor
            (n, places, WIDTH).
        """
        added: Tensor = self.letters(codes) + self.places(torch.arange(codes.shape[1]))
        return added

    def forward(self, codes: Tensor) -> Tensor:
        """Compute scores for the next letter.

        Parameters
        ----------
        codes
            (n, places) int64.

        Returns
        -------
        Tensor
            (n, places, 27), scores for the letter after each place.
        """
        scores: Tensor = self.scores(self.blocks(self.embed(codes)))
        return scores


def next_letter_loss(net: nn.Module, codes: Tensor) -> Tensor:
    """Compute the mean cross-entropy of the next letter, up to the first dot after the name.

    Parameters
    ----------
    net
        From (n, PLACES) codes to (n, PLACES, 27) scores.
    codes
        (n, PLACES + 1) int64, from `encode`.

    Returns
    -------
    Tensor
        One number, in nats for each letter.
    """
    given, wanted = codes[:, :-1], codes[:, 1:]
    after_the_end = (given == 0) & (torch.arange(PLACES) > 0)
    wanted = wanted.masked_fill(after_the_end, -1)
    return functional.cross_entropy(net(given).flatten(0, 1), wanted.flatten(), ignore_index=-1)


def train(net: nn.Module, codes: Tensor, steps: int, rate: float, seed: int) -> None:
    """Train on the next letter, with AdamW and a rate that rises and falls.

    Parameters
    ----------
    net
        The model.
    codes
        (n, PLACES + 1) int64, the names.
    steps, rate, seed
        How many steps, the largest rate, and the seed of the batches.
    """
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps)
    generator = runtime.torch_generator(seed)
    for _ in range(steps):
        rows = torch.randint(len(codes), (BATCH,), generator=generator)
        optimizer.zero_grad()
        next_letter_loss(net, codes[rows]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()


@cache
def split() -> tuple[Tensor, Tensor]:
    """Return the names to learn from and those for testing, as codes."""
    codes = encode(data.first_names().names)
    rows = torch.as_tensor(runtime.rng(7).permutation(len(codes)))
    return codes[rows[:KNOWN]], codes[rows[KNOWN:]]


@cache
def trained(masked: bool) -> LetterModel:
    """Train a model once, with a mask or without.

    Parameters
    ----------
    masked
        Whether a place sees only itself and the places before it.

    Returns
    -------
    LetterModel
        The model.
    """
    with torch.random.fork_rng(devices=()):
        torch.manual_seed(0)
        net = LetterModel(masked=masked)
    train(net, split()[0], STEPS, RATE, 0)
    return net
