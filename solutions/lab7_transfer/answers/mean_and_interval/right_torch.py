# points: 1 · written: with torch
def mean_and_interval(scores):
    a = torch.tensor(scores, dtype=torch.float64)
    half = 1.96 * a.std() / len(a) ** 0.5
    return a.mean().item(), (a.mean() - half).item(), (a.mean() + half).item()
