# points: 0 · misconception: only the first feature is tried
def best_stump(X, t, sample_weight):
    stumps = [(0, x, p) for x in [X.min() - 1, *X[:, 0]] for p in (-1, 1)]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
