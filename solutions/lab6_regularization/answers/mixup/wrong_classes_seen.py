# points: 0 · misconception: as many classes as there are labels in the batch
def mixup(X, t, k, partner, lam):
    T = np.eye(t.max() + 1)[t]
    wide, a = lam.reshape(-1, *[1] * (X.ndim - 1)), lam[:, None]
    return wide * X + (1 - wide) * X[partner], a * T + (1 - a) * T[partner]
