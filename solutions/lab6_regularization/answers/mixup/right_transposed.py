# points: 1 · written: the samples on the last axis
def mixup(X, t, k, partner, lam):
    mixed = (lam * X.T + (1 - lam) * X[partner].T).T
    T = (np.arange(k)[:, None] == t).astype(float)
    return mixed, (lam * T + (1 - lam) * T[:, partner]).T
