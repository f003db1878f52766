# points: 0 · misconception: the polarity is taken for the class below the threshold
def best_stump(X, t, sample_weight):
    stumps = [(j, x, p) for j in range(X.shape[1]) for x in X[:, j] for p in (-1, 1)]
    j, c, p = min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
    return j, c, -p
