# points: 0 · misconception: the first λ for all
def mixup(X, t, k, partner, lam):
    T, a = np.eye(k)[t], lam[0]
    return a * X + (1 - a) * X[partner], a * T + (1 - a) * T[partner]
