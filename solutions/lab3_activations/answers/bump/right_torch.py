# points: 1 · written: torch tensors
import torch


def bump(x, left, right, height, steepness):
    t = torch.tensor(x)
    rise = 1 / (1 + torch.exp(-steepness * (t - left)))
    fall = 1 / (1 + torch.exp(-steepness * (t - right)))
    return height * (rise - fall)
