# points: 0 · misconception: only the targets are mixed
def mixup(X, t, k, partner, lam):
    T, a = np.eye(k)[t], lam[:, None]
    return X, a * T + (1 - a) * T[partner]
