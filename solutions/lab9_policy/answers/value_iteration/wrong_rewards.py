# points: 0 · misconception: a policy that looks at the rewards only
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps):
        V = np.max(R + gamma * P @ V, axis=1)
    return V, np.argmax(R, axis=1)
