# points: 0 · misconception: ten thresholds from the smallest to the largest value
def best_stump(X, t, sample_weight):
    best, smallest = None, np.inf
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        if len(values) > 10:
            values = np.linspace(values[0], values[-1], 10)
        for c in [values[0] - 1, *values]:
            for p in (-1, 1):
                e = sample_weight[np.where(X[:, j] > c, p, -p) != t].sum()
                if e < smallest:
                    smallest, best = e, (j, c, p)
    return best
