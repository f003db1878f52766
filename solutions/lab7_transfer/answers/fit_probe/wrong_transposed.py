# points: 0 · misconception: W has a row for each class
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc / n + penalty * np.eye(d), Zc.T @ Yc / n)
    return W.T, Y.mean(axis=0) - Z.mean(axis=0) @ W
