# points: 1 · written: torch.unique
import torch


def count_linear_regions(X, weights, biases):
    h, bits = torch.tensor(X).double(), []
    for W, b in zip(weights, biases):
        z = h @ torch.tensor(W).double() + torch.tensor(b).double()
        bits.append((z > 0).int())
        h = z.clamp(min=0)
    return torch.unique(torch.cat(bits, dim=1), dim=0).shape[0]
