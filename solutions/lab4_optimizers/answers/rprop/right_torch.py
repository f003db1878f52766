# points: 2 · written: torch tensors
def rprop(params, grads, state, lr, shrink=0.5, grow=1.2, smallest=1e-6, largest=50.0):
    import torch

    g = torch.tensor(grads)
    agree = torch.sign(g) * torch.as_tensor(state.get("sign", 0.0))
    factor = torch.ones_like(g)
    factor[agree > 0], factor[agree < 0] = grow, shrink
    step = (torch.as_tensor(state.get("step", lr)) * factor).clamp(smallest, largest)
    sign = torch.where(agree < 0, torch.zeros_like(g), torch.sign(g))
    return torch.tensor(params) - sign * step, {"step": step, "sign": sign}
