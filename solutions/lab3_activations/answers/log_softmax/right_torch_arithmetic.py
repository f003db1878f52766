# points: 1 · written: torch tensors, elementary functions only
import torch


def log_softmax(scores):
    s = torch.tensor(scores)
    s = s - s.max(dim=1, keepdim=True).values
    return s - s.exp().sum(dim=1, keepdim=True).log()


def softmax(scores):
    return log_softmax(scores).exp()
