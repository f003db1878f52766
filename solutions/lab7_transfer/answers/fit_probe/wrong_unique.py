# points: 0 · misconception: classes without samples are left out
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    t = np.asarray(t)
    Y = (t[:, None] == np.unique(t)).astype(float)
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc / n + penalty * np.eye(d), Zc.T @ Yc / n)
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
