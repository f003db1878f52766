# points: 0 · misconception: torch.autograd does the work
import torch


def softmax_cross_entropy(Z, t):
    Z = torch.tensor(Z, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(Z, torch.tensor(t))
    loss.backward()
    return loss.item(), Z.grad
