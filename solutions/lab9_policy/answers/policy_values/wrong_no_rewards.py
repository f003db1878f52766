# points: 0 · misconception: Q without the rewards of the first step
def policy_values(P, R, pi, gamma):
    M = np.einsum("sa,sab->sb", pi, P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * M, np.sum(pi * R, axis=1))
    return V, gamma * P @ V
