# points: 0 · misconception: the error is not weighted
def best_stump(X, t, sample_weight):
    stumps = [(j, x, p) for j in range(X.shape[1]) for x in X[:, j] for p in (-1, 1)]
    return min(stumps, key=lambda s: np.mean(stump_predict(X, s) != t))
