# points: 2 · written: torch for the arithmetic alone
import torch


def linear_forward(X, W, b):
    return torch.as_tensor(X) @ torch.as_tensor(W) + torch.as_tensor(b)


def linear_backward(dY, X, W):
    dY, X, W = torch.as_tensor(dY), torch.as_tensor(X), torch.as_tensor(W)
    return torch.mm(dY, W.T), torch.mm(X.T, dY), dY.sum(dim=0)
