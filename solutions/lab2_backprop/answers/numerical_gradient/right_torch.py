# points: 1 · written: plain arithmetic in torch, no autograd
import torch


def numerical_gradient(f, x, h=1e-5):
    x = torch.tensor(x, dtype=torch.float64)
    gradient = torch.zeros_like(x)
    for j in range(x.numel()):
        step = torch.zeros(x.numel(), dtype=torch.float64)
        step[j] = h
        step = step.reshape(x.shape)
        gradient.view(-1)[j] = (f((x + step).numpy()) - f((x - step).numpy())) / (2 * h)
    return gradient
