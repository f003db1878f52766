# points: 1 · written: the middle row alone, as a tensor
import torch


def edge_filter():
    kernel = torch.zeros(3, 3)
    kernel[1, 0], kernel[1, 2] = -1, 1
    return kernel
