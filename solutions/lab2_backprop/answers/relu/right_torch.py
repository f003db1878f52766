# points: 1 · written: torch without autograd
import torch


def relu_forward(X):
    return torch.relu(torch.as_tensor(X))


def relu_backward(dY, X):
    return torch.where(torch.as_tensor(X) > 0, torch.as_tensor(dY), 0.0)
