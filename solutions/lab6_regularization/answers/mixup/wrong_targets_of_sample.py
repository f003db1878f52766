# points: 0 · misconception: the targets are not mixed
def mixup(X, t, k, partner, lam):
    wide = lam.reshape(-1, *[1] * (X.ndim - 1))
    return wide * X + (1 - wide) * X[partner], np.eye(k)[t]
