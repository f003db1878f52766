# points: 0 · misconception: the last of equally good actions
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps):
        V = np.max(R + gamma * P @ V, axis=1)
    Q = R + gamma * P @ V
    return V, Q.shape[1] - 1 - np.argmax(Q[:, ::-1], axis=1)
