# points: 0 · misconception: begins with the rewards
def value_iteration(P, R, gamma, sweeps):
    V = np.mean(R, axis=1)
    for _ in range(sweeps):
        V = np.max(R + gamma * P @ V, axis=1)
    return V, np.argmax(R + gamma * P @ V, axis=1)
