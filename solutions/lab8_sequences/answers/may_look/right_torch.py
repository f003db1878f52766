# points: 1 · written: with torch
def may_look(mask):
    mask = torch.tensor(mask)
    n = mask.shape[1]
    return torch.ones(n, n, dtype=torch.bool).tril() & mask.unsqueeze(1)
