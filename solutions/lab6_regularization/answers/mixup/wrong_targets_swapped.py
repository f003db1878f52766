# points: 0 · misconception: exchanged in the targets only
def mixup(X, t, k, partner, lam):
    T = np.eye(k)[t]
    wide, a = lam.reshape(-1, *[1] * (X.ndim - 1)), 1 - lam[:, None]
    return wide * X + (1 - wide) * X[partner], a * T + (1 - a) * T[partner]
