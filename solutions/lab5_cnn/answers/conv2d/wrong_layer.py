# points: 0 · misconception: a Conv2d layer does the work
import torch


def conv2d(x, weight, bias, stride, padding):
    k, c, kh, kw = weight.shape
    layer = torch.nn.Conv2d(c, k, (kh, kw), stride, padding).double()
    layer.weight.data = torch.tensor(np.asarray(weight, dtype=float))
    layer.bias.data = torch.tensor(np.asarray(bias, dtype=float))
    return layer(torch.tensor(np.asarray(x, dtype=float))).detach().numpy()
