# points: 0 · misconception: torch's unfold does the work
import torch


def im2col(x, kernel, stride, padding):
    out = torch.nn.functional.unfold(torch.tensor(np.asarray(x, float)), kernel, padding=padding, stride=stride)
    return out.transpose(1, 2).numpy()
