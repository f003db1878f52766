# points: 0 · misconception: thresholds on a grid of whole numbers
def best_stump(X, t, sample_weight):
    grid = range(int(X.min()) - 1, int(X.max()) + 2)
    stumps = [(j, c, p) for j in range(X.shape[1]) for c in grid for p in (-1, 1)]
    return min(stumps, key=lambda s: sample_weight[stump_predict(X, s) != t].sum())
