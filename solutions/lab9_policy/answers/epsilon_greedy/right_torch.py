# points: 2 · written: torch
def epsilon_greedy(q, epsilon):
    q = torch.tensor(q)
    best = (q == q.max()).double()
    return epsilon / len(q) + (1 - epsilon) * best / best.sum()
