# points: 2 · written: every data point as threshold, uses weighted_error
def best_stump(X, t, sample_weight):
    stumps = [(j, x, p) for j in range(X.shape[1]) for x in X[:, j] for p in (-1, 1)]
    return min(stumps, key=lambda s: weighted_error(stump_predict(X, s), t, sample_weight))
