# points: 1 · written: torch layers
import torch


def sawtooth(x, depth):
    h = torch.tensor(x).double()[:, None]
    for _ in range(depth):
        hidden = (h @ torch.ones(1, 2).double() + torch.tensor([0.0, -0.5]).double()).clamp(min=0)
        h = hidden @ torch.tensor([[2.0], [-4.0]]).double()
    return h[:, 0]
