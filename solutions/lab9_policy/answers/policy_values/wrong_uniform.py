# points: 0 · misconception: a mean over actions that ignores the policy
def policy_values(P, R, pi, gamma):
    pi = np.full(R.shape, 1 / R.shape[1])
    M = np.einsum("sa,sab->sb", pi, P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * M, np.sum(pi * R, axis=1))
    return V, R + gamma * P @ V
