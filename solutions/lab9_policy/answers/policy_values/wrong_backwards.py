# points: 0 · misconception: the transposed matrix
def policy_values(P, R, pi, gamma):
    M = np.einsum("sa,sab->sb", pi, P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * M.T, np.sum(pi * R, axis=1))
    return V, R + gamma * P @ V
