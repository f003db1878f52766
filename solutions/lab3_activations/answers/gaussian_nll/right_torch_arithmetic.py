# points: 1 · written: torch tensors, elementary functions only
import torch


def gaussian_nll(y, mean, log_variance):
    y, m, s = (torch.tensor(part) for part in (y, mean, log_variance))
    return 0.5 * (math.log(2 * math.pi) + s + (y - m).square() * torch.exp(-s)).mean()
