# points: 0 · misconception: leaves out the discount
def value_iteration(P, R, gamma, sweeps):
    V = np.zeros(len(P))
    for _ in range(sweeps):
        V = np.max(R + P @ V, axis=1)
    return V, np.argmax(R + P @ V, axis=1)
