# points: 1 · written: torch tensors
import torch

def rmsprop(params, grads, state, lr, alpha=0.99, eps=1e-8):
    g = torch.tensor(grads)
    s = alpha * torch.as_tensor(state.get("s", 0.0)) + (1 - alpha) * g * g
    return torch.tensor(params).addcdiv(g, s.sqrt() + eps, value=-lr), {"s": s}
