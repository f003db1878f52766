# points: 1 · written: torch tensors, without its optimizers
import torch

def sgd(params, grads, state, lr):
    return torch.from_numpy(params) - lr * torch.from_numpy(grads), state
