# points: 2 · written: torch
def gradient_moments(pi, outcomes, b):
    pi, outcomes = torch.tensor(pi), torch.tensor(outcomes, dtype=torch.float64)
    g = (outcomes - b)[:, :, None] * (torch.eye(len(pi), dtype=torch.float64) - pi)[:, None]
    p = (pi / outcomes.shape[1])[:, None, None]
    mean = (p * g).sum(dim=(0, 1))
    return mean, (p * (g - mean) ** 2).sum()
