# points: 0 · misconception: midpoints of neighbouring rows without sorting
def best_stump(X, t, sample_weight):
    stumps = [(j, X[:, j].min() - 1, p) for j in range(X.shape[1]) for p in (-1, 1)]
    for j in range(X.shape[1]):
        stumps += [(j, c, p) for c in (X[1:, j] + X[:-1, j]) / 2 for p in (-1, 1)]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
