# points: 1 · written: torch tensors, elementary functions only
import torch


def relu(z):
    x = torch.tensor(z)
    return x.clamp(min=0), (x > 0).double()


def prelu(z, a):
    x = torch.tensor(z)
    left = (x <= 0).double()
    return x * (1 - left) + a * x * left, 1 - left + a * left, x * left


def elu(z, alpha):
    x = torch.tensor(z)
    e = torch.exp(x.clamp(max=0))
    return torch.where(x > 0, x, alpha * (e - 1)), torch.where(x > 0, 1.0, alpha * e)
