# points: 0 · misconception: λ and 1 − λ exchanged
def mixup(X, t, k, partner, lam):
    T = np.eye(k)[t]
    wide = 1 - lam.reshape(-1, *[1] * (X.ndim - 1))
    a = 1 - lam[:, None]
    return wide * X + (1 - wide) * X[partner], a * T + (1 - a) * T[partner]
