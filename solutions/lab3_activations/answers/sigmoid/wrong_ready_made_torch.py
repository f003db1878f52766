# points: 0 · misconception: torch's ready-made sigmoid
import torch


def sigmoid(z):
    value = torch.sigmoid(torch.tensor(z))
    return value, value * (1 - value)
