# points: 0 · misconception: ten sweeps
def policy_values(P, R, pi, gamma):
    V = np.zeros(len(P))
    for _ in range(10):
        V = (pi * (R + gamma * P @ V)).sum(axis=1)
    return V, R + gamma * P @ V
