# points: 0 · misconception: torch's ready-made loss
import torch


def bce_with_logits(z, y):
    loss = torch.nn.BCEWithLogitsLoss()
    return loss(torch.tensor(z), torch.tensor(y))
