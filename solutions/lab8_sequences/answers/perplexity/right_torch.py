# points: 1 · written: with torch
def perplexity(log_p, mask):
    return torch.exp(-torch.tensor(log_p)[torch.tensor(mask)].mean())
