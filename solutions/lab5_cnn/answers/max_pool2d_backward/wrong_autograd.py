# points: 0 · misconception: torch's autograd does the work
import torch


def max_pool2d_backward(grad, x, size, stride):
    x = torch.tensor(np.asarray(x, float), requires_grad=True)
    torch.nn.functional.max_pool2d(x, size, stride).backward(torch.tensor(np.asarray(grad, float)))
    return x.grad.numpy()
