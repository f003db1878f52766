# points: 1 · written: torch tensors
import torch

def heavy_ball(params, grads, state, lr, momentum):
    v = momentum * state.get('v', torch.zeros(grads.shape)) - lr * torch.as_tensor(grads)
    return torch.as_tensor(params) + v, dict(v=v)
