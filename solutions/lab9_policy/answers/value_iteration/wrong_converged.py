# points: 0 · misconception: ignores the number of sweeps
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(300):
        V = np.max(R + gamma * P @ V, axis=1)
    return V, np.argmax(R + gamma * P @ V, axis=1)
