# points: 1 · written: torch tensors
import torch

def adagrad(params, grads, state, lr, eps=1e-10):
    g = torch.tensor(grads)
    s = torch.as_tensor(state.get("s", 0.0)) + g.square()
    return torch.tensor(params) - lr * g / (s.sqrt() + eps), {"s": s}
