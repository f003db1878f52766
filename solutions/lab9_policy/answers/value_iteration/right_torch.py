# points: 2 · written: torch
def value_iteration(P, R, gamma, sweeps):
    P, R = torch.tensor(P, dtype=torch.float64), torch.tensor(R, dtype=torch.float64)
    V = torch.zeros(len(P), dtype=torch.float64)
    for _ in range(sweeps):
        V = (R + gamma * P @ V).amax(dim=1)
    Q = (R + gamma * P @ V).numpy()
    return V, np.argmax(Q, axis=1)
