# points: 0 · misconception: the label of the larger share
def mixup(X, t, k, partner, lam):
    wide = lam.reshape(-1, *[1] * (X.ndim - 1))
    return wide * X + (1 - wide) * X[partner], np.eye(k)[np.where(lam >= 0.5, t, t[partner])]
