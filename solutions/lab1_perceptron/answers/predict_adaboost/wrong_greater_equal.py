# points: 0 · misconception: a value on the threshold lies above
def predict_adaboost(X, stumps, alphas):
    votes = np.zeros(len(X))
    for (j, c, p), a in zip(stumps, alphas):
        votes += a * np.where(X[:, j] >= c, p, -p)
    return np.where(votes > 0, 1, -1)
