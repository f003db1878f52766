# points: 1 · written: with torch
def dropout(h, grad, u, rate, training):
    keep = torch.ones(h.shape) if not training else torch.tensor((u >= rate) / (1 - rate))
    return torch.tensor(h) * keep, torch.tensor(grad) * keep
