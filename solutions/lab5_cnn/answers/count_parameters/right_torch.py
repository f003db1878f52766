# points: 1 · written: counted by torch
import torch


def count_parameters(layers):
    makers = {
        "conv": lambda a, b, k: torch.nn.Conv2d(a, b, k),
        "linear": lambda a, b: torch.nn.Linear(a, b),
        "batch_norm": lambda c: torch.nn.BatchNorm2d(c),
        "relu": torch.nn.ReLU,
        "max_pool": lambda k: torch.nn.MaxPool2d(k),
    }
    return sum(p.numel() for kind, *n in layers for p in makers[kind](*n).parameters())
