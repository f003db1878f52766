# points: 0 · misconception: the bias is zero
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc / n + penalty * np.eye(d), Zc.T @ Yc / n)
    return W, np.zeros(n_classes)
