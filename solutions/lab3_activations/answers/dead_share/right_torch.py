# points: 1 · written: torch tensors
import torch


def dead_share(X, W, b):
    Z = torch.tensor(X) @ torch.tensor(W) + torch.tensor(b)
    return (Z <= 0).all(dim=0).double().mean()
