# points: 2 · written: sweeps
def policy_values(P, R, pi, gamma):
    V = np.zeros(len(P))
    for _ in range(600):
        V = (pi * (R + gamma * P @ V)).sum(axis=1)
    return V, R + gamma * P @ V
