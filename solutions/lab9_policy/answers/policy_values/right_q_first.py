# points: 2 · written: q first
def policy_values(P, R, pi, gamma):
    S, A = R.shape
    M = (P[:, :, :, None] * pi[None, None]).reshape(S * A, S * A)
    Q = np.linalg.solve(np.eye(S * A) - gamma * M, R.ravel()).reshape(S, A)
    return (pi * Q).sum(axis=1), Q
