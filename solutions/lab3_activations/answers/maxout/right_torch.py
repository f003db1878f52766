# points: 1 · written: torch tensors
import torch


def maxout(X, W, b):
    sums = torch.matmul(torch.tensor(X), torch.tensor(W)) + torch.tensor(b).unsqueeze(1)
    return sums.amax(0)
