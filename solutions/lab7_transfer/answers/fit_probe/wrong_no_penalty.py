# points: 0 · misconception: no penalty
def fit_probe(Z, t, n_classes, penalty):
    Y = np.eye(n_classes)[t]
    Zc, Yc = Z - Z.mean(axis=0), Y - Y.mean(axis=0)
    W = np.linalg.lstsq(Zc, Yc, rcond=None)[0]
    return W, Y.mean(axis=0) - Z.mean(axis=0) @ W
