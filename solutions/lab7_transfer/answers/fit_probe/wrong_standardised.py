# points: 0 · misconception: features are standardised
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    spread = Z.std(axis=0) + 1e-12
    Zc, Yc = (Z - Z.mean(axis=0)) / spread, Y - Y.mean(axis=0)
    W = np.linalg.solve(Zc.T @ Zc / n + penalty * np.eye(d), Zc.T @ Yc / n) / spread[:, None]
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
