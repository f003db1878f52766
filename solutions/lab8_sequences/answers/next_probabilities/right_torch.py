# points: 1 · written: with torch
def next_probabilities(scores, temperature, k):
    s = torch.tensor(scores, dtype=torch.float64)
    order = torch.argsort(s, descending=True, stable=True)
    z = torch.full_like(s, -torch.inf)
    z[order[:k]] = s[order[:k]] / temperature
    return torch.softmax(z, dim=0)
