# points: 2 · written: torch tensors, but loops of one's own
import torch


def conv2d(x, weight, bias, stride, padding):
    x, weight, bias = (torch.tensor(np.asarray(a, dtype=float)) for a in (x, weight, bias))
    n, c, h, w = x.shape
    padded = torch.zeros(n, c, h + 2 * padding, w + 2 * padding, dtype=x.dtype)
    padded[:, :, padding : padding + h, padding : padding + w] = x
    kh, kw = weight.shape[2:]
    rows = []
    for y in range(0, padded.shape[2] - kh + 1, stride):
        row = []
        for z in range(0, padded.shape[3] - kw + 1, stride):
            window = padded[:, :, y : y + kh, z : z + kw]
            row.append(torch.einsum("ncab,kcab->nk", window, weight) + bias)
        rows.append(torch.stack(row, dim=-1))
    return torch.stack(rows, dim=-2)
