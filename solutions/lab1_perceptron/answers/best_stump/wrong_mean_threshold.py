# points: 0 · misconception: only the mean of each feature as threshold
def best_stump(X, t, sample_weight):
    stumps = [(j, X[:, j].mean(), p) for j in range(X.shape[1]) for p in (-1, 1)]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
