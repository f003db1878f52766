# points: 0 · misconception: torch's automatic differentiation
import torch


def gradient_norms(X, weights, activation):
    parameters = [torch.tensor(W, requires_grad=True) for W in weights]
    h = torch.tensor(X)
    for W in parameters:
        z = h @ W
        h = {"tanh": torch.tanh, "relu": lambda v: v.clamp(min=0)}.get(
            activation, lambda v: 1 / (1 + torch.exp(-v))
        )(z)
    h.mean().backward()
    return [float(W.grad.norm()) for W in parameters]
