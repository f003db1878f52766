# points: 0 · misconception: torch.autograd does the work
import torch


def train_epoch(layers, X, t, lr, batch_size, rng):
    pairs = [[torch.tensor(v, requires_grad=True) for v in pair] for pair in layers]
    flat = [v for pair in pairs for v in pair]
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = torch.tensor(X[rows])
        for l, (W, b) in enumerate(pairs):
            H = H @ W + b
            H = H.relu() if l < len(pairs) - 1 else H
        torch.nn.functional.cross_entropy(H, torch.tensor(t[rows])).backward()
        with torch.no_grad():
            for v in flat:
                v -= lr * v.grad
                v.grad = None
    return [(W.detach(), b.detach()) for W, b in pairs]
