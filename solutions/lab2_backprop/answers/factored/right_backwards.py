# points: 1 · written: from the end, as backpropagation goes, in torch
import torch


def factored(stages):
    adjoint, cost = torch.tensor(1.0, dtype=torch.float64), [-1, 0]
    for stage in reversed(stages):
        adjoint = adjoint * torch.tensor(stage, dtype=torch.float64).sum()
        cost = [cost[0] + 1, cost[1] + len(stage) - 1]
    return adjoint, cost[0], cost[1]
