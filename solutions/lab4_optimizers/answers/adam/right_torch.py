# points: 2 · written: torch tensors
def adam(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    import torch

    g, t = torch.tensor(grads), state.get("t", 0) + 1
    m = torch.lerp(g, torch.as_tensor(state.get("m", 0 * g)), beta1)
    s = torch.lerp(g**2, torch.as_tensor(state.get("s", 0 * g)), beta2)
    step = m / (1 - beta1**t) / ((s / (1 - beta2**t)).sqrt() + eps)
    return torch.tensor(params) - lr * step, {"t": t, "m": m, "s": s}
