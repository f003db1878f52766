# points: 0 · misconception: the most probable action only
def policy_values(P, R, pi, gamma):
    pi = np.eye(R.shape[1])[pi.argmax(axis=1)]
    M = np.einsum("sa,sab->sb", pi, P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * M, np.sum(pi * R, axis=1))
    return V, R + gamma * P @ V
