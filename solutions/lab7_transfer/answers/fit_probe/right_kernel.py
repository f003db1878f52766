# points: 2 · written: n equations instead of d
def fit_probe(Z, t, n_classes, penalty):
    n = len(Z)
    Y = (np.asarray(t)[:, None] == np.arange(n_classes)).astype(float)
    middle, share = Z.mean(axis=0), Y.mean(axis=0)
    Zc = Z - middle
    W = Zc.T @ np.linalg.solve(Zc @ Zc.T + n * penalty * np.eye(n), Y - share)
    return W, share - middle @ W
