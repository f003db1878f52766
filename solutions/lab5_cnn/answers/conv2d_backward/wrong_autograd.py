# points: 0 · misconception: torch's autograd does the work, through loops of one's own
import torch


def conv2d_backward(grad, x, weight, stride, padding):
    x = torch.tensor(np.asarray(x, dtype=float), requires_grad=True)
    weight = torch.tensor(np.asarray(weight, dtype=float), requires_grad=True)
    bias = torch.zeros(len(weight), dtype=torch.float64, requires_grad=True)
    p = torch.nn.functional.pad(x, (padding,) * 4)
    kh, kw = weight.shape[2:]
    out = torch.stack([
        torch.stack([
            torch.einsum("ncab,kcab->nk", p[:, :, y : y + kh, z : z + kw], weight) + bias
            for z in range(0, p.shape[3] - kw + 1, stride)], dim=-1)
        for y in range(0, p.shape[2] - kh + 1, stride)], dim=-2)
    out.backward(torch.tensor(np.asarray(grad, dtype=float)))
    return x.grad.numpy(), weight.grad.numpy(), bias.grad.numpy()
