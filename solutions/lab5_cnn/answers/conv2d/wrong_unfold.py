# points: 0 · misconception: torch's unfold cuts the windows
import torch


def conv2d(x, weight, bias, stride, padding):
    tensor = torch.tensor(np.asarray(x, dtype=float))
    kh, kw = weight.shape[2:]
    columns = torch.nn.functional.unfold(tensor, (kh, kw), padding=padding, stride=stride).numpy()
    out = weight.reshape(len(weight), -1) @ columns + bias[:, None]
    oh = (x.shape[2] + 2 * padding - kh) // stride + 1
    return out.reshape(len(x), len(weight), oh, -1)
