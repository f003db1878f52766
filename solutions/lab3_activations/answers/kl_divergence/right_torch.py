# points: 1 · written: torch.xlogy
import torch


def entropy(p):
    x = torch.tensor(p)
    return -torch.xlogy(x, x).sum()


def kl_divergence(p, q):
    x, y = torch.tensor(p), torch.tensor(q)
    return (torch.xlogy(x, x) - torch.xlogy(x, y)).sum()
