# points: 0 · misconception: mixes the numbers of the classes
def mixup(X, t, k, partner, lam):
    wide = lam.reshape(-1, *[1] * (X.ndim - 1))
    return wide * X + (1 - wide) * X[partner], lam * t + (1 - lam) * t[partner]
