# points: 2 · written: torch
def policy_values(P, R, pi, gamma):
    P, R, pi = (torch.tensor(x, dtype=torch.float64) for x in (P, R, pi))
    M = (pi[:, :, None] * P).sum(dim=1)
    V = torch.linalg.solve(torch.eye(len(P), dtype=torch.float64) - gamma * M, (pi * R).sum(dim=1))
    return V, R + gamma * P @ V
