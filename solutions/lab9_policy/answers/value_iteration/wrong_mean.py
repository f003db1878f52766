# points: 0 · misconception: a mean in the place of the maximum
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps):
        V = np.mean(R + gamma * P @ V, axis=1)
    return V, np.argmax(R + gamma * P @ V, axis=1)
