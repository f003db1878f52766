# points: 0 · misconception: torch.nn.functional.conv2d does the work
import torch


def conv2d(x, weight, bias, stride, padding):
    x, weight, bias = (torch.tensor(np.asarray(a, dtype=float)) for a in (x, weight, bias))
    return torch.nn.functional.conv2d(x, weight, bias, stride, padding).numpy()
