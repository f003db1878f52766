# points: 0 · misconception: the partner read the other way round
def mixup(X, t, k, partner, lam):
    T, back = np.eye(k)[t], np.argsort(partner)
    wide, a = lam.reshape(-1, *[1] * (X.ndim - 1)), lam[:, None]
    return wide * X + (1 - wide) * X[back], a * T + (1 - a) * T[back]
