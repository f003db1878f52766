# points: 0 · misconception: a value is never below 0
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(R))
    for _ in range(sweeps):
        V = np.maximum(0, (R + gamma * P @ V).max(axis=1))
    return V, (R + gamma * P @ V).argmax(axis=1)
