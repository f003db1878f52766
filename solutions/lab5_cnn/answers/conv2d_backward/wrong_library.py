# points: 0 · misconception: torch's ready-made gradients of a convolution
import torch


def conv2d_backward(grad, x, weight, stride, padding):
    grad, x, weight = (torch.tensor(np.asarray(a, dtype=float)) for a in (grad, x, weight))
    gx = torch.nn.grad.conv2d_input(x.shape, weight, grad, stride, padding)
    gw = torch.nn.grad.conv2d_weight(x, weight.shape, grad, stride, padding)
    return gx, gw, grad.sum((0, 2, 3))
