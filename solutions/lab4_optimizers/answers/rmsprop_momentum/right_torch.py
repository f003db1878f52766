# points: 1 · written: torch tensors
def rmsprop_momentum(params, grads, state, lr, alpha=0.99, mu=0.9, eps=1e-8):
    import torch

    g = torch.tensor(grads)
    s = torch.as_tensor(state.get("s", 0.0)) * alpha + (1 - alpha) * g.pow(2)
    v = torch.as_tensor(state.get("v", 0.0)) * mu + g / (s.sqrt() + eps)
    return torch.tensor(params) - lr * v, {"s": s, "v": v}
