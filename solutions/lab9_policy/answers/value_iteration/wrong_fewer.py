# points: 0 · misconception: one sweep too few
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps - 1):
        V = np.max(R + gamma * P @ V, axis=1)
    return V, np.argmax(R + gamma * P @ V, axis=1)
