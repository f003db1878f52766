# points: 0 · misconception: a hundred sweeps are always enough
def policy_values(P, R, pi, gamma):
    V = np.zeros(len(P))
    for _ in range(100):
        V = (pi * (R + gamma * P @ V)).sum(axis=1)
    return V, R + gamma * P @ V
