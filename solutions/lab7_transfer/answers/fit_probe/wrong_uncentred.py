# points: 0 · misconception: features are not centred
def fit_probe(Z, t, n_classes, penalty):
    Z = np.asarray(Z)
    n, d = Z.shape
    Y = np.eye(n_classes)[t]
    W = np.linalg.solve(Z.T @ Z / n + penalty * np.eye(d), Z.T @ Y / n)
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
