# points: 2 · written: an ordinary least squares problem with more rows
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.zeros((n, n_classes))
    for i, c in enumerate(t):
        Y[i, c] = 1
    Zc, Yc = Z - Z.mean(0), Y - Y.mean(0)
    A = np.vstack([Zc, np.sqrt(n * penalty) * np.eye(d)])
    W = np.linalg.lstsq(A, np.vstack([Yc, np.zeros((d, n_classes))]), rcond=None)[0]
    return W, Y.mean(0) - Z.mean(0) @ W
