# points: 1 · written: torch
def log_gradient(pi, s, a):
    gradient = torch.zeros(pi.shape, dtype=torch.float64)
    gradient[s, a] = 1.0
    gradient[s] -= torch.tensor(pi[s])
    return gradient
