# points: 2 · written: torch's loss, the gradient by hand
import torch


def softmax_cross_entropy(Z, t):
    Z, t = torch.tensor(Z, dtype=torch.float64), torch.tensor(t)
    loss = torch.nn.functional.cross_entropy(Z, t)
    truth = torch.nn.functional.one_hot(t, Z.shape[1])
    return loss, (torch.softmax(Z, dim=1) - truth) / len(t)
