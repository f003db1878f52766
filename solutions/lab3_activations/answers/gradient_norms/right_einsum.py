# points: 2 · written: einsum, and torch tensors without autograd
import torch


def gradient_norms(X, weights, activation):
    h, kept = torch.tensor(X), []
    for W in weights:
        z = torch.einsum("ni,io->no", h, torch.tensor(W))
        before = h
        if activation == "relu":
            h = z.clamp(min=0)
            slope = (z > 0).double()
        elif activation == "tanh":
            h = torch.tanh(z)
            slope = 1 - h * h
        else:
            h = 1 / (1 + torch.exp(-z))
            slope = h * (1 - h)
        kept.append((before, slope, torch.tensor(W)))
    g = torch.ones_like(h) / h.numel()
    norms = []
    for before, slope, W in reversed(kept):
        delta = g * slope
        norms.append(torch.einsum("ni,no->io", before, delta).square().sum().sqrt().item())
        g = torch.einsum("no,io->ni", delta, W)
    return norms[::-1]
