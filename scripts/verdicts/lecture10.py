# ruff: noqa: T201
"""Lecture 10, its five comparisons again: twenty seeds, several rates, and four times the budget.

``python scripts/verdicts/lecture10.py`` prints the tables of docs/verdicts.md, section "Lecture
10"; with a name (``names``, ``memory``, ``letters``, ``norms``, ``sunspots``) only one of them.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import torch
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.pipeline import make_pipeline
from torch import Tensor, nn
from torch.nn import functional

from dlcourse import data, runtime
from dlcourse.explore import _letter_models as letter_models

SEEDS = range(20)
Loss = Callable[[nn.Module, Tensor], Tensor]


class Recurrent(nn.Module):
    """A recurrent cell that reads inputs or numbers of letters, and scores at every place."""

    def __init__(self, cell: type[nn.RNNBase], inputs: int, width: int, outputs: int) -> None:
        super().__init__()
        self.read: nn.Module = nn.Embedding(27, inputs) if inputs == 16 else nn.Identity()
        self.cell = cell(inputs, width, batch_first=True)
        self.out = nn.Linear(width, outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.cell(self.read(x))[0])


class Forecaster(nn.Module):
    """A transformer over a window of numbers: two blocks, and a linear layer at the last year."""

    def __init__(self, window: int, width: int = 16) -> None:
        super().__init__()
        self.read, self.out = nn.Linear(1, width), nn.Linear(width, 1)
        self.places = nn.Parameter(0.3 * torch.randn(window, width))
        self.blocks = nn.Sequential(*(letter_models.Block(width, 2, False) for _ in range(2)))
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.norm(self.blocks(self.read(x) + self.places)))


def fit(net: nn.Module, loss: Loss, n: int, steps: int, rate: float, seed: int) -> nn.Module:
    """Steps of AdamW on batches of 64 of n rows."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, fused=True)
    generator = runtime.torch_generator(seed)
    for _ in range(steps):
        rows = torch.randint(n, (64,), generator=generator)
        optimizer.zero_grad()
        loss(net, rows).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
    return net


