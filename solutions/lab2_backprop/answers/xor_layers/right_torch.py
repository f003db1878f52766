# points: 1 · written: float32 tensors, other numbers
import torch


def xor_layers():
    W1 = torch.tensor([[2.0, 4.0], [2.0, 4.0]])
    return [(W1, torch.tensor([-0.5, -5.5])), (torch.tensor([[1.0], [-1.5]]), torch.tensor([-1.0]))]
