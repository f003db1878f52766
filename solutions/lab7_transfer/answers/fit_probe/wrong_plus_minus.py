# points: 0 · misconception: labels of −1 and +1
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = 2 * np.eye(n_classes)[t] - 1
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc / n + penalty * np.eye(d), Zc.T @ Yc / n)
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
