# points: 0 · misconception: torch.autograd does the work
import torch

def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    X = torch.tensor(X, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(X.relu(), X, torch.tensor(dY, dtype=torch.float64))[0]
