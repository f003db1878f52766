# points: 0 · misconception: Q times the policy
def policy_values(P, R, pi, gamma):
    M = np.einsum("sa,sab->sb", pi, P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * M, np.sum(pi * R, axis=1))
    return V, pi * (R + gamma * P @ V)
