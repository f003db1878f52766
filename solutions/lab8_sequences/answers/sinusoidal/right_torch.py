# points: 1 · written: with torch
def sinusoidal(n, d, base):
    p = torch.arange(n, dtype=torch.float64)[:, None]
    omega = torch.tensor(float(base), dtype=torch.float64) ** (
        -torch.arange(0, d, 2, dtype=torch.float64) / d
    )
    return torch.stack([torch.sin(p * omega), torch.cos(p * omega)], dim=2).flatten(1)
