# points: 2 · written: torch for the arithmetic alone
import torch


def linear_forward(X, W, b):
    X, W, b = (torch.as_tensor(v, dtype=torch.float64) for v in (X, W, b))
    return X @ W + b


def linear_backward(dY, X, W):
    dY, X, W = (torch.as_tensor(v, dtype=torch.float64) for v in (dY, X, W))
    return torch.mm(dY, W.T), torch.mm(X.T, dY), dY.sum(dim=0)
