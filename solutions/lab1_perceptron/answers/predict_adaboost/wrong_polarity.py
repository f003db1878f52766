# points: 0 · misconception: the polarity is ignored
def predict_adaboost(X, stumps, alphas):
    F = np.zeros(len(X))
    for (j, c, _), a in zip(stumps, alphas):
        F += a * np.where(X[:, j] > c, 1, -1)
    return np.where(F > 0, 1, -1)
