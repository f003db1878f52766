# points: 1 · written: torch tensors
import torch


def identity(z):
    x = torch.tensor(z)
    return x, torch.ones_like(x)


def step(z):
    x = torch.tensor(z)
    return (x > 0).double(), torch.zeros_like(x)


def tanh(z):
    value = torch.tanh(torch.tensor(z))
    return value, 1 - value.square()


def gaussian(z):
    x = torch.tensor(z)
    value = torch.exp(-x.square() / 2)
    return value, -x * value