def shown(name: str, *columns: Sequence[float]) -> None:
    """One line of a table: means and standard deviations over the seeds."""
    cells = [f"{np.mean(column):.3f} ± {np.std(column):.3f}" for column in columns]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def names(seeds: Sequence[int] = SEEDS) -> None:
    """Girl or boy? Pieces of a name in a linear model, and a GRU, on fresh splits."""
    words, t = data.first_names()
    codes, texts = letter_models.encode(words)[:, 1:], np.array([f"^{w.lower()}$" for w in words])
    lengths, labels = torch.tensor([len(w) - 1 for w in words]), torch.as_tensor((t + 1) // 2)

    def last(net: nn.Module, rows: Tensor) -> Tensor:
        return net(codes[rows])[torch.arange(len(rows)), lengths[rows]]

    def split(seed: int) -> tuple[Tensor, Tensor]:
        order = torch.as_tensor(runtime.rng(seed).permutation(len(t)))
        return order[:3000], order[3000:]

    def recurrent(seed: int, steps: int, rate: float) -> float:
        known, new = split(seed)
        torch.manual_seed(seed)

        def loss(net: nn.Module, rows: Tensor) -> Tensor:
            return functional.cross_entropy(last(net, known[rows]), labels[known[rows]])

        net = fit(Recurrent(nn.GRU, 16, 32, 2), loss, len(known), steps, rate, seed)
        with torch.no_grad():
            return (last(net, new).argmax(dim=1) == labels[new]).double().mean().item()

    print("| model | accuracy |\n| --- | --- |")
    for longest in (1, 2, 3, 4):
        scores = []
        for seed in seeds:
            known, new = (rows.numpy() for rows in split(seed))
            pieces = CountVectorizer(analyzer="char", ngram_range=(1, longest))
            model = make_pipeline(pieces, LogisticRegression(C=0.3, max_iter=300, tol=1e-3))
            scores.append(model.fit(texts[known], t[known]).score(texts[new], t[new]))
        shown(f"pieces of up to {longest} letters, logistic regression", scores)
    for steps, rate in ((300, 0.01), (300, 0.003), (300, 0.03), (1200, 0.01)):
        scores = [recurrent(seed, steps, rate) for seed in seeds]
        shown(f"GRU, {steps} steps, rate {rate:g}", scores)


CELLS = {"plain": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM, "LSTM, forget gate open": nn.LSTM}


def remembered(name: str, gap: int, steps: int, rate: float, seed: int) -> float:
    """Accuracy of naming the first of 1 + gap symbols; the others tell nothing."""
    torch.manual_seed(seed)
    net, generator = Recurrent(CELLS[name], 8, 32, 4), runtime.torch_generator(seed)
    if "open" in name:
        with torch.no_grad():
            net.cell.bias_ih_l0[32:64] += 3  # the forget gate starts at sigmoid(3) = 0.95

    def batch(n: int) -> tuple[Tensor, Tensor]:
        first = torch.randint(4, (n, 1), generator=generator)
        others = 4 + torch.randint(4, (n, gap), generator=generator)
        return functional.one_hot(torch.cat([first, others], dim=1), 8).float(), first[:, 0]

    def loss(net: nn.Module, rows: Tensor) -> Tensor:
        x, first = batch(len(rows))
        return functional.cross_entropy(net(x)[:, -1], first)

    fit(net, loss, 1, steps, rate, seed)
    x, first = batch(1000)
    with torch.no_grad():
        return (net(x)[:, -1].argmax(dim=1) == first).double().mean().item()


def memory(seeds: Sequence[int] = SEEDS) -> None:
    """How many of the seeds learn to keep the first symbol over a gap?"""
    print("| cell | gap | steps | rate | learned |\n" + "| --- " * 5 + "|")
    budgets = ((300, 0.01), (300, 0.003), (300, 0.03), (1200, 0.01))
    for gap, (steps, rate) in itertools.product((20, 40), budgets):
        for name in CELLS:
            found = [remembered(name, gap, steps, rate, seed) > 0.9 for seed in seeds]
            print(
                f"| {name} | {gap} | {steps} | {rate:g} | {sum(found)} of {len(found)} |",
                flush=True,
            )


def count_perplexity(known: Tensor, new: Tensor, length: int, added: float) -> float:
    """Perplexity of the next letter by counting pieces of so many letters, plus a constant."""
    pairs, pasts = Counter[tuple[str, str]](), Counter[str]()

    def pieces(codes: Tensor) -> list[tuple[str, str]]:
        found = []
        for row in codes.tolist():
            word = "".join(letter_models.LETTERS[code] for code in row[1:]).rstrip(".") + "."
            text = "." * (length - 1) + word
            places = range(length - 1, len(text))
            found += [(text[place - length + 1 : place], text[place]) for place in places]
        return found

    for past, letter in pieces(known):
        pairs[past, letter] += 1
        pasts[past] += 1
    surprise = [
        math.log((pasts[past] + 27 * added) / (pairs[past, letter] + added))
        for past, letter in pieces(new)
    ]
    return math.exp(float(np.mean(surprise)))


def letters(seeds: Sequence[int] = SEEDS) -> None:
    """Perplexity of the next letter on 500 new names, on fresh splits."""
    codes = letter_models.encode(data.first_names().names)

    def split(seed: int) -> tuple[Tensor, Tensor]:
        order = torch.as_tensor(runtime.rng(seed).permutation(len(codes)))
        return codes[order[:3500]], codes[order[3500:]]

    def trained(make: Callable[[], nn.Module], steps: int, rate: float, seed: int) -> float:
        known, new = split(seed)
        torch.manual_seed(seed)
        net = make()
        letter_models.train(net, known, steps, rate, seed)
        with torch.no_grad():
            return letter_models.next_letter_loss(net, new).exp().item()

    print("| model | perplexity |\n| --- | --- |")
    for length, added in ((1, 0.1), (2, 0.1), (3, 0.1), (4, 0.1), (5, 0.1)):
        shown(
            f"counts of pieces of {length}",
            [count_perplexity(*split(seed), length, added) for seed in seeds],
        )
    models: dict[str, Callable[[], nn.Module]] = {
        "GRU of 64": lambda: Recurrent(nn.GRU, 16, 64, 27),
        "transformer, 1 block": lambda: letter_models.LetterModel(1),
    }
    for steps, rate in ((400, 0.01), (400, 0.003), (400, 0.03), (1600, 0.01), (1600, 0.003)):
        for name, make in models.items():
            scores = [trained(make, steps, rate, seed) for seed in seeds]
            shown(f"{name}, {steps} steps, rate {rate:g}", scores)


class PostBlock(letter_models.Block):
    """A block that normalises after adding."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__(width, heads, masked=True)
        self.after_attention, self.before_attention = self.before_attention, nn.Identity()
        self.after_mlp, self.before_mlp = self.before_mlp, nn.Identity()

    def forward(self, h: Tensor) -> Tensor:
        weights, values = self.weights_and_values(h)
        h = self.after_attention(h + self.write((weights @ values).transpose(1, 2).flatten(2)))
        return self.after_mlp(h + self.mlp(h))


def norms(seeds: Sequence[int] = SEEDS) -> None:
    """Perplexity of twelve blocks without warm-up, with the norm at two places."""
    known, new = letter_models.split()

    def deep(post: bool, steps: int, rate: float, seed: int) -> float:
        torch.manual_seed(seed)
        net, generator = letter_models.LetterModel(12), runtime.torch_generator(seed)
        if post:
            net.blocks = nn.Sequential(*(PostBlock(32, 4) for _ in range(12)))
        optimizer = torch.optim.AdamW(net.parameters(), lr=rate, fused=True)
        for _ in range(steps):
            rows = torch.randint(len(known), (32,), generator=generator)
            optimizer.zero_grad()
            letter_models.next_letter_loss(net, known[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            return letter_models.next_letter_loss(net, new).exp().item()

    print("| norm, steps, rate | perplexity |\n| --- | --- |")
    for steps, rate, name in itertools.product((100, 400), (0.01, 0.003), ("post", "pre")):
        scores = [deep(name == "post", steps, rate, seed) for seed in seeds]
        shown(f"{name}, {steps}, {rate:g}", scores)


WINDOW = 20
SETTINGS = [(steps, rate) for steps in (100, 200) for rate in (0.003, 0.01, 0.03)]


def sunspots(seeds: Sequence[int] = SEEDS, settings: Sequence[tuple[int, float]] = ()) -> None:
    """Root of the mean squared error of the next year, from 1920 to 2008."""
    years, values = data.sunspots()
    print("| model | validation, 1880 to 1919 | test, from 1920 |\n" + "| --- " * 3 + "|")
    rows = np.lib.stride_tricks.sliding_window_view(values, WINDOW + 1)
    X, y, year = rows[:, :WINDOW], rows[:, -1], years[WINDOW:]
    known, parts = year < 1880, ((year >= 1880) & (year < 1920), year >= 1920)
    mean, scale = values[years < 1880].mean(), values[years < 1880].std()
    inputs = torch.as_tensor((X - mean) / scale).float()[..., None]
    wanted = torch.as_tensor((y - mean) / scale).float()

    def errors(forecast: np.ndarray) -> list[float]:
        return [float(np.sqrt(np.mean((forecast[part] - y[part]) ** 2))) for part in parts]

    def loss(net: nn.Module, rows: Tensor) -> Tensor:
        return functional.mse_loss(net(inputs[rows])[:, -1, 0], wanted[rows])

    def trained(make: Callable[[], nn.Module], steps: int, rate: float, seed: int) -> list[float]:
        torch.manual_seed(seed)
        net = fit(make(), loss, int(known.sum()), steps, rate, seed)
        with torch.no_grad():
            return errors(net(inputs)[:, -1, 0].numpy() * scale + mean)

    found = {"as this year": errors(X[:, -1])}
    for past in (2, 9, WINDOW):
        model = LinearRegression().fit(X[known, -past:], y[known])
        found[f"linear, {past} years"] = errors(model.predict(X[:, -past:]))
    for name, row in found.items():
        print(f"| {name} | {row[0]:.1f} | {row[1]:.1f} |")
    models: dict[str, Callable[[], nn.Module]] = {
        "transformer": lambda: Forecaster(WINDOW),
        "GRU of 32": lambda: Recurrent(nn.GRU, 1, 32, 1),
    }
    for steps, rate in settings or (*SETTINGS, (800, 0.003)):
        for name, make in models.items():
            scores = [trained(make, steps, rate, seed) for seed in seeds]
            cells = [f"{np.mean(c):.1f} ± {np.std(c):.1f}" for c in zip(*scores, strict=True)]
            print(f"| {name}, {steps} steps, rate {rate:g} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print the tables that are asked for, or all."""
    torch.set_num_threads(1)
    tables = {"names": names, "memory": memory, "letters": letters, "norms": norms}
    tables |= {"sunspots": sunspots}
    for name in sys.argv[1:] or tables:
        print(f"\n**{name}**, seeds {SEEDS[0]} to {SEEDS[-1]}\n")
        tables[name]()


if __name__ == "__main__":
    main()
