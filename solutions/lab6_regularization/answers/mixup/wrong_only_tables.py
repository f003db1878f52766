# points: 0 · misconception: only for tables (n, d)
def mixup(X, t, k, partner, lam):
    T, a = np.eye(k)[t], lam[:, None]
    return a * X + (1 - a) * X[partner], a * T + (1 - a) * T[partner]
