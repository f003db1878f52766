# points: 0 · misconception: no threshold on the outside, so no constant stump
def best_stump(X, t, sample_weight):
    stumps = []
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        stumps += [(j, c, p) for c in (values[1:] + values[:-1]) / 2 for p in (-1, 1)]
    stumps = stumps or [(0, X[0, 0], 1)]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
