# points: 1 · written: torch tensors, elementary functions only
import torch


def bce_with_logits(z, y):
    s, t = torch.tensor(z), torch.tensor(y)
    return (s.clamp(min=0) - s * t + torch.log1p(torch.exp(-s.abs()))).mean()
