# points: 1 · written: lam in the shape of the images
def mixup(X, t, k, partner, lam):
    T = np.eye(k)[t]
    wide = lam.reshape(-1, *[1] * (X.ndim - 1))
    return wide * X + (1 - wide) * X[partner], lam[:, None] * T + (1 - lam[:, None]) * T[partner]
