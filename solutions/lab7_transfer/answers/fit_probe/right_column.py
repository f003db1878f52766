# points: 2 · written: a column of ones that is not punished
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    A = np.hstack([Z, np.ones((n, 1))])
    punished = penalty * np.eye(d + 1)
    punished[-1, -1] = 0
    both = np.linalg.solve(A.T @ A / n + punished, A.T @ Y / n)
    return both[:-1], both[-1]
