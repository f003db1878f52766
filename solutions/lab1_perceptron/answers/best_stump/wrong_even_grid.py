# points: 0 · misconception: thresholds from an even grid, not from the values
def best_stump(X, t, sample_weight):
    best, smallest = None, np.inf
    for j in range(X.shape[1]):
        for cut in np.linspace(X[:, j].min() - 1, X[:, j].max() + 1, 20):
            for p in (1, -1):
                error = sample_weight[np.where(X[:, j] > cut, p, -p) != t].sum()
                if error < smallest:
                    best, smallest = (j, cut, p), error
    return best
