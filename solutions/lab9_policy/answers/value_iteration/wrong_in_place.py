# points: 0 · misconception: uses new values within the sweep
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps):
        for s in range(len(P)):
            V[s] = np.max(R[s] + gamma * P[s] @ V)
    return V, np.argmax(R + gamma * P @ V, axis=1)
