# points: 2 · written: einsum
def value_iteration(P, R, gamma, sweeps):
    V, Q = np.zeros(len(P)), 1.0 * R
    for _ in range(sweeps):
        V = Q.max(axis=1)
        Q = R + gamma * np.einsum("sab,b->sa", P, V)
    return V, Q.argmax(axis=1)
