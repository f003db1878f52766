# points: 0 · misconception: torch.autograd does the work
import torch

def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    X, W = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (X, W))
    b = torch.zeros(W.shape[1], dtype=torch.float64, requires_grad=True)
    (X @ W + b).backward(torch.tensor(dY, dtype=torch.float64))
    return X.grad, W.grad, b.grad
