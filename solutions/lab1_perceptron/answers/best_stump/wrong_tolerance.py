# points: 0 · misconception: a stump must be better by 0.001
def best_stump(X, t, sample_weight):
    best, smallest = None, np.inf
    for j in range(X.shape[1]):
        for c in [X[:, j].min() - 1, *np.unique(X[:, j])]:
            for p in (-1, 1):
                e = sample_weight[np.where(X[:, j] > c, p, -p) != t].sum()
                if e < smallest - 1e-3:
                    smallest, best = e, (j, c, p)
    return best
