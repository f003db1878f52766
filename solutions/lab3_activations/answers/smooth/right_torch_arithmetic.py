# points: 1 · written: torch tensors, elementary functions only
import torch


def softplus(z):
    x = torch.tensor(z).double()
    return torch.logaddexp(x, torch.zeros_like(x)), 1 / (1 + torch.exp(-x))


def silu(z):
    x = torch.tensor(z).double()
    s = 1 / (1 + torch.exp(-x))
    return x * s, s + x * s * (1 - s)


def gelu(z):
    x = torch.tensor(z).double()
    cdf = 0.5 * (1 + torch.erf(x / math.sqrt(2)))
    return x * cdf, cdf + x * torch.exp(-x * x / 2) / math.sqrt(2 * math.pi)
