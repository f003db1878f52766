# points: 1 · written: torch tensors, elementary functions only
import torch


def sigmoid(z):
    x = torch.tensor(z, dtype=torch.float64)
    value = 1 / (1 + torch.exp(-x))
    return value, value * (1 - value)
