# points: 0 · misconception: the bias is punished
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    A = np.hstack([Z, np.ones((n, 1))])
    both = np.linalg.solve(A.T @ A / n + penalty * np.eye(d + 1), A.T @ Y / n)
    return both[:-1], both[-1]
