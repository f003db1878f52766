# points: 0 · misconception: only the other sum is divided
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc + penalty * np.eye(d), Zc.T @ Yc / n)
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
