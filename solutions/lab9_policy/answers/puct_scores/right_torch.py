# points: 1 · written: torch
def puct_scores(visits, totals, priors, c):
    n, w, p = (torch.tensor(x, dtype=torch.float64) for x in (visits, totals, priors))
    return -w / n.clamp(min=1) + c * p * (1 + n.sum()).sqrt() / (1 + n)
