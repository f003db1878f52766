# points: 1 · written: torch without autograd, float32
import torch


def sigmoid_forward(X):
    return torch.sigmoid(torch.tensor(X, dtype=torch.float32))


def sigmoid_backward(dY, Y):
    dY, Y = torch.tensor(dY), torch.tensor(Y)
    return dY * Y * (1 - Y)
