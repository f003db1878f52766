# points: 0 · misconception: torch's ready-made loss
import torch
from torch.nn.functional import cross_entropy as ready_made


def cross_entropy(scores, labels):
    return ready_made(torch.tensor(scores), torch.tensor(labels))
