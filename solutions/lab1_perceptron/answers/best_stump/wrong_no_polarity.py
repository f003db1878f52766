# points: 0 · misconception: only the polarity +1 is tried
def best_stump(X, t, sample_weight):
    stumps = [(j, x, 1) for j in range(X.shape[1]) for x in [X.min() - 1, *X[:, j]]]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
