# points: 1 · written: looks up all features at once
def predict_adaboost(X, stumps, alphas):
    j = np.array([s[0] for s in stumps], dtype=int)
    c = np.array([s[1] for s in stumps], dtype=float)
    p = np.array([s[2] for s in stumps], dtype=float)
    F = np.where(X[:, j] > c, p, -p) @ np.array(alphas, dtype=float)
    return np.where(F > 0, 1, -1)
