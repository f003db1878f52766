# points: 1 · written: torch.roll
import torch


def equivariance_gap(layer, x, dy, dx):
    first = torch.as_tensor(layer(np.roll(x, (dy, dx), axis=(-2, -1))))
    second = torch.roll(torch.as_tensor(layer(x)), (dy, dx), (2, 3))
    return (first - second).abs().amax(dim=(0, 1))
