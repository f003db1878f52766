# points: 0 · misconception: changes X
def mixup(X, t, k, partner, lam):
    T = np.eye(k)[t]
    wide, a = lam.reshape(-1, *[1] * (X.ndim - 1)), lam[:, None]
    other = X[partner]
    X *= wide
    X += (1 - wide) * other
    return X, a * T + (1 - a) * T[partner]
